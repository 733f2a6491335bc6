"""Turn Estonian words into what the search compares: their lemmas, and the lemmas of the parts of compounds.

Everything is folded, since readers leave diacritics out: `tõö` and `too` are one to the search.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from practicebook.language.morphology import Analysis, analyse, known

SHORTEST = 2
_CONTENT = "SAHVUC"
"""Vabamorf's letters for nouns, adjectives, names, verbs and comparatives: words that a compound is made of."""
_VERBAL_NOUN, _VERBAL_PART = "mine", "mis"
"""Nouns in -mine stand as -mis in a compound: «kiusamisennetus» is of «kiusamine» (Eesti keele käsiraamat, M 58)."""


_TELLING = _CONTENT + "GY"
"""Words that are looked for: not conjunctions, adpositions, pronouns, adverbs and numerals; but abbreviations."""


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
    pieces = {piece for found in readings.values() for item in found for piece in _pieces(item)}
    lemmas = _lemmas_of(pieces)
    return {word: _terms(readings[word], lemmas) for word in asked}


def _pieces(reading: Analysis) -> Iterator[str]:
    """What stands in a compound: each of its roots, and runs of them, since «erihoolekanne» holds «hoolekanne»."""
    roots = reading.parts
    for start in range(len(roots)):
        for end in range(start + 1, len(roots) + 1):
            if end - start < len(roots):
                yield "".join(roots[start:end])


def _terms(readings: tuple[Analysis, ...], lemmas: Mapping[str, tuple[tuple[str, str], ...]]) -> WordTerms:
    told = [item for item in readings if item.kind in _TELLING and len(item.lemma) >= SHORTEST]
    whole = dict.fromkeys((item.lemma, item.kind) for item in told)
    parts = dict.fromkeys(lemma for item in readings for piece in _pieces(item) for lemma in lemmas[piece])
    return WordTerms(tuple(whole), tuple(part for part in parts if part not in whole))


def _lemmas_of(pieces: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The lemmas of pieces as they stand in compounds: `laste` is of `laps`, `kiusamis` of `kiusamine`.

    A piece that is no word of the dictionary counts for nothing: it is a stem that no reader would type.
    """
    written = {
        piece: piece.removesuffix(_VERBAL_PART) + _VERBAL_NOUN if piece.endswith(_VERBAL_PART) else piece
        for piece in pieces
    }
    is_known = known(written.values())
    readings = analyse(word for word in written.values() if word in is_known)
    return {
        piece: tuple(
            dict.fromkeys((item.lemma, item.kind) for item in readings.get(word, ()) if item.kind in _CONTENT)
        )
        for piece, word in written.items()
    }


def derived(lemma: str, kind: str) -> tuple[str, ...]:
    """What a word is regularly made of or makes: every verb has a noun in -mine (Eesti keele käsiraamat, M 58)."""
    if kind == "S" and lemma.endswith(_VERBAL_NOUN):
        return (lemma.removesuffix(_VERBAL_NOUN) + "ma",)
    return ()
