"""The glossary: narrowed by what one types, found by a link, and taken along as JSON and SKOS."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from conftest import serving
from handbook_files import TERM
from site_test import SiteTest
from test_handbook_pages import with_book

BASE = "https://example.org/kasiraamat/sonastik/"
THIRD = """\
term:
  et: mõju näitaja
  en: indicator
definition:
  et: Märk, millest on näha, kas osalus muutus.
  en: A sign that shows whether participation changed.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = with_book(tmp_path_factory.mktemp("glossary"))
    return site.with_file(TERM.replace("koosloome", "naitaja"), THIRD).build()


@pytest.fixture(scope="module")
def address(site: SiteTest) -> Iterator[str]:
    with serving(site.folder) as base:
        yield f"{base}kasiraamat/sonastik/"


def shown(page: Page) -> list[str]:
    return page.locator(".glossary__term:visible").evaluate_all("terms => terms.map(term => term.id)")


def test_typing_narrows_the_terms_in_any_language_and_without_diacritics(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_label("Otsi mõistet")
    box.fill("CO-cre")
    expect(page.locator("#koosloome")).to_be_visible()
    assert shown(page) == ["koosloome"]
    box.fill("moju")
    expect(page.locator("#naitaja")).to_be_visible()
    assert shown(page) == ["naitaja"]
    box.fill("osalus")
    expect(page.locator("#osalus")).to_be_visible()
    assert shown(page) == ["osalus"], "a name comes before explanations that hold the word"
    box.fill("puudutab")
    expect(page.locator("#koosloome")).to_be_visible()
    assert shown(page) == ["koosloome"]
    box.fill("kirp")
    expect(page.get_by_role("status")).to_have_text("Sellist mõistet sõnastikus ei ole.")
    assert shown(page) == []
    box.fill("")
    expect(page.locator(".glossary__term:visible")).to_have_count(3)


def test_a_link_between_terms_works_while_the_list_is_narrowed(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Otsi mõistet").fill("osalus")
    page.locator("#osalus a[href='#koosloome']").click()
    expect(page.locator("#koosloome")).to_be_in_viewport()


def test_without_a_script_there_is_no_box_that_does_nothing(site: SiteTest) -> None:
    assert site.page("kasiraamat/sonastik/").select_one("form[data-glossary]").has_attr("hidden")


def test_the_data_say_what_the_page_says(site: SiteTest) -> None:
    page = site.page("en/handbook/glossary/")
    links = [link["href"] for link in page.select("a[download]")]
    assert links == ["../../../kasiraamat/sonastik.json", "../../../kasiraamat/sonastik.ttl"]
    data = json.loads((site.folder / "kasiraamat/sonastik.json").read_text(encoding="utf-8"))
    assert data["licence"] == "CC-BY-4.0"
    first = data["terms"][0]
    assert (first["id"], first["term"]["en"]) == ("koosloome", "co-creation")
    assert first["source"]["url"] == "https://example.org/koosloome"
    graph = Graph().parse(site.folder / "kasiraamat/sonastik.ttl")
    assert {str(concept) for concept in graph.subjects(RDF.type, SKOS.Concept)} == {
        term["address"] for term in data["terms"]
    }
    concept = URIRef(f"{BASE}#koosloome")
    assert (concept, SKOS.prefLabel, Literal("koosloome", "et")) in graph
    assert (concept, SKOS.prefLabel, Literal("co-creation", "en")) in graph
    assert (concept, SKOS.inScheme, URIRef(BASE)) in graph
    assert (URIRef(f"{BASE}#osalus"), SKOS.related, concept) in graph
    assert (concept, DCTERMS.source, URIRef("https://example.org/koosloome")) in graph
