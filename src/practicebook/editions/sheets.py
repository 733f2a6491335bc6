"""The worksheets as files: each an accessible PDF with fields to fill in, and all of a language in one archive.

A finished sheet is kept by the digest of what it is made from, so that an unchanged one costs nothing.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from practicebook.book.book import Book
from practicebook.book.sheet import Sheet
from practicebook.editions.edition import EditionFile
from practicebook.editions.paper.linking import PaperLinking, picture
from practicebook.editions.paper.sections import style_sheet
from practicebook.editions.press.piece import Job, Variant
from practicebook.editions.press.pressing import press
from practicebook.figures.qr import qr_code
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.templating import render

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time an archive can hold (APPNOTE 4.4.6): the same whenever it is made."""


@dataclass(frozen=True)
class SheetFiles:
    """The files of one language: a PDF for each worksheet by its id, and the archive of them all."""

    files: Mapping[str, EditionFile]
    archive: EditionFile


def sheet_path(identifier: str, addresses: Addresses) -> str:
    """Where the PDF of a worksheet stands in the site: beside its page."""
    return f"{addresses.worksheets}{identifier}.pdf"


def sheet_files(project: Project, books: Mapping[str, Book]) -> Mapping[str, SheetFiles]:
    """The worksheets of every book as files, by language; a book without worksheets has none.

    Raises:
        EditionError: A sheet cannot be made as it should be.
    """
    every = all_addresses(project.languages)
    made: dict[str, SheetFiles] = {}
    for lang, book in books.items():
        if book.sheets:
            jobs = [
                Job(f"sheet-{lang}-{sheet.id}", sheet_html(project, book, sheet, every[lang]), Variant.FORM)
                for sheet in book.sheets
            ]
            files = {
                sheet.id: EditionFile(sheet_path(sheet.id, every[lang]), piece.content, piece.page_count)
                for sheet, piece in zip(book.sheets, press(project.root, jobs), strict=True)
            }
            made[lang] = SheetFiles(files, _archive(files, every[lang]))
    return made


def sheet_html(project: Project, book: Book, sheet: Sheet, addresses: Addresses) -> str:
    """The document of one worksheet."""
    settings = project.settings
    address = settings.site.address + addresses.worksheet(sheet.id)
    style = "\n".join(style_sheet(project.root, name) for name in ("fonts.css", "sheet.css"))
    return render(
        project.root,
        "paper/sheet.html",
        addresses,
        "",
        book=book,
        sheet=sheet,
        chapter=book.by_id[sheet.chapters[0]] if sheet.chapters else None,
        areas=Markup(" ".join(f"'{row}'" for row in sheet.canvas)),  # noqa: S704 - ids of fields, by the model
        e=PaperLinking(book, addresses, settings.site.address, pages=None),
        code=picture(qr_code(address), address),
        address=address,
        style=Markup(style),  # noqa: S704 - our own file
        owner=localised(settings.owner.name, book.lang),
        today=project.today.isoformat(),
    )


def _archive(files: Mapping[str, EditionFile], addresses: Addresses) -> EditionFile:
    """All sheets in one archive, the same bytes for the same sheets."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for file in files.values():
            info = zipfile.ZipInfo(file.path.rpartition("/")[2], _FIRST_DAY)
            archive.writestr(info, file.content, zipfile.ZIP_DEFLATED, compresslevel=9)
    name = addresses.worksheets.rstrip("/").rpartition("/")[2]
    pages = sum(file.pages for file in files.values())
    return EditionFile(f"{addresses.worksheets}{name}.zip", content.getvalue(), pages)
