"""The page of each practice."""

from collections.abc import Iterator, Mapping

from practicebook.book.book import Book, Chapter
from practicebook.catalogue.related import Relations
from practicebook.editions.edition import EditionFile
from practicebook.messages.formats import file_size
from practicebook.project import Project
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import all_addresses
from practicebook.views.entry import entry_view
from practicebook.views.templating import render


def entry_pages(
    project: Project, books: Mapping[str, Book], factsheets: Mapping[tuple[str, str], EditionFile]
) -> Iterator[GeneratedPage]:
    """Yield the page of every public entry in every language.

    `books` by language tell which chapters speak of it; `factsheets` are by language and slug.
    """
    every = all_addresses(project.languages)
    relations = Relations(project.catalogue)
    for entry in project.catalogue:
        related = relations.of(entry)
        twins = {lang: addresses.entry(entry.slug) for lang, addresses in every.items()}
        for lang, addresses in every.items():
            view = entry_view(entry, related, addresses, project)
            sheet = factsheets.get((lang, entry.slug))
            yield GeneratedPage(
                address=twins[lang],
                lang=lang,
                twins=twins,
                title=view.title.plain,
                description=view.summary.plain,
                section="practices",
                html=render(
                    project.root,
                    "entry.html",
                    addresses,
                    twins[lang],
                    entry=view,
                    chapters=_chapters(books.get(lang), entry.slug),
                    factsheet=sheet,
                    factsheet_size=file_size(sheet.size, lang) if sheet else "",
                ),
                scripts=("copy", "entry", "print", "pick"),
            )


def _chapters(book: Book | None, slug: str) -> tuple[Chapter, ...]:
    """The chapters that tell of a practice."""
    return tuple(chapter for chapter in book.chapters if slug in chapter.practices) if book else ()
