"""What a visitor meets in a real browser: every page type, both languages, both schemes, wide and narrow."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = {
    "home": ("", "en/"),
    "catalogue": ("praktikad/", "en/practices/"),
    "entry": ("praktikad/kiva-eesti/", "en/practices/kiva-eesti/"),
    "entry with little known": ("praktikad/objekt-narva/", "en/practices/objekt-narva/"),
    "theme": ("praktikad/teema/noored/", "en/practices/theme/youth/"),
    "empty theme": ("praktikad/teema/digilahendused/", "en/practices/theme/digital/"),
    "themes": ("praktikad/teema/", "en/practices/theme/"),
    "county": ("praktikad/maakond/tartumaa/", "en/practices/county/tartu/"),
    "counties": ("praktikad/maakond/", "en/practices/county/"),
    "sector": ("praktikad/sektor/kolmas-sektor/", "en/practices/sector/third-sector/"),
    "evidence": ("praktikad/toendus/kirjeldatud/", "en/practices/evidence/described/"),
    "comparison": ("praktikad/vordlus/", "en/practices/compare/"),
    "collection": ("praktikad/kogumik/", "en/practices/collection/"),
    "fit check": ("praktikad/kas-sobib/", "en/practices/does-it-fit/"),
    "handbook": ("kasiraamat/", "en/handbook/"),
    "chapter": ("kasiraamat/moju-mootmine/", "en/handbook/measuring-impact/"),
    "glossary": ("kasiraamat/sonastik/", "en/handbook/glossary/"),
    "worksheets": ("kasiraamat/toolehed/", "en/handbook/worksheets/"),
    "worksheet": ("kasiraamat/toolehed/enesekontroll/", "en/handbook/worksheets/enesekontroll/"),
    "about": ("meist/", "en/about/"),
    "method": ("metoodika/", "en/method/"),
    "contribute": ("kaasa/", "en/contribute/"),
    "accessibility": ("ligipaasetavus/", "en/accessibility/"),
    "privacy": ("privaatsus/", "en/privacy/"),
    "not found": ("404.html",),
}
ADDRESSES = [address for addresses in PAGES.values() for address in addresses]
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def opened(browser: Browser, address: str, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=script,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("scheme", "width", "languages"),
    [
        ("light", 320, slice(1)),
        ("dark", 1280, slice(-1, None)),  # the other language, so that both are looked at in every run
        pytest.param("light", 1280, slice(None), marks=pytest.mark.slow),
        pytest.param("dark", 320, slice(None), marks=pytest.mark.slow),
    ],
    ids=["light-320", "dark-1280", "light-1280", "dark-320"],
)
@pytest.mark.parametrize("name", PAGES)
def test_no_accessibility_rule_is_broken(
    browser: Browser, served: str, name: str, scheme: str, width: int, languages: slice
) -> None:
    for address in PAGES[name][languages]:
        page = opened(browser, served + address, width=width, scheme=scheme)
        found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        page.context.close()
        assert not [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found], address


@pytest.mark.parametrize("opened_part", ["menu", "site-search"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken_with_menu_or_search_open(
    browser: Browser, served: str, scheme: str, opened_part: str
) -> None:
    page = opened(browser, served, width=320, scheme=scheme)
    page.locator(f"[popovertarget={opened_part}]").click()
    expect(page.locator(f"#{opened_part}")).to_be_visible()
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    page.context.close()
    assert not [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, served: str, address: str) -> None:
    page = opened(browser, served + address, width=320)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.context.close()
    assert overflow <= 0


def _tab_to(page: Page, selector: str, presses: int = 25) -> None:
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")


def test_menu_opens_by_keyboard_alone_at_320_pixels(browser: Browser, served: str) -> None:
    page = opened(browser, served + "en/", width=320)
    expect(page.locator("#menu")).to_be_hidden()
    _tab_to(page, "[popovertarget=menu]")
    page.keyboard.press("Enter")
    expect(page.locator("#menu").get_by_role("link", name="How we assess")).to_be_visible()
    _tab_to(page, "#menu a[href*=method]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/method/")
    page.context.close()


def test_search_opens_by_keyboard_and_finds(browser: Browser, served: str) -> None:
    page = opened(browser, served, width=320)
    _tab_to(page, "[popovertarget=site-search]")
    page.keyboard.press("Enter")
    expect(page.locator("#header-search")).to_be_focused()
    page.keyboard.type("kiusam")
    page.keyboard.press("Enter")
    page.wait_for_url("**/praktikad/?q=kiusam")
    expect(page.locator("[data-count]")).to_have_text(re.compile("^[0-9]+ praktikat? otsingule „kiusam“$"))
    expect(page.locator("[data-cards] > li")).not_to_have_count(0)
    expect(page.locator("[data-cards] > li").first.locator("mark").first).to_have_text(
        re.compile("kiusam", re.IGNORECASE)
    )
    page.keyboard.press("Escape")
    page.context.close()


def test_escape_closes_the_search(browser: Browser, served: str) -> None:
    page = opened(browser, served, width=320)
    page.locator("[popovertarget=site-search]").press("Enter")
    expect(page.locator("#site-search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#site-search")).to_be_hidden()
    expect(page.locator("[popovertarget=site-search]")).to_be_focused()
    page.context.close()


def test_search_folds_diacritics_and_announces_an_empty_result(browser: Browser, served: str) -> None:
    page = opened(browser, served + "praktikad/?q=NOUDETRANSPORT")
    expect(page.locator("[data-count]")).to_have_text(re.compile("otsingule „NOUDETRANSPORT“"))
    expect(page.locator("[data-cards] > li")).not_to_have_count(0)
    page.goto(served + "praktikad/?q=<img src=x onerror=alert(1)>")
    expect(page.locator("[data-count]")).to_have_text(re.compile("ei vasta ükski praktika"))
    expect(page.locator("[data-empty]")).to_be_visible()
    assert page.locator("[data-count]").get_attribute("role") == "status"
    assert page.locator("[data-count] img").count() == 0
    page.context.close()


@pytest.mark.parametrize("catalogue", ["praktikad/", "en/practices/"])
def test_search_finds_by_the_name_of_the_organisation(browser: Browser, served: str, catalogue: str) -> None:
    page = opened(browser, f"{served}{catalogue}?q=heategevusfond")
    expect(page.locator("[data-count]")).to_have_text(re.compile("[„“]heategevusfond"))
    expect(page.locator("[data-cards] .card__title a[href$='/eesti-toidupank/']")).to_be_visible()
    page.context.close()


def test_single_keys_do_nothing(browser: Browser, served: str) -> None:
    page = opened(browser, served + "praktikad/")
    before = page.evaluate("[location.href, document.activeElement.tagName]")
    for key in "abcdefghijklmnopqrstuvwxyz/.,?":
        page.keyboard.press(key)
    assert page.evaluate("[location.href, document.activeElement.tagName]") == before
    page.context.close()


def test_scheme_is_switched_and_kept(browser: Browser, served: str) -> None:
    page = opened(browser, served)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Vaheta tumedale taustale").click()
    dark = page.evaluate(ground)
    page.goto(served + "praktikad/")
    assert page.evaluate(ground) == dark != light
    page.context.close()


@pytest.mark.parametrize("address", ["", "praktikad/", "praktikad/kiva-eesti/", "en/practices/county/", "404.html"])
def test_no_other_host_no_cookie_nothing_refused(browser: Browser, served: str, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(served + address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if not url.startswith((served, "data:"))]
    assert context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    assert complaints == []
    context.close()


def test_everything_works_without_script(browser: Browser, served: str) -> None:
    page = opened(browser, served, script=False, width=390)
    page.get_by_role("link", name="Vaimne tervis").first.click()
    page.wait_for_url("**/teema/vaimne-tervis/")
    page.locator(".card__title a").first.click()
    page.wait_for_url("**/praktikad/*/")
    expect(page.locator("#sources li").first).to_be_visible()
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url("**/en/practices/*/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.context.close()


def test_county_map_is_walked_by_keyboard(browser: Browser, served: str) -> None:
    page = opened(browser, served + "praktikad/maakond/")
    links = page.locator(".map a")
    assert links.count() == 15
    links.first.focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/praktikad/maakond/*/")
    page.context.close()


def test_an_entry_is_light(real_site: Path, browser: Browser, served: str) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + "praktikad/kiva-eesti/")
    page.wait_for_load_state("networkidle")
    page.context.close()
    files = {url.removeprefix(served).partition("?")[0] for url in asked}
    paths = [real_site / (f"{file}index.html" if file.endswith("/") or not file else file) for file in files]
    fonts = sum(path.stat().st_size for path in (real_site / "assets" / "fonts").glob("*.woff2"))
    compressed = sum(
        len(gzip.compress(path.read_bytes())) for path in paths if path.suffix in {".html", ".css", ".js", ".svg"}
    )
    assert compressed <= 65_000
    assert fonts <= 85_000
