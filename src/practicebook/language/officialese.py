"""Find officialese in an Estonian text by the lemmas of its words, and say what is plainer.

The words stand in `officialese.et.yml`, the kinds of rules here. A word that is plain in one sense and officialese in
another is found only where its neighbours leave no doubt.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from practicebook.language.morphology import LANGUAGE, Analysis, analyse
from practicebook.language.prose import Word, own_words, sentences, words

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMED = frozenset("SHPY")
"""Kinds of words that can be a doer: nouns, names, pronouns, abbreviations."""
_NUMERALS, _BESIDE_VERBS = frozenset("NO"), frozenset("PJK")
"""Kinds of readings that leave a verb in doubt: «viis», «oma»."""
_GENITIVES = frozenset({"sg g", "pl g"})
_IMPERSONAL = frozenset({"takse", "tavat", "tud", "ti"})
_FARTHEST = 8
"""Words from a verb to its particle."""
_SHORT_STEM = 4
"""Letters; a shorter one begins many a word of another kind."""
_PAUSE = re.compile(r"[,;:()]| [–-] ")


@dataclass(frozen=True, slots=True)
class Stilted:
    """A place of officialese in a text, `end` being the place after it, with plainer words."""

    start: int
    end: int
    plainer: str


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words between two pauses; `opens` says that they begin a sentence."""

    words: tuple[Word, ...]
    opens: bool

    def text(self, place: int) -> str:
        """The word at a place in small letters; nothing outside the clause."""
        return self.words[place].text.lower() if 0 <= place < len(self.words) else ""

    def readings(self, place: int) -> tuple[Analysis, ...]:
        """The readings of the word at a place; none outside the clause."""
        text = self.text(place)
        return analyse((text,))[text] if text else ()

    def is_conjunction(self, place: int) -> bool:
        """Whether the word at a place is «ja», «et» or the like."""
        return any(reading.kind == "J" for reading in self.readings(place))

    def all_readings(self) -> Iterator[Analysis]:
        """Yield the readings of every word."""
        for place in range(len(self.words)):
            yield from self.readings(place)

    def places(self, word: str) -> Iterator[int]:
        """Yield where a word stands."""
        yield from (place for place in range(len(self.words)) if self.text(place) == word)

    def stilted(self, first: int, last: int, plainer: str) -> Stilted:
        """The finding from one word to another."""
        return Stilted(self.words[first].start, self.words[last].end, plainer)


@dataclass(frozen=True)
class _Rules:
    """What the file says; `trigger` finds what may be officialese, `lemmas` what may be one of its `words`."""

    data: Mapping[str, Any]
    trigger: re.Pattern[str]
    lemmas: re.Pattern[str]
    phrases: re.Pattern[str]


def officialese(text: str) -> Iterator[Stilted]:
    """Yield the officialese of a Markdown text, sentence by sentence; quotations are not the writer's.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """
    rules = _rules()
    if not rules.trigger.search(text):
        return
    own = own_words(text)
    for start, sentence in sentences(own):
        if not rules.trigger.search(sentence):
            continue
        found = [
            Stilted(start + phrase.start(), start + phrase.end(), rules.data["phrases"][phrase[0].lower()])
            for phrase in rules.phrases.finditer(sentence)
        ]
        for clause in _clauses(sentence, start):
            for kind in (_words, _particle_verbs, _determiners, _agents, _means, _concerning):
                found += kind(clause, rules)
        yield from sorted(found, key=lambda item: item.start)


def _clauses(sentence: str, start: int) -> Iterator[_Clause]:
    rest = 0
    for pause in (*_PAUSE.finditer(sentence), None):
        end = pause.start() if pause else len(sentence)
        yield _Clause(tuple(words(sentence[rest:end], start + rest)), opens=rest == 0)
        rest = pause.end() if pause else end


def _words(clause: _Clause, rules: _Rules) -> Iterator[Stilted]:
    """A word in any of its forms, unless that form is as well one of another word: «oma»."""
    for place in range(len(clause.words)):
        if not rules.lemmas.fullmatch(clause.text(place)):
            continue
        readings = clause.readings(place)
        lemmas = {reading.lemma for reading in readings} & set(rules.data["words"])
        lemma = max(lemmas, key=len, default=None)  # of «teostatav» the word itself before «teostama»
        is_gerund = any(reading.form == "des" for reading in readings)
        if lemma and (is_gerund or not _BESIDE_VERBS & {reading.kind for reading in readings}):
            yield clause.stilted(place, place, rules.data["words"][lemma])


def _particle_verbs(clause: _Clause, rules: _Rules) -> Iterator[Stilted]:
    """A verb with its particle within a few words; a form that is a numeral too must stand beside it: «viis läbi»."""
    for rule in rules.data["particle_verbs"]:
        for particle in clause.places(rule["particle"]):
            verbs = []
            for place in range(max(0, particle - _FARTHEST), particle + _FARTHEST + 1):
                readings = clause.readings(place)
                is_beside = abs(place - particle) == 1
                is_clear = is_beside or not _NUMERALS & {reading.kind for reading in readings}
                is_clear &= not any(clause.is_conjunction(other) for other in range(*sorted((place, particle))))
                if is_clear and any(reading.lemma in rule["verbs"] for reading in readings):
                    verbs.append(place)
            if verbs:
                verb = min(verbs, key=lambda place: abs(place - particle))
                yield clause.stilted(min(verb, particle), max(verb, particle), rule["plainer"])


def _determiners(clause: _Clause, rules: _Rules) -> Iterator[Stilted]:
    """A participle before a noun that opens a sentence or follows a conjunction, so that nobody can be its doer."""
    for word, rule in rules.data["determiners"].items():
        for place in clause.places(word):
            follows = clause.is_conjunction(place - 1)
            follows &= not any(reading.form == "tud" for reading in clause.readings(place - 2))
            noun = place + 1
            if not any(reading.kind == "S" for reading in clause.readings(noun)):
                noun += any(reading.kind in "AC" for reading in clause.readings(noun))
            nouns = [reading for reading in clause.readings(noun) if reading.kind == "S"]
            is_given = any({reading.lemma, reading.parts[-1]} & set(rule["except_before"]) for reading in nouns)
            is_named = any(reading.form.endswith(" tr") for reading in nouns)
            has_doer = clause.text(noun + 1) == rules.data["agents"]["word"]
            if ((place == 0 and clause.opens) or follows) and nouns and not (is_given or is_named or has_doer):
                yield clause.stilted(place, noun, rule["plainer"])


def _agents(clause: _Clause, rules: _Rules) -> Iterator[Stilted]:
    """A doer in the genitive beside an impersonal verb: «valla poolt rahastatud», but not who is for something."""
    rule = rules.data["agents"]
    for place in clause.places(rule["word"]):
        is_doer = any(item.kind in _NAMED and item.form in _GENITIVES for item in clause.readings(place - 1))
        if not is_doer or clause.is_conjunction(place + 1):
            continue
        all_readings = tuple(clause.all_readings())
        is_impersonal = any(reading.form in _IMPERSONAL for reading in all_readings)
        if is_impersonal and not {reading.lemma for reading in all_readings} & set(rule["except_with"]):
            yield clause.stilted(place - 1, place, rule["plainer"])


def _means(clause: _Clause, rules: _Rules) -> Iterator[Stilted]:
    """A preposition before a noun that is a means, with no verb whose particle it may be: «läbi koostöö»."""
    rule = rules.data["means"]
    for place in clause.places(rule["word"]):
        noun = place + 1
        if not any(reading.kind == "S" for reading in clause.readings(noun)):
            noun += any(reading.kind in "PAC" and reading.form in _GENITIVES for reading in clause.readings(noun))
        is_means = any(
            reading.form in _GENITIVES and {reading.lemma, reading.parts[-1]} & set(rule["nouns"])
            for reading in clause.readings(noun)
        )
        if is_means and not {reading.lemma for reading in clause.all_readings()} & set(rule["except_with"]):
            yield clause.stilted(place, noun, rule["plainer"])


def _concerning(clause: _Clause, rules: _Rules) -> Iterator[Stilted]:
    """A postposition after the name of a doing: «rahastamise osas»."""
    rule = rules.data["concerning"]
    for place in clause.places(rule["word"]):
        if any(item.lemma.endswith(rule["after"]) and item.form in _GENITIVES for item in clause.readings(place - 1)):
            yield clause.stilted(place - 1, place, rule["plainer"])


@cache
def _rules() -> _Rules:
    source = files("practicebook.language").joinpath(f"officialese.{LANGUAGE}.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(source, Loader=_LOADER)  # noqa: S506 - a safe loader
    lemmas = "|".join(map(_stem, data["words"]))
    phrases = "|".join(re.escape(phrase) for phrase in data["phrases"])
    single = [rule["particle"] for rule in data["particle_verbs"]] + list(data["determiners"])
    single += [data[kind]["word"] for kind in ("agents", "means", "concerning")]
    return _Rules(
        data,
        re.compile(rf"\b(?:{lemmas}|{'|'.join(single)}|{phrases})\b", re.IGNORECASE),
        re.compile(lemmas),
        re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE),
    )


def _stem(lemma: str) -> str:
    """A pattern that all forms of a word match, and not much else."""
    stem = re.sub("(ma|ne|a|t)$", "", lemma)
    return rf"{stem}\w{{{int(len(stem) < _SHORT_STEM)},{4 if len(stem) <= _SHORT_STEM else 8}}}"
