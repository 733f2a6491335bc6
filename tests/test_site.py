"""What the finished site consists of, read from its files as a search engine or a link checker reads them."""

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from bs4 import BeautifulSoup

from practicebook.exports.registry import OUTPUTS
from site_build import ROOT

SLUGS = sorted(path.stem for path in (ROOT / "practices").glob("*.md") if "." not in path.stem)


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(
        path.read_text(encoding="utf-8"), "lxml"
    )  # of the whole site: html.parser takes thrice as long


@cache
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address under the site."""
    return {
        str(path.parent.relative_to(site)).replace(".", "", 1) + "/" * (path.parent != site): soup(path)
        for path in sorted(site.rglob("index.html"))
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_each_entry_has_a_page_in_both_languages(real_site: Path, slug: str) -> None:
    for address, lang in ((f"praktikad/{slug}/", "et"), (f"en/practices/{slug}/", "en")):
        page = pages(real_site)[address]
        assert page.html["lang"] == lang
        assert page.select_one("h1").get_text(strip=True)
        assert not page.select(f"main [lang]:not([lang={lang}])"), "a text without translation"
        for question in ("works", "run", "alive"):
            assert page.select_one(f".answer--{question}"), question
            assert page.select_one(f"section#{question} h2"), question


def test_every_claim_leads_to_its_source(real_site: Path) -> None:
    for address, page in pages(real_site).items():
        ids = {element["id"] for element in page.select("[id]")}
        for link in page.select('.cite a[href^="#"]'):
            assert link["href"][1:] in ids, (address, link["href"])
    assert page is not None


def test_every_link_inside_the_site_leads_somewhere(real_site: Path) -> None:
    every = pages(real_site)
    places = {address: {element["id"] for element in page.select("[id]")} for address, page in every.items()}
    for address, page in every.items():
        for element, attribute in [
            *((a, "href") for a in page.select("[href]")),
            *((s, "src") for s in page.select("[src]")),
        ]:
            target = urlsplit(urljoin(f"https://site.test/{address}", element[attribute]))
            if target.netloc != "site.test":
                continue
            path = real_site / target.path.lstrip("/")
            assert (path / "index.html" if target.path.endswith("/") else path).is_file(), (address, element[attribute])
            if target.fragment and target.path.endswith("/"):
                assert target.fragment in places[target.path.lstrip("/")], (address, element[attribute])


def test_pages_of_both_languages_name_each_other(real_site: Path) -> None:
    address_of_site = yaml.safe_load((ROOT / "settings/site.yml").read_text())["address"].rstrip("/") + "/"
    every = pages(real_site)
    for address, page in every.items():
        assert page.select_one("link[rel=canonical]")["href"] == address_of_site + address
        twins = {link["hreflang"]: link["href"].removeprefix(address_of_site) for link in page.select("link[hreflang]")}
        assert set(twins) == {"et", "en"}, address
        assert twins[page.html["lang"]] == address
        for twin in twins.values():
            back = {link["href"].removeprefix(address_of_site) for link in every[twin].select("link[hreflang]")}
            assert address in back


def test_every_page_has_its_own_title_and_description(real_site: Path) -> None:
    every = pages(real_site)
    titles = Counter(page.title.get_text() for page in every.values())
    assert [title for title, count in titles.items() if count > 1] == []
    for address, page in every.items():
        description = page.select_one("meta[name=description]")["content"]
        assert 20 <= len(description) <= 300, address
        assert len(page.select("h1")) == 1, address


def test_sitemap_lists_exactly_the_pages(real_site: Path) -> None:
    root = ET.parse(real_site / "sitemap.xml").getroot()
    listed = [
        urlsplit(element.text).path.lstrip("/")
        for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert sorted(listed) == sorted(pages(real_site))


FIRST = (ROOT / "overrides" / "assets" / "first.js").read_text(encoding="utf-8")
"""The one script in a page; the policy names its digest, so that no other runs."""


def test_no_inline_script_or_style_and_nothing_from_elsewhere(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        page = soup(path)
        inline = [script.string for script in page.select("script") if not script.get("src")]
        assert inline == [FIRST], path
        assert not page.select("style, [style], iframe, object, embed"), path
        assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")], path
        for tag in page.select("script[src], img[src], link[rel=stylesheet], link[rel=icon], link[rel=preload]"):
            assert not urlsplit(tag.get("src") or tag.get("href")).netloc, (path, tag)
        policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert f"'sha256-{b64encode(sha256(FIRST.encode()).digest()).decode()}'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy


def test_each_file_belongs_to_exactly_one_output(real_site: Path) -> None:
    for path in sorted(item for item in real_site.rglob("*") if item.is_file()):
        name = path.relative_to(real_site).as_posix()
        makers = [output.name for output in OUTPUTS if output.answers_for(name)]
        assert len(makers) == 1, (name, makers)


def test_page_not_found_speaks_both_languages(real_site: Path) -> None:
    page = soup(real_site / "404.html")
    assert {section["lang"] for section in page.select("main section[lang]")} == {"et", "en"}
    assert page.select_one("main form")["action"].startswith("/")


def test_nationwide_practices_are_told_apart_on_county_pages(real_site: Path) -> None:
    page = pages(real_site)["praktikad/maakond/raplamaa/"]
    assert "Üle Eesti tegutseb" in page.select("h2")[-1].get_text() or "Üle Eesti" in page.get_text()


PER_PAGE = 50


def test_counts_beside_facets_are_true(real_site: Path) -> None:
    every = pages(real_site)
    for link in every["praktikad/"].select(".facet a"):
        address = urlsplit(urljoin("https://site.test/praktikad/", link["href"])).path.lstrip("/")
        told = int(link.select_one(".count").get_text())
        lists = every[address].select("[data-cards]")
        cards = 0 if every[address].select_one(".empty") else len(lists[0].select(".card"))
        assert cards == min(told, PER_PAGE), address


def test_unknown_facts_are_said_to_be_unknown(real_site: Path) -> None:
    page = pages(real_site)["praktikad/objekt-narva/"]
    assert "teadmata" in page.select_one(".answer--run").get_text()
    assert "Ei ole teada" in page.select_one("#run .unknown-list").get_text()


def test_nothing_claims_to_be_assessed(real_site: Path) -> None:
    for slug in SLUGS:
        text = pages(real_site)[f"praktikad/{slug}/"].select_one("#works").get_text()
        assert "esialgne" in text.lower()
