"""How much a word says of a document, by where it stands; in a few levels, so that an index is small."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WEIGHTS = {"title": 10.0, "summary": 4.0, "facts": 3.0, "body": 1.0, "about": 0.5}
"""Of one occurrence. The fields are those of BM25F (Robertson, Zaragoza and Taylor 2004): a title says most."""
MOST = {"title": 1, "summary": 2, "facts": 1, "body": 3, "about": 1}
"""Occurrences that count; further ones tell nothing new."""
RELATED = 0.5
"""What the part of a compound, or a word it is derived from, counts for beside the whole word."""
FOREIGN = 0.75
"""What a word of the other language counts for."""
LEVELS = (0.0, 1.5, 3.5, 6.0, 9.0, 12.0)
"""The least weight of each level; the browser reckons with their places."""


@dataclass(frozen=True)
class SearchDocument:
    """What can be found: texts by field, each a list of (language, plain text)."""

    identifier: str
    fields: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term that stands in a field, `share` being what it counts for there."""

    term: str
    field: str
    share: float


def levels(occurrences: Iterable[Occurrence]) -> Mapping[str, int]:
    """The level of every term of one document."""
    counted: dict[tuple[str, str], list[float]] = {}
    for item in occurrences:
        counted.setdefault((item.term, item.field), []).append(item.share)
    weights: dict[str, float] = {}
    for (term, field), shares in counted.items():
        best = sorted(shares, reverse=True)[: MOST[field]]
        weights[term] = weights.get(term, 0.0) + WEIGHTS[field] * sum(best)
    return {term: _level(weight) for term, weight in weights.items()}


def _level(weight: float) -> int:
    return max(level for level, least in enumerate(LEVELS) if weight >= least)
