"""The files for the printer: the pages and the cover of every book as PDF/X-4, preflighted, and the order for them.

Lines and pages are those of the digital edition: only colours, margins and marks differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from practicebook.book.book import Book
from practicebook.editions.digital import DigitalEdition
from practicebook.editions.edition import EditionError
from practicebook.editions.offset.cover import PAGE_MM, CoverSheet, cover_sheet
from practicebook.editions.offset.inks import Inks
from practicebook.editions.paper.pagination import paginated
from practicebook.editions.paper.sections import Look, sections
from practicebook.editions.press.keeping import FONTS
from practicebook.editions.press.piece import Variant
from practicebook.editions.press.pressing import press
from practicebook.messages import text
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses

if TYPE_CHECKING:
    from pikepdf import Pdf

_MOST_TOLD = 12
"""Faults that are told of one file."""


@dataclass(frozen=True)
class PrintFile:
    """A file for the printer by its name."""

    name: str
    content: bytes


@dataclass(frozen=True)
class OffsetEdition:
    """The files of one language, and what the order says of them."""

    pages: PrintFile
    cover: PrintFile
    page_count: int
    empty_pages: int
    spine_mm: float
    cover_size_mm: tuple[float, float]


def offset_editions(
    project: Project, books: Mapping[str, Book], digital: Mapping[str, DigitalEdition]
) -> Mapping[str, OffsetEdition]:
    """The print files of every book, by language.

    Raises:
        EditionError: A file cannot be made as it should be, or breaks a rule of the preflight.
    """
    every = all_addresses(project.languages)
    return {lang: _edition(project, book, every[lang], digital[lang]) for lang, book in books.items()}


def _edition(project: Project, book: Book, addresses: Addresses, digital: DigitalEdition) -> OffsetEdition:
    from practicebook.editions.paper.joining import joined  # noqa: PLC0415 - slow to import; for those who build

    printing = project.settings.printing
    profile = project.root / FONTS / "profiles" / printing.profile
    if not profile.is_file():
        raise EditionError(f"settings/printing.yml: no such profile: {profile.name}")
    inks = Inks(profile)
    look = Look("offset", Variant.OFFSET, ("offset.css",), inks.rules, inks.inked, has_cover=False)
    made = paginated(project.root, book.lang, sections(project, book, addresses, look), look)
    if made.pages != digital.paginated.pages:
        raise EditionError(f"{book.lang}: the pages for the press are not those of the digital edition")
    pdf = joined(made, "")
    wanted = -(-made.page_count // printing.pages_multiple) * printing.pages_multiple
    while len(pdf.pages) < wanted:
        pdf.add_blank_page()
    name = slugify(book.title, "-")
    pages = _finished(project, book, pdf, PAGE_MM, f"{name}-{text('editions.order.pages_file', book.lang)}.pdf")
    sheet = cover_sheet(project, book, addresses, wanted, inks)
    cover = _cover(project, book, sheet, f"{name}-{text('editions.order.cover_file', book.lang)}.pdf")
    return OffsetEdition(pages, cover, wanted, wanted - made.page_count, sheet.spine_mm, sheet.size_mm)


def _cover(project: Project, book: Book, sheet: CoverSheet, name: str) -> PrintFile:
    from pikepdf import Pdf  # noqa: PLC0415 - slow to import; for those who build

    (piece,) = press(project.root, [sheet.job])
    if piece.page_count != 1:
        raise EditionError(f"{sheet.job.name}: the cover runs over {piece.page_count} pages")
    return _finished(project, book, Pdf.open(BytesIO(piece.content)), sheet.size_mm, name)


def _finished(project: Project, book: Book, pdf: "Pdf", size_mm: tuple[float, float], name: str) -> PrintFile:
    from pikepdf import Pdf as Opened  # noqa: PLC0415 - slow to import; for those who build

    from practicebook.editions.offset.finishing import (  # noqa: PLC0415 - slow to import; for those who build
        PressFile,
        finish,
    )
    from practicebook.editions.offset.preflight import faults  # noqa: PLC0415 - slow to import; for those who build
    from practicebook.editions.paper.joining import saved  # noqa: PLC0415 - slow to import; for those who build

    printing = project.settings.printing
    author = localised(project.settings.owner.name, book.lang)
    profile = (project.root / FONTS / "profiles" / printing.profile).read_bytes()
    finish(pdf, PressFile(book.title, author, project.today, printing.condition, profile, size_mm))
    content = saved(pdf, version="1.6")
    found = faults(Opened.open(BytesIO(content)))
    if found:
        told = "; ".join(str(fault) for fault in found[:_MOST_TOLD])
        raise EditionError(f"{name}: {told}")
    return PrintFile(name, content)
