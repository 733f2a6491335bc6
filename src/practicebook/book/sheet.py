"""A worksheet in one language, as plain data that the web, the fillable PDF and the book draw."""

from dataclasses import dataclass

from practicebook.model.worksheet import Answer, WorksheetExample, WorksheetField
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.localised import localised_text
from practicebook.views.texts import EntryTexts, Text


@dataclass(frozen=True)
class SheetAnswer:
    """What the example writes into a field: a text, the options chosen by number from 1, or rows of cells."""

    text: Text | None
    chosen: frozenset[int]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True)
class SheetField:
    """One thing to fill in; blank `lines` to write on, or blank `rows` under `columns`."""

    id: str
    kind: str
    label: Text
    hint: Text | None
    options: tuple[Text, ...]
    columns: tuple[Text, ...]
    lines: int
    rows: int
    answer: SheetAnswer | None
    """That of the example."""


@dataclass(frozen=True)
class SheetExample:
    """The practice from which a sheet is filled in, and what is taken from where."""

    practice: str
    title: Text
    note: Text


@dataclass(frozen=True)
class Sheet:
    """A worksheet."""

    id: str
    title: Text
    purpose: Text
    time: Text | None
    who: Text | None
    tips: tuple[Text, ...]
    canvas: tuple[str, ...]
    """Rows of ids of fields, as they lie on a wide sheet; empty for a sheet that is read downwards."""
    fields: tuple[SheetField, ...]
    example: SheetExample | None
    chapters: tuple[str, ...]
    """The ids of the chapters that use it, in the order of the book."""


def told_sheet(identifier: str, project: Project, chapters: tuple[str, ...], addresses: Addresses) -> Sheet:
    """The worksheet of that id in the language of `addresses`."""
    sheet = project.handbook.worksheets[identifier]
    return Sheet(
        id=identifier,
        title=localised_text(sheet.title, addresses),
        purpose=localised_text(sheet.purpose, addresses),
        time=localised_text(sheet.time, addresses) if sheet.time else None,
        who=localised_text(sheet.who, addresses) if sheet.who else None,
        tips=tuple(localised_text(tip, addresses) for tip in sheet.tips),
        canvas=sheet.canvas,
        fields=tuple(_field(field, sheet.example, addresses) for field in sheet.fields),
        example=_example(sheet.example, project, addresses) if sheet.example else None,
        chapters=chapters,
    )


def _field(field: WorksheetField, example: WorksheetExample | None, addresses: Addresses) -> SheetField:
    answers = example.answers if example else ()
    answer = next((answer for answer in answers if answer.field == field.id), None)
    return SheetField(
        id=field.id,
        kind=field.kind,
        label=localised_text(field.label, addresses),
        hint=localised_text(field.hint, addresses) if field.hint else None,
        options=tuple(localised_text(option, addresses) for option in field.options),
        columns=tuple(localised_text(column, addresses) for column in field.columns),
        lines=field.lines or 0,
        rows=field.rows or 0,
        answer=_answer(answer, addresses) if answer else None,
    )


def _answer(answer: Answer, addresses: Addresses) -> SheetAnswer:
    return SheetAnswer(
        text=localised_text(answer.text, addresses) if answer.text else None,
        chosen=frozenset(answer.chosen),
        rows=tuple(tuple(localised_text(cell, addresses) for cell in row.cells) for row in answer.rows),
    )


def _example(example: WorksheetExample, project: Project, addresses: Addresses) -> SheetExample:
    entry = project.catalogue.by_slug[example.practice]
    title = EntryTexts(entry, addresses.lang, addresses.original).title
    return SheetExample(example.practice, title, localised_text(example.note, addresses))
