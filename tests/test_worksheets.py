"""A worksheet filled in: in a real browser, where answers stay, and as a PDF whose fields have names."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
from playwright.sync_api import Browser, Page, expect

import verapdf
from conftest import serving
from handbook_files import SHEET
from practicebook.editions.sheets import sheet_files
from practicebook.site.site import load_site
from site_build import A_DAY
from site_test import SiteTest
from test_browser import AXE_OPTIONS
from test_handbook_pages import with_book

ADDRESS, PDF = "kasiraamat/toolehed/leht/", "kasiraamat/toolehed/leht.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = with_book(tmp_path_factory.mktemp("sheets"))
    text = site.read(SHEET)
    wide = text.replace("tips:", "canvas:\n  - f1 f2 f2\n  - f1 f3 f3\ntips:").replace("Kaasamise kava", "Lai leht")
    site.with_file(SHEET.replace("leht", "lai"), wide)
    site.with_change("handbook/chapters/ch01.md", "  - leht\n", "  - leht\n  - lai\n")
    site.with_change(
        "handbook/chapters/ch01.md", '{{ worksheet("leht") }}', '{{ worksheet("leht") }}\n\n{{ worksheet("lai") }}'
    )
    return site.build(with_editions=True)


@pytest.fixture(scope="module")
def address(site: SiteTest) -> Iterator[str]:
    with serving(site.folder) as base:
        yield base + ADDRESS


@pytest.fixture
def sheet(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def test_answers_stay_on_this_device_until_they_are_deleted(sheet: Page) -> None:
    sheet.get_by_label("Keda see puudutab?").fill("Naabreid")
    sheet.get_by_label("Mida, rida 2").fill("Leib")
    sheet.get_by_label("Veel mitte").check()
    sheet.reload()
    expect(sheet.get_by_label("Keda see puudutab?")).to_have_value("Naabreid")
    expect(sheet.get_by_label("Mida, rida 2")).to_have_value("Leib")
    expect(sheet.get_by_label("Veel mitte")).to_be_checked()
    expect(sheet.get_by_label("Jah", exact=True)).not_to_be_checked()
    sheet.get_by_role("button", name="Kustuta vastused").click()
    expect(sheet.get_by_label("Keda see puudutab?")).to_have_value("")
    expect(sheet.get_by_role("status").filter(has_text="Vastused on kustutatud.")).to_be_visible()
    assert sheet.evaluate("Object.keys(localStorage)") == []
    sheet.get_by_role("button", name="Võta kustutamine tagasi").click()
    expect(sheet.get_by_label("Mida, rida 2")).to_have_value("Leib")
    assert json.loads(str(sheet.evaluate("localStorage['practicebook.sheet.leht']"))) == {
        "f1": "Naabreid",
        "f2.2.2": "Leib",
        "f3": ["2"],
    }


def test_a_field_grows_with_what_is_written(sheet: Page) -> None:
    field = sheet.get_by_label("Keda see puudutab?")
    field.fill("\n".join(["rida"] * 12))
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight")
    sheet.reload()
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight")


def test_the_answers_go_along_as_text(sheet: Page) -> None:
    sheet.get_by_label("Keda see puudutab?").fill("Naabreid\nja lapsi")
    sheet.get_by_label("Kes, rida 1").fill("Selts | küla")
    sheet.get_by_label("Jah", exact=True).check()
    with sheet.expect_download() as started:
        sheet.get_by_role("button", name="Salvesta tekstina").click()
    assert started.value.suggested_filename == "leht.md"
    text = Path(started.value.path()).read_text(encoding="utf-8")
    assert text.startswith(f"# Kaasamise kava\n\n{sheet.url}\n")
    assert "## 1. Keda see puudutab?\n\nNaabreid\nja lapsi\n" in text
    assert "| Kes | Mida |\n| --- | --- |\n| Selts \\| küla |  |\n" in text
    assert "- [x] Jah\n- [ ] Veel mitte\n" in text


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Keda see puudutab?").fill("Naabreid")
    expect(page.get_by_role("status").filter(has_text="See brauser vastuseid alles ei hoia.")).to_be_visible()
    context.close()


def test_what_was_kept_by_others_breaks_nothing(browser: Browser, address: str) -> None:
    for kept in ("null", "7", "[]", "{", '{"f1": ["a"], "f3": 9, "x": {}}'):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        page.evaluate("kept => localStorage.setItem('practicebook.sheet.leht', kept)", kept)
        page.reload()
        page.get_by_label("Keda see puudutab?").fill("Naabreid")
        page.reload()
        expect(page.get_by_label("Keda see puudutab?")).to_have_value("Naabreid")
        context.close()


def test_print_shows_what_was_written_and_leaves_the_buttons_out(sheet: Page) -> None:
    sheet.get_by_label("Keda see puudutab?").fill("Naabreid")
    sheet.emulate_media(media="print")
    expect(sheet.get_by_label("Keda see puudutab?")).to_be_visible()
    for name in ("Prindi tööleht", "Kustuta vastused", "Salvesta tekstina"):
        expect(sheet.get_by_role("button", name=name)).to_be_hidden()
    expect(sheet.locator("#example")).to_be_hidden()


def test_the_example_opens_by_its_link(sheet: Page) -> None:
    answer = sheet.locator("#example .sheet__answer").first
    expect(answer).to_be_hidden()
    sheet.get_by_role("link", name="Vaata täidetud näidet").click()
    expect(answer).to_be_visible()


def test_no_accessibility_rule_is_broken_while_it_is_filled_in(sheet: Page) -> None:
    sheet.get_by_label("Keda see puudutab?").fill("Naabreid")
    sheet.get_by_role("link", name="Vaata täidetud näidet").click()
    found = Axe().run(sheet, options=AXE_OPTIONS).response["violations"]
    assert not [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]


def fields(content: bytes) -> dict[str, str]:
    """The name that a screen reader tells of every field of a form, by its own name."""
    form = resolve1(PDFDocument(PDFParser(io.BytesIO(content))).catalog["AcroForm"])
    every: list[dict[str, Any]] = [field for item in form["Fields"] if "Parent" not in (field := resolve1(item))]
    told: dict[str, str] = {}
    for field in every:
        kids = [resolve1(kid) for kid in field.get("Kids", ())] or [field]
        for number, kid in enumerate(kids, 1):
            name = decode_text(field["T"]) + (f" {number}" if len(kids) > 1 else "")
            told[name] = " ".join(decode_text(kid.get("TU", b"")).split())
    return told


@pytest.mark.parametrize(
    ("path", "question", "cell"),
    [
        (PDF, "1. Keda see puudutab?", "Kes, rida 3"),
        ("en/handbook/worksheets/leht.pdf", "1. Whom does it concern?", "Who, row 3"),
        ("kasiraamat/toolehed/lai.pdf", "1. Keda see puudutab?", "Kes, rida 3"),
    ],
)
def test_every_field_of_the_pdf_is_named(site: SiteTest, path: str, question: str, cell: str) -> None:
    told = fields((site.folder / path).read_bytes())
    assert len(told) == 1 + 4 * 2 + 2, "lines, a table of four rows and two columns, two choices"
    assert told["f1"] == question
    assert told["f2-3-1"] == cell
    assert all(told.values())


def test_a_canvas_is_wide_and_its_example_upright(site: SiteTest) -> None:
    def sizes(path: str) -> list[tuple[int, int]]:
        import pdfplumber  # noqa: PLC0415 - this test alone

        with pdfplumber.open(site.folder / path) as pdf:
            return [(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in pdf.pages]

    assert sizes(PDF) == [(210, 297), (210, 297)]
    assert sizes("kasiraamat/toolehed/lai.pdf") == [(420, 297), (210, 297)]


def test_the_files_are_offered_and_one_archive_holds_them_all(site: SiteTest) -> None:
    link = site.page(ADDRESS).select_one('a[type="application/pdf"]')
    assert link["href"] == "../leht.pdf"
    assert "A4" in link.get_text()
    assert "A3" in site.page("kasiraamat/toolehed/lai/").select_one('a[type="application/pdf"]').get_text()
    offered = site.page("kasiraamat/toolehed/").select_one('a[type="application/zip"]')
    with zipfile.ZipFile(site.folder / "kasiraamat/toolehed" / str(offered["href"])) as archive:
        assert archive.namelist() == ["leht.pdf", "lai.pdf"]
        assert archive.read("leht.pdf") == (site.folder / PDF).read_bytes()


def test_an_unchanged_sheet_is_not_made_again(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_root: object, jobs: list[object], **_: object) -> list[object]:
        if jobs:
            raise AssertionError("made again")
        return []

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(A_DAY))
    monkeypatch.setattr("practicebook.editions.press.pressing._made", refuse)
    found = load_site(site.root)
    assert sheet_files(found.project, found.books)["et"].files["leht"].content == (site.folder / PDF).read_bytes()
    text = site.read(SHEET)
    site.with_change(SHEET, "keda kutsuda", "keda oodata")
    try:
        changed = load_site(site.root)
        with pytest.raises(AssertionError, match="made again"):
            sheet_files(changed.project, changed.books)
    finally:
        site.with_file(SHEET, text)


@pytest.mark.slow
@pytest.mark.parametrize("path", [PDF, "en/handbook/worksheets/leht.pdf", "kasiraamat/toolehed/lai.pdf"])
def test_verapdf_finds_nothing_in_a_sheet(site: SiteTest, path: str) -> None:
    verapdf.require()
    assert verapdf.failures(site.folder / path, "ua1") == {"ua1": []}
