"""The digital edition: the book of each language as one accessible PDF that keeps (PDF/A-3a and PDF/UA-1 in one).

The metadata of the book is attached as JSON, for those who collect books by machine.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from markdown.extensions.toc import slugify

from practicebook.book.book import Book
from practicebook.editions.book_metadata import book_metadata
from practicebook.editions.edition import EditionFile
from practicebook.editions.paper.pagination import Paginated, paginated
from practicebook.editions.paper.sections import Look, sections
from practicebook.editions.press.piece import Variant
from practicebook.messages import text
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses

DIGITAL = Look("digital", Variant.ARCHIVE)


def digital_path(book: Book, addresses: Addresses) -> str:
    """Where the edition stands in the site: beside the contents, named by its title."""
    return f"{addresses.handbook}{slugify(book.title, '-')}.pdf"


@dataclass(frozen=True)
class DigitalEdition:
    """The file, and the page of everything in it, which the other editions share."""

    file: EditionFile
    paginated: Paginated


def digital_editions(project: Project, books: Mapping[str, Book]) -> Mapping[str, DigitalEdition]:
    """The digital edition of every book, by language.

    Raises:
        EditionError: An edition cannot be made as it should be.
    """
    every = all_addresses(project.languages)
    return {lang: _edition(project, book, every[lang]) for lang, book in books.items()}


def _edition(project: Project, book: Book, addresses: Addresses) -> DigitalEdition:
    made = paginated(project.root, book.lang, sections(project, book, addresses, DIGITAL), DIGITAL)
    content = archived(project, book, addresses, made)
    pages = sum(sheaf.start == 0 for sheaf in made.sheaves) + made.page_count
    return DigitalEdition(EditionFile(digital_path(book, addresses), content, pages), made)


def archived(project: Project, book: Book, addresses: Addresses, made: Paginated) -> bytes:
    """The sections as one PDF that keeps and can be read aloud, with the metadata of the book attached."""
    from practicebook.editions.paper import archiving, joining  # noqa: PLC0415 - slow to import; for those who build

    pdf = joining.joined(made, text("editions.cover_label", book.lang))
    record = json.dumps(book_metadata(project, book, addresses), ensure_ascii=False, indent=1, sort_keys=True)
    day = datetime(project.today.year, project.today.month, project.today.day, tzinfo=UTC)
    archiving.attach(pdf, f"{slugify(book.title, '-')}.json", f"{record}\n".encode(), day)
    return joining.saved(pdf)
