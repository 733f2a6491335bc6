"""The index itself: nothing is lost in its signs, shards answer as the whole does, two builds give the same bytes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from conftest import serving
from practicebook.search.analysers import analysers
from practicebook.search.encoding import encoded
from practicebook.search.index import search_index
from practicebook.search.keeping import KeptAnalyser
from practicebook.search.stand_in import StandIn
from practicebook.search.terms import Lemma
from practicebook.search.weighing import SearchDocument
from practicebook.site.site import load_site
from searched_site import site_to_search
from site_test import SiteTest

TEXTS = {
    "supp": ("Supipäev kogukonnaköögis", "Eakad ja õpilased keedavad koos suppi. Maja jäi muidu tühjaks."),
    "aed": ("Naabrite aed", "Naabrid kasvatavad porgandeid ja jagavad saaki toidupangaga."),
    "mets": ("Metsaring noortele", "Noored käivad metsas ja õpivad linde tundma."),
    "buss": ("Raamatubuss", "Buss viib raamatud küladesse, kus raamatukogu on suletud."),
}
DOCUMENTS = [
    SearchDocument(slug, {"title": (("et", title),), "summary": (), "facts": (), "body": (("et", body),), "about": ()})
    for slug, (title, body) in TEXTS.items()
]
Ask = Callable[[dict[str, object], list[str], list[str]], list[list[int]]]


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A page that can import the module that sites get."""
    site = SiteTest(tmp_path_factory.mktemp("module")).with_entry("supipaev").build()
    with serving(site.folder) as address:
        page = browser.new_page()
        page.goto(address)
        name = next(site.folder.glob("assets/search-box.*.js")).name
        page.evaluate("async (name) => { globalThis.module = await import(name); }", f"{address}assets/{name}")
        yield page


def found(page: Page, index: dict[str, object], queries: list[str]) -> list[list[int]]:
    """What each query finds in an index whose postings may be in shards: documents, best first."""
    return page.evaluate(
        """async ([data, queries]) => {
            const { engine, decoded, posting } = globalThis.module;
            const lines = data.shards.map((shard) => shard.split("\\n"));
            const of = (term) => {
                let shard = 0;
                while (data.starts[shard + 1] <= term) shard += 1;
                return posting(lines[shard][term - data.starts[shard]]);
            };
            const { search } = engine(decoded(data), async (terms) => terms.map(of));
            return Promise.all(queries.map(async (query) => (await search(query)).results.map((one) => one.document)));
        }""",
        [index, queries],
    )


def made(budget: int | None, lang: str = "et") -> dict[str, object]:
    index = encoded(search_index(DOCUMENTS, analysers(("et", "en")), lang), budget)
    return {**index.head, "shards": index.shards, "starts": index.starts, "size": len(DOCUMENTS)}


QUERIES = [
    "suppidele",
    "naabritega",
    "porgand",
    "metsadesse",
    "raamatukogus",
    "toidupank",
    "köök",
    "lind",
    "saak",
    "bus",
]


def test_shards_answer_as_the_whole_does(module: Page) -> None:
    whole, shards = made(None), made(0)
    assert len(whole["shards"]) == 1
    shards_of_one = encoded(search_index(DOCUMENTS, analysers(("et", "en")), "et"), 0)
    assert "\n".join(shards_of_one.shards) == whole["shards"][0]
    small = {**shards, "shards": [line for shard in shards["shards"] for line in shard.split("\n")]}
    small["starts"] = list(range(len(small["shards"])))
    answers = found(module, whole, QUERIES)
    assert all(answers), dict(zip(QUERIES, answers, strict=True))
    assert found(module, small, QUERIES) == answers


def test_every_form_of_every_word_finds_the_document_it_stands_in(module: Page) -> None:
    words = ["porgand", "naaber", "supp", "õpilane", "mets", "lind", "maja", "saak", "küla", "noor"]
    estonian = analysers(("et",))["et"]
    forms = [(word, form) for word in words for form in estonian.forms(Lemma(word, "S"))]
    assert len(forms) > 200
    index = made(None)
    base = dict(zip(words, found(module, index, words), strict=True))
    assert all(base.values()), base
    lost = [
        form
        for (word, form), answer in zip(forms, found(module, index, [form for _, form in forms]), strict=True)
        if not set(base[word]) & set(answer)
    ]
    assert not lost


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, 5000), max_size=40), min_size=1, max_size=6), st.data())
def test_postings_come_back_as_they_were(module: Page, sets: list[set[int]], data: st.DataObject) -> None:
    from practicebook.search.encoding import _posting_line  # noqa: PLC0415

    pairs = [[(number, data.draw(st.integers(0, 5))) for number in sorted(documents)] for documents in sets]
    lines = [_posting_line(item) for item in pairs]
    read = module.evaluate("(lines) => lines.map(module.posting)", lines)
    for flat, item in zip(read, pairs, strict=True):
        assert sorted(zip(flat[::2], flat[1::2], strict=True)) == item


def test_two_builds_give_the_same_bytes_with_and_without_what_was_kept(tmp_path: Path) -> None:
    site = site_to_search(tmp_path / "one")
    first = load_site(site.root, with_editions=False).search_data.files
    assert (site.root / ".cache/search/et.json").is_file()
    assert load_site(site.root, with_editions=False).search_data.files == first
    other = site_to_search(tmp_path / "other")
    assert load_site(other.root, with_editions=False).search_data.files == first


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"version":"x"}', b'{"version":null,"texts":3}', b"\xff\xfe"])
def test_kept_answers_that_cannot_be_read_are_as_none(tmp_path: Path, kept: bytes) -> None:
    path = tmp_path / "et.json"
    estonian = analysers(("et",))["et"]
    expected = estonian.text_terms(["Naabrid keedavad suppi."])
    path.write_bytes(kept)
    reader = KeptAnalyser(estonian, path)
    assert reader.text_terms(["Naabrid keedavad suppi."]) == expected
    reader.keep()
    again = KeptAnalyser(estonian, path)
    assert again.text_terms(["Naabrid keedavad suppi."]) == expected


def test_a_new_version_of_the_analyser_asks_anew(tmp_path: Path) -> None:
    class Counting:
        version = "1"
        asked = 0

        def text_terms(self, texts: list[str]) -> list[list[object]]:
            Counting.asked += len(texts)
            return [[] for _ in texts]

        def forms(self, _: Lemma) -> tuple[str, ...]:
            return ()

    for version, expected in (("1", 1), ("1", 1), ("2", 2)):
        Counting.version = version
        reader = KeptAnalyser(Counting(), tmp_path / "x.json")  # ty: ignore[invalid-argument-type]
        reader.text_terms(["Tere"])
        reader.keep()
        assert Counting.asked == expected


def test_without_the_analyser_another_stands_in(monkeypatch: pytest.MonkeyPatch, module: Page) -> None:
    monkeypatch.setattr("practicebook.search.analysers.is_available", lambda: False)
    assert isinstance(analysers(("et",))["et"], StandIn)
    answers = found(module, made(None), ["naabrid", "metsas", "porgandeid"])
    assert answers == [[1], [2], [1]]


def test_no_text_of_the_search_shows_a_tag(tmp_path: Path) -> None:
    site = site_to_search(tmp_path).with_entry("lt", title="Kas 3 < 5?")
    files = load_site(site.root, with_editions=False).search_data.files
    assert not [path for path, content in files.items() if b"<" in content]
    index = next(content for path, content in files.items() if "/search.et." in path)
    assert "Kas 3 < 5?" in json.loads(index)["titles"]
