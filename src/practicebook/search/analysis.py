"""Turn Estonian words into what the search compares: their lemmas, and the lemmas of the parts of compounds.

Everything is folded, since readers leave diacritics out: `tõö` and `too` are one to the search.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from practicebook.language.morphology import Analysis, analyse, known

SHORTEST = 2
_VERBAL_NOUN, _VERBAL_PART = "mine", "mis"
"""Nouns in -mine stand as -mis in a compound: «kiusamisennetus» is of «kiusamine» (Eesti keele käsiraamat, M 58)."""


def folded(word: str) -> str:
    """Small letters without their marks."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))


@dataclass(frozen=True)
class WordTerms:
    """What one word counts for. `lemmas` are (lemma, kind), unfolded; `parts` those of a compound's parts."""

    lemmas: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]


def word_terms(words: Iterable[str]) -> Mapping[str, WordTerms]:
    """The terms of each of `words`: every reading, since a word alone does not tell which is meant."""
    asked = tuple(dict.fromkeys(words))
    readings = analyse(asked)
    roots = {part for found in readings.values() for item in found if len(item.parts) > 1 for part in item.parts}
    of_roots = _lemmas_of_roots(roots)
    return {word: _terms(readings[word], of_roots) for word in asked}


def _terms(readings: tuple[Analysis, ...], of_roots: Mapping[str, tuple[tuple[str, str], ...]]) -> WordTerms:
    lemmas = dict.fromkeys((item.lemma, item.kind) for item in readings if len(item.lemma) >= SHORTEST)
    parts = dict.fromkeys(
        lemma for item in readings if len(item.parts) > 1 for root in item.parts for lemma in of_roots[root]
    )
    return WordTerms(tuple(lemmas), tuple(part for part in parts if part not in lemmas))


def _lemmas_of_roots(roots: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The lemmas of roots as they stand in compounds: `laste` is of `laps`, `kiusamis` of `kiusamine`."""
    written = {
        root: root.removesuffix(_VERBAL_PART) + _VERBAL_NOUN if root.endswith(_VERBAL_PART) else root for root in roots
    }
    is_known = known(written.values())
    readings = analyse(word for word in written.values() if word in is_known)
    return {
        root: tuple(
            dict.fromkeys(
                (item.lemma, item.kind) for item in readings.get(word, ()) if item.kind in "SAHVUC" and len(item.parts) == 1
            )
        )
        or ((root, "X"),)
        for root, word in written.items()
    }
