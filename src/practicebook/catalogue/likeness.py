"""How much the texts of two practices speak of the same things: by the rarer nouns that both use.

The nouns of an entry are lemmas and the heads of compounds, so that «jalgpallitreenerite» and «treener» meet. Each is
weighed by tf·idf (Spärck Jones, 1972) and only the weightiest of an entry are compared, through lists of the entries
that use each noun: a catalogue of thousands is not compared pair by pair. Without the analyser nothing is alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

from practicebook.content.practices import Entry
from practicebook.language.morphology import Analysis, analyse, is_available
from practicebook.language.prose import ESTONIAN_WORD, own_words

_TELLING = 25
"""Nouns of an entry that are compared."""
_COMMON_SHARE, _COMMON_AT_MOST = 0.15, 60
"""A noun in more entries than this share, or than this many, tells nothing."""
_SECTIONS = ("problem", "solution", "how_it_works")
_SHORTEST = 3
_HEAD = "-"
"""Marks the head of a compound, and of a simple noun the noun itself, as apart from whole words."""
_MATTERS = 0.03
"""The least product of weights for which a noun is named as a reason."""


@dataclass(frozen=True)
class Likeness:
    """The likeness of the texts of `entries`, all of one language."""

    entries: tuple[Entry, ...]

    @cached_property
    def _weights(self) -> Mapping[str, Mapping[str, float]]:
        """By slug: the telling nouns of each entry with their weights, as a vector of length 1."""
        counts = _nouns_of(self.entries) if is_available() else {}
        spread = Counter(noun for nouns in counts.values() for noun in nouns)
        common = max(2, min(_COMMON_AT_MOST, _COMMON_SHARE * len(counts)))
        rarity = {noun: log(len(counts) / number) for noun, number in spread.items() if 1 < number <= common}
        return {slug: _vector(nouns, rarity) for slug, nouns in counts.items()}

    @cached_property
    def _using(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for slug, weights in self._weights.items():
            for noun in weights:
                found[noun].append(slug)
        return {noun: tuple(slugs) for noun, slugs in found.items()}

    def of(self, slug: str) -> Mapping[str, float]:
        """By slug of another entry: the cosine of the two texts, above 0 and at most 1."""
        alike: defaultdict[str, float] = defaultdict(float)
        for noun, weight in self._weights.get(slug, {}).items():
            for other in self._using[noun]:
                if other != slug:
                    alike[other] += weight * self._weights[other][noun]
        return alike

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """The nouns that make two entries much alike, the weightiest first.

        Only nouns that some text has in this very form: the analyser reads «intellektipuudega» as a kind of tree.
        """
        ours, theirs = self._weights.get(one, {}), self._weights.get(other, {})
        products = {noun: ours[noun] * theirs[noun] for noun in ours.keys() & theirs.keys() & self._written}
        telling = (noun for noun in products if products[noun] > _MATTERS)
        return tuple(sorted(telling, key=lambda noun: (-products[noun], noun)))

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(word for entry in self.entries for word in _words(entry))


def _nouns_of(entries: Iterable[Entry]) -> dict[str, Counter[str]]:
    texts = {entry.slug: _words(entry) for entry in entries}
    readings = analyse(word for words in texts.values() for word in words)
    nouns = {word: _nouns(found) for word, found in readings.items()}
    return {slug: Counter(noun for word in words for noun in nouns[word]) for slug, words in texts.items()}


def _nouns(readings: Iterable[Analysis]) -> tuple[str, ...]:
    """The lemma of a noun and, marked, its head; nothing for a word that may be read in several ways."""
    found = {reading.lemma: reading for reading in readings}
    (lemma, reading), *others = found.items()
    if others or reading.kind != "S" or len(lemma) < _SHORTEST:
        return ()
    return (lemma, _HEAD + reading.parts[-1])


def _words(entry: Entry) -> list[str]:
    practice = entry.practice
    told = (practice.title, practice.summary, *(entry.sections.get(key, "") for key in _SECTIONS))
    # A word that begins with a capital inside a sentence is a name: places and people are told by other fields.
    return [word for text in told for word in ESTONIAN_WORD.findall(own_words(text)) if word[:1].islower()]


def _vector(nouns: Counter[str], rarity: Mapping[str, float]) -> Mapping[str, float]:
    weights = {noun: (1 + log(number)) * rarity[noun] for noun, number in nouns.items() if noun in rarity}
    telling = sorted(weights, key=lambda noun: (-weights[noun], noun))[:_TELLING]
    length = sqrt(sum(weights[noun] ** 2 for noun in telling)) or 1
    return {noun: weights[noun] / length for noun in telling}
