"""How well the search of the real site finds: the shipped module and index, asked what people ask."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from quality import Query, answerable, measure, read_queries, score
from searching import engine

from conftest import serving

FOLDER = Path(__file__).parent / "search_queries"
FILES = sorted(FOLDER.glob("*.json"))
BARS = {"infl": 0.93, "stem": 0.95, "comp": 0.95, "typo": 0.9}


@pytest.fixture(scope="module")
def find(browser: Browser, real_site: Path) -> Callable[[str], list[str]]:
    """Ask the search of the real site; gives slugs, best first."""
    with serving(real_site) as address:
        yield engine(browser.new_page(), real_site, address)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_search_finds_what_people_ask_for(find: Callable[[str], list[str]], real_site: Path, file: Path) -> None:
    slugs = {path.name for path in (real_site / "praktikad").iterdir()}
    queries, missing = answerable(read_queries(file), slugs)
    assert missing <= {"vao-kook"}  # an entry that was never published
    found = measure(queries, find)
    every = found.pop("all")
    assert sum(item.recall for item in every) / len(every) >= 0.95
    assert sum(item.rank for item in every) / len(every) >= 0.90
    assert sum(item.is_empty for item in every) <= 0.02 * len(every)
    for kind, bar in BARS.items():
        assert sum(item.recall for item in found[kind]) / len(found[kind]) >= bar, kind


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("kiusamisest", "kiva-eesti"),
        ("toidupakn", "eesti-toidupank"),
        ("sojapogenikele", "ukraina-keskus-voru"),
        ("kogukonna köök", "vaiatu-kogukonnakook"),
        ("kogukonnaköögis", "vaiatu-kogukonnakook"),
        ("hääletamine", "tartu-kaasav-eelarve"),
        ("hääletus", "tartu-kaasav-eelarve"),
        ("public transport", "tallinna-tasuta-uhistransport"),
        ("teeme ära", "teeme-ara"),
    ],
)
def test_a_phenomenon_of_the_language_is_understood(find: Callable[[str], list[str]], query: str, slug: str) -> None:
    assert slug in find(query)[:5]


@pytest.mark.parametrize(
    "query", ["", "   ", "?!", "ja", "constructor", "__proto__", "hasOwnProperty", "a" * 300, "💚"]
)
def test_no_query_breaks_the_search(find: Callable[[str], list[str]], query: str) -> None:
    assert isinstance(find(query), list)


def test_a_score_is_told_by_hand() -> None:
    query = Query("need", "x", ("a", "b", "c", "d"))
    found = score(query, ["z", "a", "y", *"efghijk", "b"])
    assert (found.recall, found.rank, found.is_empty, found.precision) == (0.25, 0.5, False, pytest.approx(1 / 3))
    nothing = score(query, [])
    assert (nothing.recall, nothing.rank, nothing.is_empty) == (0, 0, True)


def test_answers_that_the_collection_does_not_have_are_left_out_by_name() -> None:
    queries = (Query("need", "x", ("a", "b")), Query("need", "y", ("b",)))
    known, missing = answerable(queries, {"a"})
    assert known == (Query("need", "x", ("a",)),)
    assert missing == {"b"}
