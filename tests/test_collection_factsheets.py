"""The factsheets of a collection as one PDF, joined in a real browser: contents, links and tags hold together."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from playwright.sync_api import BrowserContext, expect

from conftest import serving
from gathered_practices import PAGE, gathered
from site_test import SiteTest
from small_project import REPOSITORY

LIBRARIES = Path(".cache", "libraries")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = SiteTest(tmp_path_factory.mktemp("sheets")).with_entry("katus", title="Katus")
    site.with_entry("aed", title="Aed „Õunapuu“ – šokolaad ja žanr").with_entry("kolmas", title="Kolmas")
    assert (REPOSITORY / LIBRARIES).is_dir(), "./run test fetches the library"
    shutil.copytree(REPOSITORY / LIBRARIES, site.root / LIBRARIES)
    with serving(site.build(with_editions=True).folder) as address:
        yield address


def merged(context: BrowserContext, address: str, *slugs: str) -> bytes:
    page = gathered(context, address, *slugs)
    page.get_by_label("Kogumiku pealkiri").fill("Valla valik")
    with page.expect_download() as download:
        page.get_by_role("button", name="Salvesta teabelehed ühe PDF-ina").click()
    expect(page.locator("[data-told]")).to_have_text(f"PDF on valmis: {len(slugs)} teabelehte ühes failis.")
    assert download.value.suggested_filename == "kogumik.pdf"
    return Path(download.value.path()).read_bytes()


def test_sheets_stand_in_the_order_of_the_collection_behind_their_contents(
    context: BrowserContext, address: str
) -> None:
    content = merged(context, address, "katus", "aed")
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        texts = [re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages]
    assert "Valla valik" in texts[0]
    listed = re.findall(r"(Katus|Aed „Õunapuu“ – šokolaad ja žanr) (\d+)", texts[0])
    assert [title for title, _ in listed] == ["Katus", "Aed „Õunapuu“ – šokolaad ja žanr"]
    for title, number in listed:
        assert title in texts[int(number) - 1]


def test_links_and_tags_of_every_sheet_are_its_own(context: BrowserContext, address: str) -> None:
    content = merged(context, address, "katus", "aed", "kolmas")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert len(parents) == len(numbers) // 2, "no number twice"
        starts = [pages[note.Dest[0].objgen] for note in pdf.pages[0].Annots]
        assert len(starts) == 3
        for number, page in enumerate(pdf.pages):
            if number == 0:
                continue
            for element in parents[int(page.obj.StructParents)]:
                assert pages[element.Pg.objgen] == number
            for note in page.obj.get("/Annots", ()):
                assert int(note.StructParent) in parents
                if "/Dest" in note:
                    leads_to = pages[note.Dest[0].objgen]
                    start = max(first for first in starts if first <= number)
                    end = min([first for first in starts if first > number], default=len(pdf.pages))
                    assert start <= leads_to < end
        kids = pdf.Root.StructTreeRoot.K[0].K
        assert all(kid.P.objgen == pdf.Root.StructTreeRoot.K[0].objgen for kid in kids)
        assert str(pdf.Root.Lang) == "et"


def test_nothing_is_loaded_before_it_is_asked_for(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{PAGE}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pdf-lib" in url or "factsheets" in url or url.endswith(".pdf")]
