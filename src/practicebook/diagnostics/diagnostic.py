"""One finding about one place in one file, as data: what is at fault, where, what was found and what would do.

A finding holds no sentence. Its words stand in the messages under its code, which is permanent; the renderers put the
two together in the reader's language.
"""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

Loc = tuple[str | int, ...]
"""The path to a field: keys and positions from 0, such as `("results", 2, "metric")`; a section of the body is
`("section", "problem")`."""


class Severity(StrEnum):
    """An error blocks the build; a hint advises."""

    ERROR = "error"
    HINT = "hint"


class Places(Protocol):
    """Where the fields of a file stand in it."""

    def of(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column (both from 1) of the value at `loc`, or of its key."""
        ...


@dataclasses.dataclass(frozen=True)
class Diagnostic:
    """A finding. Findings sort by file, line, column and code."""

    code: str
    """Permanent; its words are `finding.<code>.text`, `.mend` and `.example`."""
    severity: Severity
    path: str
    """POSIX path relative to the root of the project."""
    line: int | None = None
    """From 1, in the file as it stands on disk; None when the whole file is meant."""
    column: int | None = None
    field: Loc = ()
    found: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str = ""
    """The one allowed value the writer most likely meant."""
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict, hash=False)
    """Further placeholders of the message. `vocabulary` names the list that `allowed` comes from."""
    record: str = "practice"
    """The kind of record that `field` starts in: a model's class name in kebab-case."""

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """File, line, column, code; findings alike in these keep the order in which they were found."""
        return (self.path, self.line or 0, self.column or 0, self.code)

    def __lt__(self, other: "Diagnostic") -> bool:
        """Whether this finding is shown before `other`."""
        return self.sort_key < other.sort_key


def has_errors(diagnostics: "tuple[Diagnostic, ...] | list[Diagnostic]") -> bool:
    """Whether any of the findings blocks."""
    return any(item.severity is Severity.ERROR for item in diagnostics)
