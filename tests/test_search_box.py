"""Searching as a reader does: typing, reading the answers, choosing by keyboard, finding nothing, without a script."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route, expect

from searched_site import searched, typed


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with searched(tmp_path_factory.mktemp("searched")) as address:
        yield address


def test_no_page_loads_the_search_before_a_reader_comes_to_a_box(page: Page, address: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search-" in url or "/data/" in url]
    page.locator("#home-search").focus()
    expect(page.locator("#home-search")).to_have_role("combobox")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search(r"/assets/search-box\.\w+\.js", url)]
    assert [url for url in asked if re.search(r"/data/search\.et\.\w+\.json", url)]


def test_an_answer_is_the_practice_with_the_form_that_stands_in_it_marked(page: Page, address: str) -> None:
    page.goto(address)
    options = typed(page, "eakale")
    first = options.first
    assert first.get_attribute("href").endswith("/praktikad/naabrituba/")
    assert first.locator(".found__title mark").all_inner_texts() == ["eakatele"]


def test_a_word_of_the_story_is_quoted_with_its_sentence(page: Page, address: str) -> None:
    page.goto(address)
    options = typed(page, "raudahjus")
    expect(options.first.locator(".found__quote mark")).to_have_text("raudahi")
    expect(options.first.locator(".found__quote")).to_contain_text("Keldris seisab vana raudahi")


def test_answers_come_in_groups_and_a_term_that_is_asked_for_stands_first(page: Page, address: str) -> None:
    page.goto(address)
    typed(page, "koosloome")
    groups = page.locator(".found [role=group]")
    names = [
        groups.nth(place).evaluate("group => group.getAttribute('aria-labelledby')") for place in range(groups.count())
    ]
    words = [page.locator(f"#{name}").inner_text() for name in names]
    assert words[0] == "Mõisted"
    assert "Käsiraamat" in words
    assert groups.first.locator("[role=option]").get_attribute("href").endswith("/kasiraamat/sonastik/#koosloome")
    chapter = page.locator(".found [role=option]", has_text="Kõigepealt küsi (1. peatükk)")
    assert chapter.get_attribute("href").endswith("/kasiraamat/kaasamine/#koigepealt-kusi")


def test_the_keyboard_goes_through_the_answers_and_back_to_the_box(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator("#home-search")
    options = typed(page, "mets")
    count = options.count()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    for _ in range(count):
        page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "mets"
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/praktikad/metsaring/")


def test_enter_without_a_choice_leads_to_the_catalogue_with_the_same_answer(page: Page, address: str) -> None:
    page.goto(address)
    options = typed(page, "eakale")
    first = options.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/praktikad/?q=eakale")
    expect(page.locator("[data-cards] .card__title a").first).to_have_attribute("href", first)


def test_a_slip_is_answered_and_what_was_meant_is_offered(page: Page, address: str) -> None:
    page.goto(address)
    options = typed(page, "raudaih")
    expect(options.first).to_have_text("Kas mõtlesid „raudahi“?")
    expect(options.nth(1)).to_contain_text("Naabrituba")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/praktikad/?q=raudahi")


def test_a_slip_in_a_part_of_a_compound_is_mended_too(page: Page, address: str) -> None:
    page.goto(address)
    options = typed(page, "raamatukgoudes")
    expect(options.first).to_have_text("Kas mõtlesid „raamatukogus“?")


def test_without_an_answer_themes_and_a_way_to_suggest_are_offered(page: Page, address: str) -> None:
    page.goto(address)
    options = typed(page, "kvantarvuti")
    assert "„kvantarvuti“ kohta me midagi ei leidnud" in page.locator(".found").inner_text()
    assert "Noored" in options.all_inner_texts()
    expect(options.last).to_have_text("Paku välja praktika, mis siin olema peaks")
    assert options.last.get_attribute("href").endswith("/kaasa/")


def test_searches_are_remembered_only_for_those_who_want_it(page: Page, address: str) -> None:
    page.goto(address)
    typed(page, "mets")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=mets")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('search'))") == []
    page.goto(address)
    typed(page, "naaber")
    page.get_by_label("Pea mu otsingud selles brauseris meeles").check()
    page.locator("#home-search").press("Enter")
    page.wait_for_url("**?q=naaber")
    page.goto(address)
    page.locator("#home-search").click()
    recent = page.locator(".found [role=option]")
    expect(recent).to_have_text(["naaber"])
    page.get_by_label("Pea mu otsingud selles brauseris meeles").uncheck()
    assert page.evaluate("localStorage.getItem('practicebook.searches')") is None


def test_the_header_searches_on_every_page_and_in_english(page: Page, address: str) -> None:
    page.goto(f"{address}en/handbook/")
    page.get_by_role("button", name="Open search").click()
    options = typed(page, "forests", "#header-search")
    assert options.first.get_attribute("href").endswith("/en/practices/metsaring/")
    page.locator("#header-search").fill("")
    options = typed(page, "noortele", "#header-search")
    assert options.first.get_attribute("href").endswith("/en/practices/metsaring/"), "a word of the original title"


def test_a_failure_is_told_and_the_next_key_tries_again(page: Page, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/data/search.*.json", refuse)
    page.goto(address)
    page.locator("#home-search").click()
    page.locator("#home-search").press_sequentially("met")
    expect(page.locator(".found")).to_contain_text("Otsing ei avanenud")
    page.unroute("**/data/search.*.json", refuse)
    page.locator("#home-search").press_sequentially("s")
    expect(page.locator(".found [role=option]").first).to_contain_text("Metsaring")


def test_what_an_author_or_a_reader_writes_is_shown_as_text(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#home-search").click()
    page.locator("#home-search").press_sequentially('zzz<img src=x onerror="window.hit=1">')
    expect(page.locator(".found")).to_contain_text("<img src=x")
    assert page.evaluate("window.hit") is None
    assert page.locator(".found img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_answers_have_no_fault_that_axe_finds(context: BrowserContext, address: str, scheme: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    for query in ("koosloome", "kvantarvuti", "raudaih"):
        page.locator("#home-search").fill("")
        typed(page, query)
        page.keyboard.press("ArrowDown")
        found = Axe().run(page, context=".search--large").response["violations"]
        assert not found, [(item["id"], [node["html"] for node in item["nodes"]][:2]) for item in found]


def test_without_a_script_the_box_still_leads_to_the_catalogue(context: BrowserContext, address: str) -> None:
    page = context.browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.locator("#home-search").fill("mets")
    page.locator("#home-search").press("Enter")
    page.wait_for_url("**/praktikad/?q=mets")
    page.context.close()
