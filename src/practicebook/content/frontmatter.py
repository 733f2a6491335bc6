"""Split an entry file into its front matter and its body, with the line each begins on."""

from dataclasses import dataclass

from practicebook.content.files import file_finding
from practicebook.diagnostics.diagnostic import Diagnostic

NO_FENCES = "PB-110"
_FENCE = "---"


@dataclass(frozen=True)
class Parts:
    """Front matter and body as text; lines from 1 in the file."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(text: str, *, path: str) -> Parts | Diagnostic:
    """The two parts of a file whose front matter stands between two lines of `---`, the first of them at its start."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != _FENCE:
        return file_finding(NO_FENCES, path)
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() == _FENCE:
            front, body = lines[first + 1 : number], lines[number + 1 :]
            return Parts("\n".join([*front, ""]), first + 2, "\n".join(body), min(number + 2, len(lines)))
    return file_finding(NO_FENCES, path)
