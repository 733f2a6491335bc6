"""Set words in a drawing: measured by the widths of the site's own letters, broken into lines, placed one by one.

SVG breaks no lines, so we do, with the table that `tools/derive_letter_widths.py` makes of the fonts. Sizes are in the
units of the drawing, which is 400 wide: on a phone of 360 pixels a note of 15 units is read at more than 12.
"""

import json
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from practicebook.figures.svg import element

LABEL_SIZE, NOTE_SIZE = 16, 15
_LEADING = 1.25
_ASCENT = 0.93
"""From the top of a line to its baseline, in sizes of the type."""
_SPARE = 1.03
"""Room for another face, where ours does not load."""
_UNKNOWN = 700
_FACE = "'Source Sans 3', sans-serif"


@cache
def _widths() -> dict[str, dict[str, int]]:
    return json.loads(files("practicebook.figures").joinpath("data/letter-widths.json").read_text(encoding="utf-8"))


def width(words: str, size: float, weight: str = "regular") -> float:
    """How wide a line is."""
    letters = _widths()[weight]
    return sum(letters.get(letter, _UNKNOWN) for letter in words) * size * _SPARE / 1000


@dataclass(frozen=True)
class Line:
    """One line of type."""

    words: str
    size: int
    weight: str

    @property
    def width(self) -> float:
        """Its width."""
        return width(self.words, self.size, self.weight)


@dataclass(frozen=True)
class Setting:
    """Lines under one another."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return sum(line.size * _LEADING for line in self.lines)

    @property
    def width(self) -> float:
        """Of the widest line."""
        return max((line.width for line in self.lines), default=0)

    def draw(self, x: float, y: float, *, anchor: str = "start", colour: str = "ink") -> str:
        """The lines from the height `y` down; `x` is where they start, have their middle or end."""
        drawn = []
        for line in self.lines:
            drawn.append(
                _text(line, x, y + line.size * (_LEADING - 1) / 2 + line.size * _ASCENT * 0.94, anchor, colour)
            )
            y += line.size * _LEADING
        return "".join(drawn)

    def draw_amid(self, x: float, y: float, *, colour: str = "ink") -> str:
        """The lines around the point (x, y)."""
        return self.draw(x, y - self.height / 2, anchor="middle", colour=colour)


_COLOURS = {"ink": "#1b2333", "muted": "#515a6b", "on-strong": "#ffffff"}


def _text(line: Line, x: float, y: float, anchor: str, colour: str) -> str:
    attributes = {
        "class": f"dg-{colour}",
        "x": f"{x:.1f}",
        "y": f"{y:.1f}",
        "font-family": _FACE,
        "font-size": line.size,
        "font-weight": 600 if line.weight == "semibold" else 400,
        "text-anchor": None if anchor == "start" else anchor,
        "fill": _COLOURS[colour],
    }
    return element("text", attributes, escape(line.words, quote=False))


def lettering(label: str, note: str = "", room: float = 360) -> Setting:
    """A label in semibold with a note under it, in lines that are no wider than `room`."""
    lines = [Line(words, LABEL_SIZE, "semibold") for words in broken(label, room, LABEL_SIZE, "semibold")]
    lines += [Line(words, NOTE_SIZE, "regular") for words in broken(note, room, NOTE_SIZE, "regular")]
    return Setting(tuple(lines))


def note(words: str, room: float) -> Setting:
    """Words in regular type, in lines that are no wider than `room`."""
    return Setting(tuple(Line(line, NOTE_SIZE, "regular") for line in broken(words, room, NOTE_SIZE, "regular")))


def broken(words: str, room: float, size: float, weight: str) -> tuple[str, ...]:
    """The words in as few lines as the room allows, and those as even as they can be.

    A word that is wider than the room is broken at a soft hyphen in it, or where it must be.
    """
    if not words:
        return ()
    fewest = _filled(words, room, size, weight)
    low, high = room / 2, room
    while high - low > 1:
        middle = (low + high) / 2
        tried = _filled(words, middle, size, weight)
        is_as_good = len(tried) <= len(fewest) and _breaks(tried) <= _breaks(fewest)
        low, high = (low, middle) if is_as_good else (middle, high)
    return tuple(
        line.rstrip(_BROKEN) + ("-" if line.endswith(_BROKEN) else "") for line in _filled(words, high, size, weight)
    )


_SOFT, _BROKEN = "\u00ad", "\u2010"


def _breaks(lines: tuple[str, ...]) -> int:
    return sum(line.endswith(_BROKEN) for line in lines)


def _filled(words: str, room: float, size: float, weight: str) -> tuple[str, ...]:
    """The words in lines filled from the left; a line ends with `_BROKEN` where a word goes on in the next."""
    lines: list[str] = []
    for piece in (piece for word in words.split(" ") for piece in _pieces(word, room, size, weight)):
        is_new = not lines or lines[-1].endswith(_BROKEN)
        if is_new or width(f"{lines[-1]} {piece}", size, weight) > room:
            lines.append(piece)
        else:
            lines[-1] = f"{lines[-1]} {piece}"
    return tuple(lines)


def _pieces(word: str, room: float, size: float, weight: str) -> tuple[str, ...]:
    """A word whole where it fits, else in pieces that do."""
    whole = word.replace(_SOFT, "")
    if width(whole, size, weight) <= room:
        return (whole,)
    parts = word.split(_SOFT) if _SOFT in word else list(whole)
    taken = 1
    while taken < len(parts) - 1 and width("".join(parts[: taken + 1]) + "-", size, weight) <= room:
        taken += 1
    first = "".join(parts[:taken])
    rest = (_SOFT if _SOFT in word else "").join(parts[taken:])
    return (first + _BROKEN, *_pieces(rest, room, size, weight)) if rest else (first,)
