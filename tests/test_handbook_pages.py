"""The handbook on the web: contents, chapters, glossary and worksheets of a small site, as a visitor gets them."""

from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from handbook_files import FILES, FIRST, FIRST_ENGLISH, SECOND_ENGLISH
from practicebook.messages.collation import initial, sorting_key
from practicebook.project import Project
from site_test import SiteTest

BASE = "https://example.org/"


def with_book(root: Path) -> SiteTest:
    site = SiteTest(root).with_entry("supipaev").with_entry("mustand", review_state="draft", published=None)
    for path, text in FILES.items():
        site.with_file(path, text)
    for item in Project.load(site.root).diagnostics:
        if item.code == "PB-608":
            site.with_change(item.path, item.found, str(item.values["expected"]))
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return with_book(tmp_path_factory.mktemp("book")).build()


def text_of(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    assert found is not None, selector
    return " ".join(found.get_text().split())


def test_the_contents_name_parts_and_chapters_with_their_questions(site: SiteTest) -> None:
    page = site.page("kasiraamat/")
    assert text_of(page, "h1") == "Näidiskäsiraamat"
    items = page.select(".parts__chapters > li")
    assert [item["value"] for item in items] == ["1", "2"]
    assert "Kuidas saada kohale need, kes kunagi kohale ei tule?" in items[0].get_text()
    assert items[0].a["href"] == "kaasamine/"
    assert text_of(page, ".parts__part h2") == "1. osa Alustamine"
    assert not page.select('a[href$=".pdf"]'), "no edition was made, so none is offered"
    assert [link["href"] for link in page.select("aside a")] == [
        "kasutamine/",
        "eessona/",
        "toolehed/",
        "sonastik/",
        "register/",
        "allikad/",
    ]
    assert text_of(site.page("en/handbook/"), "h1") == "Sample Handbook"


def test_header_and_footer_lead_to_a_handbook_that_there_is(site: SiteTest, tmp_path: Path) -> None:
    page = site.page("praktikad/")
    assert [link["href"] for link in page.select("header a, footer a") if link["href"].endswith("kasiraamat/")]
    (current,) = site.page("kasiraamat/").select("header nav [aria-current]")[:1]
    assert current.get_text(strip=True) == "Käsiraamat"
    without = SiteTest(tmp_path).with_entry("supipaev").build()
    assert not (without.folder / "kasiraamat").exists()
    assert "kasiraamat" not in str(without.page("praktikad/"))


def test_a_chapter_answers_its_question_first(site: SiteTest) -> None:
    page = site.page("kasiraamat/kaasamine/")
    assert text_of(page, ".opening__question") == "Kuidas saada kohale need, kes kunagi kohale ei tule?"
    assert text_of(page, ".opening__answer") == "Kutsu inimest isiklikult ja anna talle ülesanne."
    assert [heading["id"] for heading in page.select(".prose h2")] == ["koigepealt-kusi", "nuud"]
    assert "{#nuud}" not in page.get_text()


def test_figures_come_from_the_entry(site: SiteTest) -> None:
    page = site.page("kasiraamat/kaasamine/")
    case = text_of(page, ".case")
    assert "Ühine supipäev supipaev" in case
    assert "34 inimest käis supipäeval (2025)" in case
    result = page.select_one(".result-link")
    assert result.get_text() == "34 inimest käis supipäeval (2025)"
    assert result["href"] == "../../praktikad/supipaev/#works"
    told = text_of(site.page("praktikad/supipaev/"), "#works .figure")
    assert all(part in told for part in ("34", "inimest", "käis supipäeval", "2025"))
    link = page.select_one(".practice-link")
    assert (link.get_text(), link["href"]) == ("supipäeval", "../../praktikad/supipaev/")
    english = site.page("en/handbook/participation/")
    assert "34 people came to the soup day (2025)" in text_of(english, ".case")


def test_citations_and_notes_lead_there_and_back(site: SiteTest) -> None:
    page = site.page("kasiraamat/kaasamine/")
    mark = page.select_one(".cite-mark")
    assert (mark.get_text(), mark["href"]) == ("[1]", "#source-1")
    assert "Kaasamise käsiraamat" in text_of(page, "#source-1")
    note = page.select_one(".note-mark a")
    assert (note.get_text(), note["href"]) == ("1", "#note-1")
    assert text_of(page, "#note-1").startswith("Supp oli hernesupp.")
    assert page.select_one('#note-1 a[role="doc-backlink"]')["href"] == f"#{note['id']}"


def test_a_reference_names_chapter_and_heading(site: SiteTest) -> None:
    link = site.page("kasiraamat/kaasamine/").select_one("a.reference")
    assert link.get_text() == "2. peatükk, „Tee nüüd“"
    assert link["href"] == "../moju/#tee-nuud"


def test_the_first_use_of_a_term_carries_its_definition(site: SiteTest) -> None:
    page = site.page("kasiraamat/kaasamine/")
    (term,) = page.select("a.term")
    assert term.get_text() == "koosloomest"
    assert term["href"] == "../sonastik/#koosloome"
    definition = page.find(id=term["data-term"])
    assert "Lahenduse loomine koos nendega, keda see puudutab." in definition.get_text()


def test_neighbours_and_twins(site: SiteTest) -> None:
    first, last = site.page("kasiraamat/kaasamine/"), site.page("kasiraamat/moju/")
    assert [link["rel"] for link in first.select(".neighbours a")] == [["next"]]
    assert [link["rel"] for link in last.select(".neighbours a")] == [["prev"]]
    twins = {link["hreflang"]: link["href"] for link in first.select('link[rel="alternate"]')}
    assert twins == {"et": f"{BASE}kasiraamat/kaasamine/", "en": f"{BASE}en/handbook/participation/"}


def test_the_diagram_is_text(site: SiteTest) -> None:
    steps = site.page("kasiraamat/moju/").select(".steps__step")
    assert len(steps) == 6
    assert text_of(site.page("kasiraamat/moju/"), "figcaption").startswith("Joonis 1. Näidisredel.")


def test_worksheets_stand_by_themselves(site: SiteTest) -> None:
    card = site.page("kasiraamat/kaasamine/").select_one(".sheet-card a")
    assert card["href"] == "../toolehed/leht/"
    sheet = site.page("kasiraamat/toolehed/leht/")
    form = sheet.select_one("form[data-sheet=leht]")
    assert form.select_one("label[for=field-f1]").get_text() == "1. Keda see puudutab?"
    assert form.select_one("#field-f1")["rows"] == "3"
    assert [cell.get_text(strip=True) for cell in form.select("th")] == ["Kes", "Mida"]
    assert [row.textarea["aria-label"] for row in form.select("tbody tr")] == [f"Kes, rida {n}" for n in range(1, 5)]
    assert [item.get_text(strip=True) for item in form.select(".sheet__option")] == ["Jah", "Veel mitte"]
    assert [item.get_text(strip=True) for item in sheet.select("#example .sheet__answer")] == [
        "Naabrid, kes ei tunne üksteist",
        "Selts",
        "Keedab suppi",
        "Jah",
    ]
    assert sheet.select_one("#example a")["href"] == "../../../praktikad/supipaev/"
    assert not sheet.select('a[href$=".pdf"]'), "none was made, so none is offered"
    assert [link["href"] for link in site.page("kasiraamat/toolehed/").select(".sheet-card a")] == ["leht/"]
    button = sheet.select_one("button[data-print]")
    assert button.has_attr("hidden"), "without a script it could do nothing"
    assert sheet.select('script[src*="/print."]')
    assert not site.page("kasiraamat/toolehed/").select('script[src*="/print."]')


def test_the_glossary_names_equivalents_sources_and_chapters(site: SiteTest) -> None:
    term = site.page("kasiraamat/sonastik/").find(id="koosloome")
    assert term.select_one('[lang="en"]').get_text() == "co-creation"
    links = [link["href"] for link in term.select("a")]
    assert "https://example.org/koosloome" in links
    assert "../kaasamine/#term-koosloome-1" in links
    assert site.page("kasiraamat/kaasamine/").find(id="term-koosloome-1")
    other = site.page("kasiraamat/sonastik/").find(id="osalus")
    assert [link["href"] for link in other.select("a")] == ["#koosloome"], "it is used nowhere, and points to another"


def test_every_link_within_the_handbook_leads_somewhere(site: SiteTest) -> None:
    for folder in ("kasiraamat", "en/handbook"):
        for file in sorted((site.folder / folder).rglob("index.html")):
            address = f"{file.parent.relative_to(site.folder).as_posix()}/"
            for link in site.page(address).select("main a[href]:not([rel~=noopener])"):
                target, anchor = urldefrag(urljoin(f"{BASE}{address}", link["href"]))
                if link.has_attr("download"):
                    assert (site.folder / target.removeprefix(BASE)).is_file(), f"{address}: {link['href']}"
                elif target.startswith(BASE):
                    there = site.page(target.removeprefix(BASE))
                    assert not anchor or there.find(id=anchor), f"{address}: {link['href']}"


def test_a_chapter_without_translation_is_shown_and_said_to_be_so(tmp_path: Path) -> None:
    site = with_book(tmp_path)
    (site.root / SECOND_ENGLISH).unlink()
    site.with_change(FIRST_ENGLISH, '{{ ref("ch02", "do-this-now") }}', '{{ ref("ch02", "tee-nuud") }}')
    site.with_change(FIRST, "Supp oli hernesupp.", "Supp oli läätsesupp.")
    site.build()
    page = site.page("en/handbook/moju/")
    assert page.select_one("h1")["lang"] == "et"
    assert "has not been translated yet" in text_of(page, ".notice")
    assert page.select_one(".chapter__text")["lang"] == "et"
    assert "has changed since it was translated" in text_of(site.page("en/handbook/participation/"), ".notice")


def test_words_are_ordered_as_an_estonian_dictionary_does() -> None:
    words = ["õpe", "zoom", "taust", "šokk", "sild", "äri", "vald", "üks", "ženšenn", "öö", "ala"]
    ordered = sorted(words, key=lambda word: sorting_key(word, "et"))
    assert ordered == ["ala", "sild", "šokk", "zoom", "ženšenn", "taust", "vald", "õpe", "äri", "öö", "üks"]
    assert initial("õpe", "et") == "Õ"
    assert initial("élan", "en") == "E"
