"""The collection as a booklet on screen and on paper, and every state of its page to those who do not see it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect

from gathered_practices import HOSTILE, PAGE, collected, gathered, link_of, own
from test_browser import AXE_OPTIONS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served site."""
    with collected(tmp_path_factory.mktemp("collected")) as address:
        yield address


def test_the_booklet_holds_the_chosen_entries_in_order_with_their_sources(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page = gathered(context, address, "katus", "aed")
    page.get_by_label("Kogumiku pealkiri").fill("Valla valik")
    page.get_by_label(re.compile("Minu märkus.*Aed")).fill(f"Meie mure {HOSTILE}")
    page.get_by_role("button", name="Vaata vihikuna").click()
    page.wait_for_url(f"{address}{PAGE}?view=booklet")
    entries = page.locator(".booklet__entry")
    expect(entries).to_have_count(2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Valla valik")
    assert entries.get_by_role("heading", level=2).all_inner_texts() == ["Katus", "Aed"]
    expect(entries.nth(1).locator(".booklet__note")).to_contain_text(f"Meie mure {HOSTILE}")
    expect(entries.nth(0).locator(".booklet__note")).to_have_count(0)
    assert entries.locator("button, .related, details, nav").count() == 0
    mark = entries.nth(1).locator(".cite a").first.get_attribute("href")
    assert mark == "#aed-source-1"
    assert page.locator(mark).locator("a").first.get_attribute("href") == "https://example.org/supp"
    assert page.locator("[id]").evaluate_all("all => new Set(all.map((e) => e.id)).size === all.length")
    levels = page.locator("main h1, main h2, main h3, main h4").evaluate_all("all => all.map((e) => +e.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels

    page.reload()
    expect(entries).to_have_count(2)
    file = tmp_path / "booklet.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    with pdfplumber.open(file) as pdf:
        texts = [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in pdf.pages]
    assert "Valla valik" in texts[0]
    assert "2 praktikat" in texts[0]
    assert "Sisukord" in texts[1]
    assert "Katus" in texts[1]
    assert "Aed" in texts[1]
    first = next(number for number, text in enumerate(texts) if number > 1 and "Katus" in text)
    second = next(number for number, text in enumerate(texts) if number > first and "Meie mure" in text)
    assert "Meie mure" not in texts[first]
    assert any("https://example.org/supp" in text for text in texts[second:])
    assert not any("Lisa kogumikku" in text or "Menüü" in text for text in texts)
    page.go_back()
    expect(own(page)).to_have_count(2)


def test_a_shared_link_is_seen_as_a_booklet_too(context: BrowserContext, browser: Browser, address: str) -> None:
    link = link_of(gathered(context, address, "buss"))
    other = browser.new_context().new_page()
    other.goto(link)
    other.get_by_role("button", name="Vaata vihikuna").first.click()
    expect(other.locator(".booklet__entry h2")).to_have_text("Buss")
    other.get_by_role("button", name="Tagasi kogumiku juurde").click()
    expect(other.locator("[data-shared-items] > li")).to_have_count(1)
    other.context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_in_every_state(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = gathered(context, address, "aed", "buss")
    page.get_by_text("Too kogumik lingist või failist").click()
    page.get_by_role("button", name="Kopeeri link").click()
    link = page.get_by_label("Kogumiku link", exact=True).input_value()
    states = [f"{address}{PAGE}", link, f"{address}{PAGE}?view=booklet"]
    for state in states:
        page.goto("about:blank")
        page.goto(state)
        expect(page.locator("[data-items] > li, .booklet__entry").first).to_be_attached()
        found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
    context.close()


def test_without_a_script_it_says_what_it_needs(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{PAGE}")
    expect(page.get_by_text("Kogumik töötab siis")).to_be_visible()
    expect(page.locator("[data-page]")).to_be_hidden()
    page.context.close()
