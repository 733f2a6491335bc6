"""The index of a language: which documents speak of which terms, how much, and the table of forms for the queries."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from practicebook.language.morphology import analyse, is_known
from practicebook.search.analysis import WordTerms, derived, folded, word_terms
from practicebook.search.forms import form_table

_WORD = re.compile(r"[^\W_]+")
WEIGHTS = {"title": 8, "facts": 4, "summary": 4, "bridge": 4, "body": 1}
"""What a word counts for in each field; `bridge` is the title and summary in the other language."""
_PART = 0.5
"""What the part of a compound counts for, beside the whole word."""
_MOST = 15


@dataclass(frozen=True)
class SearchDocument:
    """What can be found: `fields` by name, as plain text; those in `foreign` are of another language."""

    identifier: str
    fields: Mapping[str, str]
    foreign: Mapping[str, str]


def words_of(text: str) -> list[str]:
    """The words of a plain text; a hyphen parts them."""
    return _WORD.findall(text)


def search_index(documents: Sequence[SearchDocument]) -> dict[str, Any]:
    """The index as plain data: documents, terms with postings (place, weight, place, weight …), forms, surface words."""
    every = [word for document in documents for text in document.fields.values() for word in words_of(text)]
    terms = word_terms(every)
    postings: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for place, document in enumerate(documents):
        for term, weight in _weights(document, terms):
            postings[term][place] += weight
    pairs = {pair for found in terms.values() for pair in (*found.lemmas, *found.parts)}
    table = form_table(sorted(pair for pair in pairs if _is_in_table(*pair)))
    return {
        "documents": [document.identifier for document in documents],
        "terms": sorted(postings),
        "postings": [
            [number for place, weight in sorted(postings[term].items()) for number in (place, min(_MOST, round(weight * 2)))]
            for term in sorted(postings)
        ],
        "synonyms": [[folded(word) for word in group] for group in _synonyms()],
        "forms": [[",".join(endings), " ".join(stems)] for endings, stems in table.paradigms.items()],
    }


@cache
def _synonyms() -> tuple[tuple[str, ...], ...]:
    text = files("practicebook.search").joinpath("synonyms.yml").read_text(encoding="utf-8")
    return tuple(map(tuple, yaml.safe_load(text)))


def _is_in_table(lemma: str, kind: str) -> bool:
    """Whether a word's forms are listed: simple words and names; compounds are parted by the browser."""
    readings = analyse((lemma,))[lemma]
    return kind == "H" or is_known(lemma) and all(len(item.parts) == 1 for item in readings if item.lemma == lemma)


def _weights(document: SearchDocument, terms: Mapping[str, WordTerms]) -> Iterable[tuple[str, float]]:
    for field, text in document.fields.items():
        for word in words_of(text):
            found = terms[word]
            whole = {folded(lemma) for lemma, _ in found.lemmas}
            for term in whole:
                yield term, WEIGHTS[field]
            pairs = (*found.lemmas, *found.parts)
            others = {folded(part) for part, _ in found.parts}
            others |= {folded(other) for lemma, kind in pairs for other in derived(lemma, kind)}
            for term in others - whole:
                yield term, WEIGHTS[field] * _PART
    for field, text in document.foreign.items():
        for word in words_of(text):
            if len(word) > 2:
                yield "=" + folded(word), WEIGHTS[field]
