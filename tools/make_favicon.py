"""Write the site's icons from its mark: one SVG and two PNG files, for `overrides/assets`.

Run it after changing the mark: `python tools/make_favicon.py`. The mark is made of square cells, so the PNG files are
written cell by cell and stay crisp: 32 px shows two pixels a cell less one pixel at each side, 180 px ten pixels a cell
with the outermost cells drawn out to the border.
"""

import struct
import zlib
from pathlib import Path

from practicebook.figures.glyph import MARK_COLOURS, mark, mark_cells

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"


def png(side: int, cell: int) -> bytes:
    """The mark as a square PNG of `side` pixels, `cell` pixels a cell, centred; a larger picture repeats its border."""
    cells = mark_cells()
    offset = (side - cell * len(cells)) // 2
    places = [min(max((pixel - offset) // cell, 0), len(cells) - 1) for pixel in range(side)]
    colours = {value: bytes.fromhex(colour[1:]) for value, colour in MARK_COLOURS.items()}
    rows = (b"\0" + b"".join(colours[cells[y][x]] for x in places) for y in places)
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def icons() -> dict[str, bytes]:
    """Each icon by its file name."""
    return {
        "favicon.svg": mark().encode(),
        "favicon-32.png": png(32, 2),
        "apple-touch-icon.png": png(180, 10),
    }


if __name__ == "__main__":
    for name, content in icons().items():
        (ASSETS / name).write_bytes(content)
