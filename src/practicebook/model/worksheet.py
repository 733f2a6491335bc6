"""A worksheet of the handbook: one record that the web, the fillable PDF and the book draw, each in its way.

Rules between its fields are in `model.worksheet_rules`.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from practicebook.model.base import Record
from practicebook.model.chapter import LineByLanguage, NameByLanguage, ParagraphByLanguage
from practicebook.model.text import Identifier, Slug
from practicebook.model.vocabulary import WorksheetFieldKind

RowCount = Annotated[int, Field(ge=1, le=30)]
"""As many rows as fit on one sheet of paper."""
CanvasRow = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*( [a-z][a-z0-9]*){0,11}$")]
"""Ids of fields, one for each cell of a row; an id that stands in several cells takes them all (CSS Grid, 7.3)."""


class WorksheetField(Record):
    """One thing to fill in. `lines` are blank lines to write on, `rows` blank rows of a table."""

    id: Identifier
    kind: WorksheetFieldKind
    label: LineByLanguage
    hint: LineByLanguage | None = None
    lines: RowCount | None = None
    options: tuple[LineByLanguage, ...] = ()
    columns: tuple[LineByLanguage, ...] = ()
    rows: RowCount | None = None


class AnswerRow(Record):
    """A row of a table, filled in from the first column on."""

    cells: Annotated[tuple[LineByLanguage, ...], Field(min_length=1)]


class Answer(Record):
    """What the example writes into a field: `text` on lines, `chosen` options by number from 1, `rows` of a table."""

    field: Identifier
    text: ParagraphByLanguage | None = None
    chosen: tuple[Annotated[int, Field(ge=1)], ...] = ()
    rows: tuple[AnswerRow, ...] = ()


class WorksheetExample(Record):
    """The sheet filled in from a real practice; `note` says what is from its entry and what is assumed here."""

    practice: Slug
    note: ParagraphByLanguage
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]


class Worksheet(Record):
    """`handbook/worksheets/<id>.yml`: a sheet that a reader prints or fills in on screen.

    With a `canvas` it is drawn on a wide A3 sheet, its fields in the places that the rows give them.
    """

    title: LineByLanguage
    purpose: ParagraphByLanguage
    time: NameByLanguage | None = None
    who: LineByLanguage | None = None
    canvas: tuple[CanvasRow, ...] = ()
    fields: Annotated[tuple[WorksheetField, ...], Field(min_length=1)]
    tips: Annotated[tuple[LineByLanguage, ...], Field(max_length=5)] = ()
    example: WorksheetExample | None = None
