"""Turn what a worksheet lacks into findings: what helps to fill it in, and a public practice for its example."""

from collections.abc import Iterator

from practicebook.checks.handbook_macros import NO_PRACTICE, NOT_PUBLIC
from practicebook.checks.registry import Subject, check
from practicebook.content.handbook import WORKSHEET_FOLDER
from practicebook.content.yaml_lines import parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.model.worksheet import Worksheet

INCOMPLETE = "PB-695"
_HELPS = ("time", "who", "tips", "example")


@check
def helps_of_worksheets(subject: Subject) -> Iterator[Diagnostic]:
    """A worksheet should say how long it takes and for whom it is, with tips and an example from a real practice."""
    for identifier, sheet in subject.handbook.worksheets.items():
        missing = [name for name in _HELPS if not getattr(sheet, name)]
        if missing:
            yield _finding(subject, identifier, INCOMPLETE, Severity.HINT, loc=("title",), found=", ".join(missing))


@check
def examples_of_worksheets(subject: Subject) -> Iterator[Diagnostic]:
    """The example of a worksheet must name a practice that is published."""
    for identifier, sheet in subject.handbook.worksheets.items():
        slug = sheet.example.practice if sheet.example else None
        if slug is None or slug in subject.catalogue.by_slug:
            continue
        loc = ("example", "practice")
        if any(entry.slug == slug for entry in subject.catalogue.all_entries):
            yield _finding(subject, identifier, NOT_PUBLIC, Severity.ERROR, loc=loc, found=slug)
        elif not subject.exists(slug):
            near = subject.nearest_slug(slug)
            yield _finding(subject, identifier, NO_PRACTICE, Severity.ERROR, loc=loc, found=slug, suggestion=near)


def _finding(  # noqa: PLR0913 - a finding has many parts
    subject: Subject, identifier: str, code: str, severity: Severity, *, loc: Loc, found: str, suggestion: str = ""
) -> Diagnostic:
    """A finding at a field of a worksheet, whose reader keeps no places, so that they are read here."""
    path = f"{WORKSHEET_FOLDER}/{identifier}.yml"
    text = (subject.root / path).read_text(encoding="utf-8")
    line, column = parse_yaml(text, path=path, record=kebab(Worksheet)).positions.of(loc, key=code == INCOMPLETE)
    return Diagnostic(code, severity, path, line, column, loc, found, (), suggestion, {}, kebab(Worksheet))
