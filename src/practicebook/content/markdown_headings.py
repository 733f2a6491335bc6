"""Find the headings of a Markdown body and where they stand, as Markdown itself would."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ATX = re.compile(r" {0,3}(#{1,6})(?!#)(.*)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


@dataclass(frozen=True)
class Heading:
    """One heading; lines and the column count from 0."""

    level: int
    title: str
    line: int
    column: int
    text_from: int
    """Index of the first line after the heading."""
    starts_at: int


def headings_in(lines: list[str]) -> Iterator[Heading]:
    """Yield the headings of a body given line by line; what stands in a fenced block is none."""
    fence: tuple[str, int] | None = None
    unclosed: dict[str, int] = {}
    for number, line in enumerate(lines):
        opening = _FENCE.fullmatch(line)
        if fence:
            if opening and opening[1][0] == fence[0] and len(opening[1]) >= fence[1] and not opening[2].strip():
                fence = None
            continue
        if opening and "`" not in opening[2]:
            sign, length = opening[1][0], len(opening[1])
            if length < unclosed.get(sign, length + 1) and _closes(lines, number + 1, sign, length):
                fence = (sign, length)
                continue
            unclosed[sign] = min(length, unclosed.get(sign, length))
        if match := _ATX.fullmatch(line):
            title = match[2].strip().rstrip("#").rstrip()
            yield Heading(len(match[1]), title, number, line.index("#"), number + 1, number)
        elif (match := _SETEXT.fullmatch(line)) and number and _is_paragraph(lines, number - 1):
            title = lines[number - 1].strip()
            yield Heading(1 if match[1][0] == "=" else 2, title, number - 1, 0, number + 1, number - 1)


def _is_paragraph(lines: list[str], number: int) -> bool:
    line = lines[number]
    is_other = _ATX.fullmatch(line) or _SETEXT.fullmatch(line) or _FENCE.fullmatch(line)
    return bool(line.strip()) and not is_other and not re.match(r"( {4}|\t| {0,3}([-*+>|]|\d+[.)]) ?)", line)


def _closes(lines: list[str], start: int, sign: str, length: int) -> bool:
    return any(re.fullmatch(rf" {{0,3}}{re.escape(sign)}{{{length},}}[ \t]*", line) for line in lines[start:])
