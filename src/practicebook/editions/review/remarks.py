"""The form for remarks: a table with a row for every paragraph, as CSV and ODS, and the remarks read back from it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from odf import opendocument, table
from odf.style import Style, TableColumnProperties
from odf.text import P

from practicebook.editions.review.draft import Paragraph
from practicebook.messages import text

COLUMNS = ("number", "beginning", "remark", "kind", "suggestion", "reviewer")
_BEGINNING = 60
"""Letters of a paragraph by which a reader finds it again."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a cell would be a formula (OWASP, CSV injection)."""
_WIDTHS = ("2cm", "7cm", "8cm", "3cm", "8cm", "4cm")
_NUMBER = re.compile(r"\d{1,3}\.\d{1,4}")
_DELIMITERS = ";,\t"
_MOST_CELLS = 100
"""Cells of a row, and repeats of one, that are read: a table may claim millions of empty ones."""


class UnreadableFormError(ValueError):
    """A file is no form of ours."""


@dataclass(frozen=True)
class Remark:
    """What a reader remarks on a paragraph."""

    number: str
    remark: str
    kind: str
    suggestion: str
    reviewer: str


def form_rows(paragraphs: Iterable[Paragraph], lang: str) -> list[list[str]]:
    """The rows of the form, its heading first."""
    heading = [text(f"editions.remarks.column.{name}", lang) for name in COLUMNS]
    return [heading, *([one.number, beginning(one.words), "", "", "", ""] for one in paragraphs)]


def beginning(words: str) -> str:
    """The first words of a paragraph."""
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rpartition(' ')[0]} …"


def csv_form(rows: Sequence[Sequence[str]]) -> bytes:
    """The form as CSV that spreadsheets open as they should: UTF-8 with a mark, semicolons, no formulas."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows([[_harmless(cell) for cell in row] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def ods_form(rows: Sequence[Sequence[str]], name: str) -> bytes:
    """The form as an OpenDocument spreadsheet with one sheet called `name`."""
    document = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name=name)
    for number, width in enumerate(_WIDTHS):
        style = Style(name=f"column{number}", family="table-column")
        style.addElement(TableColumnProperties(columnwidth=width))
        document.automaticstyles.addElement(style)
        sheet.addElement(table.TableColumn(stylename=style))
    for row in rows:
        line = table.TableRow()
        for cell in row:
            holder = table.TableCell(valuetype="string")
            holder.addElement(P(text=cell))
            line.addElement(holder)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def read_form(name: str, content: bytes) -> tuple[Remark, ...]:
    """The remarks in a filled-in form; rows without any are left out.

    Raises:
        UnreadableFormError: It is no form of ours.
    """
    try:
        rows = list(_ods_rows(content) if name.lower().endswith(".ods") else _csv_rows(content))
    except Exception as error:  # odfpy and csv raise what their parsers raise
        raise UnreadableFormError(name) from error
    remarks = []
    is_ours = False
    for row in rows:
        cells = [cell.strip().removeprefix("'") for cell in [*row, *[""] * len(COLUMNS)][: len(COLUMNS)]]
        given = dict(zip(COLUMNS, cells, strict=True))
        if not _NUMBER.fullmatch(given["number"]):
            continue
        is_ours = True
        if given["remark"] or given["suggestion"]:
            remarks.append(
                Remark(given["number"], given["remark"], given["kind"], given["suggestion"], given["reviewer"])
            )
    if not is_ours:
        raise UnreadableFormError(name)
    return tuple(remarks)


def _csv_rows(content: bytes) -> Iterator[list[str]]:
    words = content.decode("utf-8-sig")
    first = words.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    yield from csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)


def _ods_rows(content: bytes) -> Iterator[list[str]]:
    document = opendocument.load(io.BytesIO(content))
    for row in document.spreadsheet.getElementsByType(table.TableRow):
        cells: list[str] = []
        for cell in row.getElementsByType(table.TableCell):
            repeat = min(int(cell.getAttribute("numbercolumnsrepeated") or 1), _MOST_CELLS)
            words = "\n".join(str(paragraph) for paragraph in cell.getElementsByType(P))
            cells += [words] * repeat
        yield cells[:_MOST_CELLS]
