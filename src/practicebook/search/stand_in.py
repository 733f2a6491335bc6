"""Estonian words for the search where Vabamorf is not installed: lemmas by simplemma, no compounds, met forms alone.

A site made so finds less; it serves a contributor who looks at a preview. simplemma: https://github.com/adbar/simplemma
(MIT; its word lists come from several sources under licences of their own and are not part of a site).
"""

from collections.abc import Sequence

import simplemma

from practicebook.search.terms import SHORTEST, Lemma, WordTerms, folded, light_words, words_of


class StandIn:
    """Knows the dictionary forms of Estonian words."""

    version = f"simplemma {simplemma.__version__}, 1"

    def __init__(self) -> None:
        """Begin without words: the forms of a lemma are those that were met."""
        self._met: dict[str, set[str]] = {}

    def text_terms(self, texts: Sequence[str]) -> list[list[WordTerms]]:
        """The lemma of every word."""
        return [[self._terms(word.lower()) for word in words_of(text)] for text in texts]

    def _terms(self, word: str) -> WordTerms:
        lemma = simplemma.lemmatize(word, lang="et").lower()
        self._met.setdefault(lemma, set()).add(folded(word))
        if len(lemma) < SHORTEST:
            return WordTerms((), is_light=True)
        return WordTerms((Lemma(lemma, ""),), is_light=lemma in light_words("et"))

    def forms(self, lemma: Lemma) -> tuple[str, ...]:
        """The forms that were met, and the word itself."""
        return tuple(sorted({folded(lemma.text), *self._met.get(lemma.text, ())}))
