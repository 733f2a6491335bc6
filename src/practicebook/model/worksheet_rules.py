"""Rules between the fields of a worksheet, as `model.rules` has them for practices.

Each yields the broken rules whose fields are all sound; `faulty` names the fields that are not.
"""

from collections.abc import Iterable, Iterator

from practicebook.model.rules import Violation, repeated
from practicebook.model.vocabulary import WorksheetFieldKind
from practicebook.model.worksheet import Answer, Worksheet, WorksheetField

LACKS_PART, USELESS_PART, ONE_OPTION = "PB-620", "PB-621", "PB-622"
NO_FIELD, ANSWERED_TWICE, OTHER_KIND, TOO_MUCH, NO_CANVAS = "PB-690", "PB-691", "PB-692", "PB-693", "PB-694"
PARTS_OF_KINDS = {
    WorksheetFieldKind.LINES: ("lines",),
    WorksheetFieldKind.CHECKBOX: ("options",),
    WorksheetFieldKind.CHOICE: ("options",),
    WorksheetFieldKind.TABLE: ("columns", "rows"),
}
"""What a field of each kind has besides its label and hint, and cannot do without."""
_PARTS = ("lines", "options", "columns", "rows")
_ANSWERS = {
    WorksheetFieldKind.LINES: "text",
    WorksheetFieldKind.CHECKBOX: "chosen",
    WorksheetFieldKind.CHOICE: "chosen",
    WorksheetFieldKind.TABLE: "rows",
}
"""What an answer to a field of each kind consists of."""


def worksheet_violations(worksheet: Worksheet, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield what does not agree within a worksheet: its fields, the places on its canvas, its example's answers."""
    if "fields" in set(faulty):
        return
    yield from repeated("fields", [field.id for field in worksheet.fields])
    for index, field in enumerate(worksheet.fields):
        yield from _parts_of_kind(field, index)
    if worksheet.canvas and "canvas" not in set(faulty):
        yield from _canvas(worksheet)
    if worksheet.example and "example" not in set(faulty):
        yield from _answers(worksheet, worksheet.example.answers)


def _parts_of_kind(field: WorksheetField, index: int) -> Iterator[Violation]:
    needed = PARTS_OF_KINDS[field.kind]
    for name in _PARTS:
        given = getattr(field, name)
        if name in needed and not given:
            yield Violation(LACKS_PART, ("fields", index, name), field.kind, needed)
        elif given and name not in needed:
            yield Violation(USELESS_PART, ("fields", index, name), field.kind, needed)
    if field.kind is WorksheetFieldKind.CHOICE and len(field.options) == 1:
        yield Violation(ONE_OPTION, ("fields", index, "options"), field.kind)


def _canvas(worksheet: Worksheet) -> Iterator[Violation]:
    """Yield the first row of a canvas that is no part of a grid in which each field has one rectangle."""
    rows = [row.split() for row in worksheet.canvas]
    known = tuple(field.id for field in worksheet.fields)
    for index, row in enumerate(rows):
        strange = [name for name in row if name not in known]
        if strange or len(row) != len(rows[0]):
            yield Violation(NO_CANVAS, ("canvas", index), strange[0] if strange else " ".join(row), known)
            return
    for name in known:
        places = [(y, x) for y, row in enumerate(rows) for x, other in enumerate(row) if other == name]
        columns, lines = {x for _, x in places}, {y for y, _ in places}
        is_whole = places and all(max(found) - min(found) + 1 == len(found) for found in (columns, lines))
        if not is_whole or len(places) != len(columns) * len(lines):
            yield Violation(NO_CANVAS, ("canvas", min(lines, default=0)), name, known)
            return


def _answers(worksheet: Worksheet, answers: tuple[Answer, ...]) -> Iterator[Violation]:
    fields = {field.id: field for field in worksheet.fields}
    seen: set[str] = set()
    for index, answer in enumerate(answers):
        loc = ("example", "answers", index)
        field = fields.get(answer.field)
        if field is None:
            yield Violation(NO_FIELD, (*loc, "field"), answer.field, tuple(fields))
            continue
        if answer.field in seen:
            yield Violation(ANSWERED_TWICE, (*loc, "field"), answer.field)
        seen.add(answer.field)
        wanted = _ANSWERS[field.kind]
        given = [name for name in ("text", "chosen", "rows") if getattr(answer, name)]
        if given != [wanted]:
            yield Violation(OTHER_KIND, (*loc, "field"), field.kind, (wanted,))
        else:
            yield from _within(field, answer, loc)


def _within(field: WorksheetField, answer: Answer, loc: tuple[str | int, ...]) -> Iterator[Violation]:
    """Yield choices that are no option, and rows and cells for which the table has no room."""
    for place, number in enumerate(answer.chosen):
        if number > len(field.options):
            yield Violation(TOO_MUCH, (*loc, "chosen", place), str(number), (f"1–{len(field.options)}",))
    if field.kind is WorksheetFieldKind.CHOICE and len(answer.chosen) > 1:
        yield Violation(TOO_MUCH, (*loc, "chosen"), str(len(answer.chosen)), ("1",))
    if len(answer.rows) > (field.rows or 0) and answer.rows:
        yield Violation(TOO_MUCH, (*loc, "rows"), str(len(answer.rows)), (f"1–{field.rows}",))
    for place, row in enumerate(answer.rows):
        if len(row.cells) > len(field.columns):
            yield Violation(TOO_MUCH, (*loc, "rows", place, "cells"), str(len(row.cells)), (f"1–{len(field.columns)}",))
