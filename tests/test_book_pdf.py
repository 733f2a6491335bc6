"""The book as a PDF: printed numbers are the true ones, glyphs the right ones, the text that of the web, tags sound."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

import verapdf
from handbook_files import FIRST, SECOND
from paper_book import FONTS, composed, folios, numbered, printed, tagged_text
from practicebook.editions.edition import EditionError
from practicebook.editions.paper_html import paper_html
from practicebook.editions.pdf import Paper, paper
from practicebook.views.addresses import all_addresses
from site_build import ROOT
from site_test import SiteTest
from test_handbook_pages import with_book

LONG = "\n\n".join(
    f"Lõik number {number} räägib koosloomest nii pikalt, et leht saab täis. " * 6 for number in range(40)
)
EVERYTHING = """
- loend, mille read

  on mitmest lõigust

- teine rida
    - sees veel üks

> Tsiteeritud mõte.

| Tunnus | Väärtus |
| --- | --- |
| `kood` | **paks** ja *kaldu* |

{{ qr("supipaev") }}

{{ qr() }}

"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A book of some twenty pages that holds everything a chapter may."""
    site = with_book(tmp_path_factory.mktemp("paper"))
    site.with_change(FIRST, "## Tee nüüd {#nuud}", f"## Pikk jutt\n\n{LONG}\n\n{EVERYTHING}\n\n## Tee nüüd {{#nuud}}")
    site.with_change(
        FIRST, "[^n1]: Supp oli hernesupp.", "[^n1]: Supp oli hernesupp.\n\n    Järgmisel korral läätsesupp."
    )
    site.with_change(SECOND, "Mõõda.\n", f'{LONG}\n\nVaata {{{{ ref("ch01", "pikk-jutt") }}}} enne.\n')
    return site


@pytest.fixture(scope="module")
def book(site: SiteTest) -> Paper:
    return printed(site.root, "et")


def test_every_printed_number_is_the_page_it_leads_to(book: Paper) -> None:
    told = numbered(book.content)
    assert book.page_count >= 12
    assert len([line for *_, line in told if "Pikk jutt" in line]) >= 2, "contents and reference"
    assert len(told) >= 10
    assert [item for item in told if item[0] != item[1]] == []


def test_numbers_of_another_layout_are_found_out(site: SiteTest, book: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    shifted = {anchor: page + 1 for anchor, page in book.pages.items()}
    project, composed_book = composed(site.root, "et")
    monkeypatch.setattr("practicebook.editions.pdf.page_map", lambda _document: shifted)
    addresses = all_addresses(project.languages)["et"]
    wrong = paper(lambda _pages: paper_html(project, composed_book, addresses, shifted), FONTS)
    assert [item for item in numbered(wrong.content) if item[0] != item[1]]


def test_the_number_at_the_foot_is_the_place_in_the_file(book: Paper) -> None:
    printed_numbers = folios(book.content)
    assert [number for number in printed_numbers[2:] if number] == [
        str(place) for place, number in enumerate(printed_numbers, 1) if place > 2 and number
    ]
    assert len([number for number in printed_numbers if number.isdigit()]) >= book.page_count - 2


def words(text: str) -> list[str]:
    """The letters and digits of a text without marks, hyphens and pages."""
    bare = re.sub(r"\((?:lk|p\.) \d+\)", " ", text)
    return re.findall(r"\w+", re.sub(r"[\u2010\u00ad-]\s?", "", bare).replace("\n", " "))


def test_a_chapter_reads_the_same_on_the_web_and_on_paper(site: SiteTest, book: Paper) -> None:
    site.build()
    page = site.page("kasiraamat/kaasamine/")
    read_aloud = "".join(words(tagged_text(book.content)))
    blocks = page.select(".opening p, .prose > p, .prose li, .prose td, .case p, .sheet-card p, .notes li, .sources li")
    assert len(blocks) > 60
    for block in blocks:
        for extra in block.select(".note-mark, [role=doc-backlink], ul, ol, p + p"):
            extra.extract()
        for line in re.split(r"\[\d+\]", block.get_text(" ", strip=True)):
            assert "".join(words(line)) in read_aloud, line


def _letters(content: bytes, size: int) -> Image.Image:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return pdf.pages[0].to_image(resolution=72).original.convert("L").resize((size, size))


def _page_of(letter: str, css: str, folder: Path) -> bytes:
    html = (
        f"<html lang='et'><style>{css} @page {{ size: 100px; margin: 0 }} "
        "body { margin: 0; font: 60px 'Source Serif 4' } "
        f"p {{ margin: 0; line-height: 100px; text-align: center }}</style><title>x</title><p>{letter}"
    )
    return paper(lambda _pages: html, folder).content


def _drawn(letter: str, size: int) -> Image.Image:
    font = ImageFont.truetype(str(FONTS / "fonts" / "SourceSerif4-Regular.otf"), 60)
    image = Image.new("L", (100, 100), 255)
    ImageDraw.Draw(image).text((50, 50), letter, fill=0, font=font, anchor="mm")
    return image.resize((size, size))


def _distance(one: Image.Image, other: Image.Image) -> float:
    """How unlike two letters are in their own boxes, 0 to 1."""
    boxes = [image.crop(ImageChops.invert(image).getbbox()).resize((40, 40)) for image in (one, other)]
    histogram = ImageChops.difference(*boxes).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (255 * 40 * 40)


@pytest.mark.parametrize("letter", list("šžŠŽõäöü"))
def test_estonian_letters_are_the_right_glyphs_on_paper(letter: str) -> None:
    css = (FONTS / "paper.css").read_text(encoding="utf-8").split("@page")[0]
    on_paper = _letters(_page_of(letter, css, FONTS), 100)
    assert _is_drawn_as(on_paper, letter)
    assert not _is_drawn_as(_letters(_page_of("s", css, FONTS), 100), letter), "another letter is found out"


def _is_drawn_as(on_paper: Image.Image, letter: str) -> bool:
    """Whether a printed letter is clearly more like `letter` of the whole font than like any of its neighbours."""
    others = [_distance(on_paper, _drawn(other, 100)) for other in "šžŠŽõäöüsz" if other != letter]
    return _distance(on_paper, _drawn(letter, 100)) < 0.7 * min(others)


EMPTY_SVG = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
FAULTS = {
    "font": (
        "<style>@font-face { font-family: x; src: url('paper:no.otf') } p { font-family: x }</style><p>a",
        "no.otf",
    ),
    "remote": ("<p><img src='https://evil.example/p.png' alt='x'>", "evil.example"),
    "file": ("<p><img src='file:///etc/passwd' alt='x'>", "passwd"),
    "data": ("<p><img src='data:text/html,x' alt='x'>", "data:text/html"),
    "anchor": ("<p><a href='#nowhere'>a</a>", "nowhere"),
    "no words for a picture": (f"<p><img src='{EMPTY_SVG}'>", "alt description"),
    "broken picture": ("<p><img src='data:image/png;base64,AAAA' alt='x'>", "image"),
    "unknown rule": ("<style>p { colour: red }</style><p>a", "colour"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_would_be_a_silently_bad_page_stops_the_edition(name: str) -> None:
    html, told = FAULTS[name]
    with pytest.raises(EditionError, match=told) as caught:
        paper(lambda _pages: f"<html lang='et'><title>x</title>{html}", FONTS)
    assert len(str(caught.value)) < 400


def test_a_dead_reference_stops_the_edition(site: SiteTest) -> None:
    project, book = composed(site.root, "et")
    part = book.parts[0]
    chapter = part.chapters[0]
    dead = replace(chapter, headings=(*chapter.headings, replace(chapter.headings[0], anchor="puudub")))
    broken = replace(book, parts=(replace(part, chapters=(dead, *part.chapters[1:])),))
    addresses = all_addresses(project.languages)["et"]
    with pytest.raises(EditionError, match="puudub"):
        paper(lambda pages: paper_html(project, broken, addresses, pages), FONTS)


@pytest.mark.slow
def test_verapdf_finds_nothing_in_a_book_of_everything(site: SiteTest, tmp_path: Path) -> None:
    verapdf.require()
    for lang in ("et", "en"):
        file = tmp_path / f"{lang}.pdf"
        file.write_bytes(printed(site.root, lang).content)
        assert verapdf.failures(file, "3a", "ua1") == {"3a": [], "ua1": []}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["et", "en"])
def test_the_real_book_is_sound(lang: str, tmp_path: Path) -> None:
    real = printed(ROOT, lang)
    assert [item for item in numbered(real.content) if item[0] != item[1]] == []
    verapdf.require()
    file = tmp_path / "book.pdf"
    file.write_bytes(real.content)
    assert verapdf.failures(file, "3a", "ua1") == {"3a": [], "ua1": []}


def test_the_title_page_says_that_the_book_is_a_draft(book: Paper) -> None:
    with pdfplumber.open(BytesIO(book.content)) as pdf:
        text = " ".join(pdf.pages[1].extract_text().split())
    assert "See on mustand." in text
