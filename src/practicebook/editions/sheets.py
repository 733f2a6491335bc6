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
from practicebook.editions.keeping import CACHE, FONTS, digest, keep, kept
from practicebook.editions.paper_html import PaperLinking, picture
from practicebook.figures.qr import qr_code
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.templating import render

_STYLE = "assets/paper/sheet.css"
_FOLDER = CACHE / "sheets"
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
            files = {sheet.id: _file(project, book, sheet, every[lang]) for sheet in book.sheets}
            made[lang] = SheetFiles(files, _archive(files, every[lang]))
    return made


def _file(project: Project, book: Book, sheet: Sheet, addresses: Addresses) -> EditionFile:
    path, folder = sheet_path(sheet.id, addresses), project.root / _FOLDER
    html = sheet_html(project, book, sheet, addresses)
    name = f"{book.lang}-{sheet.id}"
    state = digest(project.root, html)
    found = kept(folder, name)
    if found and found.record.get("made_from") == state:
        return EditionFile(path, found.content, int(found.record["page_count"]))
    from practicebook.editions.pdf import form  # noqa: PLC0415 - slow to import; not needed when all is at hand

    made = form(html, project.root / FONTS)
    keep(folder, name, made.content, {"page_count": made.page_count, "made_from": state})
    return EditionFile(path, made.content, made.page_count)


def sheet_html(project: Project, book: Book, sheet: Sheet, addresses: Addresses) -> str:
    """The document of one worksheet."""
    settings = project.settings
    address = settings.site.address + addresses.worksheet(sheet.id)
    style = (project.root / "overrides" / _STYLE).read_text(encoding="utf-8")
    return render(
        project.root,
        "paper/sheet.html",
        addresses,
        "",
        book=book,
        sheet=sheet,
        chapter=book.by_id[sheet.chapters[0]] if sheet.chapters else None,
        areas=Markup(" ".join(f"'{row}'" for row in sheet.canvas)),  # noqa: S704 - ids of fields, by the model
        e=PaperLinking(book, addresses, settings.site.address, None),
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
