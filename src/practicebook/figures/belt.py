"""Turn practices into woven belts: the strip of many motifs, one entry's own band, its badge, its print in one ink.

A woven band always lies on its own light linen, in both colour schemes, so its colours are written into the picture.
A badge lies on the page itself: its two yarns take their colours from the classes in `colour.stylesheet`, and carry the
light ones along for places without that style sheet. All of it is decorative and hidden from assistive technology.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from practicebook.figures.colour import EDGE, FAMILY_OF_THEME, LINEN, Family
from practicebook.figures.motif import ACCENT, EMPTY, MAIN, SIZE, motif
from practicebook.figures.svg import CELLS, DECORATIVE, NAMESPACE, cells_path, element
from practicebook.model.vocabulary import Theme

STEP = SIZE + 1
"""From one motif to the next, in cells: one column of linen parts them."""
MARGIN = 2
"""Cells above and below the motifs: the madder line and one row of linen."""
HEIGHT = SIZE + 2 * MARGIN
"""A band's height in cells."""
STRIP_LENGTH = 60
"""Motifs in the strip that every page shares: a new entry changes one file, not every page."""
BAND_REPEATS = 48
"""Repeats in an entry's band: at four pixels a cell enough for a window of 2,688 px."""

Woven = tuple[str, Theme]
"""What a belt needs to know of an entry: its slug and its first theme."""


def ordered(practices: Sequence[Woven]) -> tuple[Woven, ...]:
    """The same practices in an order where neighbours differ in colour family as far as the counts allow.

    Each place takes the first practice left whose family is not its neighbour's, so that the given order is kept where
    it can be; a family that fills half of what is left goes first, or its members would meet at the end.
    """
    left = list(practices)
    result: list[Woven] = []
    while left:
        family = _pressing_family(left)
        last = _family(result[-1]) if result else None
        if family is None or family == last:
            chosen = next((item for item in left if _family(item) != last), left[0])
        else:
            chosen = next(item for item in left if _family(item) == family)
        left.remove(chosen)
        result.append(chosen)
    return tuple(result)


def _family(practice: Woven) -> Family:
    return FAMILY_OF_THEME[practice[1]]


def _pressing_family(practices: Sequence[Woven]) -> Family | None:
    """The family that more than half of `practices` belong to (of an odd number, the larger half)."""
    families = [_family(item) for item in practices]
    return next((family for family in families if 2 * families.count(family) > len(families)), None)


def strip(practices: Sequence[Woven]) -> str:
    """A file: the belt of `practices` in the order given, which repeats without a seam.

    Its natural size is one pixel a cell: a multiple of its height (17) keeps the cells crisp.
    """
    width = max(len(practices), 1) * STEP
    size = {"width": width, "height": HEIGHT, "viewBox": f"0 0 {width} {HEIGHT}"}
    return element("svg", NAMESPACE | size | CELLS, *cloth_row(practices))


def cloth_row(practices: Sequence[Woven]) -> Iterator[str]:
    """Yield the parts of a band of `practices`: its linen with the edge lines, then each motif."""
    yield _linen(max(len(practices), 1) * STEP)
    for place, (slug, theme) in enumerate(practices):
        yield _yarns(slug, FAMILY_OF_THEME[theme], place * STEP)


def tile(slug: str, theme: Theme) -> str:
    """A file: one motif with its piece of the edge lines, to be repeated by a style sheet or a page maker."""
    return strip([(slug, theme)])


@cache
def entry_band(slug: str, theme: Theme, repeats: int = BAND_REPEATS, prefix: str = "band") -> str:
    """Inline: the entry's own motif as a band of `repeats` that fills any width from the left, cut at the right.

    It keeps its shape and is cut above and below where `repeats` are too few for the width. `prefix` keeps the id of
    the pattern apart where one page shows the same band twice.
    """
    name = f"{prefix}-{slug}"
    width = repeats * STEP
    pattern = {"id": name, "width": STEP, "height": HEIGHT, "patternUnits": "userSpaceOnUse"}
    frame = {"class": "band", "viewBox": f"0 0 {width} {HEIGHT}", "preserveAspectRatio": "xMinYMid slice"}
    return element(
        "svg",
        frame | DECORATIVE | CELLS,
        element("pattern", pattern, _yarns(slug, FAMILY_OF_THEME[theme], 0)),
        _linen(width),
        element("rect", {"width": width, "height": HEIGHT, "fill": f"url(#{name})"}),
    )


@cache
def badge(slug: str, theme: Theme, size: int = 52) -> str:
    """Inline: the motif alone, `size` pixels square (a multiple of 13 is crispest), coloured by classes."""
    family = FAMILY_OF_THEME[theme]
    cells = motif(slug).cells
    frame = {"class": f"motif motif--{family.name}", "viewBox": f"0 0 {SIZE} {SIZE}", "width": size, "height": size}
    return element(
        "svg",
        frame | DECORATIVE | CELLS,
        element("path", {"class": "m1", "fill": family.main, "d": cells_path(cells, MAIN)}),
        element("path", {"class": "m2", "fill": family.accent, "d": cells_path(cells, ACCENT)}),
    )


def one_ink(slug: str, ink: str = "#000000") -> str:
    """A file: the motif in one ink, for print in a single colour and for stamps.

    Accent cells that would melt into woven neighbours are left white, but for the very centre.
    """
    frame = {"viewBox": f"0 0 {SIZE} {SIZE}", "width": SIZE, "height": SIZE}
    path = element("path", {"fill": ink, "d": cells_path(_in_one_ink(motif(slug).cells), MAIN)})
    return element("svg", NAMESPACE | frame | CELLS, path)


def _in_one_ink(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    middle = SIZE // 2
    melts = MAIN in (cells[middle][middle + 2], cells[middle + 1][middle + 1])
    printed = [[MAIN if cell == MAIN or (cell == ACCENT and not melts) else EMPTY for cell in row] for row in cells]
    printed[middle][middle] = MAIN
    return printed


def _linen(width: int) -> str:
    """The ground of a band and the lines along it."""
    ground = element("path", {"fill": LINEN, "d": f"M0 0h{width}v{HEIGHT}h-{width}z"})
    edges = element("path", {"fill": EDGE, "d": f"M0 0h{width}v1h-{width}zm0 {HEIGHT - 1}h{width}v1h-{width}z"})
    return ground + edges


def _yarns(slug: str, family: Family, left: int) -> str:
    """The two paths of one motif within a band, `left` cells from its start."""
    cells = motif(slug).cells
    return "".join(
        element("path", {"fill": colour, "d": cells_path(cells, value, left, MARGIN)})
        for colour, value in ((family.main, MAIN), (family.accent, ACCENT))
    )
