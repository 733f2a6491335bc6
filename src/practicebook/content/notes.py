"""Find the footnotes of a chapter: the marks `[^n1]` in its text and the notes `[^n1]: …` with what they say.

A note begins at the start of a line and goes on over the lines that follow it, up to an empty line; after an empty
line it goes on only where a line is indented by four spaces, as in Markdown's own footnotes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"\[\^([^\]\n]+)\]")
_BEGIN = re.compile(r" {0,3}\[\^([^\]\n]+)\]:[ \t]*")
_INDENTED = re.compile(r"(?: {4}|\t)\s*\S")


@dataclass(frozen=True)
class Note:
    """One note: its name, its Markdown, and the index in the body at which it begins."""

    name: str
    markdown: str
    start: int


@dataclass(frozen=True)
class NoteMark:
    """One mark in the text; `start` and `end` are the indices in the body of its brackets."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Notes:
    """What a body holds of footnotes; `text` is the body with a space for every character of a note."""

    text: str
    notes: tuple[Note, ...]
    marks: tuple[NoteMark, ...]


@lru_cache(maxsize=128)
def notes_in(body: str) -> Notes:
    """The notes of a body and their marks, each in the order of the text. Indices of `text` are those of the body."""
    lines = body.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    notes: list[Note] = []
    kept = list(lines)
    number = 0
    while number < len(lines):
        begin = _BEGIN.match(lines[number])
        if begin is None:
            number += 1
            continue
        end = _end(lines, number + 1)
        words = [lines[number][begin.end() :], *(line.lstrip(" \t") for line in lines[number + 1 : end])]
        notes.append(Note(begin[1], "".join(words).strip(), starts[number]))
        kept[number:end] = [_blank(line) for line in lines[number:end]]
        number = end
    text = "".join(kept)
    marks = tuple(NoteMark(match[1], match.start(), match.end()) for match in _MARK.finditer(text))
    return Notes(text, tuple(notes), marks)


def _end(lines: list[str], number: int) -> int:
    """The line after the last of a note whose second line would be `number`."""
    end = number
    while number < len(lines) and not _BEGIN.match(lines[number]):
        after_gap = number > 0 and not lines[number - 1].strip()
        if lines[number].strip():
            if after_gap and not _INDENTED.match(lines[number]):
                break
            end = number + 1
        number += 1
    return end


def _blank(line: str) -> str:
    return re.sub(r"[^\r\n]", " ", line)
