"""Read `data/published.csv`, the append-only ledger of what was published, on which day, and whether it counted.

The ledger is what reports to the funder rest on; front matter is checked against it. Three columns in this order:
`slug`, `date` (`2026-11-24`), `counts` (`true` or `false`). A renamed entry keeps the row of its old slug.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.model.text import SLUG_PATTERN

LEDGER_PATH = "data/published.csv"
COLUMNS = ("slug", "date", "counts")

UNREADABLE, NO_HEADER, MALFORMED = "PB-485", "PB-486", "PB-487"

_LARGEST_BYTES = 10 * 1024 * 1024
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True)
class LedgerRow:
    """One publication. `line` is the row's line in the file, from 1."""

    slug: str
    date: date
    counts: bool
    line: int


@dataclass(frozen=True)
class Ledger:
    """The sound rows in the order of the file, and what is wrong with the others."""

    rows: tuple[LedgerRow, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_readable(self) -> bool:
        """Whether the rows are there to be judged by."""
        return not any(item.code in {UNREADABLE, NO_HEADER} for item in self.diagnostics)


def read_ledger(root: Path) -> Ledger:
    """The ledger of the project under `root`; without a file it has no rows."""
    path = root / LEDGER_PATH
    if not path.exists() and not path.is_symlink():
        return Ledger((), ())
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
            return Ledger((), (_finding(UNREADABLE),))
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Ledger((), (_finding(UNREADABLE),))
    return parse_ledger(text)


def parse_ledger(text: str) -> Ledger:
    """The ledger in `text`; blank lines are passed over."""
    header, *lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if tuple(header.split(",")) != COLUMNS:
        return Ledger((), (_finding(NO_HEADER, 1, header, ",".join(COLUMNS)),))
    rows: list[LedgerRow] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(lines, start=2):
        if line.strip():
            row = _row(line, number)
            if row:
                rows.append(row)
            else:
                found.append(_finding(MALFORMED, number, line))
    return Ledger(tuple(rows), tuple(found))


def _row(line: str, number: int) -> LedgerRow | None:
    cells = line.split(",")
    if len(cells) != len(COLUMNS):
        return None
    slug, day, counts = cells
    if not re.fullmatch(SLUG_PATTERN, slug) or not _DAY.fullmatch(day) or counts not in _FLAGS:
        return None
    try:
        return LedgerRow(slug, date.fromisoformat(day), _FLAGS[counts], number)
    except ValueError:
        return None


def _finding(code: str, line: int | None = None, found: str = "", *allowed: str) -> Diagnostic:
    column = 1 if line else None
    return Diagnostic(code, Severity.ERROR, LEDGER_PATH, line, column, found=found, allowed=allowed, record="ledger")
