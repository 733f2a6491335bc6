"""A catalogue of six practices in three counties and nationwide, and how a test reads and narrows it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from conftest import serving
from site_test import SiteTest

COUNTIES = {"0045": "Ida-Virumaa", "0079": "Tartumaa", "0087": "Võrumaa"}
# slug: (themes, counties or none for nationwide, status, cost a year, evidence level, day of publication)
FACTS: dict[str, tuple[list[str], list[str], str, str | None, str, str]] = {
    "aed": (["youth"], ["0087"], "active", "1-5", "0", "2026-09-01"),
    "bussiring": (["youth", "culture"], ["0079"], "ended", None, "2", "2026-09-02"),
    "dialoog": (["culture"], ["0079", "0087"], "active", "over-100", "1", "2026-09-03"),
    "elujaam": (["youth"], [], "unknown", "1-5", "0", "2026-09-04"),
    "oppetuba": (["culture"], [], "active", None, "3", "2026-09-05"),
    "umbmark": (["care-ageing"], ["0045"], "active", "1-5", "0", "2026-09-06"),
}
TITLES = {
    "aed": "Aed keset linna",
    "bussiring": "Bussiring noortele",
    "dialoog": "Dialoog üle aia",
    "elujaam": "Elujaam",
    "oppetuba": "Õppetuba rahvamajas",
    "umbmark": "Ümarlaud naabritele",
}
STUDIES = [
    {
        "title": "Uuring",
        "url": "https://example.org/uuring",
        "year": "2020",
        "design": "comparison-group",
        "finding": "positive",
    }
]


@contextmanager
def browsed(folder: Path) -> Iterator[str]:
    """Build and serve the site; gives the address of its catalogue."""
    site = SiteTest(folder)
    for slug, (themes, counties, status, cost, level, published) in FACTS.items():
        evidence: dict[str, Any] = {"level": level, "finding": "unknown", "reason": "Väljamõeldud hinnang [@s1]."}
        if level == "3":
            evidence |= {"finding": "positive", "studies": STUDIES}
        site.with_entry(
            slug,
            title=TITLES[slug],
            themes=themes,
            coverage="county" if counties else "national",
            counties=counties or None,
            status=status,
            cost_yearly={"band": cost} if cost else None,
            evidence=evidence,
            published=published,
            is_translated=False,
        )
    with serving(site.build().folder) as address:
        yield f"{address}praktikad/"


def shown(page: Page) -> list[str]:
    """The slugs in the list, once it is as long as the count says."""
    count = page.locator("[data-count]").inner_text()
    number = int(found[0]) if (found := re.match(r"\d+", count)) else 0
    cards = page.locator("[data-cards] > li")
    expect(cards).to_have_count(number)
    return [link.get_attribute("href").rstrip("/").split("/")[-1] for link in cards.locator(".card__title a").all()]


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f'input[name="{name}"][value="{value}"]')


def tick(page: Page, name: str, value: str) -> None:
    group = page.locator(f'[data-filter="{name}"]')
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    box(page, name, value).click()


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-count]")).to_have_text(words)


def number_beside(page: Page, name: str, value: str) -> int:
    return int(box(page, name, value).locator("xpath=..").locator(".count").text_content() or "")
