"""The table that takes any inflected form of the corpus's words to its lemma, coded by paradigms.

Lemmas that inflect alike share a line: the endings of all forms, then the stems. A browser looks a word up by trying
each place to part it into a stem and an ending, so that no list of forms is unfolded.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os.path import commonprefix

from practicebook.language.morphology import synthesise
from practicebook.search.analysis import folded

_CASES = ("n", "g", "p", "ill", "in", "el", "all", "ad", "abl", "tr", "ter", "es", "ab", "kom")
NOMINAL = (*(f"{number} {case}" for number in ("sg", "pl") for case in _CASES), "adt")
VERBAL = (
    "ma", "da", "n", "d", "b", "me", "te", "vad", "sin", "sid", "s", "sime", "site", "ks", "ksin", "ksid", "ge", "gu",
    "o", "nud", "tud", "tav", "v", "takse", "ti", "taks", "tagu", "mata", "mas", "mast", "maks", "des", "tama", "ta",
)  # fmt: skip
_FORMS = {"S": NOMINAL, "A": NOMINAL, "H": NOMINAL, "C": NOMINAL, "U": NOMINAL, "N": NOMINAL, "O": NOMINAL, "P": NOMINAL, "V": VERBAL}


@dataclass(frozen=True)
class FormTable:
    """Paradigms as endings (the lemma's own first), each with the stems of the lemmas that inflect so."""

    paradigms: Mapping[tuple[str, ...], tuple[str, ...]]


def form_table(lemmas: Iterable[tuple[str, str]]) -> FormTable:
    """The table of `lemmas`, (lemma, kind) pairs; all in folded letters."""
    gathered: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for lemma, kind in lemmas:
        forms = {folded(form) for form in _forms(lemma, kind)}
        base = folded(lemma)
        stem = commonprefix([base, *forms])
        endings = (base[len(stem) :], *sorted({form[len(stem) :] for form in forms} - {base[len(stem) :]}))
        gathered[endings].add(stem)
    return FormTable({endings: tuple(sorted(stems)) for endings, stems in sorted(gathered.items())})


def _forms(lemma: str, kind: str) -> Iterable[str]:
    for form in _FORMS.get(kind, ()):
        yield from synthesise(lemma, form, kind)
