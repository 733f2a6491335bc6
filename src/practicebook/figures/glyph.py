"""Draw the small signs that stand beside words: the evidence ladder, the replication meter, the site's own mark.

The words say everything; the signs are hidden from assistive technology. They take the colour of the text around them,
so that they hold in both colour schemes and in print, and tell full from empty by shape, never by colour alone.
"""

from functools import cache

from practicebook.figures.colour import CORNFLOWER, EDGE, LINEN
from practicebook.figures.motif import ACCENT, EMPTY, MAIN, SIZE, motif
from practicebook.figures.svg import CELLS, DECORATIVE, NAMESPACE, cells_path, element

HIGHEST_LEVEL = 5
"""The evidence ladder's top step; 0 is its foot and shows five empty diamonds."""

_DIAMOND = 14
"""Width and height of a diamond's box in user units; diamonds touch."""
_SEGMENT, _SEGMENT_STEP, _SEGMENT_HEIGHT = 6, 8, 12

MARK_SEED = "mark-109"
"""The seed of the site's own motif: it names nothing, so that the site can be renamed and keep its mark. Chosen by eye
among some hundred for being plain enough at sixteen pixels."""

_MARK_MARGIN = 2
_LINE = 3
MARK_COLOURS = {EMPTY: LINEN, MAIN: CORNFLOWER.main, ACCENT: CORNFLOWER.accent, _LINE: EDGE}
"""Colour of each kind of cell in the mark."""


@cache
def evidence_glyph(level: int) -> str:
    """Inline: five diamonds, as many filled as `level` says.

    Raises:
        ValueError: `level` is not within 0 to 5.
    """
    if not 0 <= level <= HIGHEST_LEVEL:
        msg = f"no evidence level {level}"
        raise ValueError(msg)
    diamonds = "".join(_diamond(place, filled=place < level) for place in range(HIGHEST_LEVEL))
    width = HIGHEST_LEVEL * _DIAMOND
    frame = {"class": "evidence-glyph", "viewBox": f"0 0 {width} {_DIAMOND}", "width": width, "height": _DIAMOND}
    return element("svg", frame | DECORATIVE, diamonds)


def _diamond(place: int, *, filled: bool) -> str:
    half = _DIAMOND / 2
    # The outline is drawn inside the box, so that an empty diamond is no larger than a filled one.
    reach = half - 0.75
    shape = (
        f"M{place * _DIAMOND + half:g} {half - reach:g}l{reach:g} {reach:g}-{reach:g} {reach:g}-{reach:g}-{reach:g}z"
    )
    fill = "currentColor" if filled else "none"
    return element("path", {"d": shape, "fill": fill, "stroke": "currentColor", "stroke-width": 1.25})


@cache
def replication_meter(known: int, total: int = 12) -> str:
    """Inline: `total` upright segments, the first `known` of them filled.

    Raises:
        ValueError: `known` is not within 0 to `total`.
    """
    if not 0 <= known <= total:
        msg = f"{known} of {total} cannot be known"
        raise ValueError(msg)
    segments = "".join(_segment(place, filled=place < known) for place in range(total))
    width = total * _SEGMENT_STEP
    frame = {"class": "meter", "viewBox": f"0 0 {width} {_SEGMENT_HEIGHT}", "width": width, "height": _SEGMENT_HEIGHT}
    return element("svg", frame | DECORATIVE, segments)


def _segment(place: int, *, filled: bool) -> str:
    box = {
        "x": place * _SEGMENT_STEP + 0.5,
        "y": 0.5,
        "width": _SEGMENT,
        "height": _SEGMENT_HEIGHT - 1,
        "rx": 1,
        "fill": "currentColor" if filled else "none",
        "stroke": "currentColor",
    }
    return element("rect", box)


@cache
def mark() -> str:
    """The site's own motif between two madder lines, on linen, one user unit a cell: inline or a file of its own."""
    grid = mark_cells()
    side = len(grid)
    frame = {"class": "mark", "viewBox": f"0 0 {side} {side}", "width": side * 2, "height": side * 2}
    ground = element("path", {"fill": MARK_COLOURS[EMPTY], "d": f"M0 0h{side}v{side}h-{side}z"})
    woven = (
        element("path", {"fill": colour, "d": cells_path(grid, value)})
        for value, colour in MARK_COLOURS.items()
        if value != EMPTY
    )
    return element("svg", NAMESPACE | frame | DECORATIVE | CELLS, ground, *woven)


def mark_cells() -> tuple[tuple[int, ...], ...]:
    """The mark as 17 rows of 17 cells whose values are the keys of `MARK_COLOURS`."""
    side = SIZE + 2 * _MARK_MARGIN
    line, blank = (_LINE,) * side, (EMPTY,) * side
    beside = (EMPTY,) * _MARK_MARGIN
    return (line, blank, *((*beside, *row, *beside) for row in motif(MARK_SEED).cells), blank, line)
