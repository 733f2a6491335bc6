"""Report what is at fault in any body of text, at its line in the file: hidden characters, citations of no source."""

from collections.abc import Sequence
from dataclasses import dataclass

from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.diagnostics.suggestion import nearest
from practicebook.model.text import CITATION_LIKE, HIDDEN_CHARACTER

FORBIDDEN_CHARACTER, UNKNOWN_SOURCE = "PB-115", "PB-313"


@dataclass(frozen=True)
class Reporter:
    """Turns faults in the body of one file into findings."""

    path: str
    record: str
    first_line: int
    diagnostics: list[Diagnostic]

    def __call__(  # noqa: PLR0913 - a finding has many parts
        self,
        code: str,
        line: int,
        column: int,
        *,
        loc: Loc = (),
        found: str = "",
        allowed: tuple[str, ...] = (),
        suggestion: str = "",
        severity: Severity = Severity.ERROR,
        **values: str | int,
    ) -> None:
        """Report a finding at a line and column of the body, both from 0."""
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=severity,
                path=self.path,
                line=line + self.first_line,
                column=column + 1,
                field=loc,
                found=found,
                allowed=allowed,
                suggestion=suggestion,
                values=values,
                record=self.record,
            )
        )


def refuse_hidden(lines: list[str], report: Reporter) -> None:
    """Report characters that nobody sees, one for each line."""
    for number, line in enumerate(lines):
        if match := HIDDEN_CHARACTER.search(line):
            report(FORBIDDEN_CHARACTER, number, match.start(), character=f"U+{ord(match[0]):04X}")


def check_citations(lines: list[str], sources: Sequence[str], report: Reporter) -> None:
    """Report every citation that names none of the sources."""
    allowed = tuple(f"[@{source}]" for source in sources)
    for number, line in enumerate(lines):
        for match in CITATION_LIKE.finditer(line):
            if match[1] not in sources:
                near = nearest(match[0], allowed)
                report(UNKNOWN_SOURCE, number, match.start(), found=match[0], allowed=allowed, suggestion=near)


def source_ids_as_written(data: object) -> list[str] | None:
    """The ids of the sources as written, so that a body can be judged even if a source has another fault."""
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(sources, list):
        return None
    return [str(source["id"]) for source in sources if isinstance(source, dict) and "id" in source]
