"""Editions are made when something of them has changed, are offered with their true size, and never half."""

from pathlib import Path

import pdfplumber
import pytest

from handbook_files import FIRST
from practicebook.editions.digital import CACHE, digital_editions
from practicebook.editions.edition import EditionFile
from practicebook.messages.formats import file_size
from practicebook.site.site import load_site
from site_test import SiteTest
from test_handbook_pages import with_book

PDF = "kasiraamat/naidiskasiraamat.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return with_book(tmp_path_factory.mktemp("editions")).build(with_editions=True)


def editions(root: Path) -> dict[str, EditionFile]:
    site = load_site(root)
    return dict(digital_editions(site.project, site.books))


def test_the_contents_offer_the_edition_with_its_pages_and_size(site: SiteTest) -> None:
    file = site.folder / PDF
    with pdfplumber.open(file) as pdf:
        pages = len(pdf.pages)
    link = site.page("kasiraamat/").select_one('a[type="application/pdf"]')
    assert link["href"] == "naidiskasiraamat.pdf"
    assert " ".join(link.get_text().split()) == " ".join(
        f"Laadi alla PDF ({pages} lehekülge, {file_size(file.stat().st_size, 'et')})".split()
    )
    assert (site.folder / "en/handbook/sample-handbook.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_an_unchanged_edition_is_not_made_again(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    before = editions(site.root)
    assert before["et"].content == (site.folder / PDF).read_bytes()
    monkeypatch.setattr("practicebook.editions.pdf.paper", refuse)
    assert editions(site.root) == before
    text = site.read(FIRST)
    site.with_change(FIRST, "hernesupp", "läätsesupp")
    with pytest.raises(AssertionError, match="made again"):
        editions(site.root)
    site.with_file(FIRST, text)


def test_a_damaged_file_in_the_cache_is_made_anew_and_byte_equal(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    before = editions(site.root)
    for kept in sorted((site.root / CACHE).glob("et-*.pdf")):
        kept.write_bytes(b"%PDF-1.7 pooleli")
    for record in sorted((site.root / CACHE).glob("en-*.json")):
        record.write_text("{", encoding="utf-8")
    assert editions(site.root) == before


def test_a_faulty_edition_leaves_the_last_site_as_it_was(site: SiteTest) -> None:
    before = site.files("site")
    style = "overrides/assets/paper/paper.css"
    text = site.read(style)
    site.with_file(style, text.replace("paper:SourceSerif4-Regular.otf", "paper:Puudub.otf"))
    site.build(succeeds=False, with_editions=True)
    assert "Raamatu PDF-i ei saanud teha" in site.output
    assert "Puudub.otf" in site.output
    assert "Traceback" not in site.output
    assert site.files("site") == before
    site.with_file(style, text)


def test_a_build_of_the_web_makes_no_edition(tmp_path: Path) -> None:
    site = with_book(tmp_path).build()
    assert not list(site.folder.rglob("*.pdf"))
    assert not (site.root / CACHE).exists()
