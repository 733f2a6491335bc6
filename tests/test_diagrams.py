"""The diagrams of the handbook as they are: every one in both languages, in a browser, in a PDF, and as findings."""

import io
import json
import runpy
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, expect

import verapdf
from conftest import serving
from handbook_files import SECOND, SECOND_ENGLISH
from paper_book import RING, printed
from practicebook.diagnostics.diagnostic import Severity
from practicebook.figures.diagrams.drawing import DRAWINGS
from practicebook.figures.diagrams.lettering import broken, width
from practicebook.figures.diagrams.shapes import TONES
from practicebook.model.diagram_kind import DiagramKind
from practicebook.project import Project
from site_build import ROOT
from site_test import SiteTest
from test_handbook_pages import with_book

FOLDER = "handbook/diagrams"
NAMES = sorted(path.stem for path in (ROOT / FOLDER).glob("*.yml"))
PAGES = {"et": "kasiraamat/moju/", "en": "en/handbook/impact/"}
SMALLEST = 11
"""Pixels of type that a reader of a phone of 390 pixels can do with."""
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


def with_all_diagrams(root: Path) -> SiteTest:
    """A small handbook whose second chapter shows every diagram of the real one."""
    site = with_book(root)
    for name in NAMES:
        shutil.copy(ROOT / FOLDER / f"{name}.yml", site.root / FOLDER / f"{name}.yml")
    calls = "\n\n".join(f'{{{{ figure("{name}") }}}}' for name in NAMES)
    for path in (SECOND, SECOND_ENGLISH):
        site.with_change(path, '{{ figure("evidence-ladder") }}', calls)
    return site


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return with_all_diagrams(tmp_path_factory.mktemp("diagrams"))


@pytest.fixture(scope="module")
def address(project: SiteTest) -> Iterator[str]:
    with serving(project.build().root / "site") as served:
        yield served


def opened(browser: Browser, address: str, lang: str, width: int = 390, scheme: str = "light") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + PAGES[lang])
    page.evaluate("document.fonts.ready")
    return page


# What is wrong with the words of the drawings: each with its drawing, its kind of fault and the words.
FAULTS = """() => [...document.querySelectorAll('.dg')].flatMap(drawing => {
  const frame = drawing.getBoundingClientRect(), named = drawing.getAttribute('aria-label').slice(0, 30)
  const words = [...drawing.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
  const boxes = [...drawing.querySelectorAll('rect')].map(box => box.getBoundingClientRect())
  const within = (a, b) => a.left >= b.left - .5 && a.right <= b.right + .5
    && a.top >= b.top - 3 && a.bottom <= b.bottom + 3
  const faults = []
  words.forEach(([text, place], index) => {
    if (!within(place, frame)) faults.push([named, 'outside the drawing', text])
    const x = (place.left + place.right) / 2, y = (place.top + place.bottom) / 2
    const around = boxes.filter(box => x > box.left && x < box.right && y > box.top && y < box.bottom)
    const box = around.sort((a, b) => a.width * a.height - b.width * b.height)[0]
    if (box && !within(place, box)) faults.push([named, 'over the edge of its box', text])
    for (const [other, there] of words.slice(index + 1)) {
      const across = Math.min(place.right, there.right) - Math.max(place.left, there.left)
      const down = Math.min(place.bottom, there.bottom) - Math.max(place.top, there.top)
      if (across > 1 && down > place.height / 3) faults.push([named, 'over other words', `${text} / ${other}`])
    }
  })
  return faults
})"""
# The least ratio of contrast between words and the ground they stand on, over all drawings.
CONTRAST = """() => {
  const light = colour => { const part = c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4
    const [r, g, b] = colour.match(/[\\d.]+/g).map(value => part(value / 255))
    return .2126 * r + .7152 * g + .0722 * b }
  const paper = getComputedStyle(document.body).backgroundColor
  let least = 21
  for (const drawing of document.querySelectorAll('.dg')) for (const text of drawing.querySelectorAll('text')) {
    const place = text.getBBox(), point = new DOMPoint(place.x + place.width / 2, place.y + place.height / 2)
    let ground = paper
    for (const shape of drawing.querySelectorAll('rect, circle, path')) {
      const fill = getComputedStyle(shape).fill
      if (fill !== 'none' && shape.compareDocumentPosition(text) & 4 && shape.isPointInFill(point)) ground = fill
    }
    const [a, b] = [light(ground), light(getComputedStyle(text).fill)]
    least = Math.min(least, (Math.max(a, b) + .05) / (Math.min(a, b) + .05))
  }
  return least
}"""


def test_every_kind_of_drawing_is_in_the_book() -> None:
    diagrams = Project.load(ROOT).handbook.diagrams
    assert {diagram.kind for diagram in diagrams.values()} == set(DiagramKind)
    assert set(DRAWINGS) == set(DiagramKind) - {DiagramKind.EVIDENCE_LADDER}


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("size", [320, 390, 1280])
def test_words_stand_within_their_drawing_and_apart(browser: Browser, address: str, lang: str, size: int) -> None:
    page = opened(browser, address, lang, size)
    assert page.locator(".dg").count() == len(NAMES) - 1
    assert page.evaluate(FAULTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size
    page.context.close()


@pytest.mark.parametrize("lang", PAGES)
def test_type_is_large_enough_on_a_phone(browser: Browser, address: str, lang: str) -> None:
    page = opened(browser, address, lang)
    sizes = page.locator(".dg text").evaluate_all(
        "all => all.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= SMALLEST
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_part_from_their_ground(browser: Browser, address: str, scheme: str) -> None:
    page = opened(browser, address, "et", scheme=scheme)
    assert page.evaluate(CONTRAST) >= 4.5
    page.context.close()


def test_tones_part_in_one_ink() -> None:
    """Printed in one ink a tone is a share of black; neighbours on the scale lie at least 5 per cent apart."""
    inks = sorted(
        100 - sum(int(tone[at : at + 2], 16) * share for at, share in ((1, 30), (3, 59), (5, 11))) / 255
        for tone in TONES.values()
    )
    assert all(darker - lighter >= 5 for lighter, darker in pairwise(inks))


@pytest.mark.parametrize("lang", PAGES)
def test_a_reader_who_does_not_see_gets_the_picture_and_its_words(browser: Browser, address: str, lang: str) -> None:
    page = opened(browser, address, lang)
    for diagram in Project.load(ROOT).handbook.diagrams.values():
        if diagram.kind is DiagramKind.EVIDENCE_LADDER:
            continue
        figure = page.locator("figure").filter(has=page.get_by_role("img", name=diagram.alt[lang], exact=True))
        expect(figure).to_have_count(1)
        expect(figure.locator("figcaption")).to_contain_text(diagram.caption[lang])
        words = figure.locator("details")
        words.locator("summary").click()
        if diagram.description:
            expect(words).to_contain_text(diagram.description[lang])
        for part in diagram.parts:
            expect(words.locator("> ul > li").nth(diagram.parts.index(part))).to_contain_text(part.label[lang])
            for inner in part.parts:
                expect(words).to_contain_text(inner.label[lang])
    page.context.close()


@pytest.mark.parametrize("lang", PAGES)
def test_a_pdf_says_what_its_drawings_show(project: SiteTest, lang: str) -> None:
    with pdfplumber.open(io.BytesIO(printed(project.root, lang).file.content)) as pdf:
        said = list(alternatives(pdf.structure_tree))
    for diagram in Project.load(ROOT).handbook.diagrams.values():
        if diagram.kind is not DiagramKind.EVIDENCE_LADDER:
            alt = next(alt for alt in said if alt.startswith(diagram.alt[lang]))
            assert not diagram.description or diagram.description[lang] in alt
            assert all(part.label[lang] in alt for part in diagram.parts)
            assert all(inner.label[lang] in alt for part in diagram.parts for inner in part.parts)


def alternatives(elements: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the alternative texts of a PDF's tags."""
    for element in elements:
        if "alt_text" in element:
            yield element["alt_text"]
        yield from alternatives(element.get("children", []))


@pytest.mark.slow
def test_a_pdf_with_all_diagrams_conforms(project: SiteTest, tmp_path: Path) -> None:
    verapdf.require()
    file = tmp_path / "book.pdf"
    file.write_bytes(printed(project.root, "et").file.content)
    assert verapdf.failures(file, "3a", "ua1") == {"3a": [], "ua1": []}


def test_letters_are_as_wide_as_in_the_fonts() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "derive_letter_widths.py"))
    assert json.loads(made["TABLE"].read_text(encoding="utf-8")) == made["letter_widths"]()


def test_a_long_word_is_broken_where_it_may_be() -> None:
    word = "kogukonna\u00adliikumis\u00adharrastus"
    lines = broken(f"meie {word}", 110, 16, "semibold")
    assert lines == ("meie", "kogukonna-", "liikumis-", "harrastus")
    assert all(width(line, 16, "semibold") <= 110 for line in lines)
    assert broken(word, 400, 16, "semibold") == ("kogukonnaliikumisharrastus",)


CENTRE = "centre:\n  et: Meie\n  en: We\n"
PATH = f"{FOLDER}/ring.yml"


@pytest.mark.parametrize(
    ("old", "new", "code", "severity"),
    [
        ("", "", "PB-666", Severity.HINT),
        ("  en: A ring of three parts.\n", "", "PB-144", Severity.HINT),
        ("  et: Ring kolme osaga.\n", "", "PB-143", Severity.ERROR),
        ("alt:\n  et: Ring kolme osaga.\n  en: A ring of three parts.\n", "", "PB-201", Severity.ERROR),
        ("kind: loop", "kind: ring", "PB-203", Severity.ERROR),
        ("  - label:\n      et: Enne\n      en: Before\n", "", "PB-663", Severity.ERROR),
        ("kind: loop", "kind: roles", "PB-664", Severity.ERROR),
        ("kind: loop", f"{CENTRE}kind: tiers", "PB-665", Severity.ERROR),
    ],
)
def test_what_is_amiss_with_a_diagram_is_found(
    tmp_path: Path, old: str, new: str, code: str, severity: Severity
) -> None:
    site = with_book(tmp_path).with_file(PATH, RING.replace(old, new, 1) if old else RING)
    found = [item for item in Project.load(site.root).diagnostics if item.path == PATH and item.code == code]
    assert [item.severity for item in found] == [severity]
    assert all(item.line for item in found)


def test_a_diagram_that_a_chapter_shows_is_sound(tmp_path: Path) -> None:
    site = with_book(tmp_path).with_file(PATH, RING)
    for path in (SECOND, SECOND_ENGLISH):
        site.with_change(
            path, '{{ figure("evidence-ladder") }}', '{{ figure("evidence-ladder") }}\n\n{{ figure("ring") }}'
        )
    assert [item for item in Project.load(site.root).diagnostics if item.path == PATH] == []


def test_words_of_a_diagram_are_never_markup(tmp_path: Path) -> None:
    words = "<script>alert(1)</script>{{ x }}\"'"
    quoted = "'" + words.replace("'", "''") + "'"
    site = with_book(tmp_path).with_file(PATH, RING.replace("Ring kolme osaga.", quoted).replace("Enne", quoted))
    for path in (SECOND, SECOND_ENGLISH):
        site.with_change(path, '{{ figure("evidence-ladder") }}', '{{ figure("ring") }}')
    figure = site.build().page(PAGES["et"]).select_one("figure")
    assert figure is not None
    assert figure.select("script") == []
    assert figure.svg["aria-label"] == words
    assert words in figure.details.get_text()
    assert "".join(word.get_text() for word in figure.select("text")).startswith("<script>alert")
