"""Factsheets: two pages each, with the facts of the page, made anew only when something of the practice changed."""

import io
import os
from pathlib import Path

import pdfplumber
import pytest

import verapdf
from practicebook.editions.edition import EditionError
from practicebook.editions.factsheets import factsheets
from practicebook.messages.formats import file_size
from practicebook.project import Project
from site_test import SiteTest

LONG = "Kord nädalas keedetakse suppi ja räägitakse, mis eelmisest korrast meelde jäi. " * 45


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("factsheets")).with_entry("supipaev")
    sections = dict.fromkeys(("problem", "solution", "how_it_works", "lessons"), LONG)
    return site.with_entry("pikk-jutt", sections=sections, is_translated=False).build(with_editions=True)


def text_of(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_every_practice_has_a_sheet_in_every_language_beside_its_page(site: SiteTest) -> None:
    for folder in ("praktikad", "en/practices"):
        for slug in ("supipaev", "pikk-jutt"):
            pages = text_of((site.folder / folder / slug / f"{slug}.pdf").read_bytes())
            assert 1 <= len(pages) <= 2, slug


def test_the_page_offers_it_with_its_size(site: SiteTest) -> None:
    file = site.folder / "praktikad/supipaev/supipaev.pdf"
    link = site.page("praktikad/supipaev/").select_one("a[href='supipaev.pdf']")
    assert link is not None
    assert file_size(file.stat().st_size, "et").replace("\N{NO-BREAK SPACE}", " ") in " ".join(link.get_text().split())


def test_it_says_what_the_page_says_and_where_the_whole_is(site: SiteTest) -> None:
    words = " ".join(" ".join(text_of((site.folder / "praktikad/supipaev/supipaev.pdf").read_bytes())).split())
    for said in ("Ühine supipäev supipaev", "34 inimest", "Kutsu iga eakat isiklikult", "Esialgne hinnang"):
        assert said in words, said
    assert "example.org/praktikad/supipaev/" in words
    assert "Supipäeva leht" in words


def test_a_long_story_is_told_in_part_but_its_sources_stay(site: SiteTest) -> None:
    words = " ".join(text_of((site.folder / "praktikad/pikk-jutt/pikk-jutt.pdf").read_bytes()))
    assert words.count("Kord nädalas keedetakse") < 4 * 45
    assert "Supipäeva leht" in words


def test_unchanged_sheets_are_not_made_again_and_a_change_makes_one(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    asked: list[str] = []

    def note(_root: Path, jobs: list[object], **_: object) -> list[object]:
        asked.extend(job.name for job in jobs)
        if jobs:
            raise EditionError("asked")
        return []

    monkeypatch.setattr("practicebook.editions.press.pressing._made", note)
    assert len(factsheets(Project.load(site.root))) == 4
    text = site.read("practices/supipaev.md")
    site.with_change("practices/supipaev.md", "Leia köök", "Otsi köök")
    try:
        with pytest.raises(EditionError):
            factsheets(Project.load(site.root))
    finally:
        site.with_file("practices/supipaev.md", text)
    assert {name.split("-", 1)[1] for name in asked} == {"et-supipaev", "en-supipaev"}


@pytest.mark.slow
def test_verapdf_finds_nothing(site: SiteTest) -> None:
    verapdf.require()
    for path in ("praktikad/supipaev/supipaev.pdf", "en/practices/pikk-jutt/pikk-jutt.pdf"):
        assert verapdf.failures(site.folder / path, "3a", "ua1") == {"3a": [], "ua1": []}, os.fspath(path)
