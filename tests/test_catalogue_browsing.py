"""The catalogue as a reader narrows it: live counts, order, chips, map, an address that holds it all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsed_catalogue import COUNTIES, TITLES, box, browsed, number_beside, shown, tick, told


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the catalogue."""
    with browsed(tmp_path_factory.mktemp("browsing")) as address:
        yield address


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
    for word in ("aed", "aia", "aedadesse"):  # one title has «Aed», another «aia»
        page.goto(f"{address}?q={word}")
        told(page, f"2 praktikat otsingule „{word}“")
        assert shown(page) == ["dialoog", "aed"]
    page.goto(f"{address}?q=noor")  # a title has it, and the themes of two more
    told(page, "3 praktikat otsingule „noor“")
    expect(page.get_by_label("Järjesta")).to_have_value("relevance")
    assert shown(page) == ["bussiring", "aed", "elujaam"]  # «aed» is known to be at work
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
