"""An index as short text for the browser (overrides/assets/js/search-index.js reads it)."""

from collections.abc import Iterable, Sequence

from practicebook.search.index import SearchIndex

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "&<>\\`\"'")
"""Signs that stand for numbers: those that JSON and HTML leave as they are."""
BASE = len(SIGNS) // 2
_LEVELS = 6
_ENDING = 3
"""Letters at the end of a term by which terms are gathered: those that end alike mostly inflect alike."""


def number(value: int) -> str:
    """A number in signs, the low digits first; a sign of the upper half says that more follow."""
    written = ""
    while True:
        value, digit = divmod(value, BASE)
        written += SIGNS[digit + (BASE if value else 0)]
        if not value:
            return written


def front_coded(words: Iterable[str]) -> str:
    """Sorted words, each as the number of letters it shares with the one before and the rest of it; one a line."""
    lines, before = [], ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), BASE - 1) and before[shared] == word[shared]:
            shared += 1
        lines.append(SIGNS[shared] + word[shared:])
        before = word
    return "\n".join(lines)


def posting_line(pairs: Sequence[tuple[int, int]]) -> str:
    """Documents as gaps, each with its level: gap x levels + level."""
    line, last = "", 0
    for document, level in pairs:
        line += number((document - last) * _LEVELS + level)
        last = document
    return line


GROUPS = (",s,st,l,le,lt,ks,ni,na,ta,ga,sse", "s,st,l,le,lt,ks,ni,na,ta,ga,sse", )
"""Endings of cases that follow a stem together: with the bare stem, and without. `*` and `+` stand for them."""


def paradigm_lines(index: SearchIndex) -> str:
    """One paradigm a line: what to cut, then the endings; a whole group of them after one stem is one sign."""
    return "\n".join(f"{number(item.cut)}{','.join(_grouped(item.endings))}" for item in index.table.paradigms)


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


def paradigms_of_terms(index: SearchIndex) -> str:
    """The paradigms of the terms, gathered by their last letters: how many, then which."""
    gathered: dict[str, list[str]] = {}
    for term in index.terms:
        gathered.setdefault(term[-_ENDING:], []).append(term)
    written = ""
    for terms in gathered.values():
        for term in terms:
            own = index.table.of[term]
            written += number(len(own) and own[0] + 1) if len(own) < 2 else " " * (len(own) - 1) + "".join(number(place + 1) for place in own)
    return written
