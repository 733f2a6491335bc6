"""The cover for the press: back, spine and front on one sheet, its spine as wide as the block of pages is thick."""

from dataclasses import dataclass

from markupsafe import Markup

from practicebook.book.book import Book
from practicebook.editions.offset.finishing import BLEED_MM
from practicebook.editions.offset.inks import Inks
from practicebook.editions.paper.linking import decoration, picture
from practicebook.editions.paper.sections import style_sheet
from practicebook.editions.press.piece import Job, Variant
from practicebook.figures.barcode import ean13
from practicebook.figures.belt import HEIGHT, STEP
from practicebook.figures.cover import cloth
from practicebook.model.printing import Printing
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.templating import render

PAGE_MM = (170.0, 240.0)
_SIDES = 2
"""Pages of a leaf; also the sheets of cover on both sides of the spine."""
_NARROWEST_MM = 6
"""A narrower spine carries no words (they would wander onto the front when the fold is not true)."""
_LINE_MM = 4.6
"""The height of a line of words on the spine."""
_MOTIF_MM = 17.0
"""The width of a motif of the cloth on the cover, about as on the digital one."""
_CLOTH_MM = 152.0
"""The height of the cloth with its bleed."""


def spine_mm(pages: int, printing: Printing) -> float:
    """The width of the spine in millimetres: all leaves, and the cover on both sides of them, to a tenth."""
    return round(pages / _SIDES * printing.paper_thickness + _SIDES * printing.cover_thickness, 1)


@dataclass(frozen=True)
class CoverSheet:
    """What is laid out for a cover, and the size of its page in millimetres."""

    job: Job
    size_mm: tuple[float, float]
    spine_mm: float


def cover_sheet(project: Project, book: Book, addresses: Addresses, pages: int, inks: Inks) -> CoverSheet:
    """The cover for a book of `pages` pages."""
    width, height = PAGE_MM
    spine = spine_mm(pages, project.settings.printing)
    whole = (_SIDES * width + spine, height)
    woven = [(entry.slug, entry.practice.themes[0]) for entry in project.catalogue]
    wide = whole[0] + _SIDES * BLEED_MM
    columns = round(wide / _MOTIF_MM)
    row = wide / columns * HEIGHT / STEP
    rows = round(_CLOTH_MM / row)
    isbn = book.isbn.print
    site = project.settings.site
    placed = (
        f"@page {{ size: {whole[0]}mm {height}mm; margin: 0; bleed: 10mm }}"
        f".jacket__cloth {{ height: {row * rows:.3f}mm }} .jacket__panel {{ top: {row * rows - BLEED_MM:.3f}mm }}"
        f".jacket__front {{ left: {width + spine + 15}mm }}"
        f".jacket__spine {{ left: {width}mm; width: {spine}mm }}"
        f".jacket__spine p {{ left: {spine / 2 + _LINE_MM / 2:.2f}mm }}"
        + (".jacket__spine { display: none }" if spine < _NARROWEST_MM else "")
    )
    html = render(
        project.root,
        "paper/jacket.html",
        addresses,
        "",
        book=book,
        styles=[
            Markup(inks.inked(style))  # noqa: S704 - our own files
            for style in (
                style_sheet(project.root, "fonts.css"),
                style_sheet(project.root, "jacket.css"),
                placed,
                inks.rules,
            )
        ],
        cloth=decoration(inks.inked(cloth(woven, columns, rows))) if woven else "",
        barcode=picture(inks.inked(ean13(isbn)), isbn) if isbn else "",
        isbn=isbn,
        owner=localised(project.settings.owner.name, book.lang),
        site=site.address.removeprefix("https://").rstrip("/"),
        today=project.today.isoformat(),
    )
    return CoverSheet(Job(f"offset-{book.lang}-jacket", html, Variant.OFFSET), whole, spine)
