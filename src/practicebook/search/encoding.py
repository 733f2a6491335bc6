"""An index as short text for the browser (overrides/assets/js/search-index.js reads it).

Terms are front-coded; documents of a term are gaps by level; paradigms are a column beside the terms. Where the
postings outgrow their budget they are cut into shards of neighbouring terms, and a query loads only those it needs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from practicebook.search.index import SearchIndex
from practicebook.search.paradigms import shared_letters
from practicebook.search.weighing import LEVELS

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "&<>\\`\"'")
"""Signs that stand for numbers: those that JSON and HTML leave as they are."""
BASE = len(SIGNS) // 2
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NEXT_LEVEL = "!"
_ENDING = 3
"""Letters at the end of a term by which terms are gathered: those that end alike mostly inflect alike."""
GROUPS = (",s,st,l,le,lt,ks,ni,na,ta,ga,sse", "s,st,l,le,lt,ks,ni,na,ta,ga,sse")
"""Endings of cases that follow a stem together: with the bare stem, and without. `*` and `+` stand for them."""
BUDGET = 100_000
"""Characters of postings that are loaded as a whole, half as many bytes once compressed; more are cut into shards."""
SHARD = 24_000
"""Characters of a shard of postings."""


@dataclass(frozen=True)
class EncodedIndex:
    """`head` is loaded first; `shards` hold the postings from the terms at `starts` on. A single one is put in it."""

    head: dict[str, object]
    shards: tuple[str, ...]
    starts: tuple[int, ...]


def encoded(index: SearchIndex, budget: int | None = BUDGET) -> EncodedIndex:
    """The index in signs, its postings in as many shards as they need; in one without a `budget`."""
    lines = [_posting_line(pairs) for pairs in index.postings]
    shards, starts = _shards(lines, budget)
    head = {
        "terms": _front_coded(index.terms),
        "paradigms": _paradigm_lines(index),
        "groups": GROUPS,
        "of": _paradigms_of_terms(index),
        "synonyms": index.synonyms,
    }
    return EncodedIndex(head, shards, starts)


def _shards(lines: Sequence[str], budget: int | None) -> tuple[tuple[str, ...], tuple[int, ...]]:
    whole = "\n".join(lines)
    if budget is None or len(whole) <= budget:
        return (whole,), (0,)
    shards: list[list[str]] = [[]]
    starts, size = [0], 0
    for number, line in enumerate(lines):
        if size > SHARD:
            shards.append([])
            starts.append(number)
            size = 0
        shards[-1].append(line)
        size += len(line) + 1
    return tuple("\n".join(shard) for shard in shards), tuple(starts)


def _number(value: int) -> str:
    """A number in signs, the low digits first; a sign of the upper half says that more follow."""
    written = ""
    while True:
        value, digit = divmod(value, BASE)
        written += SIGNS[digit + (BASE if value else 0)]
        if not value:
            return written


def _front_coded(words: Iterable[str]) -> str:
    """Sorted words in small letters, each as a capital for what it shares with the one before, and the rest."""
    written, before = "", ""
    for word in words:
        shared = min(shared_letters(before, word), len(_CAPITALS) - 1)
        written += _CAPITALS[shared] + word[shared:]
        before = word
    return written


def _posting_line(pairs: Sequence[tuple[int, int]]) -> str:
    """Documents as gaps, those of each level by themselves, the lowest level first."""
    parts = []
    for level in range(len(LEVELS)):
        documents = [document for document, own in pairs if own == level]
        parts.append("".join(_number(to - since) for since, to in pairwise((0, *documents))))
    return _NEXT_LEVEL.join(parts).rstrip(_NEXT_LEVEL)


def _paradigm_lines(index: SearchIndex) -> str:
    """One paradigm a line: what to cut, then the endings; a whole group of them after one stem is one sign."""
    return "\n".join(f"{_number(item.cut)}{','.join(_grouped(item.endings))}" for item in index.table.paradigms)


def _grouped(endings: tuple[str, ...]) -> list[str]:
    left = set(endings)
    signs = []
    for sign, group in zip("*+", GROUPS, strict=True):
        ends = group.split(",")
        for stem in sorted({ending[: len(ending) - 2] for ending in left if ending.endswith("st")}):
            if left >= (whole := {stem + end for end in ends}):
                left -= whole
                signs.append(stem + sign)
    return sorted((*left, *signs))


def _paradigms_of_terms(index: SearchIndex) -> str:
    """The paradigms of the terms, gathered by their last letters: how many, then which."""
    gathered: dict[str, list[str]] = {}
    for term in index.terms:
        gathered.setdefault(term[-_ENDING:], []).append(term)
    written = ""
    for terms in gathered.values():
        for term in terms:
            own = index.table.of[term]
            written += " " * (len(own) - 1) + "".join(_number(place + 1) for place in own) if own else _number(0)
    return written
