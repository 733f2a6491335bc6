"""How well an engine finds what it should: recall at 10, reciprocal rank of the first right answer, precision at 3."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

DEEP, TOP = 10, 3


@dataclass(frozen=True)
class Query:
    """A question of a kind, and the slugs of the practices that answer it."""

    kind: str
    words: str
    relevant: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Of one query. `recall` is the share of right answers among the first ten; `rank` the reciprocal of the first."""

    recall: float
    rank: float
    is_empty: bool
    precision: float


def read_queries(path: Path) -> tuple[Query, ...]:
    """The queries of a file: [{"type", "q", "rel": [slugs]}]."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Query(item["type"], item["q"], tuple(item["rel"])) for item in data)


def answerable(queries: Sequence[Query], slugs: Collection[str]) -> tuple[tuple[Query, ...], frozenset[str]]:
    """The queries with those right answers alone that the collection has, and the slugs that it does not have."""
    known = (
        Query(query.kind, query.words, tuple(slug for slug in query.relevant if slug in slugs)) for query in queries
    )
    missing = frozenset(slug for query in queries for slug in query.relevant if slug not in slugs)
    return tuple(query for query in known if query.relevant), missing


def score(query: Query, found: Sequence[str]) -> Score:
    """How well `found`, the slugs an engine gave, best first, answers."""
    right = [slug in query.relevant for slug in found]
    first = right.index(True) + 1 if any(right) else 0
    most = min(TOP, len(query.relevant))
    return Score(
        len(set(found[:DEEP]) & set(query.relevant)) / len(query.relevant),
        1 / first if first else 0.0,
        not found,
        sum(right[:TOP]) / most,
    )


def told(name: str, scores: Sequence[Score]) -> str:
    """A line of figures for one kind of queries, or for all."""
    return (
        f"{name:<10} n={len(scores):<4} recall@10={fmean(item.recall for item in scores):.3f} "
        f"mrr={fmean(item.rank for item in scores):.3f} zero={sum(item.is_empty for item in scores)} "
        f"precision@3={fmean(item.precision for item in scores):.3f}"
    )


def measure(queries: Sequence[Query], find: Callable[[str], Sequence[str]]) -> dict[str, list[Score]]:
    """The scores of all queries under `all`, and of each kind under its name."""
    found: dict[str, list[Score]] = {"all": []}
    for query in queries:
        result = score(query, find(query.words))
        found["all"].append(result)
        found.setdefault(query.kind, []).append(result)
    return found
