"""Turn Estonian words that neither the dictionary nor the project's own list knows into hints, with a better spelling.

Names, quotations, italics and words with figures are left alone, and of one file only a few words are told: the first
reader of a text is its writer, who needs to see the slips among them.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from practicebook.checks.registry import Subject, check
from practicebook.checks.written import Written, written
from practicebook.content.files import file_finding
from practicebook.content.word_list import read_word_list
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.language.morphology import LANGUAGE, analyse, is_available, known, suggestions
from practicebook.language.prose import ESTONIAN_WORD, Word, own_words, sentences, word_set, words

UNKNOWN_WORD, NO_ANALYSER = "PB-453", "PB-456"
MOST_IN_FILE = 5
_NEEDS_ANALYSER = "pyproject.toml"
"""The file that names the analyser among what is to be installed."""
_SHORTEST = 3
"""Letters; what is shorter is an abbreviation as often as a word."""
_SHORTEST_FIRST = 7
"""Letters of a word with a capital that opens a sentence; a shorter one that nobody knows is a name."""
_ALIKE = 5
"""Letters at the beginning by which forms of one name are told to belong together."""
_SHORTEST_PART = 4
"""Letters of a listed word that may be part of a compound."""
_FOREIGN, _FOREIGN_REACH = 3, 4
"""So many unknown words, so many words about one of them at most, are a passage in another language."""

_Read = tuple[Written, str, frozenset[str]]
"""A text, what of it are its writer's own words, and these as a set."""


@check
def unknown_words(subject: Subject) -> Iterator[Diagnostic]:
    """A word of an Estonian text should stand in the dictionary or in the project's own list of words."""
    if not is_available():
        yield file_finding(NO_ANALYSER, _NEEDS_ANALYSER, severity=Severity.HINT)
        return
    listed = read_word_list(subject.root)
    if isinstance(listed, Diagnostic):
        yield listed
        listed = frozenset()
    texts = [(text, own := own_words(text.text), word_set(own)) for text in written(subject, LANGUAGE)]
    read = {word for _, _, vocabulary in texts for word in vocabulary if len(word) >= _SHORTEST}
    read = {word for word in read if ESTONIAN_WORD.fullmatch(word)}
    strange = read - known(read)
    strange -= {word for word in strange if word[0].isupper() and known((word.lower(),))}
    strange -= {word for word in strange if _is_listed(word, listed)}
    for _, file in groupby(texts, key=lambda item: item[0].path):
        yield from _told(tuple(file), strange)


def _told(texts: tuple[_Read, ...], strange: set[str]) -> Iterator[Diagnostic]:
    """Yield a hint for each strange word of one file that is no name in it, once and up to the most that are told."""
    told: set[str] = set()
    for text, own, vocabulary in texts:
        for word in _candidates(own, strange) if vocabulary & strange else ():
            lemma = analyse((word.text.lower(),))[word.text.lower()][0].lemma
            if lemma in told or (word.text[0].isupper() and _is_name(word, texts)):
                continue
            told.add(lemma)
            better = suggestions(word.text)
            yield text.hint(UNKNOWN_WORD, word.start, word.text, suggestion=better[0] if better else "")
            if len(told) == MOST_IN_FILE:
                return


def _candidates(own: str, strange: set[str]) -> Iterator[Word]:
    """Yield the strange words of a text that may be slips: nothing within a name, no passage in another language."""
    for start, sentence in sentences(own):
        around = tuple(words(sentence, start))
        places = [place for place, word in enumerate(around) if word.text in strange]
        for place in places:
            word = around[place]
            is_foreign = len([other for other in places if abs(other - place) <= _FOREIGN_REACH]) >= _FOREIGN
            is_part = "-" in (own[max(0, word.start - 1) : word.start], own[word.end : word.end + 1])
            if is_foreign or is_part:
                continue
            if word.text[0].isupper():
                if word.is_first and len(word.text) >= _SHORTEST_FIRST:
                    yield word
            elif not _is_within_name(around, place):
                yield word


def _is_within_name(sentence: tuple[Word, ...], place: int) -> bool:
    """Whether a small word stands between two with capitals: «Hack the Crisis»."""
    before, after = sentence[max(0, place - 1) : place], sentence[place + 1 : place + 2]
    return all(around and around[0].text[0].isupper() for around in (before, after))


def _is_name(word: Word, texts: Iterable[_Read]) -> bool:
    """Whether a word with a capital that opens a sentence is likely a name.

    It is one where its file has such a capital within a sentence or in what others named, or nothing is spelt like it.
    """
    within = (other for _, own, _ in texts for start, part in sentences(own) for other in words(part, start))
    given = (other for name in {name for text, _, _ in texts for name in text.names} for other in words(name))
    named = chain((other for other in within if not other.is_first), given)
    beginning = word.text[:_ALIKE]
    return any(other.text.startswith(beginning) for other in named) or not suggestions(word.text)


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    """Whether `word`, its dictionary form or one part of it, with the other known, stands in the list."""
    folded = word.casefold()
    lemmas = {reading.lemma.casefold() for reading in analyse((word, folded))[word]}
    if folded in listed or lemmas & listed:
        return True
    long = [part for part in listed if len(part) >= _SHORTEST_PART]
    rests = {folded.removeprefix(part).removeprefix("-") for part in long if folded.startswith(part)}
    rests |= {lemma.removesuffix(part).removesuffix("-") for part in long for lemma in lemmas if lemma.endswith(part)}
    return bool(known(rest for rest in rests if len(rest) >= _SHORTEST))
