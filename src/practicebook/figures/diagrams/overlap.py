"""Overlap: three circles; what the centre says holds only where all three meet."""

from math import sqrt

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import Point, disc, picture, shape
from practicebook.figures.diagrams.words import Words

_RADIUS = 118
_CENTRES: tuple[Point, Point, Point] = ((148, 121), (252, 121), (200, 211))
_WORDS: tuple[Point, Point, Point] = ((84, 88), (316, 88), (200, 275))
_ROOMS, _HEART = (92, 92, 120), 100
_HEIGHT = 331


def overlap(words: Words) -> str:
    """The circles, darker where two meet and darkest where all do."""
    lenses = [shape(_lens(_CENTRES[one], _CENTRES[other]), "mid") for one, other in ((0, 1), (1, 2), (0, 2))]
    corners = [_meeting(_CENTRES[one], _CENTRES[other], _CENTRES[third]) for one, other, third in _TURNS]
    arcs = "".join(f"A{_RADIUS} {_RADIUS} 0 0 1 {x:.1f} {y:.1f}" for x, y in (*corners[1:], corners[0]))
    heart = f"M{corners[0][0]:.1f} {corners[0][1]:.1f}{arcs}z"
    middle = (sum(x for x, _ in corners) / 3, sum(y for _, y in corners) / 3)
    labels = [
        lettering(part.label, part.note, room).draw_amid(*place)
        for part, place, room in zip(words.parts, _WORDS, _ROOMS, strict=True)
    ]
    return picture(
        words,
        _HEIGHT,
        *(disc(centre, _RADIUS, "tint") for centre in _CENTRES),
        *lenses,
        shape(heart, "strong"),
        *labels,
        lettering(words.centre, "", _HEART).draw_amid(*middle, colour="on-strong"),
    )


_TURNS = ((0, 1, 2), (1, 2, 0), (2, 0, 1))


def _meetings(one: Point, other: Point) -> tuple[Point, Point]:
    """The two points in which two of the circles meet."""
    across, down = other[0] - one[0], other[1] - one[1]
    apart = sqrt(across**2 + down**2)
    reach = sqrt(_RADIUS**2 - (apart / 2) ** 2)
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    turn = (-down / apart * reach, across / apart * reach)
    return (x + turn[0], y + turn[1]), (x - turn[0], y - turn[1])


def _meeting(one: Point, other: Point, third: Point) -> Point:
    """The meeting of two circles that lies within the third."""
    return min(_meetings(one, other), key=lambda point: (point[0] - third[0]) ** 2 + (point[1] - third[1]) ** 2)


def _lens(one: Point, other: Point) -> str:
    (a, b), (c, d) = _meetings(one, other)
    arc = f"A{_RADIUS} {_RADIUS} 0 0 1"
    return f"M{a:.1f} {b:.1f}{arc} {c:.1f} {d:.1f}{arc} {a:.1f} {b:.1f}z"
