"""What an entry's page gives beside its text: warnings on top, a life as a line, sources at hand, citations, kin."""

import re
from collections.abc import Iterator

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, expect

from conftest import serving
from site_test import SiteTest
from small_project import DAY, SECTIONS

STUDY = "https://example.org/uuring"
TITLE = r"100% rõõm & {ühistöö} #1: A_B \ C"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """Entries of every fate, one with all that a figure can lead to, and three that are alike in what they tell."""
    site = SiteTest(tmp_path_factory.mktemp("tools"))
    site.with_entry("elav", target_groups=["families"])
    site.with_entry("moodunud", status="ended", end_year="2020", target_groups=["families"])
    site.with_entry("vaikinud", status="unknown", status_as_of="2021-05", is_translated=False)
    site.with_entry("puhkav", status="paused", is_translated=False)
    site.with_entry("liidetud", status="merged", is_translated=False)
    site.with_entry("ammune", status_as_of="2022", is_translated=False)
    site.with_entry("hiline", published="2026-01-10", review_in="P3M", is_translated=False)
    site.with_entry(
        "uuritud",
        title=TITLE,
        evidence={
            "level": "3",
            "finding": "positive",
            "reason": "Võrdlusrühmaga uuring leidis muutuse [@s1].",
            "studies": [
                {"title": "Uuring", "url": STUDY, "year": "2021", "design": "comparison-group", "finding": "positive"}
            ],
        },
        sources=[
            {
                "id": "s1",
                "url": STUDY,
                "title": "Uuringu aruanne",
                "publisher": "Näidisülikool",
                "date": "2021-03",
                "accessed": DAY,
                "archived": "https://web.archive.org/web/2026/https://example.org/uuring",
            }
        ],
        last_reviewed="2026-11-20",
        is_translated=False,
    )
    bees = {**SECTIONS, "problem": f"{SECTIONS['problem']} Mesilastel ei ole linnas taru ega mesinikku."}
    site.with_entry("mesila", sections=bees, themes=["culture"], target_groups=["pupils"], is_translated=False)
    site.with_entry("taru", sections=bees, themes=["digital"], target_groups=["women"], is_translated=False)
    return site.build()


def article(site: SiteTest, slug: str, *, lang: str = "et") -> Tag:
    prefix = "praktikad/" if lang == "et" else "en/practices/"
    found = site.page(f"{prefix}{slug}/").select_one("article.entry")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("slug", "notice"),
    [
        ("moodunud", "See praktika lõppes 2020. aastal. Kirje on alles, sest ka lõppenud praktikast saab õppida."),
        ("vaikinud", "Me ei tea, kas see praktika veel tegutseb (viimane teade: mai 2021)."),
        ("puhkav", "See praktika on praegu peatatud (viimane teade: oktoober 2026)."),
        ("liidetud", "See praktika on ühendatud teisega (viimane teade: oktoober 2026)."),
        ("ammune", "Viimane kinnitus, et praktika tegutseb, on üle kolme aasta vana (2022)."),
        (
            "hiline",
            (
                "Kirje ülevaatus on hilinenud (tähtaeg: 10.\N{NO-BREAK SPACE}aprill 2026). "
                "Osa andmeid võib olla vananenud."
            ),
        ),
    ],
)
def test_what_ended_or_grew_old_is_said_before_all_else(site: SiteTest, slug: str, notice: str) -> None:
    head = article(site, slug).select_one(".entry__head")
    assert [told.get_text() for told in head.select(".notice")] == [notice]


def test_a_living_and_fresh_entry_bears_no_warning(site: SiteTest) -> None:
    assert not article(site, "elav").select(".notice")
    ended = article(site, "moodunud", lang="en").select_one(".notice")
    assert ended.get_text() == "This practice ended in 2020. The entry stays, since an ended practice teaches too."


def test_a_figure_opens_its_source(site: SiteTest) -> None:
    opened = article(site, "uuritud").select_one(".result-list details")
    assert opened.summary.get_text() == "Kust see on pärit"
    words = re.sub(r"\s+", " ", opened.get_text(" ", strip=True))
    assert "Uuringu aruanne . Näidisülikool, märts 2021. example.org , vaadatud 24. november 2026" in words
    assert words.endswith("Uuringu ülesehitus: Võrdlusrühmaga uuring")
    assert [link["href"] for link in opened.select("a")] == [
        STUDY,
        "https://web.archive.org/web/2026/https://example.org/uuring",
    ]


def test_a_life_is_told_in_the_order_of_time(site: SiteTest) -> None:
    events = [
        re.sub(r"\s+", " ", event.get_text(" ", strip=True))
        for event in article(site, "uuritud").select(".timeline li")
    ]
    assert events == [
        "2015 Praktika algas",
        "2021 Uuring: Uuring",
        "oktoober 2026 Viimane teade praktika seisu kohta",
        "20. november 2026 Kirje vaadati üle",
        "24. november 2026 Kirje avaldati siin",
    ]


def test_an_entry_is_cited_in_four_forms(site: SiteTest) -> None:
    page = article(site, "uuritud")
    address = "https://example.org/praktikad/uuritud/"
    assert page.select_one("#citation").get_text() == f"{TITLE}. Näidisvaramu, 2026. {address}"
    assert page.select_one("#citation-apa").get_text() == f"Näidisvaramu. (2026). {TITLE}. {address}"
    assert page.select_one("#citation-bibtex").get_text() == "\n".join(
        [
            "@misc{uuritud,",
            "  author = {{Näidisvaramu}},",
            r"  title = {{100\% rõõm \& \{ühistöö\} \#1: A\_B \textbackslash{} C}},",
            "  year = {2026},",
            rf"  howpublished = {{\url{{{address}}}}},",
            "  language = {et},",
            "}",
        ]
    )
    assert page.select_one("#citation-ris").get_text().splitlines() == [
        "TY  - ELEC",
        "AU  - Näidisvaramu",
        f"TI  - {TITLE}",
        "PY  - 2026",
        f"UR  - {address}",
        "LA  - et",
        "ID  - uuritud",
        "ER  - ",
    ]


def test_others_are_alike_by_what_they_tell(site: SiteTest) -> None:
    page = article(site, "mesila")
    first = page.select_one(".related li")
    assert first.select_one("a")["href"] == "../taru/"
    assert re.search("mõlemas on juttu|Mõlemas on juttu", first.select_one(".related__why").get_text())
    assert "taru" in first.select_one(".related__why").get_text()
    english = site.page("en/practices/mesila/").select_one(".related__why").get_text()
    assert "taru" not in english  # words of another language are no reason for this reader


def test_others_are_alike_by_their_facets(site: SiteTest) -> None:
    first = article(site, "elav").select_one(".related li")
    assert first.select_one("a")["href"] == "../moodunud/"
    assert first.select_one(".related__why").get_text().startswith("Ühist: hoolekanne ja vananemine ja pered")


@pytest.fixture(scope="module")
def address(site: SiteTest) -> Iterator[str]:
    """The address of the served site."""
    with serving(site.folder) as address:
        yield address


def test_a_citation_is_copied_and_a_link_is_shared(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{address}praktikad/elav/")
    page.get_by_role("button", name="Kopeeri viide").first.click()
    expect(page.get_by_role("button", name="Viide on kopeeritud").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("https://example.org/praktikad/elav/")
    page.get_by_role("button", name="Jaga linki").click()
    expect(page.get_by_role("button", name="Link on kopeeritud")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "https://example.org/praktikad/elav/"
    context.close()


def test_picks_are_kept_by_the_browser_and_told_in_a_tray(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}praktikad/")
    tray = page.locator("[data-tray]")
    expect(tray).to_be_hidden()
    for slug in ("elav", "moodunud", "vaikinud", "puhkav"):
        page.locator(f'[data-pick-slug="{slug}"]').get_by_role("button", name="Võta võrdlusse").click()
    expect(tray.get_by_role("link", name="Võrdle")).to_have_attribute(
        "href", "/praktikad/vordlus/?p=elav,moodunud,vaikinud,puhkav"
    )
    page.locator('[data-pick-slug="ammune"]').get_by_role("button", name="Võta võrdlusse").click()
    expect(tray.get_by_role("status")).to_contain_text("kuni nelja praktikat")

    page.goto(f"{address}praktikad/elav/")
    tools = page.locator(".entry__tools")
    tools.get_by_role("button", name="Eemalda võrdlusest").click()
    expect(tray.get_by_role("status")).to_contain_text("Võrdluses kokku: 3.")
    tools.get_by_role("button", name="Lisa kogumikku").click()
    expect(tray).to_contain_text("Kogumikus: 1")
    page.reload()
    expect(tools.get_by_role("button", name="Eemalda kogumikust")).to_be_visible()
    assert context.cookies() == []
    context.close()
