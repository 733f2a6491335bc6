"""What one word counts for in the search, and what is asked of an analyser of a language."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import yaml

SHORTEST = 2
"""Letters of the shortest word that is looked for."""


_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a plain text; a hyphen parts them."""
    return _WORD.findall(text)


@cache
def folded(word: str) -> str:
    """Small letters without their marks, since readers leave them out: «tõö» and «too» are one to the search."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))


@dataclass(frozen=True, slots=True)
class Lemma:
    """A word of the dictionary; `kind` is what the analyser calls its part of speech."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class WordTerms:
    """What a word counts for: the words of the dictionary it may be a form of, and what those are related to.

    `related` are the parts of compounds and what a word is regularly derived from. `is_light` says that the word only
    joins others, as «kuidas» and «olema» do: it is looked for in titles alone.
    """

    lemmas: tuple[Lemma, ...]
    related: tuple[Lemma, ...] = ()
    is_light: bool = False


class Analyser(Protocol):
    """Knows the words of one language."""

    version: str
    """Changes with whatever may change an answer, so that kept answers are known to be old."""

    def text_terms(self, texts: Sequence[str]) -> list[list[WordTerms]]:
        """The terms of every word of each text, in order."""
        ...

    def forms(self, lemma: Lemma) -> tuple[str, ...]:
        """Every form of a word, folded; none where a reader's query would be understood without."""
        ...


@cache
def light_words(lang: str) -> frozenset[str]:
    """The words of `lang` that only join others, beside those that the analyser tells by their part of speech."""
    source = files("practicebook.search").joinpath("light_words.yml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(source)[lang].split())
