"""The index of one language: which documents speak of which terms, how much, and how the terms inflect."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from practicebook.search.paradigms import Paradigm, ParadigmTable, paradigm, paradigm_table
from practicebook.search.terms import Analyser, Lemma, WordTerms, folded
from practicebook.search.weighing import FOREIGN, RELATED, Occurrence, SearchDocument, levels

OTHER, LIGHT = "=", "~"
"""Marks before terms of the other language, and before words that only join others."""
_TITLE = "title"
_LONG = 9
"""Letters of a compound whose parts are long enough to be known with a slip in them."""
_IN_PASSING = 1
"""The highest level of a term that only the body of a document has, once or twice."""


@dataclass(frozen=True)
class SearchIndex:
    """`postings` give, for each of `terms`, the (document, level) pairs in the order of the documents."""

    terms: tuple[str, ...]
    postings: tuple[tuple[tuple[int, int], ...], ...]
    table: ParadigmTable
    synonyms: tuple[tuple[str, ...], ...]


def search_index(documents: Sequence[SearchDocument], analysers: Mapping[str, Analyser], lang: str) -> SearchIndex:
    """The index of `documents` for readers of `lang`; texts in other languages are marked as such."""
    read = {name: _read(documents, analyser, name) for name, analyser in analysers.items()}
    groups = {
        name: analyser.text_terms([" . ".join(group) for group in _synonyms(name)])
        for name, analyser in analysers.items()
    }
    synonyms = tuple(_terms_of(group, name, lang) for name, found in groups.items() for group in found)
    postings = _postings(documents, read, lang)
    inflecting: defaultdict[str, set[Paradigm]] = defaultdict(set)
    for name, texts in read.items():
        for lemma, is_light in _lemmas((*texts.values(), *groups[name])):
            term = _marked(lemma, name, lang, is_light=is_light)
            postings.setdefault(term, [])
            if forms := analysers[name].forms(lemma):
                inflecting[term].add(paradigm(folded(lemma.text), frozenset(forms)))
    needed = {term for group in synonyms for term in group}
    left_out = _told_by_parts(read[lang].values(), postings, inflecting) - needed
    ordered = tuple(sorted(set(postings) - left_out))
    return SearchIndex(
        ordered,
        tuple(tuple(postings[term]) for term in ordered),
        paradigm_table({term: frozenset(inflecting.get(term, ())) for term in ordered}),
        synonyms,
    )


def _postings(
    documents: Sequence[SearchDocument], read: Mapping[str, Mapping[str, Sequence[WordTerms]]], lang: str
) -> dict[str, list[tuple[int, int]]]:
    """By term the documents that speak of it, with the level."""
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, document in enumerate(documents):
        for term, level in levels(_occurrences(document, read, lang)).items():
            postings.setdefault(term, []).append((number, level))
    return postings


def _terms_of(group: Sequence[WordTerms], name: str, lang: str) -> tuple[str, ...]:
    """A group of synonyms as terms: of each word the likeliest reading."""
    return tuple(sorted({_marked(terms.lemmas[0], name, lang, is_light=False) for terms in group if terms.lemmas}))


def _told_by_parts(
    texts: Iterable[Sequence[WordTerms]],
    postings: Mapping[str, Sequence[tuple[int, int]]],
    inflecting: Mapping[str, set[Paradigm]],
) -> set[str]:
    """Compounds that one document says in passing: a query finds it by their parts, so they need no place here."""
    compounds = {
        folded(lemma.text)
        for text in texts
        for terms in text
        if len(terms.related) > 1
        for lemma in terms.lemmas
        if len(terms.lemmas) == 1
    }
    return {
        term
        for term in compounds
        if len(term) >= _LONG
        and term not in inflecting
        and len(pairs := postings.get(term, ())) == 1
        and pairs[0][1] <= _IN_PASSING
    }


def _marked(lemma: Lemma, name: str, lang: str, *, is_light: bool) -> str:
    """The term of a lemma of the language `name` for readers of `lang`."""
    return (LIGHT if is_light else "" if name == lang else OTHER) + folded(lemma.text)


@cache
def _synonyms(lang: str) -> tuple[tuple[str, ...], ...]:
    """The groups of words that stand for one another; none in a language that has no list."""
    source = files("practicebook.search").joinpath("synonyms.yml").read_text(encoding="utf-8")
    return tuple(map(tuple, yaml.safe_load(source).get(lang, ())))


def _read(documents: Iterable[SearchDocument], analyser: Analyser, lang: str) -> dict[str, list[WordTerms]]:
    """The terms of every text in one language, by the text."""
    texts = [
        text for document in documents for field in document.fields.values() for name, text in field if name == lang
    ]
    asked = list(dict.fromkeys(texts))
    return dict(zip(asked, analyser.text_terms(asked), strict=True))


def _lemmas(found: Iterable[Sequence[WordTerms]]) -> Iterator[tuple[Lemma, bool]]:
    """Every lemma once, with whether it only joins others."""
    seen = {(lemma, terms.is_light) for text in found for terms in text for lemma in (*terms.lemmas, *terms.related)}
    yield from sorted(seen, key=lambda item: (item[0].text, item[0].kind, item[1]))


def _occurrences(
    document: SearchDocument, read: Mapping[str, Mapping[str, Sequence[WordTerms]]], lang: str
) -> Iterator[Occurrence]:
    for field, texts in document.fields.items():
        for name, text in texts:
            share = 1.0 if name == lang else FOREIGN
            for found in read[name][text]:
                if found.is_light and (field != _TITLE or name != lang):
                    continue
                whole = {_marked(lemma, name, lang, is_light=found.is_light) for lemma in found.lemmas}
                for term in whole:
                    yield Occurrence(term, field, share)
                for term in {_marked(lemma, name, lang, is_light=False) for lemma in found.related} - whole:
                    yield Occurrence(term, field, share * RELATED)
