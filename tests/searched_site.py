"""A small site to search in: a few practices and a handbook, and how a test types into a search box."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page

from conftest import serving
from handbook_files import FILES
from practicebook.project import Project
from site_test import SiteTest

STORY = {
    "problem": "Vanaema jääb õhtul üksi ja keegi ei helista talle [@s1].",
    "solution": "Naaber käib kord nädalas rääkimas. Keldris seisab vana raudahi [@s1].",
    "how_it_works": "Kokku saadakse raamatukogus. Kõigepealt lepitakse kokku päev [@s1].",
}


def site_to_search(folder: Path) -> SiteTest:
    """The site, not built yet: «raudahi» stands in the story of one practice alone."""
    site = SiteTest(folder).with_entry("supipaev", title="Supipäev kogukonnaköögis")
    site.with_entry("mustand", review_state="draft", published=None)
    site.with_entry("naabrituba", title="Naabrituba üksildastele eakatele", sections=STORY, themes=["care-ageing"])
    site.with_entry("metsaring", title="Metsaring noortele", themes=["youth"], is_translated=False)
    site.with_translation("metsaring", title="Forest circle for young people")
    for path, text in FILES.items():
        site.with_file(path, text)
    for item in Project.load(site.root).diagnostics:
        if item.code == "PB-608":
            site.with_change(item.path, item.found, str(item.values["expected"]))
    return site


@contextmanager
def searched(folder: Path) -> Iterator[str]:
    """Build and serve the site; gives its address."""
    with serving(site_to_search(folder).build().folder) as address:
        yield address


def typed(page: Page, query: str, box: str = "#home-search") -> Locator:
    """Type a query; gives the options, once the answer is told."""
    page.locator(box).click()
    page.locator(box).press_sequentially(query)
    told = page.locator(".search [role=status]")
    page.wait_for_function("element => element.textContent !== ''", arg=told.last.element_handle())
    page.wait_for_timeout(150)  # the last key's answer follows those before it
    return page.locator(".found:not([hidden]) [role=option]")
