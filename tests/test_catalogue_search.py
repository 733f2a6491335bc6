"""The catalogue searched: the list follows what is typed, filters narrow it, the handbook answers beside it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browsed_catalogue import shown, tick, told
from searched_site import searched


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with searched(tmp_path_factory.mktemp("searched")) as address:
        yield f"{address}praktikad/"


def test_the_list_follows_what_is_typed_and_going_back_skips_the_typing(page: Page, address: str) -> None:
    page.goto(f"{address}?theme=youth")
    box = page.locator("#catalogue-search")
    box.click()
    box.press_sequentially("metsas")
    told(page, "1 praktika otsingule „metsas“")
    assert shown(page) == ["metsaring"]
    assert page.url == f"{address}?q=metsas&theme=youth"
    assert box.evaluate("box => box === document.activeElement")
    assert page.evaluate("history.length") == 2
    box.press("Enter")
    page.wait_for_url(f"{address}?q=metsas&theme=youth")


def test_filters_narrow_what_the_search_found(page: Page, address: str) -> None:
    page.goto(f"{address}?q=eakatele")
    told(page, "3 praktikat otsingule „eakatele“")
    assert shown(page)[0] == "naabrituba"
    tick(page, "theme", "youth")
    told(page, "1 praktika otsingule „eakatele“")
    assert shown(page) == ["metsaring"]


def test_a_card_shows_what_was_found_in_its_words_or_quotes_its_story(page: Page, address: str) -> None:
    page.goto(f"{address}?q=eakale")
    expect(page.locator("[data-cards] .card__title mark").first).to_have_text("eakatele")
    page.goto(f"{address}?q=raudahjust")
    quote = page.locator("[data-cards] .card__quote")
    expect(quote).to_contain_text("Keldris seisab vana raudahi.")
    expect(quote.locator("mark")).to_have_text("raudahi")


def test_what_was_perhaps_meant_is_one_press_away(page: Page, address: str) -> None:
    page.goto(f"{address}?q=raudaih")
    page.get_by_role("button", name="Kas mõtlesid „raudahi“?").click()
    page.wait_for_url(f"{address}?q=raudahi")
    told(page, "1 praktika otsingule „raudahi“")
    expect(page.locator("[data-meant]")).to_be_hidden()


def test_the_handbook_answers_beside_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}?q=koosloomega")
    links = page.locator("[data-in-book] a")
    expect(links.first).to_have_text("koosloome")
    expect(links.nth(1)).to_have_text("Kõigepealt küsi (1. peatükk)")
    links.first.click()
    page.wait_for_url("**/kasiraamat/sonastik/#koosloome")


def test_where_nothing_answers_themes_near_practices_and_the_term_are_offered(page: Page, address: str) -> None:
    page.goto(f"{address}?q=kvantarvuti")
    told(page, "Otsingule „kvantarvuti“ ei vasta ükski praktika")
    expect(page.locator("[data-themes] a").first).to_be_visible()
    expect(
        page.get_by_role("link", name="Paku oma praktikat").or_(page.locator("[data-empty] a.button").last)
    ).to_be_visible()
    page.goto(f"{address}?q=kvantarvuti&theme=youth")
    expect(page.locator("[data-near-cards] .card__title a").first).to_be_visible()
    expect(page.locator("[data-themes]")).to_be_hidden()
