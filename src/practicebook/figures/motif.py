"""Turn an entry's slug into its woven motif: thirteen by thirteen cells, alike on both axes and both diagonals.

Estonian woven belts carry one geometric motif after another; each practice weaves one. A motif must never change once
its entry is published, on no machine and under no Python, so chance comes from the bytes of SHA-256 alone and the order
of the draws below is fixed. Colours are no part of a motif: see `practicebook.figures.colour`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import count, pairwise

SIZE = 13
"""Cells along one side."""

EMPTY, MAIN, ACCENT = 0, 1, 2

_HALF = SIZE // 2
_FILL = (0.3, 0.7)
"""Share of cells that may be woven: beyond it a motif is a speck or a block."""
_TURNS = (120, 216)
"""Changes between empty and woven along all rows and columns: fewer is a blob, more is a bare chequerboard."""

_RING_ODDS, _SQUARE_ODDS, _DIAGONAL_ODDS = 128, 90, 64
"""Of 256: one half, 0.35, one quarter."""


@dataclass(frozen=True, slots=True)
class Motif:
    """The cells of one motif, row by row from the top: 0 empty, 1 main colour, 2 accent colour."""

    cells: tuple[tuple[int, ...], ...]

    @property
    def fill(self) -> float:
        """Share of the cells that are woven, 0 to 1."""
        return sum(cell != EMPTY for row in self.cells for cell in row) / SIZE**2

    @property
    def turns(self) -> int:
        """Number of changes between empty and woven along all rows and columns, a measure of how busy it looks."""
        rows = [[cell != EMPTY for cell in row] for row in self.cells]
        lines = [*rows, *zip(*rows, strict=True)]
        return sum(before != after for line in lines for before, after in pairwise(line))


@cache
def motif(slug: str) -> Motif:
    """The motif of `slug`: always the same one."""
    attempts = (_woven(_draws(f"{slug}/{attempt}")) for attempt in count())
    return next(woven for woven in attempts if _is_clear(woven))


def _is_clear(woven: Motif) -> bool:
    """Whether a motif is neither speck, block, blob nor chequerboard (about half of all attempts)."""
    return _FILL[0] <= woven.fill <= _FILL[1] and _TURNS[0] <= woven.turns <= _TURNS[1]


def _draws(seed: str) -> Iterator[int]:
    """Bytes without end from the digests of `seed/0`, `seed/1` and so on."""
    for block in count():
        yield from sha256(f"{seed}/{block}".encode()).digest()


def _woven(draws: Iterator[int]) -> Motif:
    """Weave one motif from rings around the centre.

    A diamond ring (equal |x| + |y|) is woven or not, and repeats mirrored outside the inscribed diamond. Square rings
    (equal larger of |x| and |y|) reverse the cells beside the diagonals, then single rings the diagonal itself.
    """
    ring = [next(draws) < _RING_ODDS for _ in range(_HALF + 1)]
    square = [next(draws) < _SQUARE_ODDS for _ in range(_HALF + 1)]
    diagonal = [next(draws) < _DIAGONAL_ODDS for _ in range(_HALF + 1)]

    def cell(x: int, y: int) -> int:
        distance = min(x + y, 2 * _HALF - x - y)
        reversed_once = square[max(x, y)] and abs(x - y) <= 1
        reversed_again = diagonal[x] and x == y
        woven = ring[distance] ^ reversed_once ^ reversed_again
        # The centre is always in the accent colour, and its four neighbours with it where they are woven.
        return ACCENT if x + y == 0 or (woven and x + y == 1) else MAIN if woven else EMPTY

    steps = [abs(step - _HALF) for step in range(SIZE)]
    return Motif(tuple(tuple(cell(x, y) for x in steps) for y in steps))
