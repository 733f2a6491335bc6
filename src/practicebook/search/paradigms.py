"""The table that takes any form of a word to the word itself, coded by paradigms.

Words that inflect alike share a line: how many letters to cut from the word to have its stem, then the endings of all
forms. A browser looks a form up by trying each place to part it into a stem and an ending, so that no list of forms is
ever unfolded.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Paradigm:
    """`cut` is the number of letters that `endings` stand for in the word itself."""

    cut: int
    endings: tuple[str, ...]


def shared_letters(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    differ = (place for place, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its)
    return next(differ, min(len(one), len(other)))


def paradigm(term: str, forms: frozenset[str]) -> Paradigm:
    """How `term` inflects; `forms` are folded as it is. Where term and forms share nothing, the stem is empty."""
    everything = {term, *forms}
    stem = shared_letters(min(everything), max(everything))
    return Paradigm(len(term) - stem, tuple(sorted({form[stem:] for form in forms})))


@dataclass(frozen=True)
class ParadigmTable:
    """`paradigms`, the most used first, and for each term the places of its own in that list."""

    paradigms: tuple[Paradigm, ...]
    of: Mapping[str, tuple[int, ...]]


def paradigm_table(terms: Mapping[str, frozenset[Paradigm]]) -> ParadigmTable:
    """The table of `terms`."""
    used: dict[Paradigm, int] = {}
    for own in terms.values():
        for item in own:
            used[item] = used.get(item, 0) + 1
    ordered = sorted(used, key=lambda item: (-used[item], item))
    place = {item: number for number, item in enumerate(ordered)}
    return ParadigmTable(
        tuple(ordered), {term: tuple(sorted(place[item] for item in own)) for term, own in terms.items()}
    )
