"""The catalogue when something is missing: no result, an old link, no script, no network."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsed_catalogue import FACTS, browsed, shown, tick, told


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the catalogue."""
    with browsed(tmp_path_factory.mktemp("browsing")) as address:
        yield address


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
