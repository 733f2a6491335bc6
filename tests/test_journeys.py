"""A whole visit by keyboard: find by county, open, compare, collect, print; narrow and wide, enlarged, recoloured."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from test_browser import opened

WIDTHS = [320, 1280]
MOST_TABS = 400


@pytest.fixture(params=WIDTHS)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A reader at a narrow and at a wide window; asking for paper is noted, since no printer is here."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    context.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    yield context
    context.close()


def tab_to(page: Page, target: Locator) -> None:
    """Go on by the tabulator until `target` has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.count() and target.first.evaluate("element => element === document.activeElement"):
            assert is_seen(page), page.evaluate("document.activeElement.outerHTML")
            return
    pytest.fail(f"the tabulator does not reach {target}")


def is_seen(page: Page) -> bool:
    """Whether some of the focused element is in the window and is what is seen there (WCAG 2.2, 2.4.11)."""
    return page.evaluate(
        """() => {
            const focused = document.activeElement;
            const shown = focused.closest("label") ?? focused;
            return [...shown.getClientRects()].some((box) => {
                const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
                return points.some(([x, y]) => {
                    const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
                    return at && (shown.contains(at) || at.contains(shown));
                });
            });
        }"""
    )


def press_on(page: Page, target: Locator, key: str = "Enter") -> None:
    tab_to(page, target)
    page.keyboard.press(key)


def test_find_open_compare_collect_and_print_by_keyboard(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(f"{served}praktikad/")
    narrow = page.viewport_size["width"] < 900
    if narrow:
        press_on(page, page.locator("[data-filters] .facets__button"))
    press_on(page, page.locator('[data-filter="county"] summary'))
    county = page.locator('input[name="county"][value="0079"]')
    tab_to(page, county)
    found = int(county.locator("xpath=..").locator(".count").inner_text())
    page.keyboard.press("Space")
    page.wait_for_url("**/?county=0079")
    expect(page.locator("[data-count]")).to_have_text(f"{found} praktikat")
    if narrow:
        press_on(page, page.locator(".filters__apply"))
        expect(page.locator("#filters")).to_be_hidden()
    cards = page.locator("[data-cards] > li")
    expect(cards).to_have_count(found)

    # Two into the comparison, without opening them.
    for place in (0, 1):
        press_on(page, cards.nth(place).locator("[data-pick=compare]"), "Space")
    expect(page.locator("[data-tray]").get_by_role("status")).to_contain_text("Võrdluses kokku: 2.")

    # Open the third, add it to the collection, go back.
    title = cards.nth(2).locator(".card__title a")
    name = title.inner_text()
    press_on(page, title)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    press_on(page, page.locator(".entry__tools [data-pick=collection]"), "Space")
    expect(page.locator("[data-tray]")).to_contain_text("Kogumikus: 1")
    page.go_back()
    expect(cards).to_have_count(found)

    press_on(page, page.locator("[data-tray-compare] a"))
    expect(page.locator("[data-told]")).to_have_text("Võrdluses on 2 praktikat.")
    press_on(page, page.locator("[data-print]"))
    assert page.evaluate("printed") == 1

    page.goto(f"{served}praktikad/kogumik/")
    expect(page.locator("[data-items] .card__title")).to_have_text(name)
    tab_to(page, page.locator("[data-items] textarea"))
    page.keyboard.type("Helistame esmaspäeval.")
    page.reload()
    expect(page.locator("[data-items] textarea")).to_have_value("Helistame esmaspäeval.")
    press_on(page, page.locator("[data-view-booklet]"))
    expect(page.locator(".booklet__entry h2")).to_have_text(name)
    expect(page.locator(".booklet__note")).to_contain_text("Helistame esmaspäeval.")
    press_on(page, page.locator(".booklet__tools [data-print]"))
    assert page.evaluate("printed") == 1


def test_the_fit_check_leads_to_an_entry_by_keyboard(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served)
    press_on(page, page.locator(".door--find a").last)
    page.wait_for_url("**/praktikad/kas-sobib/")
    tab_to(page, page.get_by_label("Kellele see oleks?"))
    page.keyboard.type("Õpilased")
    page.keyboard.press("Tab")
    expect(page.locator("[data-status]")).to_have_text(re.compile("^Sobivaid praktikaid: [1-9]"))
    press_on(page, page.locator(".fit__results .card__title a"))
    expect(page.locator("article.entry h1")).to_be_visible()


SEEN = [
    "",
    "praktikad/?theme=youth",
    "praktikad/?theme=youth&view=map",
    "praktikad/?q=raketiteadus&theme=youth",
    "praktikad/kiva-eesti/",
    "praktikad/vordlus/?p=kiva-eesti,vepa-kaitumisoskuste-mang",
    "praktikad/kogumik/#k=WyJWYWxpayIsWyJraXZhLWVlc3RpIiwiVGVyZSJdXQ",
    "praktikad/kas-sobib/#target=pupils",
]


@pytest.mark.parametrize("address", SEEN)
def test_at_four_times_the_size_nothing_needs_sideways_scrolling_or_is_covered(
    browser: Browser, served: str, address: str
) -> None:
    """A window of 1280 × 1024 enlarged four times is one of 320 × 256 (WCAG 2.2, 1.4.10)."""
    page = browser.new_context(viewport={"width": 320, "height": 256}).new_page()
    page.goto(served + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate(
        """() => [...document.querySelectorAll("main h1, main h2, main h3, main p, main a, main button, main label")]
            .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden"))
            .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
                && getComputedStyle(element).display !== "inline")
            .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert cut == []
    fixed = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility()
            && ["fixed", "sticky"].includes(getComputedStyle(element).position)
            && element.getBoundingClientRect().height > innerHeight / 3).map((element) => element.className)"""
    )
    assert fixed == []
    page.context.close()


@pytest.mark.parametrize("address", SEEN)
def test_nothing_moves_for_those_who_asked_for_no_motion(browser: Browser, served: str, address: str) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.goto(served + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.getAnimations().length") == 0
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            return style.transitionDuration.split(",").some((time) => parseFloat(time) > 0)
                || style.animationName !== "none" || style.scrollBehavior === "smooth";
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    page.context.close()


def test_choices_are_told_apart_under_forced_colours(browser: Browser, served: str) -> None:
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(f"{served}praktikad/?theme=youth")
    expect(page.locator(".chip")).to_be_visible()
    pressed, other = (
        page.locator(f'.views__button[aria-pressed="{state}"]').evaluate(
            "element => getComputedStyle(element).backgroundColor"
        )
        for state in ("true", "false")
    )
    assert pressed != other
    tab_to(page, page.locator("#catalogue-search"))
    assert page.locator("#catalogue-search").evaluate("element => getComputedStyle(element).outlineStyle") != "none"
    page.context.close()


NAMES = {
    "praktikad/?theme=youth": """
        - heading "Praktikad" [level=1]
        - search:
          - searchbox "Otsi praktikate seast"
          - button "Otsi"
        """,
    "praktikad/kas-sobib/": """
        - heading "Kas see sobib meile?" [level=1]
        """,
}


@pytest.mark.parametrize(("address", "names"), NAMES.items())
def test_the_accessibility_tree_names_the_parts(browser: Browser, served: str, address: str, names: str) -> None:
    page = opened(browser, served + address)
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).to_match_aria_snapshot(names)
    page.context.close()


def test_the_catalogue_names_its_filters_counts_and_picks(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}praktikad/?theme=youth")
    main = page.locator("main")
    expect(page.get_by_role("form", name="Kitsenda loendit")).to_be_visible()
    expect(main.get_by_role("checkbox", name=re.compile(r"^Noored \d+$"))).to_be_checked()
    expect(main.get_by_role("status").first).to_have_text(re.compile(r"^\d+ praktikat$"))
    expect(main.get_by_role("button", name="Eemalda: Noored")).to_be_visible()
    expect(main.get_by_role("combobox", name="Järjesta")).to_be_visible()
    expect(main.get_by_role("group", name="Vaade").get_by_role("button", name="Loend", pressed=True)).to_be_visible()
    first = page.locator("[data-cards] > li").first
    title = first.locator(".card__title").inner_text()
    expect(first.get_by_role("button", name=re.compile(f"^Lisa kogumikku ?: {re.escape(title)}$"))).to_be_visible()
    first.get_by_role("button", name="Lisa kogumikku").click()
    expect(page.get_by_role("complementary", name="Valitud praktikad")).to_be_visible()
    page.context.close()


def test_the_comparison_is_a_table_with_headers(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}praktikad/vordlus/?p=kiva-eesti,vepa-kaitumisoskuste-mang")
    expect(page.locator("[data-told]")).to_have_text("Võrdluses on 2 praktikat.")
    table = page.get_by_role("table", name="Praktikad kõrvuti")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("rowheader", name=re.compile("^Kulu aastas"))).to_have_count(1)
    page.context.close()
