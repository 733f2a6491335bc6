"""The digital edition: the book of each language as one accessible PDF, made anew only when something of it changed.

A finished edition is kept with its page map, from which the next edition starts its layout.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from markdown.extensions.toc import slugify

from practicebook.book.book import Book
from practicebook.editions.edition import EditionFile
from practicebook.editions.keeping import CACHE, FONTS, digest, forget, keep, kept, records
from practicebook.editions.paper_html import paper_html
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses

_KEPT = 6
"""Editions of one language that the cache keeps: enough to go back and forth between a few states."""


def digital_path(book: Book, addresses: Addresses) -> str:
    """Where the edition stands in the site: beside the contents, named by its title."""
    return f"{addresses.handbook}{slugify(book.title, '-')}.pdf"


def digital_editions(project: Project, books: Mapping[str, Book]) -> Mapping[str, EditionFile]:
    """The digital edition of every book, by language.

    Raises:
        EditionError: An edition cannot be made as it should be.
    """
    every = all_addresses(project.languages)
    return {lang: _edition(project, book, every[lang]) for lang, book in books.items()}


def _edition(project: Project, book: Book, addresses: Addresses) -> EditionFile:
    path, folder = digital_path(book, addresses), project.root / CACHE
    name = f"{book.lang}-{digest(project.root, paper_html(project, book, addresses, None))[:20]}"
    found = kept(folder, name)
    if found:
        return EditionFile(path, found.content, int(found.record["page_count"]))
    from practicebook.editions.pdf import paper  # noqa: PLC0415 - slow to import; not needed when all is at hand

    made = paper(
        lambda pages: paper_html(project, book, addresses, pages),
        project.root / FONTS,
        _latest_map(folder, book.lang),
    )
    keep(folder, name, made.content, {"page_count": made.page_count, "pages": dict(made.pages)})
    forget(folder, book.lang, _KEPT)
    return EditionFile(path, made.content, made.page_count)


def _latest_map(folder: Path, lang: str) -> dict[str, int] | None:
    for path in records(folder, lang):
        try:
            pages = json.loads(path.read_text(encoding="utf-8"))["pages"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return {str(key): int(page) for key, page in pages.items()}
    return None
