"""Letters on paper are those of the whole fonts, compared as pictures: subsets under one name print wrong ones."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat
from weasyprint import HTML

from paper_book import FONTS, piece
from small_project import REPOSITORY

LETTERS = "šžŠŽõäöüÕÄÖÜ„“–"
OTHERS = "sz-"
SCALE = 4
CSS = (FONTS / "fonts.css").read_text(encoding="utf-8")
SUBSETS = "".join(
    f"@font-face {{ font-family: 'Source Serif 4'; src: url(overrides/assets/fonts/source-serif-{part}.woff2) }}"
    for part in ("latin", "latin-ext")
)


def html(css: str) -> str:
    """A page for each letter, all in one document, since fonts get mixed up only where several are used."""
    pages = "".join(f"<p>{letter}" for letter in LETTERS + OTHERS)
    return (
        f"<html lang='et'><title>x</title><style>{css} @page {{ size: 100px; margin: 0 }} body {{ margin: 0 }} "
        f"p {{ margin: 0; font: 60px/100px 'Source Serif 4'; text-align: center; break-after: page }}</style>{pages}"
    )


def on_paper(content: bytes) -> dict[str, Image.Image]:
    with pdfplumber.open(BytesIO(content)) as pdf:
        pages = [page.to_image(resolution=96 * SCALE).original.convert("L") for page in pdf.pages]
    return {letter: _ink(page) for letter, page in zip(LETTERS + OTHERS, pages, strict=True)}


@cache
def drawn(letter: str) -> Image.Image:
    """A letter of the whole font, drawn by FreeType."""
    font = ImageFont.truetype(str(FONTS / "fonts" / "SourceSerif4-Regular.otf"), 60 * SCALE)
    image = Image.new("L", (100 * SCALE, 100 * SCALE), 255)
    ImageDraw.Draw(image).text((50 * SCALE, 50 * SCALE), letter, fill=0, font=font, anchor="mm")
    return _ink(image)


def _ink(image: Image.Image) -> Image.Image:
    return image.crop(ImageChops.invert(image).getbbox())


def _distance(one: Image.Image, other: Image.Image) -> float:
    """The part of the ink of two pictures that is not in both, 0 to 1."""
    size = max(one.width, other.width), max(one.height, other.height)
    images = []
    for picture in (one, other):
        image = Image.new("L", size, 255)
        image.paste(picture)
        images.append(image)
    differing, both = ImageChops.difference(*images), ImageChops.invert(ImageChops.darker(*images))
    return ImageStat.Stat(differing).sum[0] / ImageStat.Stat(both).sum[0]


def misprinted(pictures: Mapping[str, Image.Image]) -> set[str]:
    """The letters whose pictures are not clearly nearer to themselves than to any other letter."""
    wrong = set()
    for letter, picture in pictures.items():
        distances = {other: _distance(picture, drawn(other)) for other in LETTERS + OTHERS}
        own = distances.pop(letter)
        if own > 0.2 or own > 0.6 * min(distances.values()):
            wrong.add(letter)
    return wrong


@pytest.fixture(scope="module")
def sound() -> dict[str, Image.Image]:
    return on_paper(piece(html(CSS)).content)


def test_every_letter_on_paper_is_the_right_one(sound: dict[str, Image.Image]) -> None:
    assert misprinted(sound) == set()


def test_the_subsets_of_the_web_under_one_name_are_found_out() -> None:
    content = HTML(string=html(SUBSETS), base_url=f"{REPOSITORY.as_uri()}/").write_pdf()
    assert misprinted(on_paper(content))


def test_another_letter_is_found_out(sound: dict[str, Image.Image]) -> None:
    for letter in LETTERS:
        others = [other for other in LETTERS + OTHERS if other != letter]
        assert [other for other in others if not misprinted({letter: sound[other]})] == [], letter
