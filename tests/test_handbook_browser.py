"""A term's definition in a real browser: by keyboard, by touch, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from test_browser import AXE_OPTIONS

CHAPTER = "kasiraamat/alused/"


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
    term.focus()
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
    page.context.close()


def test_without_a_script_a_term_leads_to_the_glossary(browser: Browser, served: str) -> None:
    page = chapter(browser, served, java_script_enabled=False)
    page.locator("a.term").first.click()
    assert page.url == f"{served}kasiraamat/sonastik/#sotsiaalne-innovatsioon"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken_with_a_definition_open(browser: Browser, served: str, scheme: str) -> None:
    page = chapter(browser, served, width=320, scheme=scheme)
    page.locator("a.term").first.click()
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    page.context.close()
    assert not [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]
