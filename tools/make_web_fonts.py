"""Cut the site's web fonts out of Adobe's whole fonts: four woff2 files, their licences and `fonts.css`.

Run it by hand after changing the characters or the weights below, with the two npm packages unpacked somewhere
(`npm pack source-serif@4.5.1 source-sans@3.52.0`, then `tar xzf` each):

    python tools/make_web_fonts.py SOURCE-SERIF-FOLDER SOURCE-SANS-FOLDER

Each family becomes one variable font with the weights 400 to 700: `latin` with what Estonian and English need, and
`latin-ext` with the four letters of foreign names in Estonian (š, ž), which a browser fetches only for a page that has
them. The names inside the files are changed, because the licence reserves the name "Source" for unmodified fonts.
The same input gives the same bytes.
"""

import shutil
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"

LATIN = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x2009, 0x2009),  # thin space
    (0x2013, 0x2014),
    (0x2018, 0x201E),
    (0x2022, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),  # narrow space that does not break
    (0x2032, 0x2033),
    (0x20AC, 0x20AC),
    (0x2190, 0x2192),  # arrows
    (0x2212, 0x2212),
    (0x25C6, 0x25C6),
    (0x2713, 0x2713),
)
LATIN_EXT = ((0x160, 0x161), (0x17D, 0x17E))
SUBSETS = {"latin": LATIN, "latin-ext": LATIN_EXT}

FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "lnum", "tnum"]
WEIGHTS = (400, 700)
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Copyright, names, version, licence and its address; the names are then changed."""


@dataclass(frozen=True)
class Typeface:
    """One family: where it comes from, how the files and the style sheet call it, what stands in while it loads."""

    css_name: str
    own_name: str
    stem: str
    source: str
    axes: dict[str, tuple[int, int] | int]
    fallback_name: str
    fallback: tuple[str, ...]
    average_width: float
    """Mean width of a letter in Latin text, in em (npm `@capsizecss/metrics`, as the fallback's)."""
    fallback_width: float


SERIF = Typeface(
    css_name="Source Serif 4",
    own_name="Belt Serif",
    stem="source-serif",
    source="VAR/SourceSerif4Variable-Roman.ttf",
    axes={"wght": WEIGHTS, "opsz": 20},
    fallback_name="Source Serif Fallback",
    fallback=("Georgia", "Gelasio"),
    average_width=0.479,
    fallback_width=913 / 2048,
)
SANS = Typeface(
    css_name="Source Sans 3",
    own_name="Belt Sans",
    stem="source-sans",
    source="VF/SourceSans3VF-Upright.ttf",
    axes={"wght": WEIGHTS},
    fallback_name="Source Sans Fallback",
    fallback=("Arial", "Liberation Sans"),
    average_width=0.418,
    fallback_width=913 / 2048,
)


def cut(face: Typeface, package: Path, ranges: tuple[tuple[int, int], ...]) -> bytes:
    """The characters in `ranges` of a family as one variable woff2."""
    font = TTFont(package / face.source, recalcTimestamp=False)
    # Glyphs without an outline have no variations in these files; the library expects an empty list.
    for glyph in font.getGlyphOrder():
        font["gvar"].variations.setdefault(glyph, [])
    options = subset.Options(layout_features=FEATURES, name_IDs=KEPT_NAMES, notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    cutter.subset(font)
    font = instancer.instantiateVariableFont(_reread(font), face.axes)
    _rename(font, face.own_name)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _reread(font: TTFont) -> TTFont:
    """The font as it would be read from disk, all its tables consistent."""
    between = BytesIO()
    font.save(between)
    between.seek(0)
    return TTFont(between, recalcTimestamp=False)


def _rename(font: TTFont, name: str) -> None:
    shown = {1: name, 2: "Regular", 3: f"{name} Regular", 4: f"{name} Regular", 6: f"{name.replace(' ', '')}-Regular"}
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    for number, value in shown.items():
        names.removeNames(nameID=number)
        names.setName(value, number, 3, 1, 0x409)


def faces(face: Typeface, package: Path) -> str:
    """The `@font-face` rules of a family: its two subsets and the local font that takes the same room meanwhile."""
    rules = [
        "@font-face {\n"
        f'  font-family: "{face.css_name}";\n'
        f'  src: url("../fonts/{face.stem}-{name}.woff2") format("woff2");\n'
        f"  font-weight: {WEIGHTS[0]} {WEIGHTS[1]};\n"
        "  font-style: normal;\n"
        "  font-display: swap;\n"
        f"  unicode-range: {_unicode_range(ranges)};\n"
        "}\n"
        for name, ranges in SUBSETS.items()
    ]
    scale = face.average_width / face.fallback_width
    head = TTFont(package / face.source)["hhea"]
    local = ", ".join(f'local("{name}")' for name in face.fallback)
    rules.append(
        "@font-face {\n"
        f'  font-family: "{face.fallback_name}";\n'
        f"  src: {local};\n"
        f"  size-adjust: {scale:.2%};\n"
        f"  ascent-override: {head.ascent / 1000 / scale:.2%};\n"
        f"  descent-override: {-head.descent / 1000 / scale:.2%};\n"
        "  line-gap-override: 0%;\n"
        "}\n"
    )
    return "\n".join(rules)


def _unicode_range(ranges: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}" for first, last in ranges)


HEADER = """/* Source Serif 4 and Source Sans 3 by Adobe, SIL Open Font License 1.1 (licences stand beside the fonts).
   Written by tools/make_web_fonts.py; the fallbacks keep the lines where they are while the fonts load. */
"""


def main(serif: Path, sans: Path) -> None:
    """Write everything into the theme's assets and say how large it is."""
    fonts = ASSETS / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    total = 0
    for face, package in ((SERIF, serif), (SANS, sans)):
        for name, ranges in SUBSETS.items():
            content = cut(face, package, ranges)
            total += len(content)
            (fonts / f"{face.stem}-{name}.woff2").write_bytes(content)
            print(f"{face.stem}-{name}.woff2: {len(content)} bytes")
        shutil.copyfile(package / "LICENSE.md", fonts / f"LICENSE-{face.stem}.md")
    print(f"together: {total} bytes")
    rules = "\n".join((HEADER + faces(SERIF, serif), faces(SANS, sans)))
    (ASSETS / "css" / "fonts.css").write_text(rules, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
