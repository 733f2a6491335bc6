"""A site of which practices are gathered, and how a test gathers and reads them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from conftest import serving
from site_test import SiteTest

HOSTILE = "<img src=x onerror=document.title='hacked'>"
PAGE = "praktikad/kogumik/"


@contextmanager
def collected(folder: Path) -> Iterator[str]:
    """Three practices, one of which once had another slug, and one that was withdrawn; gives the site's address."""
    site = SiteTest(folder)
    site.with_entry("aed", title="Aed")
    site.with_entry("buss", title="Buss", old_slugs=["vana-buss"])
    site.with_entry("katus", title="Katus")
    site.with_entry("kadunud", title="Kadunud kirje", review_state="archived")
    with serving(site.build().folder) as address:
        yield address


def gathered(context: BrowserContext, address: str, *slugs: str) -> Page:
    """The page of the collection after `slugs` were put into it from the catalogue."""
    page = context.new_page()
    page.goto(f"{address}praktikad/")
    for slug in slugs:
        page.locator(f'[data-pick-slug="{slug}"]').get_by_role("button", name="Lisa kogumikku").click()
    page.goto(f"{address}{PAGE}")
    expect(page.locator("[data-items] > li")).to_have_count(len(slugs))
    return page


def titles(items: Locator) -> list[str]:
    return items.locator(".card__title").all_inner_texts()


def own(page: Page) -> Locator:
    return page.locator("[data-items] > li")


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-told]")).to_have_text(words)


def link_of(page: Page) -> str:
    page.get_by_role("button", name="Kopeeri link").click()
    told(page, "Link on kopeeritud.")
    return page.get_by_label("Kogumiku link", exact=True).input_value()
