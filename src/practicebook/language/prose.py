"""Read Markdown as running text: what is no prose is covered, and sentences and words are found where they stand.

Whatever is covered keeps its length, so that every place in the result is the same place in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
_MASKED = re.compile(
    r"```.*?```|~~~.*?~~~|`[^`\n]*`|(?<=\])\([^)\n]{0,600}\)|https?://[^\s)>]+|\[@[^\[\]\n]{0,60}\]", re.DOTALL
)
_BORROWED = re.compile(
    r"„[^“”\n]{1,600}[“”]|“[^”\n]{1,600}”|«[^»\n]{1,600}»"
    r"|(?<![\w\"])\"[^\"\n]{1,600}\"(?!\w)"
    r"|(?<![*\w])\*(?=\S)[^*\n]{1,600}(?<=\S)\*(?![*\w])|(?<!\w)_(?=\S)[^_\n]{1,600}(?<=\S)_(?!\w)"
)
"""What is quoted, and what is set in italics: titles, and words of another language."""
_MACHINERY = re.compile(
    r"\{\{(?:(?!\{\{).){0,1000}?\}\}|\{%(?:(?!\{%).){0,1000}?%\}|\{:?\s*#[^}\n]*\}|\[\^[^\]\n]+\]:?|</?[A-Za-z!][^>\n]*>?|\b[a-z][a-z0-9+.-]+:[\w/]\S*",
    re.DOTALL,
)
"""Macros, marks of notes, ids of headings; and what the checks of safety object to: tags, templates, odd addresses."""
_SENTENCE_END = re.compile(
    rf"[.!?…][\"”“’)\]*_{MASK}]*(?:\s|$)(?=[\s\"„“‘(\[*_{MASK}]{{0,40}}(?:[A-ZÕÄÖÜŠŽ0-9]|$))"
    r"|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>|#]|[0-9]+[.)])\s)"
)
ESTONIAN_WORD = re.compile(r"[A-ZÕÄÖÜŠŽa-zõäöüšž][a-zõäöüšž]*(?:-[a-zõäöüšž]+)*")
"""A word in Estonian letters, small after the first; others are abbreviations, names or of another language."""
_WORD = re.compile(r"[^\W_]+(?:[-–'’.@][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, the place it begins at, and whether it `is_first` in its sentence."""

    text: str
    start: int
    is_first: bool

    @property
    def end(self) -> int:
        """The place after its last letter."""
        return self.start + len(self.text)


def masked(text: str) -> str:
    """`text` with code, addresses and citation marks covered, character for character."""
    if not any(mark in text for mark in ("[@", "](", "://", "`", "~~~")):
        return text
    return _covered(_MASKED, text)


def own_words(text: str) -> str:
    """What the writer of `text` says in their own words: quotations, italics and machinery are covered too."""
    return _covered(_BORROWED, _covered(_MACHINERY, masked(text)))


def word_count(text: str) -> int:
    """The words of a Markdown text; citation marks, list marks and rules are none."""
    return sum(any(map(str.isalnum, word)) and not word.startswith("[@") for word in text.split())


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence with the place it starts at.

    A full stop ends one only before a capital, a digit or the end: «2013. aastal» goes on. Items of a list are apart.
    """
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def words(sentence: str, start: int = 0) -> Iterator[Word]:
    """Yield the words of a sentence that begins at `start` of its text; numbers, and addresses with a dot, are some."""
    is_first = True
    for match in _WORD.finditer(sentence):
        yield Word(match[0], start + match.start(), is_first)
        is_first = False


def word_set(text: str) -> frozenset[str]:
    """The different words of a text, as `words` tells them apart."""
    return frozenset(_WORD.findall(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    sentence = text[start:end]
    if stripped := sentence.strip():
        yield start + sentence.index(stripped[0]), stripped


def _covered(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: MASK * len(match[0]), text)
