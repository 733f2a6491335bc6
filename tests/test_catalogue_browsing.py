"""The catalogue as a reader narrows it: live counts, order, chips, map, an address that holds it all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import serving
from site_test import SiteTest

COUNTIES = {"0045": "Ida-Virumaa", "0079": "Tartumaa", "0087": "Võrumaa"}
# slug: (themes, counties or none for nationwide, status, cost a year, evidence level, day of publication)
FACTS: dict[str, tuple[list[str], list[str], str, str | None, str, str]] = {
    "aed": (["youth"], ["0087"], "active", "1-5", "0", "2026-09-01"),
    "bussiring": (["youth", "culture"], ["0079"], "ended", None, "2", "2026-09-02"),
    "dialoog": (["culture"], ["0079", "0087"], "active", "over-100", "1", "2026-09-03"),
    "elujaam": (["youth"], [], "unknown", "1-5", "0", "2026-09-04"),
    "oppetuba": (["culture"], [], "active", None, "3", "2026-09-05"),
    "umbmark": (["care-ageing"], ["0045"], "active", "1-5", "0", "2026-09-06"),
}
TITLES = {
    "aed": "Aed keset linna",
    "bussiring": "Bussiring noortele",
    "dialoog": "Dialoog üle aia",
    "elujaam": "Elujaam",
    "oppetuba": "Õppetuba rahvamajas",
    "umbmark": "Ümarlaud naabritele",
}
STUDIES = [
    {
        "title": "Uuring",
        "url": "https://example.org/uuring",
        "year": "2020",
        "design": "comparison-group",
        "finding": "positive",
    }
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served site of six practices in three counties and nationwide."""
    site = SiteTest(tmp_path_factory.mktemp("browsing"))
    for slug, (themes, counties, status, cost, level, published) in FACTS.items():
        evidence: dict[str, Any] = {"level": level, "finding": "unknown", "reason": "Väljamõeldud hinnang [@s1]."}
        if level == "3":
            evidence |= {"finding": "positive", "studies": STUDIES}
        site.with_entry(
            slug,
            title=TITLES[slug],
            themes=themes,
            coverage="county" if counties else "national",
            counties=counties or None,
            status=status,
            cost_yearly={"band": cost} if cost else None,
            evidence=evidence,
            published=published,
            is_translated=False,
        )
    with serving(site.build().folder) as address:
        yield f"{address}praktikad/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who was never here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """The slugs in the list, once it is as long as the count says."""
    count = page.locator("[data-count]").inner_text()
    number = int(found[0]) if (found := re.match(r"\d+", count)) else 0
    cards = page.locator("[data-cards] > li")
    expect(cards).to_have_count(number)
    return [link.get_attribute("href").rstrip("/").split("/")[-1] for link in cards.locator(".card__title a").all()]


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f'input[name="{name}"][value="{value}"]')


def tick(page: Page, name: str, value: str) -> None:
    group = page.locator(f'[data-filter="{name}"]')
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    box(page, name, value).click()


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-count]")).to_have_text(words)


def number_beside(page: Page, name: str, value: str) -> int:
    return int(box(page, name, value).locator("xpath=..").locator(".count").text_content() or "")


def test_values_of_one_filter_widen_and_filters_narrow(page: Page, address: str) -> None:
    page.goto(address)
    tick(page, "theme", "youth")
    told(page, "3 praktikat")
    assert shown(page) == ["elujaam", "bussiring", "aed"]  # the newest first

    tick(page, "theme", "culture")
    told(page, "5 praktikat")
    tick(page, "status", "active")
    told(page, "3 praktikat")
    assert set(shown(page)) == {"aed", "dialoog", "oppetuba"}
    assert page.url == f"{address}?theme=youth,culture&status=active"


def test_a_number_says_how_many_there_would_be(page: Page, address: str) -> None:
    page.goto(f"{address}?theme=youth")
    told(page, "3 praktikat")
    # Of the filter itself as if nothing of it were chosen, of others within what is chosen.
    assert [number_beside(page, "theme", value) for value in ("youth", "culture", "care-ageing")] == [3, 3, 1]
    assert [number_beside(page, "status", value) for value in ("active", "ended", "unknown")] == [1, 1, 1]
    assert [number_beside(page, "county", value) for value in ("nationwide", "0079", "0087", "0045")] == [1, 1, 1, 0]
    for name, value in (("status", "ended"), ("county", "nationwide"), ("cost-yearly", "unknown")):
        page.goto(f"{address}?theme=youth")
        told(page, "3 praktikat")
        number = number_beside(page, name, value)
        tick(page, name, value)
        told(page, "1 praktika")
        assert number == len(shown(page)) == 1


def test_what_is_not_known_is_no_low_cost(page: Page, address: str) -> None:
    page.goto(f"{address}?cost-yearly=1-5")
    told(page, "3 praktikat")
    assert set(shown(page)) == {"aed", "elujaam", "umbmark"}
    page.goto(f"{address}?cost-yearly=unknown")
    told(page, "2 praktikat")
    assert set(shown(page)) == {"bussiring", "oppetuba"}


def test_a_chip_takes_its_condition_away_and_clearing_takes_all(page: Page, address: str) -> None:
    page.goto(f"{address}?q=aed&theme=youth&status=active")
    told(page, "1 praktika otsingule „aed“")
    chips = page.locator("[data-chips] .chip")
    assert chips.all_inner_texts() == ["„aed“", "Noored", "Tegutseb"]

    page.get_by_role("button", name="Eemalda: Tegutseb").click()
    assert page.url == f"{address}?q=aed&theme=youth"
    expect(chips.first).to_be_focused()
    assert not box(page, "status", "active").is_checked()
    page.get_by_role("button", name="Eemalda kõik").click()
    told(page, "6 praktikat")
    assert page.url == address
    assert page.locator("#catalogue-search").input_value() == ""
    expect(page.locator("[data-chips]")).to_be_hidden()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["aed", "bussiring", "dialoog", "elujaam", "oppetuba", "umbmark"]),  # Õ and Ü after all others
        ("evidence", ["oppetuba", "bussiring", "dialoog", "umbmark", "elujaam", "aed"]),
    ],
)
def test_the_list_can_be_ordered(page: Page, address: str, sort: str, order: list[str]) -> None:
    page.goto(address)
    expect(page.get_by_label("Järjesta")).to_have_value("new")
    page.get_by_label("Järjesta").select_option(sort)
    page.wait_for_url(f"**/?sort={sort}")
    expect(page.locator("[data-cards] .card__title a").first).to_have_text(TITLES[order[0]])
    assert shown(page) == order


def test_a_search_is_ordered_by_relevance_unless_asked_otherwise(page: Page, address: str) -> None:
    page.goto(f"{address}?q=aed")  # in the title of one, inside a word of another, and of no third
    told(page, "1 praktika otsingule „aed“")
    page.goto(f"{address}?q=aia")
    told(page, "1 praktika otsingule „aia“")
    page.goto(f"{address}?q=noor")  # a title has it, and the themes of two more
    told(page, "3 praktikat otsingule „noor“")
    expect(page.get_by_label("Järjesta")).to_have_value("relevance")
    assert shown(page) == ["bussiring", "elujaam", "aed"]
    page.get_by_label("Järjesta").select_option("new")
    page.wait_for_url(f"{address}?q=noor&sort=new")
    expect(page.locator("[data-cards] .card__title a").first).to_have_text(TITLES["elujaam"])
    assert shown(page) == ["elujaam", "bussiring", "aed"]


def test_a_view_survives_reload_back_and_another_browser(page: Page, browser: Browser, address: str) -> None:
    page.goto(address)
    tick(page, "theme", "youth")
    told(page, "3 praktikat")
    tick(page, "status", "ended")
    told(page, "1 praktika")
    page.reload()
    told(page, "1 praktika")
    assert shown(page) == ["bussiring"]
    assert box(page, "status", "ended").is_checked()
    page.locator("[data-cards] a").first.click()
    page.wait_for_url("**/bussiring/")
    page.go_back()
    told(page, "1 praktika")
    page.go_back()
    told(page, "3 praktikat")
    assert not box(page, "status", "ended").is_checked()
    page.go_back()
    told(page, "6 praktikat")

    other = browser.new_context().new_page()
    other.goto(f"{address}?theme=youth&status=ended")
    told(other, "1 praktika")
    assert shown(other) == ["bussiring"]
    other.context.close()


def test_an_entry_leads_on_through_the_results(page: Page, address: str) -> None:
    page.goto(f"{address}?theme=youth&sort=name")
    told(page, "3 praktikat")
    shown(page)
    page.get_by_role("link", name=TITLES["bussiring"]).click()
    results = page.get_by_role("navigation", name="Otsingu tulemused")
    expect(results).to_contain_text("2/3")
    results.get_by_role("link", name="Järgmine").click()
    page.wait_for_url("**/elujaam/")
    expect(results.get_by_role("link", name="Järgmine")).to_be_hidden()
    results.get_by_role("link", name="Tagasi tulemuste juurde").click()
    page.wait_for_url(f"{address}?theme=youth&sort=name")
    told(page, "3 praktikat")


def test_the_map_and_the_list_beside_it_say_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}?status=active&view=map")
    told(page, "4 praktikat")
    view = page.locator("[data-map-view]")
    beside = view.locator("[data-map-list] li")
    expect(beside).to_have_count(16)
    listed = {words.rsplit(maxsplit=1)[0]: words.rsplit(maxsplit=1)[1] for words in beside.all_inner_texts()}
    assert {name: listed[name] for name in COUNTIES.values()} == {
        "Ida-Virumaa": "1",
        "Tartumaa": "1",
        "Võrumaa": "2",
    }
    assert listed.pop("Üle Eesti või veebis") == "1"  # named, though the map is not coloured by it
    drawn = [link.get_attribute("aria-label") or "" for link in view.locator("svg a").all()]
    assert sorted(drawn) == sorted(f"{name}: {number}" for name, number in listed.items())

    view.locator("svg").get_by_role("link", name="Võrumaa: 2").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}?status=active&county=0087")
    told(page, "2 praktikat")
    expect(view).to_be_hidden()
    expect(page.locator("[data-everywhere-box]")).to_contain_text("Lisaks tegutseb üle Eesti või veebis 1 praktika.")
    page.get_by_role("button", name="Näita ka neid").click()
    told(page, "3 praktikat")
    assert page.url == f"{address}?status=active&county=0087,nationwide"


def test_an_empty_list_offers_what_is_nearest(page: Page, address: str) -> None:
    page.goto(f"{address}?theme=care-ageing&status=ended")
    told(page, "Ühtegi praktikat ei leitud")
    empty = page.locator("[data-empty]")
    expect(empty).to_contain_text("Ilma kitsenduseta „Teema“ leiduks 1 praktika.")
    expect(empty).to_contain_text("Ilma kitsenduseta „Kas tegutseb“ leiduks 1 praktika.")
    assert {
        link.get_attribute("href").rstrip("/").split("/")[-1] for link in empty.locator(".card__title a").all()
    } == {
        "bussiring",
        "umbmark",
    }
    assert empty.get_by_role("link", name="Küsi meilt").get_attribute("href") == "../meist/"
    empty.get_by_role("button", name="Eemalda „Teema“").click()
    told(page, "1 praktika")
    assert shown(page) == ["bussiring"]
    expect(empty).to_be_hidden()


def test_an_empty_search_offers_to_drop_the_word(page: Page, address: str) -> None:
    page.goto(f"{address}?q=raketiteadus&theme=youth")
    told(page, "Otsingule „raketiteadus“ ei vasta ükski praktika")
    page.get_by_role("button", name="Eemalda otsisõna").click()
    told(page, "3 praktikat")
    assert page.url == f"{address}?theme=youth"
    assert page.locator("#catalogue-search").input_value() == ""


def test_an_old_link_says_what_is_no_more_and_shows_the_rest(page: Page, address: str) -> None:
    page.goto(f"{address}?theme=astrology,youth&moon=full")
    told(page, "3 praktikat")
    expect(page.locator("p[data-strange]")).to_contain_text("astrology")
    assert "moon" not in page.locator("p[data-strange]").inner_text()


def test_without_script_pages_of_facets_serve(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}?theme=youth")
    expect(page.locator("[data-filters]")).to_be_hidden()
    expect(page.get_by_text("Otsing töötab siis, kui")).to_be_visible()
    assert page.locator("[data-cards] > li").count() == len(FACTS)
    page.locator("nav.facets").get_by_role("link", name=re.compile("^Noored")).click()
    page.wait_for_url("**/praktikad/teema/noored/")
    assert page.locator("[data-cards] > li").count() == 3
    page.context.close()


def test_without_a_network_the_list_says_so_and_is_tried_again(page: Page, address: str) -> None:
    page.goto(address)
    page.context.set_offline(True)
    tick(page, "theme", "youth")
    told(page, "Võrguühendust ei ole. Proovi uuesti, kui ühendus on taas olemas.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Proovi uuesti").click()
    told(page, "3 praktikat")
    expect(page.get_by_role("button", name="Proovi uuesti")).to_be_hidden()
    assert page.url == f"{address}?theme=youth"
