"""Turn diagrams that no chapter shows into findings."""

from collections.abc import Iterator

from practicebook.checks.handbook_macros import chapter_texts
from practicebook.checks.registry import Subject, check
from practicebook.content.handbook import DIAGRAM_FOLDER
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.model.diagram import Diagram

DIAGRAM_UNUSED = "PB-666"


@check
def diagrams_in_use(subject: Subject) -> Iterator[Diagnostic]:
    """Every diagram should be shown by a chapter."""
    if not subject.handbook.chapters:
        return
    shown = {call.arguments[0] for chapter in chapter_texts(subject) for call in chapter.calls if call.name == "figure"}
    for identifier in subject.handbook.diagrams:
        if identifier not in shown:
            path = f"{DIAGRAM_FOLDER}/{identifier}.yml"
            yield Diagnostic(DIAGRAM_UNUSED, Severity.HINT, path, 1, 1, ("kind",), identifier, record=kebab(Diagram))
