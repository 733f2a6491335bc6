"""Read one contributed file as text, or say why not: no links, a bounded size, UTF-8."""

import os
import stat
from pathlib import Path

from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Places, Severity

LARGEST_BYTES = 60 * 1024
"""A long entry has some 15 KB; the largest that is read."""

TOO_LARGE, NOT_UTF8, LINK, UNREADABLE = "PB-106", "PB-107", "PB-134", "PB-136"


def relative(root: Path, path: Path) -> str:
    """`path` as findings show it: POSIX, from the root of the project; a name that is no text is made visible."""
    shown = Path(os.path.relpath(path, root)).as_posix()
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def read_text(root: Path, path: Path) -> str | Diagnostic:
    """The text of a file without byte-order mark, line breaks as LF; or the finding that says why it is not read."""
    shown = relative(root, path)
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return file_finding(LINK, shown)
        if not stat.S_ISREG(mode):
            return file_finding(UNREADABLE, shown)
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError):
        return file_finding(UNREADABLE, shown)
    if len(raw) > LARGEST_BYTES:
        return file_finding(TOO_LARGE, shown, maximum=LARGEST_BYTES // 1024)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Diagnostic(NOT_UTF8, Severity.ERROR, shown, line, 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def file_finding(  # noqa: PLR0913 - a finding has many parts
    code: str,
    path: str,
    *,
    found: str = "",
    allowed: tuple[str, ...] = (),
    suggestion: str = "",
    severity: Severity = Severity.ERROR,
    **values: str | int,
) -> Diagnostic:
    """A finding about a file as a whole."""
    return Diagnostic(code, severity, path, found=found, allowed=allowed, suggestion=suggestion, values=values)


def field_finding(  # noqa: PLR0913 - a finding has many parts
    code: str,
    place: tuple[str, Places],
    loc: Loc,
    record: str,
    *,
    found: str = "",
    allowed: tuple[str, ...] = (),
    suggestion: str = "",
    severity: Severity = Severity.ERROR,
    **values: str | int,
) -> Diagnostic:
    """A finding at a field, whose `place` is the file and the places in it; `record` is the kind the file holds."""
    path, places = place
    line, column = places.of(loc)
    return Diagnostic(code, severity, path, line, column, loc, found, allowed, suggestion, values, record)
