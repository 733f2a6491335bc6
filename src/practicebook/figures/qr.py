"""Draw an address as a QR code (ISO/IEC 18004), by the library segno."""

from functools import cache

import segno

from practicebook.figures.svg import CELLS, NAMESPACE, cells_path, element

_QUIET = 4
"""Empty cells around a code, as the standard wants."""


@cache
def qr_code(address: str) -> str:
    """A file: the code of `address` in black, one user unit a cell, with its quiet zone.

    The error correction is M (15 %), enough for clean print.
    """
    matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    side = len(matrix) + 2 * _QUIET
    frame = {"width": side, "height": side, "viewBox": f"0 0 {side} {side}"}
    path = element("path", {"fill": "#000000", "d": cells_path(matrix, 1, _QUIET, _QUIET)})
    return element("svg", NAMESPACE | frame | CELLS, path)
