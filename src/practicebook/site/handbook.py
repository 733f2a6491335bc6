"""The pages of the handbook: its contents, its chapters, the glossary and the worksheets, in every language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from practicebook.book.book import Book, Change, Chapter
from practicebook.book.imprint import imprint_lines
from practicebook.editions.sheets import SheetFiles
from practicebook.messages import calendar_date, text
from practicebook.messages.collation import initial
from practicebook.messages.formats import file_size
from practicebook.project import Project
from practicebook.site.book_making import Files, Making
from practicebook.site.book_matter import matter_pages
from practicebook.site.downloads import downloads_page
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import all_addresses, glossary_files


def handbook_pages(project: Project, books: Mapping[str, Book], files: Files) -> Iterator[GeneratedPage]:
    """Yield the handbook's pages; `books` are by language, `files` what there is to take along."""
    every = {lang: addresses for lang, addresses in all_addresses(project.languages).items() if lang in books}
    for lang, addresses in every.items():
        making = _Pages(project, books, every, lang, addresses)
        yield making.contents(files)
        yield from making.chapters()
        if making.book.glossary:
            yield making.glossary()
        if making.book.sheets:
            yield making.worksheets(files.sheets.get(lang))
            yield from making.sheets(files.sheets.get(lang))
        if files.editions:
            yield downloads_page(making, files)
        yield from matter_pages(making)


@dataclass(frozen=True)
class _Pages(Making):
    """The pages of one language."""

    def contents(self, files: Files) -> GeneratedPage:
        edition, ebook = files.editions.get(self.lang), files.ebooks.get(self.lang)
        twins = {lang: addresses.handbook for lang, addresses in self.every.items()}
        sizes = [file_size(file.size, self.lang) for file in (edition, ebook) if file]
        lead = text("site.book.lead", self.lang)
        imprint = imprint_lines(self.project.settings, self.book, self.addresses)
        return self.page(
            "handbook.html", twins, self.book.title, lead, pdf=edition, ebook=ebook, sizes=sizes, imprint=imprint
        )

    def chapters(self) -> Iterator[GeneratedPage]:
        chapters = self.book.chapters
        for previous, chapter, following in zip((None, *chapters), chapters, (*chapters[1:], None), strict=False):
            twins = {
                lang: addresses.chapter(self.books[lang].by_id[chapter.id].slug)
                for lang, addresses in self.every.items()
            }
            yield self.page(
                "chapter.html",
                twins,
                chapter.title,
                _plain(chapter),
                scripts=("term",) if chapter.terms else (),
                chapter=chapter,
                previous=previous,
                next=following,
                updated=calendar_date(chapter.updated, chapter.lang or self.lang),
                changes=[(_change(change, chapter.lang or self.lang), change.note) for change in chapter.changes],
            )

    def glossary(self) -> GeneratedPage:
        twins = {lang: addresses.glossary for lang, addresses in self.every.items()}
        letters = [
            (letter, list(terms))
            for letter, terms in groupby(self.book.glossary, lambda term: initial(term.name.plain, self.lang))
        ]
        used = {term.id: self.first_places(term.places) for term in self.book.glossary}
        title, about = (text(f"site.book.glossary.{key}", self.lang) for key in ("title", "description"))
        files = glossary_files(self.every[self.addresses.original])
        scripts = ("glossary",)
        return self.page("glossary.html", twins, title, about, scripts=scripts, letters=letters, used=used, files=files)

    def worksheets(self, files: SheetFiles | None) -> GeneratedPage:
        twins = {lang: addresses.worksheets for lang, addresses in self.every.items() if self.books[lang].sheets}
        title, about = (text(f"site.book.worksheets.{key}", self.lang) for key in ("title", "description"))
        groups = [(chapter, chapter.sheets) for chapter in self.book.chapters if chapter.sheets]
        archive = files.archive if files else None
        size = file_size(archive.size, self.lang) if archive else ""
        return self.page("worksheets.html", twins, title, about, groups=groups, archive=archive, size=size)

    def sheets(self, files: SheetFiles | None) -> Iterator[GeneratedPage]:
        for sheet in self.book.sheets:
            twins = {
                lang: addresses.worksheet(sheet.id)
                for lang, addresses in self.every.items()
                if any(other.id == sheet.id for other in self.books[lang].sheets)
            }
            chapters = [self.book.by_id[chapter] for chapter in sheet.chapters]
            pdf = files.files[sheet.id] if files else None
            yield self.page(
                "worksheet.html",
                twins,
                sheet.title.plain,
                sheet.purpose.plain,
                scripts=("print", "sheet"),
                sheet=sheet,
                chapters=chapters,
                pdf=pdf,
                pdf_size=file_size(pdf.size, self.lang) if pdf else "",
                pdf_format="A3" if sheet.canvas else "A4",
            )


def _change(change: Change, lang: str) -> str:
    """The day and version of a change."""
    return text("site.book.state.change", lang, date=calendar_date(change.date, lang), version=change.version)


def _plain(chapter: Chapter) -> str:
    """The reader's question as plain text."""
    return "".join(piece.unescape() for piece in chapter.question if isinstance(piece, Markup))
