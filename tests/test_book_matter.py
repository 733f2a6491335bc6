"""What stands before and behind the chapters, how far each chapter has come, and what there is to watch with it."""

import io
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pdfplumber
import pytest
from bs4 import BeautifulSoup

from handbook_files import BOOK, FIRST, FRONT
from paper_book import printed
from pdf_reader import PdfReader
from site_test import SiteTest
from test_handbook_pages import text_of, with_book

VIDEO = """\
title:
  et: Kuidas naabrid supile tulid
  en: How the neighbours came for soup
kind: video
provider: Näidisküla Selts
url: https://video.example/supp
date: '2026-10-01'
duration: '7'
language: et
captions:
  - et
  - en
transcript: https://video.example/supp-tekst
chapters:
  - ch01
"""
CHANGES = """\
state: expert-review
version: '0.2'
changes:
  - date: '2026-11-24'
    version: '0.2'
    note:
      et: Lisatud teine näide.
      en: A second example was added.
updated:"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = with_book(tmp_path_factory.mktemp("matter")).with_file("learning/supp.yml", VIDEO)
    site.with_change(BOOK, "parts:", "version: '0.4'\nisbn:\n  pdf: '978-9949-00-000-5'\nparts:")
    return site.with_change(FIRST, "updated:", CHANGES).build()


@pytest.fixture(scope="module")
def pdf(site: SiteTest) -> PdfReader:
    return PdfReader(printed(site.root, "et").file.content)


def on_page(pdf: PdfReader, place: str) -> str:
    page = pdf.places[place]
    return " ".join(word.words for word in pdf.words if word.page == page)


def told_pictures(site: SiteTest) -> list[str]:
    """The words that stand for the pictures of the Estonian PDF in its tags."""
    with pdfplumber.open(io.BytesIO(printed(site.root, "et").file.content)) as document:
        nodes = [node for page in document.pages for node in page.structure_tree]
        found = []
        while nodes:
            node = nodes.pop()
            nodes += node.get("children", [])
            found += [node["alt_text"]] if "alt_text" in node else []
    return found


def lead_somewhere(site: SiteTest, address: str, page: BeautifulSoup) -> list[str]:
    """The links within the article of a page that lead to no page or place of the site."""
    dead = []
    for link in page.select("article a[href]"):
        target, anchor = urldefrag(urljoin(f"https://example.org/{address}", str(link["href"])))
        if link.find_parent(class_="sources"):
            continue
        path = target.removeprefix("https://example.org/")
        if not (site.folder / path / "index.html").is_file() or (anchor and not site.page(path).find(id=anchor)):
            dead.append(str(link["href"]))
    return dead


def test_each_reader_is_led_along_a_path_in_its_order(site: SiteTest) -> None:
    contents = site.page("kasiraamat/")
    assert contents.select_one(".readers a")["href"] == "kasutamine/#selts"
    page = site.page("kasiraamat/kasutamine/")
    steps = page.select("#selts li")
    assert [step.a["href"] for step in steps] == ["../moju/", "../kaasamine/"]
    assert "Ütle enne, mida tahad muuta." in steps[0].get_text()
    rows = {row.th.get_text(): row.td.get_text() for row in page.select(".path-map tbody tr")}
    assert list(rows.values()) == ["2", "1"], "the chapter read first is the second of the book"
    assert "Village society" in site.page("en/handbook/using/").get_text()


def test_the_foreword_has_a_page_only_when_there_is_one(site: SiteTest, tmp_path: Path) -> None:
    assert text_of(site.page("kasiraamat/eessona/"), ".prose").startswith("See raamat sündis küsimusest. Mari Maasikas")
    without = with_book(tmp_path)
    foreword = without.read(FRONT).partition("using:")[0]
    without.with_change(FRONT, foreword, "").build()
    assert not (without.folder / "kasiraamat" / "eessona").exists()
    assert "eessona" not in str(without.page("kasiraamat/"))
    assert "foreword" not in PdfReader(printed(without.root, "et").file.content).places


def test_index_names_terms_alone_and_every_place_is_there(site: SiteTest) -> None:
    page = site.page("kasiraamat/register/")
    entries = page.select(".subject-index__entries > li")
    assert [entry.select_one(".subject-index__term").get_text() for entry in entries] == ["koosloome"]
    assert "upipäev" not in page.select_one("article").get_text(), "practices have a list of their own"
    assert lead_somewhere(site, "kasiraamat/register/", page) == []
    assert lead_somewhere(site, "en/handbook/subject-index/", site.page("en/handbook/subject-index/")) == []


def test_sources_and_practices_stand_once_with_their_chapters(site: SiteTest) -> None:
    page = site.page("kasiraamat/allikad/")
    (practice,) = page.select(".used-practices > li")
    assert practice.a["href"] == "../../praktikad/supipaev/"
    assert "juhtum" in practice.get_text()
    (source,) = page.select(".sources--book > li")
    assert "Kaasamise käsiraamat" in source.get_text()
    assert "(ptk 1)" in source.get_text()
    assert lead_somewhere(site, "kasiraamat/allikad/", page) == []


def test_imprint_gives_version_isbn_and_how_to_cite(site: SiteTest, pdf: PdfReader) -> None:
    imprint = text_of(site.page("kasiraamat/"), '[aria-labelledby="imprint"]')
    printed_words = " ".join(word.words for word in pdf.words if word.page == 2)
    for words in ("Versioon 0.4", "ISBN 978-9949-00-000-5 (PDF)", "CC BY 4.0"):
        assert words in imprint.replace("\u00a0", " ")
        assert words in printed_words
    assert "https://example.org/kasiraamat/" in imprint


def test_a_chapter_says_how_far_it_has_come_and_what_was_changed(site: SiteTest, pdf: PdfReader) -> None:
    page = site.page("kasiraamat/kaasamine/")
    assert text_of(page, ".chapter__state").startswith("Asjatundjate lugeda, versioon 0.2.")
    assert "24. november 2026, versioon 0.2: Lisatud teine näide." in text_of(page, ".chapter__changes")
    assert text_of(site.page("kasiraamat/moju/"), ".chapter__state").startswith("Mustand, versioon 0.1.")
    assert "A second example was added." in text_of(site.page("en/handbook/participation/"), ".chapter__changes")
    assert "Asjatundjate lugeda, versioon 0.2." in on_page(pdf, "ch01")


def test_what_there_is_to_watch_is_a_link_and_on_paper_a_code(site: SiteTest, pdf: PdfReader) -> None:
    page = site.page("kasiraamat/kaasamine/")
    card = text_of(page, ".chapter__learning")
    for words in ("Kuidas naabrid supile tulid", "7 minutit", "eesti keeles", "subtiitrid: eesti ja inglise", "Tekst"):
        assert words in card
    asked = [tag["src"] for tag in page.select("[src]")] + [tag["href"] for tag in page.select("link[href]")]
    assert not [address for address in asked if "video.example" in str(address)], "nothing is asked before a click"
    assert "Kuidas naabrid supile tulid" in on_page(pdf, "ch01-learning")
    assert "Ava telefonis: Kuidas naabrid supile tulid" in told_pictures(site)
    assert "Vaata ja kuula" not in site.page("kasiraamat/moju/").get_text()


def test_front_and_back_are_in_the_pdf(pdf: PdfReader) -> None:
    order = ["foreword", "contents", "using", "ch01", "ch02", "glossary", "practices", "book-sources", "index"]
    pages = [pdf.places[name] for name in order]
    assert pages == sorted(pages)
    assert "Loe oma küsimuse järgi" in on_page(pdf, "using")
    assert "Mari Maasikas" in on_page(pdf, "foreword")
