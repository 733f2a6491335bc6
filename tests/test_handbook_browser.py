"""A chapter in a real browser: the definition of a term by keyboard, by touch and without a script; wide tables."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from test_browser import AXE_OPTIONS, _tab_to

CHAPTER = "kasiraamat/alused/"
WITH_TABLE = ("kasiraamat/moju-mootmine/", "en/handbook/measuring-impact/")


def chapter(browser: Browser, served: str, *, width: int = 1280, scheme: str = "light", **options: bool) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served + CHAPTER)
    return page


def test_a_definition_opens_and_closes_by_keyboard(browser: Browser, served: str) -> None:
    page = chapter(browser, served)
    term = page.locator("a.term").first
    box = page.locator(f"#{term.get_attribute('data-term')}")
    expect(box).to_be_hidden()
    _tab_to(page, "a.term")
    expect(term).to_be_focused()
    expect(term).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    expect(term).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(box.locator("a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(term).to_be_focused()
    assert page.url == served + CHAPTER
    page.context.close()


def test_a_definition_is_a_sheet_at_the_foot_of_a_phone(browser: Browser, served: str) -> None:
    page = chapter(browser, served, width=390, has_touch=True)
    term = page.locator("a.term").first
    term.scroll_into_view_if_needed()
    term.tap()
    box = page.locator(f"#{term.get_attribute('data-term')}")
    expect(box).to_be_visible()
    size = box.bounding_box()
    assert size is not None
    assert (round(size["x"]), round(size["width"]), round(size["y"] + size["height"])) == (0, 390, 800)
    box.get_by_role("button").tap()
    expect(box).to_be_hidden()
    term.tap()
    expect(box).to_be_visible()
    page.touchscreen.tap(195, 20)
    expect(box).to_be_hidden()
    assert page.url == served + CHAPTER
    page.context.close()


def test_a_definition_stands_beside_its_word_within_a_wide_screen(browser: Browser, served: str) -> None:
    page = chapter(browser, served)
    for term in page.locator("a.term").all():
        term.click()
        box = page.locator(f"#{term.get_attribute('data-term')}")
        place, word = box.bounding_box(), term.evaluate("link => link.getClientRects()[0].toJSON()")
        assert place is not None
        assert 0 <= place["x"] <= place["x"] + place["width"] <= 1280
        assert 0 <= place["y"] <= place["y"] + place["height"] <= 800
        gaps = (place["y"] - word["bottom"], word["top"] - place["y"] - place["height"])
        assert 0 <= max(gaps) <= 16, "it stands close to its word and does not hide it"
        page.keyboard.press("Escape")
    page.context.close()


def test_single_keys_open_nothing(browser: Browser, served: str) -> None:
    page = chapter(browser, served)
    page.locator("a.term").first.focus()
    for key in "abcdefghijklmnopqrstuvwxyz/.,?":
        page.keyboard.press(key)
    expect(page.locator("a.term").first).to_be_focused()
    assert page.locator(".definition:popover-open").count() == 0
    assert page.url == served + CHAPTER
    page.context.close()


@pytest.mark.parametrize("address", WITH_TABLE)
def test_a_wide_table_scrolls_within_itself(browser: Browser, served: str, address: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto(served + address)
    table = page.locator(".table").first
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    table.evaluate("box => box.addEventListener('scroll', () => box.setAttribute('data-scrolled', ''))")
    _tab_to(page, ".table", presses=80)
    page.keyboard.press("ArrowRight")
    expect(table).to_have_attribute("data-scrolled", "")
    page.context.close()


def test_a_worksheet_is_printed_by_its_button(browser: Browser, served: str) -> None:
    context = browser.new_context()
    context.add_init_script("window.print = () => { document.title = 'printed'; }")
    page = context.new_page()
    page.goto(f"{served}kasiraamat/toolehed/enesekontroll/")
    page.get_by_role("button", name="Prindi tööleht").click()
    expect(page).to_have_title("printed")
    context.close()


def test_without_a_script_a_term_leads_to_the_glossary(browser: Browser, served: str) -> None:
    page = chapter(browser, served, java_script_enabled=False)
    page.locator("a.term").first.click()
    assert page.url == f"{served}kasiraamat/sonastik/#sotsiaalne-innovatsioon"
    page.context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken_with_a_definition_open(
    browser: Browser, served: str, scheme: str, width: int
) -> None:
    page = chapter(browser, served, width=width, scheme=scheme)
    term = page.locator("a.term").first
    term.click()
    expect(page.locator(f"#{term.get_attribute('data-term')}")).to_be_visible()
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    page.context.close()
    assert not [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]
