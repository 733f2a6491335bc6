"""A booklet of a choice: one PDF and one e-book, in the order named, with links to what is left out."""

import io
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import verapdf
from pdf_reader import PdfReader
from practicebook.cli.__main__ import run
from site_test import SiteTest
from test_epub import epubcheck, require
from test_handbook_pages import with_book


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteTest, Path]:
    site = with_book(tmp_path_factory.mktemp("booklet")).with_entry("naabrite-aed", is_translated=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795478400")
        patch.setenv("PRACTICEBOOK_ROOT", str(site.root))
        assert run(["booklet", "naabrite-aed", "ch01", "supipaev", "--title", "Minu valik"]) == 0
    return site, site.root / "dist" / "booklets"


def test_contents_lead_to_the_true_pages_in_the_order_named(made: tuple[SiteTest, Path]) -> None:
    pdf = PdfReader((made[1] / "minu-valik.pdf").read_bytes())
    order = [pdf.places[name] for name in ("practice-naabrite-aed", "ch01", "practice-supipaev")]
    assert order == sorted(order)
    listed = [word.words for word in pdf.words if word.page == 1 and word.words.isdigit()]
    assert [str(page) for page in order] == [number for number in listed if int(number) in order]


def test_marks_lead_to_the_sources_of_their_own_practice(made: tuple[SiteTest, Path]) -> None:
    pdf = PdfReader((made[1] / "minu-valik.pdf").read_bytes())
    targets = {link.words for link in pdf.links if "source-" in link.words and "ch01" not in link.words}
    assert targets == {"naabrite-aed-source-1", "supipaev-source-1"}
    assert all(pdf.places[name] >= pdf.places[f"practice-{name.removesuffix('-source-1')}"] for name in targets)


def test_what_is_left_out_is_linked_on_the_web(made: tuple[SiteTest, Path]) -> None:
    with zipfile.ZipFile(io.BytesIO((made[1] / "minu-valik.epub").read_bytes())) as archive:
        chapter = BeautifulSoup(archive.read("EPUB/ch01.xhtml"), "xml")
        nav = BeautifulSoup(archive.read("EPUB/nav.xhtml"), "xml")
    left_out = [str(link["href"]) for link in chapter.select("a.reference")]
    assert left_out
    assert all(address.startswith("https://example.org/kasiraamat/") for address in left_out)
    assert nav.select("#toc a")[0].get_text() == "Minu valik"
    assert nav.find("nav", {"epub:type": "page-list"}) is None


def test_an_unknown_name_is_told_with_the_nearest_one(
    made: tuple[SiteTest, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRACTICEBOOK_ROOT", str(made[0].root))
    assert run(["booklet", "supipaew"]) == 1
    assert "Kas mõtlesid: supipaev?" in capsys.readouterr().err


@pytest.mark.slow
def test_validators_find_nothing(made: tuple[SiteTest, Path]) -> None:
    verapdf.require()
    require("java")
    assert verapdf.failures(made[1] / "minu-valik.pdf", "3a", "ua1") == {"3a": [], "ua1": []}
    assert epubcheck(made[1] / "minu-valik.epub") == []
