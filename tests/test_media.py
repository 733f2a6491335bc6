"""Pictures, learning materials, novelty, origin and licence of an entry, as visitors of both languages get them."""

import io
import struct
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import ExifTags, Image, ImageDraw, PngImagePlugin

from practicebook.content.pictures import MOST_PIXELS, UnreadablePictureError
from practicebook.exports.media import republished
from practicebook.exports.registry import OUTPUTS
from practicebook.views.media import published_size
from site_test import SiteTest

MEDIA = "practices/media/supipaev"
CAMERA = "Kaamera nr 12345"
IMAGE = {"file": "avamine.jpg", "alt": "Supilaud „õues“", "credit": "Foto: Mari Näidis", "licence": "CC-BY-SA-4.0"}
VIDEO = """\
title:
  et: Kuidas keeta suppi
  en: How to cook soup
summary:
  et: Kümme nippi algajale.
kind: video
provider: Näidisküla Selts
url: https://www.video.example.org/vaata?v=1
date: "2026-10-01"
duration: 12
language: et
captions:
  - et
  - en
transcript: https://example.org/tekst
"""
GUIDE = """\
title:
  et: Supiköögi juhend
kind: video
provider: Naaberküla Selts
url: https://example.com/juhend
date: "2025-03-04"
language: ru
practices:
  - supipaev
"""


def photograph(width: int = 2400, height: int = 1200) -> bytes:
    """A JPEG as a telephone sends it: lying on its side, with its place, its camera, a comment and XMP."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height), fill="red")  # the left half; upright, the upper one
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = CAMERA
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (59.0, 26.0, 13.0), 3: "E", 4: (24.0, 45.0, 13.0)}
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, comment=CAMERA.encode(), xmp=f"<x>{CAMERA}</x>".encode())
    return file.getvalue()


def drawing() -> bytes:
    """A small PNG that is clear on one side and carries a text."""
    image = Image.new("RGBA", (40, 20), (0, 0, 255, 255))
    image.paste((0, 0, 0, 0), (20, 0, 40, 20))
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CAMERA)
    file = io.BytesIO()
    image.save(file, "PNG", pnginfo=told)
    return file.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("media"))
    names = ("avamine.jpg", "avamine.png", "lopp.jpg")
    site.with_file("learning/supivideo.yml", VIDEO).with_file("learning/juhend.yml", GUIDE)
    (site.root / MEDIA).mkdir(parents=True)
    for name in names:
        (site.root / MEDIA / name).write_bytes(drawing() if name.endswith("png") else photograph())
    images = [{**IMAGE, "file": name, "consent": "true"} for name in names]
    site.with_entry("algne", title="Algne supipäev", is_translated=False, licence="CC0-1.0")
    site.with_entry(
        "supipaev",
        kind="adoption",
        adoption_of="algne",
        novelty="Süüakse koos, mitte üksi [@s1].",
        sdgs=["2", "11"],
        images=[{**images[0], "licence": "CC-BY-4.0"}, *images[1:]],
        learning=["supivideo"],
        licence="CC-BY-SA-4.0",
        contributors=["Mari Näidis", "Jaan Proov"],
        reviewers=["Kati Katse"],
        is_translated=False,
    )
    site.with_translation(
        "supipaev",
        novelty="People eat together, not alone [@s1].",
        images={name: {"alt": f"A table with “soup” {number}"} for number, name in enumerate(names, 1)},
    )
    return site.build()


def both(site: SiteTest) -> tuple[BeautifulSoup, BeautifulSoup]:
    return site.page("praktikad/supipaev/"), site.page("en/practices/supipaev/")


def said(page: BeautifulSoup, selector: str) -> str:
    element = page.select_one(selector)
    assert element is not None, selector
    return " ".join(element.get_text(" ").split())


def chunks(webp: bytes) -> set[bytes]:
    """The names of the chunks of a WebP file (RIFF container)."""
    found, place = set(), 12
    while place < len(webp):
        name, size = struct.unpack("<4sI", webp[place : place + 8])
        found.add(name)
        place += 8 + size + size % 2
    return found


def test_a_published_picture_is_upright_bounded_and_tells_nothing_else(site: SiteTest) -> None:
    published = site.files("site/assets/media")

    assert set(published) == {"supipaev/avamine.webp", "supipaev/avamine-2.webp", "supipaev/lopp.webp"}
    for content in published.values():
        assert chunks(content) <= {b"VP8 ", b"VP8X", b"ALPH", b"VP8L"}
        assert b"Exif" not in content
        assert CAMERA.encode() not in content
        with Image.open(io.BytesIO(content)) as image:
            assert dict(image.getexif()) == {}
    with Image.open(io.BytesIO(published["supipaev/avamine.webp"])) as image:
        assert image.size == (1200, 2400)
        top, bottom = image.getpixel((600, 100)), image.getpixel((600, 2300))
        assert (top[1] < 60, bottom[1] > 200) == (True, True), "red above, white below"
    with Image.open(io.BytesIO(published["supipaev/avamine-2.webp"])) as image:
        assert (image.size, image.mode) == ((40, 20), "RGBA")
        assert image.getpixel((39, 10))[3] == 0


def test_the_same_picture_gives_the_same_bytes_and_wide_ones_are_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "lai.jpg"
    path.write_bytes(photograph(1000, 2000))  # upright it is 2000 wide

    assert republished(path) == republished(path)
    with Image.open(io.BytesIO(republished(path))) as image:
        assert image.size == (1600, 800)
    assert published_size(100, 40_000) == (41, 16_383)
    assert published_size(4000, 1) == (1600, 1)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_every_way_to_keep_colours_is_read(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "pilt"
    profile = b"not a profile"
    Image.new(mode, (8, 8)).save(path, "JPEG" if mode == "CMYK" else "PNG", icc_profile=profile)

    with Image.open(io.BytesIO(republished(path))) as image:
        assert image.size == (8, 8)


@pytest.mark.parametrize(
    "content",
    [photograph()[:2000], b"\xff\xd8\xff\xe0" + bytes(60), b"GIF89a" + bytes(60), b"%!PS-Adobe-3.0 EPSF-3.0\n"],
    ids=["broken off", "beginning only", "gif", "postscript"],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pilt.jpg"
    path.write_bytes(content)

    with pytest.raises(UnreadablePictureError, match=r"pilt\.jpg"):
        republished(path)


def test_a_picture_that_unpacks_without_bounds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pomm.png"
    Image.new("1", (8000, MOST_PIXELS // 8000 + 1)).save(path)
    assert path.stat().st_size < 100_000

    with pytest.raises(UnreadablePictureError, match=r"pomm\.png"):
        republished(path)


def test_pictures_stand_on_both_pages_with_description_author_and_licence(site: SiteTest) -> None:
    for page, alt in zip(both(site), (IMAGE["alt"], "A table with “soup” 1"), strict=True):
        pictures = page.select("main figure.picture img")
        assert [picture["src"].rpartition("/")[2] for picture in pictures] == [
            "avamine.webp",
            "avamine-2.webp",
            "lopp.webp",
        ]
        first = pictures[0]
        assert first["alt"] == alt
        assert (first["width"], first["height"], first["loading"]) == ("1200", "2400", "lazy")
        assert said(page, "figcaption") == "Foto: Mari Näidis · CC BY 4.0"
        assert "CC\xa0BY-SA\xa04.0" in page.select("figcaption")[1].get_text()
        order = [tag.get("id") or "picture" for tag in page.select(".entry__main > section, .entry__main .picture")]
        assert order[:2] == ["picture", "problem"]
        assert order[-4:] == ["picture", "picture", "learning", "sources"]


def test_each_picture_on_a_page_is_a_file_of_the_site(site: SiteTest) -> None:
    (output,) = (output for output in OUTPUTS if output.name == "pictures")
    for page, address in zip(both(site), ("praktikad/supipaev/", "en/practices/supipaev/"), strict=True):
        for picture in page.select("main img"):
            path = (site.folder / address / picture["src"]).resolve()
            assert path.is_file()
            assert output.answers_for(path.relative_to(site.folder.resolve()).as_posix())


def test_learning_materials_say_what_they_are_and_where_they_open(site: SiteTest) -> None:
    estonian, english = both(site)

    first, second = (" ".join(item.get_text(" ").split()) for item in estonian.select("#learning li"))
    assert first == (
        "Kuidas keeta suppi ( avaneb lehel video.example.org ) Kümme nippi algajale. Video · Näidisküla Selts · "
        "1. oktoober 2026 · 12 minutit · eesti keeles · subtiitrid: eesti ja inglise · Tekst kirjas"
    ).replace("( ", "(").replace(" )", ")")
    assert second.endswith("Video · Naaberküla Selts · 4. märts 2025 · vene keeles · subtiitriteta")
    assert english.select_one("#learning a")["href"] == "https://www.video.example.org/vaata?v=1"
    assert said(english, "#learning a") == "How to cook soup (opens on video.example.org)"
    assert said(english, "#learning p[lang=et]") == "Kümme nippi algajale."
    assert said(english, "#learning a [lang=et]") == "Supiköögi juhend"
    assert "12 minutes · in Estonian · captions: Estonian and English" in said(english, "#learning .small")
    assert english.select_one('.contents a[href="#learning"]')
    assert not english.select("iframe")
    assert not site.page("praktikad/algne/").select("#learning, .picture, .contents a[href='#learning']")


def test_what_is_new_stands_after_the_solution(site: SiteTest) -> None:
    estonian, english = both(site)

    assert (said(estonian, "#solution h3"), said(english, "#solution h3")) == ("Mis on uut", "What is new")
    assert said(estonian, "#solution h3 + p").startswith("Süüakse koos, mitte üksi")
    assert said(english, "#solution h3 + p").startswith("People eat together, not alone")
    assert estonian.select_one('#solution h3 + p .cite a[href="#source-1"]')


def test_origin_and_goals_are_among_the_facts(site: SiteTest) -> None:
    estonian, english = both(site)

    for page in (estonian, english):
        (original,) = (link for link in page.select(".facts a") if link.get_text() == "Algne supipäev")
        assert original["href"] == "../algne/"
        assert bool(original.find_parent(attrs={"lang": "et"}, name="span")) is (page is english)
    assert "2. Nälja kaotamine; 11. Kestlikud linnad ja kogukonnad" in said(estonian, ".facts")
    assert "2. Zero hunger; 11. Sustainable cities and communities" in said(english, ".facts")


def test_an_original_without_a_page_is_not_linked(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).with_entry("algne", review_state="archived", title="Algne supipäev")
    site.with_entry("supipaev", kind="adoption", adoption_of="algne").build()

    assert "Algne praktika" not in said(site.page("praktikad/supipaev/"), ".facts")


def test_the_licence_and_the_makers_of_the_entry_are_its_own(site: SiteTest) -> None:
    estonian, english = both(site)

    assert said(estonian, ".citation ~ .small") == "Teksti võib vabalt kasutada litsentsi CC BY-SA 4.0 tingimustel."
    assert "CC BY-SA 4.0" in said(english, ".citation ~ .small")
    assert "CC0 1.0" in said(site.page("praktikad/algne/"), ".citation ~ .small")
    assert said(estonian, ".entry__made") == (
        "Avaldatud 24. november 2026. Koostajad: Mari Näidis ja Jaan Proov. Kirje vaatas üle Kati Katse."
    )
    assert said(english, ".entry__made") == (
        "Published on 24 November 2026. Authors: Mari Näidis and Jaan Proov. Entry reviewed by Kati Katse."
    )
    assert said(site.page("praktikad/algne/"), ".entry__made") == "Avaldatud 24. november 2026."
