"""Weave the practices of the whole collection into one cloth: rows of belts, for the cover of the book."""

from collections.abc import Sequence

from practicebook.figures.belt import HEIGHT, STEP, Woven, cloth_row, ordered
from practicebook.figures.svg import CELLS, NAMESPACE, element


def cloth(practices: Sequence[Woven], columns: int, rows: int) -> str:
    """A file: `rows` belts of `columns` motifs each; every practice appears before any appears again.

    A row goes on where the last one ended, moved by half a row of practices when they would stand in columns. Its
    natural size is one pixel a cell.

    Raises:
        ValueError: There is nothing to weave.
    """
    if not practices:
        raise ValueError("no practices to weave")
    line = ordered(practices)
    step = columns if columns % len(line) else columns + max(1, len(line) // 2)
    woven = []
    for row in range(rows):
        start = row * step
        chosen = [line[(start + place) % len(line)] for place in range(columns)]
        woven.append(element("g", {"transform": f"translate(0 {row * HEIGHT})"}, *cloth_row(chosen)))
    width, height = columns * STEP, rows * HEIGHT
    frame = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    return element("svg", NAMESPACE | frame | CELLS, *woven)
