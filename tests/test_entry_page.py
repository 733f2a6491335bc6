"""What the page of one practice says to a visitor, in both languages, read from a small site as it is built."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from site_test import SiteTest
from small_project import FRONT, SECTIONS

SOURCE, RESULT = FRONT["sources"][0], FRONT["results"][0]
STUDY = {"title": "Supipäeva mõju", "url": "https://example.org/uuring", "design": "comparison-group"}
RICH: dict[str, Any] = {
    "evidence": {
        "level": "3",
        "finding": "mixed",
        "where": "estonia",
        "reason": "Kahte küla on võrreldud [@s2].",
        "studies": [
            {
                **STUDY,
                "year": "2024",
                "participants": "12500",
                "independent": "true",
                "where": "estonia",
                "finding": "positive",
            },
            {**STUDY, "title": "Varasem uuring", "url": "https://example.org/vana", "year": "2010", "finding": "null"},
        ],
    },
    "results": [
        {**RESULT, "id": "r1", "metric": "käis supipäeval", "value": "12500", "qualifier": "about"},
        {**RESULT, "id": "r2", "metric": "sai sõbra", "value": "7", "qualifier": "at-least", "kind": "outcome"},
        {**RESULT, "id": "r3", "metric": "katkestas", "value": "2.5", "unit": "%", "qualifier": "at-most"},
        {**RESULT, "id": "r4", "metric": "jäi koju", "value": "3", "source": "s2"},
    ],
    "cost_setup": {"band": "1-5", "year": "2023"},
    "cost_yearly": {"band": "5-20", "amount": "12500", "year": "2024", "source": "s2"},
    "sources": [
        SOURCE,
        {"id": "s2", "url": "https://www.example.com/aru", "title": "Aruanne", "accessed": "2026-11-23"},
    ],
}
ORDINALS = """2017. aastal alustati [@s2].

3. novembril avati köök.

2018. Eesti Vabariigi aastapäevaks ilmus raamat.

1. Esimene samm
2. Teine samm"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("entries"))
    site.with_entry("rikas", sections={**SECTIONS, "lessons": ORDINALS}, is_translated=False, **RICH)
    site.with_translation(
        "rikas",
        evidence={"reason": "Two villages were compared [@s2]."},
        results={f"r{number}": {"metric": "was counted", "unit": "people"} for number in range(1, 5)},
    )
    site.with_entry("supipaev", title="Ühine supipäev", old_slugs=["supp"])
    site.with_entry("vananenud").with_translation("vananenud", source_hash="0" * 16, title="Old words")
    site.with_entry("tolkimata", is_translated=False, people="Üks koordinaator.", partners=["Naaberküla Selts"])
    site.with_entry("uuendada", review_state="needs-update")
    site.with_entry("eemaldatud", review_state="archived")
    site.with_entry("mustand", review_state="draft", published=None)
    return site.build()


def said(element: Tag | BeautifulSoup | None) -> str:
    """The words of an element as they are read, with single spaces; no-break spaces stay as they are."""
    assert element is not None
    return re.sub(r"[ \n]+", " ", element.get_text(" ")).strip()


def both(site: SiteTest, slug: str) -> tuple[BeautifulSoup, BeautifulSoup]:
    return site.page(f"praktikad/{slug}/"), site.page(f"en/practices/{slug}/")


def test_stale_translation_is_told_on_its_own_page_alone(site: SiteTest) -> None:
    estonian, english = both(site, "vananenud")

    assert said(english.select_one(".notice")) == (
        "The Estonian text has changed since it was translated. This translation may be out of date."
    )
    assert said(english.select_one("h1")) == "Old words"
    assert not estonian.select(".notice")
    assert not both(site, "supipaev")[1].select(".notice")


def test_without_translation_the_english_page_shows_the_estonian_text_as_such(site: SiteTest) -> None:
    _, english = both(site, "tolkimata")

    assert english.html["lang"] == "en"
    assert "Estonian" in said(english.select_one(".notice"))
    assert english.select_one("h1 [lang=et]").get_text() == "Ühine supipäev tolkimata"
    for place in (".lead", "#problem", "#solution", "#how-it-works", "#works", "#run", ".figure__metric"):
        assert english.select(f"{place} [lang=et]"), place
    estonian_words = re.compile(r"eakad|Osalejad|koordinaator\.|köök")
    stray = [
        text
        for text in english.select_one("main").find_all(string=estonian_words)
        if not text.find_parent(attrs={"lang": "et"}) and not text.find_parent(class_="citation")
    ]
    assert stray == []
    assert said(english.select_one("#alive h2")) == "Is it still going?"


def test_what_is_not_public_has_no_page(site: SiteTest) -> None:
    for folder in ("praktikad", "en/practices"):
        assert not (site.folder / folder / "mustand").exists()
        removed = site.page(f"{folder}/eemaldatud/")
        assert removed.select_one("meta[name=robots]")["content"] == "noindex"
        assert not removed.select("#works, #sources, .answers, .cards")
    everything = "".join(path.read_text(encoding="utf-8") for path in site.folder.rglob("*.html"))
    assert "mustand" not in everything
    listed = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "praktikad/supipaev/" in listed
    assert "eemaldatud" not in listed
    for address in ("", "praktikad/", "praktikad/teema/hoolekanne-ja-vananemine/"):
        assert not site.page(address).select('a[href*="eemaldatud"]')


def test_an_old_address_leads_to_the_new_one(site: SiteTest) -> None:
    old = site.page("praktikad/supp/")

    assert old.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../supipaev/"
    assert old.select_one('main a[href="../supipaev/"]')
    assert "praktikad/supp/" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_an_entry_that_needs_an_update_says_so(site: SiteTest) -> None:
    assert said(both(site, "uuendada")[0].select_one(".notice")).startswith("See kirje vajab uuendamist.")


def test_unknown_facts_are_said_to_be_unknown(site: SiteTest) -> None:
    estonian, english = both(site, "supipaev")

    for page, unknown, count in ((estonian, "teadmata", "1/12 teada"), (english, "not known", "1 of 12 known")):
        assert [said(item) for item in page.select(".answer--run .unknown")] == [unknown, unknown]
        assert said(page.select_one(".answer--run .answer__word")) == count
    told = said(estonian.select_one("#run .unknown-list"))
    assert told.startswith("Ei ole teada:")
    assert told.count(",") == 10, "eleven of twelve parts"
    assert len(estonian.select("#run .parts .part")) == 1


def test_studies_stand_with_their_facts_and_an_old_one_is_called_old(site: SiteTest) -> None:
    estonian, english = both(site, "rikas")
    new, old = (said(item) for item in estonian.select("#works ul:not(.result-list) > li"))

    assert new == (
        "Supipäeva mõju (2024, võrdlusrühmaga uuring, 12\xa0500 osalejat, sõltumatu uuring, uuritud Eestis). "
        "Positiivne mõju."
    )
    assert old.startswith("Varasem uuring (2010, võrdlusrühmaga uuring).")
    assert old.endswith("Uuring on 16 aastat vana.")
    assert "12,500 participants" in said(english.select_one("#works"))
    assert "16 years old" in said(english.select_one("#works"))
    assert not both(site, "supipaev")[0].select("#works ul:not(.result-list)")


def test_the_level_and_the_finding_stand_together(site: SiteTest) -> None:
    for slug, filled in (("rikas", 3), ("supipaev", 0)):
        badge = both(site, slug)[0].select_one("#works .evidence")
        assert len(badge.select("svg path[fill=currentColor]")) == filled
        assert len(badge.select("strong")) == 2
        assert "Hinnang on esialgne" in said(both(site, slug)[0].select_one("#works"))


@pytest.mark.parametrize(
    ("lang", "yearly", "setup"),
    [(0, "12\xa0500\xa0€ (2024)", "1000–5000\xa0€ (2023)"), (1, "€12,500 (2024)", "€1,000–5,000 (2023)")],
)
def test_costs_are_written_as_the_language_writes_them(site: SiteTest, lang: int, yearly: str, setup: str) -> None:
    page = both(site, "rikas")[lang]
    values = {
        said(part.dt): part.select_one(".part__value")
        for part in page.select("#run .part")
        if part.select(".part__value")
    }
    shown = [re.sub(r" \d$", "", said(value)) for value in values.values()]

    assert shown[1] == yearly
    assert shown[0].replace(" ", "\xa0").replace("\xa0(", " (") == setup
    assert said(page.select_one(".answer--run dd")) == yearly
    assert list(values.values())[1].select_one('.cite a[href="#source-2"]')


def test_figures_keep_their_qualifiers_and_changes_come_before_work_done(site: SiteTest) -> None:
    estonian, english = both(site, "rikas")
    every = [said(item) for item in estonian.select(".result-list .figure__number")]

    assert every == ["umbes 12\xa0500 inimest", "vähemalt 7 inimest", "kuni 2,5 %", "3 inimest"]
    assert [said(item) for item in estonian.select(".figures .figure__number")] == [every[1], every[0], every[2]]
    assert [said(item) for item in english.select(".result-list .figure__number")] == [
        "about 12,500 people",
        "at least 7 people",
        "at most 2.5 people",
        "3 people",
    ]


def test_an_ordinal_at_the_start_of_a_line_is_no_list(site: SiteTest) -> None:
    lessons = both(site, "rikas")[0].select_one("#lessons")

    assert [said(item).split(" ")[0] for item in lessons.select("p")] == ["2017.", "3.", "2018."]
    assert [said(item) for item in lessons.select("ol > li")] == ["Esimene samm", "Teine samm"]


def test_citations_carry_the_number_of_their_source_and_lead_to_it(site: SiteTest) -> None:
    for page in both(site, "rikas"):
        sources = page.select("#sources li")
        assert [item["id"] for item in sources] == ["source-1", "source-2"]
        assert len(page.select(".cite a")) >= 6
        for mark in page.select(".cite a"):
            assert mark["href"] == f"#source-{mark.get_text()}"
            assert mark["aria-label"].endswith(mark.get_text())
        assert said(page.select_one("#works > p:nth-of-type(2)")).endswith(" 2 .")
    estonian, english = (page.select("#sources li")[1] for page in both(site, "rikas"))
    assert said(estonian) == "Aruanne . example.com , vaadatud 23.\N{NO-BREAK SPACE}november 2026"
    assert "23\N{NO-BREAK SPACE}November 2026" in said(english)


def test_a_list_of_one_page_has_no_pagination(site: SiteTest) -> None:
    assert site.page("praktikad/").select(".card")
    assert not site.page("praktikad/").select(".pagination")


def test_two_builds_of_one_day_are_equal_to_the_byte(site: SiteTest, tmp_path: Path) -> None:
    again = SiteTest(tmp_path / "elsewhere")
    for name, content in site.files("practices").items():
        (again.root / "practices" / name).write_bytes(content)
    again.with_file("data/published.csv", site.read("data/published.csv")).build()

    assert again.files("site") == site.files("site")
