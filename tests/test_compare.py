"""Practices side by side: rows of the entries' own words, what differs, an address that holds the choice."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from conftest import serving
from site_test import SiteTest
from test_browser import AXE_OPTIONS

COST = {"band": "1-5", "amount": "2500", "year": "2024", "source": "s1"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """Five practices, one of which once had another slug, and one that was withdrawn."""
    site = SiteTest(tmp_path_factory.mktemp("compared"))
    site.with_entry("aed", title="Aed – naabrite ühine aed", cost_yearly=COST, people="Kaks juhendajat.")
    site.with_entry("buss", title="Buss", themes=["culture"], cost_yearly={"band": "1-5"}, old_slugs=["vana-buss"])
    site.with_entry(
        "katus",
        title="Katus",
        status="ended",
        end_year="2020",
        evidence={"level": "1", "finding": "unknown", "reason": "Põhjendus [@s1]."},
    )
    site.with_entry("dialoog", title="Dialoog")
    site.with_entry("elu", title="Elu")
    site.with_entry("kadunud", title="Kadunud kirje", review_state="archived")
    return site.build()


@pytest.fixture(scope="module")
def address(site: SiteTest) -> Iterator[str]:
    """The address of the served site."""
    with serving(site.folder) as address:
        yield address


def heads(page: Page) -> list[str]:
    return page.locator("[data-heads] .compare__title").all_inner_texts()


def ready(page: Page, words: str) -> None:
    expect(page.locator("[data-told]")).to_have_text(words)


def row(page: Page, key: str) -> list[str]:
    """The words of the cells of a row, without the names that stand over stacked cells."""
    cells = page.locator(f'tr[data-row="{key}"] td').all()
    return [re.sub(r"\s+", " ", cell.inner_text()).strip() for cell in cells]


def facts(site: SiteTest, slug: str) -> dict[str, str]:
    """What the page of an entry says under each key."""
    article = site.page(f"praktikad/{slug}/").select_one("article.entry")
    for hidden in article.select("details, .visually-hidden"):
        hidden.decompose()
    found: dict[str, str] = {}
    for element in article.select("[data-row]"):
        words = re.sub(r"\s+", " ", BeautifulSoup(str(element), "html.parser").get_text(" ", strip=True))
        found[element["data-row"]] = words
    return found


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words).lower()


def test_every_row_says_what_the_pages_of_the_entries_say(page: Page, site: SiteTest, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss,katus")
    ready(page, "Võrdluses on 3 praktikat.")
    assert heads(page) == ["Aed – naabrite ühine aed", "Buss", "Katus"]
    expected = [facts(site, slug) for slug in ("aed", "buss", "katus")]
    keys = [element.get_attribute("data-row") or "" for element in page.locator("tr[data-row]").all()]
    assert len(keys) > 25
    compared = 0
    for key in keys:
        known = [fact.get(key) for fact in expected]
        if not any(known):
            expect(page.locator(f'tr[data-row="{key}"]')).to_be_hidden()
            continue
        compared += 1
        assert [squeezed(words) for words in row(page, key)] == [squeezed(words or "teadmata") for words in known], key
    assert compared > 15
    for key in ("training", "materials", "dose"):
        assert key in keys
    expect(page.locator("[data-unknown-told]")).to_contain_text("Ühegi puhul ei ole teada: ")


def test_differences_are_marked_in_words_and_can_be_shown_alone(page: Page, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss,katus")
    ready(page, "Võrdluses on 3 praktikat.")
    marks = {
        element.get_attribute("data-row"): element.locator(".compare__mark").all_inner_texts()
        for element in page.locator("tr[data-row]").all()
    }
    for key in ("themes", "cost_yearly", "status", "evidence"):
        assert marks[key] == ["erineb"], key
    for key in ("sectors", "coverage", "target_groups"):
        assert marks[key] == [], key

    page.get_by_label("Näita ainult erinevusi").check()
    page.wait_for_url("**/?p=aed,buss,katus&only=differences")
    expect(page.locator('tr[data-row="sectors"]')).to_be_hidden()
    expect(page.locator('tr[data-row="themes"]')).to_be_visible()
    expect(page.locator("[data-alike-told]")).to_contain_text("Sektor")
    page.reload()
    ready(page, "Võrdluses on 3 praktikat.")
    expect(page.locator('tr[data-row="sectors"]')).to_be_hidden()


def test_a_link_in_a_cell_leads_to_the_entry_and_its_source(page: Page, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss")
    ready(page, "Võrdluses on 2 praktikat.")
    mark = page.locator('tr[data-row="cost_yearly"] td').first.locator(".cite a")
    assert mark.get_attribute("href") == f"{address}praktikad/aed/#source-1"
    assert page.locator("[id]").evaluate_all("all => new Set(all.map((e) => e.id)).size === all.length")
    page.get_by_role("link", name="Buss", exact=True).click()
    page.wait_for_url("**/praktikad/buss/")


def test_columns_are_moved_and_removed_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss,katus")
    ready(page, "Võrdluses on 3 praktikat.")
    page.get_by_role("button", name=re.compile("Tahapoole.*Aed")).press("Enter")
    page.wait_for_url("**/?p=buss,aed,katus")
    ready(page, "„Aed – naabrite ühine aed“ on nüüd 2. kohal 3 hulgas.")
    expect(page.get_by_role("button", name=re.compile("Tahapoole.*Aed"))).to_be_focused()
    page.get_by_role("button", name=re.compile("Eemalda.*Aed")).press("Enter")
    page.wait_for_url("**/?p=buss,katus")
    ready(page, "„Aed – naabrite ühine aed“ on võrdlusest eemaldatud. Võrdluses kokku: 2.")
    expect(page.get_by_role("button", name=re.compile("Eemalda.*Katus"))).to_be_focused()
    page.go_back()
    ready(page, "Võrdluses on 3 praktikat.")
    assert heads(page)[0] == "Buss"


def test_the_readers_own_choice_comes_along_and_a_link_leaves_it_alone(
    page: Page, browser: Browser, address: str
) -> None:
    page.goto(f"{address}praktikad/vordlus/")
    expect(page.get_by_role("link", name="Vali praktikaid")).to_be_visible()
    page.goto(f"{address}praktikad/")
    for slug in ("aed", "buss"):
        page.locator(f'[data-pick-slug="{slug}"]').get_by_role("button", name="Võta võrdlusse").click()
    page.locator("[data-tray]").get_by_role("link", name="Võrdle").click()
    ready(page, "Võrdluses on 2 praktikat.")
    page.goto(f"{address}praktikad/vordlus/")
    page.wait_for_url("**/?p=aed,buss")

    page.goto(f"{address}praktikad/vordlus/?p=katus,elu")
    ready(page, "Võrdluses on 2 praktikat.")
    page.get_by_role("button", name=re.compile("Eemalda.*Elu")).click()
    ready(page, "„Elu“ on võrdlusest eemaldatud. Võrdluses kokku: 1.")
    page.goto(f"{address}praktikad/vordlus/")
    page.wait_for_url("**/?p=aed,buss")  # the own list is as it was

    other = browser.new_context().new_page()
    other.goto(f"{address}praktikad/vordlus/?p=aed,buss")
    ready(other, "Võrdluses on 2 praktikat.")
    assert heads(other) == ["Aed – naabrite ühine aed", "Buss"]
    other.context.close()


def test_what_is_gone_has_moved_or_is_too_much_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,kadunud,vana-buss,mida-pole")
    ready(page, "Võrdluses on 2 praktikat.")
    assert heads(page) == ["Aed – naabrite ühine aed", "Buss"]
    notice = page.locator("p[data-notice]")
    expect(notice).to_contain_text("Kadunud kirje")
    expect(notice).to_contain_text("„mida-pole“")
    assert page.url.endswith("?p=aed,buss")
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss,katus,dialoog,elu")
    ready(page, "Võrdluses on 4 praktikat.")
    expect(notice).to_have_text("Korraga saab võrrelda kuni nelja praktikat. Näitame nelja esimest.")
    assert "Elu" not in heads(page)


def test_the_other_language_keeps_the_choice(page: Page, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss")
    ready(page, "Võrdluses on 2 praktikat.")
    page.locator(".header__language").click()
    page.wait_for_url("**/en/practices/compare/?p=aed,buss")
    ready(page, "2 practices side by side.")


def test_what_could_not_be_loaded_is_tried_again(page: Page, address: str) -> None:
    page.route("**/praktikad/buss/", lambda route: route.abort())
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss")
    ready(page, "Võrdlust ei õnnestunud laadida.")
    page.unroute("**/praktikad/buss/")
    page.get_by_role("button", name="Proovi uuesti").click()
    ready(page, "Võrdluses on 2 praktikat.")


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_and_never_wider_than_the_window(browser: Browser, address: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss,katus")
    ready(page, "Võrdluses on 3 praktikat.")
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_on_paper_it_is_a_table_with_the_addresses_of_the_entries(page: Page, address: str) -> None:
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss")
    ready(page, "Võrdluses on 2 praktikat.")
    page.emulate_media(media="print")
    expect(page.locator(".compare__tools")).to_be_hidden()
    expect(page.locator("[data-heads] .compare__address").first).to_be_visible()
    assert page.locator(".compare__table").evaluate("table => getComputedStyle(table).display") == "table"
    first, second = (page.locator('tr[data-row="themes"] td').nth(place).bounding_box() for place in (0, 1))
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]


def test_without_a_script_it_says_what_it_needs(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}praktikad/vordlus/?p=aed,buss")
    expect(page.get_by_text("Võrdlus töötab siis")).to_be_visible()
    expect(page.locator("[data-region]")).to_be_hidden()
    page.context.close()
