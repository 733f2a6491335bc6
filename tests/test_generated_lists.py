"""Lists at their edges, as pages before MkDocs has them: nationwide practices of a county, and no practice at all."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from practicebook.project import Project
from practicebook.site.site import Site
from site_test import SiteTest

PER_PAGE = 10
LOCAL = 12
NATIONWIDE = 11


def generated(site: SiteTest) -> dict[str, BeautifulSoup]:
    """Every generated page by its address."""
    project = Project.load(site.root)
    assert project.errors == ()
    return {address: BeautifulSoup(html, "html.parser") for address, html in _html(project).items()}


def _html(project: Project) -> dict[str, str]:
    return {page.address: page.html for page in Site(project, with_editions=False).pages.values()}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """Ten to a page: 12 practices in Võrumaa and 11 nationwide ones."""
    site = SiteTest(tmp_path_factory.mktemp("full"))
    site.with_change("settings/site.yml", "name:", f"page_size: {PER_PAGE}\nname:")
    for number in range(LOCAL):
        site.with_entry(f"kohalik-{number:02}", title=f"Ühine supipäev {number:02}", is_translated=False)
    for number in range(NATIONWIDE):
        site.with_entry(
            f"laiem-{number:02}",
            title=f"Ühine leivapäev {number:02}",
            coverage="national",
            counties=None,
            is_translated=False,
        )
    return generated(site)


def slugs(page: BeautifulSoup, number: int) -> list[str]:
    """The slugs in list `number` of a page."""
    lists = page.select("[data-cards]")
    return [link["href"].split("/")[-2] for link in lists[number].select(".card__title a")]


def test_nationwide_practices_stand_on_the_first_page_of_a_county_and_not_twice(
    full: dict[str, BeautifulSoup],
) -> None:
    one, two = full["praktikad/maakond/vorumaa/"], full["praktikad/maakond/vorumaa/leht/2/"]

    assert "praktikad/maakond/vorumaa/leht/3/" not in full
    assert len(slugs(one, 0)) == PER_PAGE
    assert [*slugs(one, 0), *slugs(two, 0)] == [f"kohalik-{number:02}" for number in range(LOCAL)]
    assert slugs(one, 1) == [f"laiem-{number:02}" for number in range(PER_PAGE)]
    assert len(two.select("[data-cards]")) == 1


@pytest.mark.parametrize(
    ("address", "catalogue"),
    [("praktikad/maakond/harjumaa/", "../../"), ("en/practices/county/harju/", "../../")],
)
def test_a_long_list_of_nationwide_practices_is_cut_and_leads_to_the_catalogue(
    full: dict[str, BeautifulSoup], address: str, catalogue: str
) -> None:
    page = full[address]

    assert page.select_one(".empty")
    assert not page.select(".pagination")
    assert len(slugs(page, 0)) == PER_PAGE
    assert str(NATIONWIDE) in page.select("h2")[-1].get_text()
    assert [link["href"] for link in page.select("[data-everywhere] a")] == [catalogue]


@pytest.mark.parametrize(
    ("home", "message", "contribute"),
    [
        ("", "Siin ei ole veel ühtegi praktikat.", "kaasa/"),
        ("en/", "There are no practices here yet.", "contribute/"),
    ],
)
def test_without_practices_the_front_page_asks_for_the_first(
    tmp_path: Path, home: str, message: str, contribute: str
) -> None:
    page = generated(SiteTest(tmp_path))[home]

    assert not page.select("[data-cards], #newest")
    assert page.select_one(".empty").get_text(strip=True) == message
    assert not page.select(f"main .button[href='{'praktikad/' if not home else 'practices/'}']")
    assert [link["href"] for link in page.select(".door--share a")] == [contribute]
    assert not [button.get_text() for button in page.select("a.button") if "0" in button.get_text()]
