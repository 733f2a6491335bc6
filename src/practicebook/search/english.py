"""English words for the search: stems by Snowball, and the regular forms that a reader may type instead."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

import snowballstemmer

from practicebook.search.terms import SHORTEST, Lemma, WordTerms, folded, light_words, words_of

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly")
_CHANGES = (("y", "ies"), ("y", "ied"), ("ies", "y"), ("e", "ing"), ("ing", "e"), ("ing", ""), ("s", ""), ("ed", ""))


class English:
    """Knows English words. A lemma is a stem, its kind the words that were met with it, since a stem is no word."""

    version = f"snowball {version('snowballstemmer')}, 1"

    def __init__(self) -> None:
        """Make ready the stemmer, which keeps nothing between words."""
        self._stem = cache(snowballstemmer.stemmer("english").stemWord)

    def text_terms(self, texts: Sequence[str]) -> list[list[WordTerms]]:
        """The stem of each word."""
        return [[self._terms(folded(word)) for word in words_of(text)] for text in texts]

    def _terms(self, word: str) -> WordTerms:
        if len(word) < SHORTEST:
            return WordTerms((), is_light=True)
        return WordTerms((Lemma(self._stem(word), word),), is_light=word in light_words("en"))

    def forms(self, lemma: Lemma) -> tuple[str, ...]:
        """The word that was met and its regular forms, those that Snowball takes to the same stem."""
        word = lemma.kind
        made = [word, *(word + ending for ending in _ENDINGS)]
        made += [word.removesuffix(old) + new for old, new in _CHANGES if word.endswith(old)]
        return tuple(dict.fromkeys(form for form in made if self._stem(form) == lemma.text))
