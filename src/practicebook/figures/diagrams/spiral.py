"""Spiral: stages on one line that winds outwards, numbered on it and named beside it."""

from collections.abc import Iterable
from math import cos, pi, sin

from practicebook.figures.diagrams.lettering import LABEL_SIZE, Line, Setting, lettering
from practicebook.figures.diagrams.shapes import WIDTH, Point, curve, disc, head, picture
from practicebook.figures.diagrams.words import Words

_START, _END, _TURNS = 14, 132, 2.3
_DOT = 15
_GAP = 10


def _point(share: float) -> Point:
    """The place on the line at a share of its way, around (0, 0)."""
    angle = -pi * 0.6 + share * _TURNS * 2 * pi
    radius = _START + (_END - _START) * share
    return radius * cos(angle), radius * sin(angle)


def spiral(words: Words) -> str:
    """The line with a numbered disc for each part, and the parts as a list of two columns under it."""
    steps = 120
    winding = [_point(step / steps) for step in range(steps + 1)]
    left, top = WIDTH / 2 - sum(_extent(x for x, _ in winding)) / 2, _DOT + 2 - min(y for _, y in winding)
    points = [(x + left, y + top) for x, y in winding]
    drawn = [curve("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points))]
    drawn.append(head(points[-1], -pi * 0.6 + _TURNS * 2 * pi + pi / 2))
    half = (WIDTH - _GAP) / 2
    rows = -(-len(words.parts) // 2)
    settings = [lettering(part.label, part.note, half - 2 * _DOT - 12) for part in words.parts]
    tall = [max(2 * _DOT, *(setting.height for setting in settings[row::rows])) + _GAP for row in range(rows)]
    foot = max(y for _, y in points) + _DOT + 2 * _GAP
    for place, (part, setting) in enumerate(zip(words.parts, settings, strict=True)):
        share = (place / (len(words.parts) - 1)) ** 0.72 * 0.92
        x, y = _point(share)
        tone = "strong" if part.is_marked else "tint"
        column, row = divmod(place, rows)
        beside = column * (half + _GAP)
        middle = foot + sum(tall[:row]) + (tall[row] - _GAP) / 2
        drawn += [
            _numbered(place + 1, (x + left, y + top), tone),
            _numbered(place + 1, (beside + _DOT + 2, middle), tone),
            setting.draw(beside + 2 * _DOT + 12, middle - setting.height / 2),
        ]
    return picture(words, foot + sum(tall), *drawn)


def _extent(values: Iterable[float]) -> tuple[float, float]:
    """The least and the greatest of some numbers."""
    ordered = sorted(values)
    return ordered[0], ordered[-1]


def _numbered(number: int, place: Point, tone: str) -> str:
    figure = Setting((Line(str(number), LABEL_SIZE, "semibold"),))
    return disc(place, _DOT, tone) + figure.draw_amid(*place, colour="on-strong" if tone == "strong" else "ink")
