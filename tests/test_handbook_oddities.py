"""A handbook out of the ordinary: half translated, with notes marked twice, markup in headings and names that clash."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from handbook_files import FILES, FIRST, FIRST_ENGLISH, SECOND, SECOND_ENGLISH, SHEET, with_handbook
from practicebook.site.site import load_site
from site_test import SiteTest
from test_handbook_pages import BASE, text_of

ONLY_ESTONIAN = "handbook/worksheets/teine.yml"
IN_ORDER = ("ala", "sild", "šokk", "Zoom", "žanr", "taust", "vald", "õpe", "äri", "öö", "üks")
ODD = """\
> ## Tsitaadi pealkiri

## *Mis* on {{ term("koosloome", "koosloome") }} & `miks`?[^a] {#miks}

Seda räägib {{ ref("ch02", "miks") }} ja {{ ref("ch02", "figure-1_1") }}.[^b] Veel kord.[^a]

## Figure 1

{{ worksheet("teine") }}

## Sources

[^a]: Esimene *märkus*.
[^b]: Teine.

    Selle teine lõik.

## Tee nüüd
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site whose first chapter is not translated; the second has all that is odd, and a sheet its English lacks."""
    site = SiteTest(tmp_path_factory.mktemp("odd")).with_entry("supipaev")
    for path, text in FILES.items():
        site.with_file(path, text)
    (site.root / FIRST_ENGLISH).unlink()
    site.with_file(ONLY_ESTONIAN, FILES[SHEET].replace("Kaasamise kava", "Teine kava"))
    site.with_change(SECOND_ENGLISH, '"do-this-now"', '"nuud"')
    site.with_change(SECOND_ENGLISH, "---\n\nThe ladder has", "---\n[^e]: Steps.\n\nThe ladder[^e] has")
    for number, word in enumerate(reversed(IN_ORDER)):
        names = f"  et: {word}\n  en: word {'abcdefghijk'[number]}\n"
        site.with_file(f"handbook/glossary/sona-{number}.yml", f"term:\n{names}definition:\n{names}")
    return site.with_change(SECOND, "## Tee nüüd\n", ODD).build()


def words_in(language: str, element: Tag) -> str:
    """The words under `element`, and the names of its parts, that are marked as being in `language`."""
    found = []
    for part in element.find_all(string=True):
        marked = part.find_parent(attrs={"lang": True})
        if marked is not None and marked["lang"] == language:
            found.append(part)
    named = element.select("[aria-label]")
    found += [part["aria-label"] for part in named if part.find_parent(attrs={"lang": True})["lang"] == language]
    return " ".join(" ".join(found).split())


def test_a_chapter_in_another_language_is_in_it_as_a_whole(site: SiteTest) -> None:
    page = site.page("en/handbook/kaasamine/")

    estonian, english = words_in("et", page.select_one("article")), words_in("en", page.select_one("article"))

    for words in ("Juhtum", "34 inimest käis supipäeval", "Tööleht", "Märkused", "Allikad", "Sulge", "allikas 1"):
        assert words in estonian
    for words in ("Lahenduse loomine koos", "Tagasi märkuse 1 juurde", "vaadatud 24. november 2026"):
        assert words in estonian
    assert english.startswith("Handbook Chapter 1 · Getting started This chapter has not been translated yet.")
    for words in ("soup", "Case", "Worksheet", "Notes", "Sources", "inimest"):
        assert words not in english


def test_its_references_lead_to_the_same_heading_of_a_translation(tmp_path: Path) -> None:
    project = with_handbook(tmp_path).with_change(SECOND_ENGLISH, '"do-this-now"', '"nuud"')
    (project.root / FIRST_ENGLISH).unlink()

    html = load_site(project.with_site().root, with_editions=False).pages["en/handbook/kaasamine.md"].html

    link = BeautifulSoup(html, "html.parser").select_one("a.reference")
    assert (link.get_text(), link["href"]) == ("2. peatükk, „Tee nüüd“", "../impact/#do-this-now")


def test_its_references_lead_to_a_chapter_whose_translation_has_other_headings(site: SiteTest) -> None:
    link = site.page("en/handbook/kaasamine/").select_one("a.reference")

    assert (link.get_text(), link["href"]) == ("2. peatükk „Kuidas näidata, et sellest on kasu“", "../impact/")
    assert site.page("en/handbook/kaasamine/").select_one("a.practice-link")["href"] == "../../practices/supipaev/"


def test_a_note_may_have_two_marks(site: SiteTest) -> None:
    page = site.page("kasiraamat/moju/")

    marks = page.select(".note-mark a")

    assert [(mark.get_text(), mark["href"], mark.get("id")) for mark in marks] == [
        ("1", "#note-1", "note-mark-1"),
        ("2", "#note-2", "note-mark-2"),
        ("1", "#note-1", None),
    ]
    assert [text_of(page, f"#note-{number}") for number in (1, 2)] == [
        "Esimene märkus. ↑",
        "Teine.Selle teine lõik. ↑",
    ]
    assert page.select_one("#note-2 br")


def test_lists_and_references_give_the_words_of_a_heading(site: SiteTest) -> None:
    page = site.page("kasiraamat/moju/")

    listed = [link.get_text() for link in page.select(".contents a")]
    references = [link.get_text() for link in page.select("a.reference")]

    assert listed == ["Mis on koosloome & miks?", "Figure 1", "Sources", "Tee nüüd"]
    assert references[1:] == ["2. peatükk, „Mis on koosloome & miks?“", "2. peatükk, „Figure 1“"]
    assert page.select_one("h2#miks em")
    assert page.select_one("h2#miks a.term")
    assert not page.select_one("blockquote h2").get("id"), "a heading within a quotation is none of the chapter's"


def test_the_glossary_is_in_the_order_of_the_language(site: SiteTest) -> None:
    page = site.page("kasiraamat/sonastik/")

    names = [name.contents[0].strip() for name in page.select("dt")]
    letters = [(link.get_text(), page.select_one(link["href"]).dt.contents[0]) for link in page.select(".letters a")]

    assert [name for name in names if name not in {"koosloome", "osalus"}] == list(IN_ORDER)
    assert "".join(letter for letter, _ in letters) == "AKOSŠZŽTVÕÄÖÜ"
    assert all(name.upper().startswith(letter) for letter, name in letters)
    english = [name.contents[0].strip() for name in site.page("en/handbook/glossary/").select("dt")]
    assert english == ["co-creation", "participation", *(f"word {letter}" for letter in "abcdefghijk")]


def test_a_note_at_the_beginning_leaves_nothing_behind(site: SiteTest) -> None:
    page = site.page("en/handbook/impact/")

    assert page.select_one(".prose").find(True).get_text().startswith("The ladder1 has five steps.")
    assert not page.select(".prose code")


def test_a_handbook_without_worksheets_has_no_page_of_them(tmp_path: Path) -> None:
    project = with_handbook(tmp_path)
    for path in (FIRST, FIRST_ENGLISH):
        project.with_change(path, '{{ worksheet("leht") }}\n', "")

    made = load_site(project.with_site().root, with_editions=False).pages

    assert [path for path in made if "toolehed" in path or "worksheets" in path] == []
    assert "toolehed" not in made["kasiraamat.md"].html


def test_no_id_is_given_twice(site: SiteTest) -> None:
    for folder in ("kasiraamat", "en/handbook"):
        for file in sorted((site.folder / folder).rglob("index.html")):
            page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
            ids = Counter(element["id"] for element in page.select("[id]"))
            assert [name for name, count in ids.items() if count > 1] == [], file
    page = site.page("kasiraamat/moju/")
    assert [page.find(id=name).name for name in ("figure-1", "figure-1_1", "sources_1")] == ["figure", "h2", "h2"]


def test_a_worksheet_names_only_the_twins_it_has(site: SiteTest) -> None:
    def twins(address: str) -> dict[str, str]:
        links = site.page(address).select("link[hreflang]")
        return {link["hreflang"]: link["href"].removeprefix(BASE) for link in links}

    assert twins("kasiraamat/toolehed/teine/") == {"et": "kasiraamat/toolehed/teine/"}
    assert set(twins("kasiraamat/toolehed/leht/")) == {"et", "en"}
    assert not (site.folder / "en/handbook/worksheets/teine").exists()
    assert "en/handbook/worksheets/teine" not in (site.folder / "sitemap.xml").read_text()
