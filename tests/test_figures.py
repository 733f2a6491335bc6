"""Pictures: a motif never changes, colours can be told apart, markup is well formed, small and free of styles."""

import gzip
import struct
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from practicebook.figures import belt, glyph
from practicebook.figures.colour import FAMILIES, FAMILY_OF_THEME, NIGHT, PAPER, Family, stylesheet
from practicebook.figures.county_map import county_map, county_steps, label_points, locator
from practicebook.figures.motif import ACCENT, EMPTY, MAIN, SIZE, motif
from practicebook.figures.svg import NAMESPACE, cells_path, element, rectangles
from practicebook.model.place import County
from practicebook.model.vocabulary import Theme
from small_project import REPOSITORY

SLUGS = [f"praktika-{number}" for number in range(500)]
SIXTY = [(slug, list(Theme)[number * 7 % len(Theme)]) for number, slug in enumerate(SLUGS[:60])]
COUNTS = {county: number for number, county in enumerate(County)}
ASSETS = REPOSITORY / "overrides" / "assets"


def whole_map() -> str:
    links = {county: f"maakond/{county.name.lower()}/?a=1&b=2" for county in County}
    labels = {county: f'{county.name} "{COUNTS[county]}"' for county in County}
    return county_map(COUNTS, links=links, labels=labels, title="Praktikad maakonniti")


PICTURES = {
    "strip": belt.strip(SIXTY),
    "empty strip": belt.strip([]),
    "tile": belt.tile(*SIXTY[0]),
    "band": belt.entry_band(*SIXTY[0]),
    "badge": belt.badge(*SIXTY[0]),
    "one ink": belt.one_ink(SLUGS[0]),
    "mark": glyph.mark(),
    "evidence": glyph.evidence_glyph(3),
    "meter": glyph.replication_meter(9, 12),
    "map": whole_map(),
    "locator": locator([County.HARJU, County.SAARE]),
    "empty locator": locator([]),
}
DECORATIVE = ("band", "badge", "mark", "evidence", "meter", "locator", "empty locator")
FILES = ("strip", "empty strip", "tile", "one ink", "mark")


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def contrast(first: str, second: str) -> float:
    """Contrast of two `#rrggbb` colours as WCAG 2.2 defines it."""
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("slug", "digest"),
    [
        ("noored-kooli", "22ae7c951d82f6ae"),
        ("spin-programm", "37129e41bee35ce0"),
        ("koomen", "d0bbe965ad10ca3a"),
    ],
)
def test_a_motif_never_changes(slug: str, digest: str) -> None:
    cells = "".join(str(cell) for row in motif(slug).cells for cell in row)
    assert sha256(cells.encode()).hexdigest()[:16] == digest


@pytest.mark.parametrize("slug", SLUGS)
def test_a_motif_is_symmetrical_and_neither_speck_nor_block(slug: str) -> None:
    woven = motif(slug)
    rows = woven.cells
    assert (len(rows), {len(row) for row in rows}) == (SIZE, {SIZE})
    assert rows == rows[::-1]
    assert all(row == row[::-1] for row in rows)
    assert rows == tuple(zip(*rows, strict=True))
    assert rows[SIZE // 2][SIZE // 2] == ACCENT
    assert 0.3 <= sum(cell != EMPTY for row in rows for cell in row) / SIZE**2 <= 0.7
    assert woven.turns >= 120, "a blob"
    assert woven.turns <= 216, "a bare chequerboard"


def test_no_motif_of_five_hundred_has_changed() -> None:
    cells = "".join(str(cell) for slug in SLUGS for row in motif(slug).cells for cell in row)
    assert sha256(cells.encode()).hexdigest()[:16] == "65b556c330fe1ebf"


def test_hardly_two_motifs_are_the_same() -> None:
    assert len({motif(slug) for slug in SLUGS}) >= len(SLUGS) * 0.98


def test_rectangles_cover_each_cell_once() -> None:
    for slug in SLUGS[:50]:
        cells = motif(slug).cells
        for value in (MAIN, ACCENT):
            covered = Counter(
                (x + right, y + down)
                for x, y, width, height in rectangles(cells, value)
                for right in range(width)
                for down in range(height)
            )
            assert covered == Counter(
                (x, y) for y, row in enumerate(cells) for x, cell in enumerate(row) if cell == value
            )


def test_a_path_moves_relative_to_the_last_rectangle() -> None:
    assert cells_path([[1, 1, 0], [0, 0, 0], [0, 0, 1]], 1, left=10, top=5) == "M10 5h2v1h-2zm2 2h1v1h-1z"


def test_every_theme_weaves_in_one_of_six_families() -> None:
    assert set(FAMILY_OF_THEME) == set(Theme)
    assert set(FAMILY_OF_THEME.values()) == set(FAMILIES)
    assert len({family.name for family in FAMILIES}) == 6


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_main_colour_reads_on_both_grounds(family: Family) -> None:
    assert contrast(family.main, PAPER) >= 4.5
    assert contrast(family.main_on_dark, NIGHT) >= 4.5
    assert f".motif--{family.name}{{" in stylesheet()


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_neighbours_on_the_belt_differ_where_they_can() -> None:
    woven = belt.ordered(SIXTY)
    families = [FAMILY_OF_THEME[theme] for _, theme in woven]
    assert Counter(woven) == Counter(SIXTY)
    assert not [name for name, following in pairwise(families) if name == following]
    assert belt.ordered([]) == ()


def test_a_family_of_more_than_half_is_parted_as_often_as_there_are_others() -> None:
    many = [(f"a-{number}", Theme.YOUTH) for number in range(5)]
    few = [("b", Theme.CULTURE), ("c", Theme.CARE_AGEING)]
    shown = "".join("Y" if theme is Theme.YOUTH else "-" for _, theme in belt.ordered(many + few))
    assert shown in {"Y-Y-YYY", "YYY-Y-Y", "YY-YY-Y", "Y-YYY-Y", "YY-Y-YY", "Y-YY-YY"}, (
        "two pairs of neighbours, no more"
    )
    assert belt.ordered([*few, *many[:3]])[0][1] is Theme.YOUTH, "three of five must begin and end"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_well_formed_and_has_no_style(name: str) -> None:
    root = ET.fromstring(PICTURES[name])
    assert root.tag.removeprefix("{http://www.w3.org/2000/svg}") == "svg"
    assert root.get("viewBox")
    tags = [part.tag.rsplit("}", 1)[-1] for part in root.iter()]
    assert "style" not in tags
    assert not [part for part in root.iter() if "style" in part.attrib]
    assert (NAMESPACE["xmlns"] in root.tag) == (name in FILES)
    assert (root.get("aria-hidden") == "true") == (name in DECORATIVE)


@pytest.mark.parametrize(
    ("name", "most"), [("strip", 10_000), ("map", 12_000), ("locator", 3_000), ("band", 1_500), ("badge", 1_000)]
)
def test_a_picture_stays_small(name: str, most: int) -> None:
    assert gzipped(PICTURES[name]) <= most


def test_attributes_and_words_are_escaped() -> None:
    assert element("a", {"href": '"><script>', "id": None}) == '<a href="&quot;&gt;&lt;script&gt;"/>'
    labels = dict.fromkeys(County, "<b>&")
    assert "&lt;b&gt;&amp;" in county_map({}, links=dict.fromkeys(County, "x"), labels=labels, title="<")
    assert "<b>" not in county_map({}, links=dict.fromkeys(County, "x"), labels=labels, title="<")


def test_a_badge_is_coloured_by_class_and_without_style_sheet() -> None:
    family = FAMILY_OF_THEME[Theme.CULTURE]
    root = ET.fromstring(belt.badge("koomen", Theme.CULTURE, 26))
    assert root.get("class") == "motif motif--violet"
    assert (root.get("width"), root.get("height")) == ("26", "26")
    assert [(part.get("class"), part.get("fill")) for part in root] == [("m1", family.main), ("m2", family.accent)]


def test_one_ink_prints_in_one_ink() -> None:
    root = ET.fromstring(belt.one_ink("koomen", ink="#123456"))
    assert [part.get("fill") for part in root] == ["#123456"]


def test_bands_of_one_page_keep_their_ids_apart() -> None:
    assert 'id="card-koomen"' in belt.entry_band("koomen", Theme.CULTURE, prefix="card")
    assert "url(#card-koomen)" in belt.entry_band("koomen", Theme.CULTURE, prefix="card")


@pytest.mark.parametrize("level", range(6))
def test_as_many_diamonds_are_filled_as_the_level_says(level: int) -> None:
    root = ET.fromstring(glyph.evidence_glyph(level))
    assert [part.get("fill") for part in root] == ["currentColor"] * level + ["none"] * (5 - level)


@pytest.mark.parametrize("known", [0, 1, 9, 12])
def test_as_many_segments_are_filled_as_are_known(known: int) -> None:
    root = ET.fromstring(glyph.replication_meter(known))
    assert [part.get("fill") for part in root] == ["currentColor"] * known + ["none"] * (12 - known)


@pytest.mark.parametrize("level", [-1, 6])
def test_there_is_no_level_beyond_the_ladder(level: int) -> None:
    with pytest.raises(ValueError, match=str(level)):
        glyph.evidence_glyph(level)


@pytest.mark.parametrize(("known", "total"), [(-1, 12), (13, 12)])
def test_no_more_can_be_known_than_there_is(known: int, total: int) -> None:
    with pytest.raises(ValueError, match=str(known)):
        glyph.replication_meter(known, total)


def test_the_map_links_every_county_by_name() -> None:
    root = ET.fromstring(whole_map())
    links = root.findall("a")
    assert len(links) == 15
    assert [link.get("aria-label") for link in links] == [f'{county.name} "{COUNTS[county]}"' for county in County]
    assert len({link.get("href") for link in links}) == 15
    assert len({path.get("d") for path in root.iter("path") if path.get("d")}) == 15
    assert root.get("role") == "group"
    assert root.get("aria-label") == "Praktikad maakonniti"


def test_counties_grow_darker_with_their_count() -> None:
    steps = [county_steps(COUNTS)[county] for county in County]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1], set(steps)) == (0, 4, {0, 1, 2, 3, 4})
    assert set(county_steps(dict.fromkeys(County, 0)).values()) == {0}
    assert county_steps({County.HARJU: 100, County.TARTU: 1})[County.TARTU] == 1


def test_the_locator_marks_only_the_counties_given() -> None:
    assert [path.get("class") for path in ET.fromstring(locator([]))] == ["map-0"]
    (land,) = ET.fromstring(locator([]))
    assert (land.get("d") or "").count("M") == 8, "the mainland and seven islands"
    assert len(locator([County.HIIU])) < len(locator([County.HIIU, County.TARTU])) < len(locator(list(County)))
    assert set(label_points()) == set(County)
    assert all(0 < x < 800 and 0 < y < 530 for x, y in label_points().values())


def test_icons_show_the_mark() -> None:
    assert (ASSETS / "favicon.svg").read_text(encoding="utf-8") == glyph.mark(), "run tools/make_favicon.py"
    for name, side in (("favicon-32.png", 32), ("apple-touch-icon.png", 180)):
        content = (ASSETS / name).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert struct.unpack(">II", content[16:24]) == (side, side)


@pytest.mark.parametrize("family", ["source-serif", "source-sans"])
def test_the_web_fonts_hold_the_letters_of_estonian(family: str) -> None:
    letters = {
        "latin": "õäöüÕÄÖÜabcXYZ0189„“”‘’–—€·…×−→←↑✓◆′″\u00a0\u2009\u202f",
        "latin-ext": "šžŠŽ",
    }
    style = (ASSETS / "css" / "fonts.css").read_text(encoding="utf-8")
    for name, wanted in letters.items():
        font = TTFont(ASSETS / "fonts" / f"{family}-{name}.woff2")
        assert not set(map(ord, wanted)) - set(font.getBestCmap())
        assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [("wght", 400, 700)]
        assert "Source" not in font["name"].getDebugName(1), "the licence reserves the name for unmodified fonts"
        assert f"../fonts/{family}-{name}.woff2" in style
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts" / f"LICENSE-{family}.md").read_text(encoding="utf-8")


def test_the_web_fonts_weigh_little() -> None:
    assert sum(path.stat().st_size for path in (ASSETS / "fonts").glob("*.woff2")) <= 85_000
