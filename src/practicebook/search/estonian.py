"""Estonian words for the search, by Vabamorf: lemmas, the parts of compounds, regular derivations and every form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from practicebook.language.morphology import Analysis, analyse, analyse_in_context, known, synthesise
from practicebook.language.prose import sentences
from practicebook.search.terms import SHORTEST, Lemma, WordTerms, folded, light_words, words_of

_CONTENT = "SAHVUC"
"""Vabamorf's letters for nouns, adjectives, names, verbs and comparatives: words that a compound is made of."""
_TELLING = _CONTENT + "GY"
"""Words that are looked for: not conjunctions, adpositions, pronouns, adverbs and numerals; but abbreviations."""
_VERBAL_NOUN, _VERBAL_PART = "mine", "mis"
"""Nouns in -mine stand as -mis in a compound: «kiusamisennetus» is of «kiusamine» (Eesti keele käsiraamat, M 58)."""
_DERIVED = ("mine", "us")
"""Nouns that verbs make: «koolitamine», «koolitus» of «koolitama» (Eesti keele käsiraamat, M 58, M 63)."""
_CASES = ("n", "g", "p", "ill", "in", "el", "all", "ad", "abl", "tr", "ter", "es", "ab", "kom")
_NOMINAL = (*(f"{number} {case}" for number in ("sg", "pl") for case in _CASES), "adt")
_VERBAL = (
    "ma", "da", "n", "d", "b", "me", "te", "vad", "s", "sid", "ks", "nud", "tud", "tav", "v", "takse", "ti", "mata",
    "mas", "mast", "maks", "des",
)  # fmt: skip
"""Of verbs those that a reader may type: no commands, no «ma laulnuksin»."""
"""Vabamorf's letters for nouns, adjectives, names, verbs and comparatives: words that a compound is made of."""
_TELLING = _CONTENT + "GY"
"""Words that are looked for: not conjunctions, adpositions, pronouns, adverbs and numerals; but abbreviations."""
_VERBAL_NOUN, _VERBAL_PART = "mine", "mis"
"""Nouns in -mine stand as -mis in a compound: «kiusamisennetus» is of «kiusamine» (Eesti keele käsiraamat, M 58)."""
_DERIVED = ("mine", "us")
"""Nouns that verbs make: «koolitamine», «koolitus» of «koolitama» (Eesti keele käsiraamat, M 58, M 63)."""
_CASES = ("n", "g", "p", "ill", "in", "el", "all", "ad", "abl", "tr", "ter", "es", "ab", "kom")
_NOMINAL = (*(f"{number} {case}" for number in ("sg", "pl") for case in _CASES), "adt")
_VERBAL = (
    "ma", "da", "n", "d", "b", "me", "te", "vad", "sin", "sid", "s", "sime", "site", "ks", "ksin", "ksid", "ge", "gu",
    "o", "nud", "tud", "tav", "v", "takse", "ti", "taks", "tagu", "mata", "mas", "mast", "maks", "des", "tama", "ta",
)  # fmt: skip
_FORMS = {**dict.fromkeys("SAHCUNOP", _NOMINAL), "V": _VERBAL}
"""Vabamorf's names of forms: https://github.com/estnltk/estnltk, «Tables of morphological categories»."""


class Estonian:
    """Knows Estonian words.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """

    version = "vabamorf 1.7.5, 1"

    def text_terms(self, texts: Sequence[str]) -> list[list[WordTerms]]:
        """The likely readings of every word, by its neighbours."""
        read = [_read(text) for text in texts]
        every = {item for words in read for readings in words for item in readings}
        of_pieces = _lemmas_of({piece for item in every for piece in _pieces(item)})
        found = [[_terms(readings, of_pieces) for readings in words] for words in read]
        bases = _bases({lemma for words in found for terms in words for lemma in (*terms.lemmas, *terms.related)})
        return [[_with_bases(terms, bases) for terms in words] for words in found]

    def forms(self, lemma: Lemma) -> tuple[str, ...]:
        """Those of simple words and of names; a compound inflects as its last part does."""
        readings = analyse((lemma.text,))[lemma.text]
        is_simple = all(len(item.parts) == 1 for item in readings if item.lemma == lemma.text)
        if not is_simple and lemma.kind != "H":
            return ()
        every = (form for name in _FORMS.get(lemma.kind, ()) for form in synthesise(lemma.text, name, lemma.kind))
        return tuple(dict.fromkeys(map(folded, every)))


def _read(text: str) -> list[tuple[Analysis, ...]]:
    """The readings of the words of a text."""
    return [readings for _, sentence in sentences(text) for readings in analyse_in_context(words_of(sentence))]


def _pieces(reading: Analysis) -> Iterator[str]:
    """What stands in a compound: each of its roots, and runs of them, since «erihoolekanne» holds «hoolekanne»."""
    roots = reading.parts
    for start in range(len(roots)):
        for end in range(start + 1, len(roots) + 1):
            if end - start < len(roots):
                yield "".join(roots[start:end])


def _terms(readings: tuple[Analysis, ...], of_pieces: Mapping[str, tuple[Lemma, ...]]) -> WordTerms:
    lemmas = tuple(dict.fromkeys(Lemma(item.lemma, item.kind) for item in readings if len(item.lemma) >= SHORTEST))
    telling = tuple(item for item in lemmas if item.kind in _TELLING and item.text not in light_words("et"))
    if not telling:
        return WordTerms(lemmas, is_light=True)
    parts = dict.fromkeys(lemma for item in readings for piece in _pieces(item) for lemma in of_pieces[piece])
    return WordTerms(telling, tuple(part for part in parts if part not in telling))


def _lemmas_of(pieces: Iterable[str]) -> Mapping[str, tuple[Lemma, ...]]:
    """The lemmas of pieces as they stand in compounds: `laste` is of `laps`, `kiusamis` of `kiusamine`.

    A piece that is no word of the dictionary counts for nothing: it is a stem that no reader would type.
    """
    written = {
        piece: piece.removesuffix(_VERBAL_PART) + _VERBAL_NOUN if piece.endswith(_VERBAL_PART) else piece
        for piece in pieces
    }
    is_known = known(written.values())
    readings = analyse(word for word in written.values() if word in is_known)
    return {
        piece: tuple(
            dict.fromkeys(
                Lemma(item.lemma, item.kind)
                for item in readings.get(word, ())
                if item.kind in _CONTENT and len(item.lemma) >= SHORTEST
            )
        )
        for piece, word in written.items()
    }


def _bases(lemmas: Iterable[Lemma]) -> Mapping[Lemma, Lemma]:
    """The verbs that nouns are made of, by noun; only verbs that the dictionary has."""
    candidates = {
        lemma: lemma.text.removesuffix(ending) + "ma"
        for lemma in lemmas
        for ending in _DERIVED
        if lemma.kind == "S" and lemma.text.endswith(ending)
    }
    is_known = known(candidates.values())
    readings = analyse(verb for verb in candidates.values() if verb in is_known)
    return {
        noun: Lemma(verb, "V")
        for noun, verb in candidates.items()
        if any(item.lemma == verb and item.kind == "V" for item in readings.get(verb, ()))
    }


def _with_bases(found: WordTerms, bases: Mapping[Lemma, Lemma]) -> WordTerms:
    mine = dict.fromkeys(bases[lemma] for lemma in (*found.lemmas, *found.related) if lemma in bases)
    more = tuple(lemma for lemma in mine if lemma not in (*found.lemmas, *found.related))
    return WordTerms(found.lemmas, (*found.related, *more), found.is_light) if more else found
