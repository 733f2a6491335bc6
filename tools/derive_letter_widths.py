"""Derive the widths of letters in the face of our diagrams, so that drawing a diagram needs no font.

Run it when the fonts change: `python tools/derive_letter_widths.py`. A test compares the table with the fonts.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "overrides/assets/paper/fonts"
TABLE = ROOT / "src/practicebook/figures/data/letter-widths.json"
WEIGHTS = {"regular": "SourceSans3-Regular.otf", "semibold": "SourceSans3-Semibold.otf"}
LETTERS = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x180)), *"–—‑‘’‚“”„…→←↑↓≥≤€"]


def letter_widths() -> dict[str, dict[str, int]]:
    """The width of each letter that the fonts have, in thousandths of the size of the type, by weight."""
    widths: dict[str, dict[str, int]] = {}
    for weight, name in WEIGHTS.items():
        font = TTFont(FONTS / name)
        glyphs, letters = font.getBestCmap() or {}, font.getGlyphSet()
        units = letters.font["head"].unitsPerEm
        widths[weight] = {
            letter: round(letters[glyphs[ord(letter)]].width * 1000 / units)
            for letter in LETTERS
            if ord(letter) in glyphs
        }
    return widths


if __name__ == "__main__":
    TABLE.write_text(json.dumps(letter_widths(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
