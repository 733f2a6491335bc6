"""A collection of more than one page of the list, on a site under a path: pages, their order, search, addresses."""

import functools
import http.server
import re
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from site_test import SiteTest

PATH = "varamu/"
MANY = 63
PER_PAGE = 50


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site of 63 practices at https://example.org/varamu/; the oldest is the only one about beekeeping."""
    site = SiteTest(tmp_path_factory.mktemp("many") / PATH)
    site.with_change("settings/site.yml", "https://example.org/", f"https://example.org/{PATH}")
    for number in range(1, MANY + 1):
        title = f"Ühine mesilaspäev {number:02}" if number == 1 else f"Ühine supipäev {number:02}"
        day = f"2026-{8 + number // 28:02}-{1 + number % 28:02}"
        site.with_entry(f"kirje-{number:02}", title=title, published=day, is_translated=False)
    return site.build()


@pytest.fixture(scope="module")
def address(site: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, served under its path."""
    root = tmp_path_factory.mktemp("served")
    (root / PATH.rstrip("/")).symlink_to(site.folder)
    handler = functools.partial(_NotFoundIsOurs, directory=root)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{PATH}"
        server.shutdown()


class _NotFoundIsOurs(http.server.SimpleHTTPRequestHandler):
    """Answers with the site's 404 page, as docs/hosting.md tells a server to."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Send the page instead of the server's own words."""
        content = Path(self.directory, PATH, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def numbers(site: SiteTest, address: str) -> list[int]:
    links = site.page(address).select("[data-cards] .card__title a")
    return [int(found[1]) for link in links if (found := re.search(r"kirje-(\d+)", link["href"]))]


@pytest.mark.parametrize(("first", "second"), [("praktikad/", "leht/2/"), ("en/practices/", "page/2/")])
def test_pages_of_the_list_hold_every_practice_once_the_newest_first(site: SiteTest, first: str, second: str) -> None:
    pages = [numbers(site, first), numbers(site, first + second)]

    assert [len(page) for page in pages] == [PER_PAGE, MANY - PER_PAGE]
    assert [*pages[0], *pages[1]] == list(range(MANY, 0, -1))
    assert not (site.folder / first / second / "../3").resolve().exists()


@pytest.mark.parametrize(("first", "second"), [("praktikad/", "leht/2/"), ("en/practices/", "page/2/")])
def test_pages_of_the_list_lead_to_each_other(site: SiteTest, first: str, second: str) -> None:
    one, two = site.page(first), site.page(first + second)

    assert [link["href"] for link in one.select(".pagination [rel=next]")] == [f"./{second}".removeprefix("./")]
    assert not one.select("[rel=prev]")
    assert [link["href"] for link in two.select(".pagination [rel=prev]")] == ["../../"]
    assert not two.select(".pagination [rel=next]")
    for page, current in ((one, "1"), (two, "2")):
        assert [link.get_text()[-1] for link in page.select(".pagination ol a")] == ["1", "2"]
        assert page.select_one(".pagination [aria-current=page]").get_text()[-1] == current
    assert one.title.get_text() != two.title.get_text()
    assert two.select_one("link[rel=canonical]")["href"] == f"https://example.org/{PATH}{first}{second}"


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("praktikad/teema/hoolekanne-ja-vananemine/", "leht/2/", "Teema: Hoolekanne ja vananemine, leht 2"),
        ("praktikad/sektor/kolmas-sektor/", "leht/2/", "Sektor: Kolmas sektor, leht 2"),
        ("en/practices/theme/care-ageing/", "page/2/", "Theme: Care and ageing, page 2"),
    ],
)
def test_the_page_of_a_value_is_parted_like_the_catalogue(site: SiteTest, first: str, second: str, title: str) -> None:
    one, two = site.page(first), site.page(first + second)

    assert [*numbers(site, first), *numbers(site, first + second)] == list(range(MANY, 0, -1))
    assert len(numbers(site, first)) == PER_PAGE
    assert not (site.folder / first / second / "../3").resolve().exists()
    assert two.select_one("h1").get_text() == title
    assert [link["href"] for link in one.select(".pagination [rel=next]")] == [second]
    assert [link["href"] for link in two.select(".pagination [rel=prev]")] == ["../../"]
    assert {page.select_one(".result-count").get_text().split()[0] for page in (one, two)} == {str(MANY)}
    marked = [page.select_one(".facet [aria-current]") for page in (one, two)]
    assert [(link["href"], link["aria-current"]) for link in marked] == [("./", "page"), ("../../", "true")]


def test_every_page_has_its_own_title(site: SiteTest) -> None:
    pages = [path.parent.relative_to(site.folder).as_posix() for path in site.folder.rglob("index.html")]
    titles = Counter(site.page(page).title.get_text() for page in pages if not re.search(r"kirje-\d+$", page))
    assert len(titles) > 50
    assert [title for title, count in titles.items() if count > 1] == []


def test_search_finds_what_stands_on_a_further_page(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}praktikad/?q=mesilasPAEV")
    expect(page.locator("[data-count]")).to_have_text("1 praktika otsingule „mesilasPAEV“")
    expect(page.locator(".pagination")).to_be_hidden()
    shown = page.locator("[data-cards] > li:visible")
    expect(shown).to_have_count(1)
    shown.get_by_role("link").click()
    page.wait_for_url(f"{address}praktikad/kirje-01/")

    page.goto(f"{address}praktikad/?q=supipaev")
    expect(page.locator("[data-count]")).to_have_text(f"{MANY} praktikat otsingule „supipaev“")
    expect(shown).to_have_count(24)  # the rest upon request
    for count in (48, MANY):
        page.locator("button[data-more]").press("Enter")
        expect(shown).to_have_count(count)
    expect(page.locator("button[data-more]")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("näidisküla selts", MANY),  # the organisation, on further pages too
        ("vananemine EAKAD mesilas", 1),  # theme, target group and title
        ("kus", 0),  # a word that only joins others
    ],
)
def test_search_reads_the_facts(browser: Browser, address: str, query: str, found: int) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}praktikad/?q={query}")
    expect(page.locator("[data-count]")).to_have_text(
        re.compile(f"^{found} |ei vasta ükski" if not found else f"^{found} ")
    )
    expect(page.locator("[data-cards] > li")).to_have_count(min(found, 24))
    page.context.close()


def test_search_repeats_the_query_to_the_letter(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}praktikad/?q=$%26$'$$")
    expect(page.locator("[data-count]")).to_have_text("Otsingule „$&$'$$“ ei vasta ükski praktika")
    page.context.close()


def test_search_says_that_it_failed_and_can_be_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/search.*.json", lambda route: route.abort())
    page.goto(f"{address}praktikad/?q=mesilaspäev")
    expect(page.locator("[data-count]")).to_have_text(re.compile("ei õnnestunud laadida"))
    page.unroute("**/search.*.json")
    page.get_by_role("button", name="Proovi uuesti").click()
    expect(page.locator("[data-count]")).to_have_text("1 praktika otsingule „mesilaspäev“")
    page.context.close()


def test_the_page_not_found_leads_home_from_any_depth(site: SiteTest, browser: Browser, address: str) -> None:
    markup = (site.folder / "404.html").read_text(encoding="utf-8")
    links = re.findall(r'(?:href|src|action)="([^"#]+)"', markup)
    assert len(links) > 15
    assert [
        link for link in links if not link.startswith((f"/{PATH}", "https://example.org/", "https://kysk.ee"))
    ] == []

    page = browser.new_context().new_page()
    asked: list[tuple[str, int]] = []
    page.on("response", lambda response: asked.append((response.url, response.status)))
    page.goto(f"{address}a/b/c/puudub")
    page.wait_for_load_state("networkidle")
    assert [(url, status) for url, status in asked[1:] if status != 200] == []
    page.locator("main section[lang=en] a").first.click()
    page.wait_for_url(f"{address}en/")
    page.context.close()


def test_every_page_names_itself_under_the_path(site: SiteTest) -> None:
    for path in sorted(site.folder.rglob("index.html")):
        own = path.parent.relative_to(site.folder).as_posix().removeprefix(".")
        page = site.page(own)
        canonical = page.select_one("link[rel=canonical]")["href"]
        assert canonical == f"https://example.org/{PATH}{own}{'/' if own else ''}"
        within = [link["href"] for link in page.select("[href]") if not urlsplit(link["href"]).netloc]
        assert within
        assert all(urlsplit(urljoin(canonical, href)).path.startswith(f"/{PATH}") for href in within), own
    assert f"Sitemap: https://example.org/{PATH}sitemap.xml" in (site.folder / "robots.txt").read_text()
