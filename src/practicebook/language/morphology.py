"""Analyse Estonian words by Vabamorf: their lemmas, the parts of compounds, whether a word is known, how it is spelt.

Vabamorf comes inside EstNLTK, which as a whole asks for 17 packages that the analyser does not need. So it is
installed without them (`tool.uv.dependency-metadata` in pyproject.toml), and the one folder is loaded by its place:
that is why the version is pinned. It is loaded when a word is first asked for, in about 0.2 seconds. Where it is not
installed (there are wheels for CPython 3.11 to 3.14), `is_available` says so, and no other analyser stands in: one that
knows fewer words would find slips where there are none.

EstNLTK is GPL-2.0-only OR Apache-2.0; we use it under Apache-2.0.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

LANGUAGE = "et"
"""The one language that is analysed."""
_PACKAGE, _FOLDER = "estnltk", "vabamorf"
_AT_ONCE = 20
"""Words handed over in one call; with lists of thousands of words the analyser has crashed."""


class AnalyserMissingError(ImportError):
    """A word was asked for although Vabamorf is not installed; ask `is_available` first."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    `lemma` is its dictionary form (of a verb the form in -ma); `parts` are the roots of a compound from left to right,
    of a simple word the root alone; `kind` and `form` are Vabamorf's letters, such as `S` for a noun and `sg g` for a
    genitive singular.
    """

    lemma: str
    parts: tuple[str, ...]
    kind: str
    form: str


def is_available() -> bool:
    """Whether words can be analysed here; loads the analyser if so."""
    return _vabamorf() is not None


def analyse(words: Iterable[str]) -> Mapping[str, tuple[Analysis, ...]]:
    """Every reading of each of `words`, in the order of the analyser, which is not the order of likelihood.

    A word that the dictionary does not have is guessed at, proper names too.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """
    kept, asked = _readings_so_far(), tuple(dict.fromkeys(words))
    for some in _portions(word for word in asked if word not in kept):
        answers = _loaded().analyze(some, disambiguate=False)
        kept |= {word: _readings(answer["analysis"]) for word, answer in zip(some, answers, strict=True)}
    return {word: kept[word] for word in asked}


def analyse_in_context(sentence: Sequence[str]) -> tuple[tuple[Analysis, ...], ...]:
    """The likely readings of each word of a sentence, by the words around it; of a long one, part by part.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """
    return tuple(
        _readings(answer["analysis"])
        for some in _portions(sentence)
        for answer in _loaded().analyze(some, disambiguate=True)
    )


def known(words: Iterable[str]) -> frozenset[str]:
    """Those of `words` that are forms or compounds of words in the analyser's dictionary.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """
    kept, asked = _known_so_far(), frozenset(words)
    for some in _portions(sorted(word for word in asked if word not in kept)):
        kept |= dict.fromkeys(some, False)
        answers = _loaded().spellcheck(some, suggestions=False)
        kept |= {answer["text"]: True for answer in answers if answer["spelling"]}
    return frozenset(word for word in asked if kept[word])


def is_known(word: str) -> bool:
    """Whether one word is `known`; many are better asked for at once."""
    return bool(known((word,)))


@lru_cache(maxsize=4096)
def suggestions(word: str) -> tuple[str, ...]:
    """Known words that are spelt much like `word`, the likeliest first; none for a word that is known.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """
    answers = _loaded().spellcheck([word], suggestions=True)
    return tuple(answers[0]["suggestions"]) if answers else ()


def synthesise(lemma: str, form: str, kind: str) -> tuple[str, ...]:
    """Every way to write one form of a word; `form` and `kind` are Vabamorf's, as in `Analysis`. None if there is none.

    Raises:
        AnalyserMissingError: Vabamorf is not installed.
    """
    return tuple(_loaded().synthesize(lemma, form, kind))


@cache
def _vabamorf() -> Any:  # noqa: ANN401 - a class without types of its own
    """The analyser, or None where it is not installed."""
    package = find_spec(_PACKAGE)  # found, not imported: EstNLTK itself would ask for all its packages
    folders = (package.submodule_search_locations or ()) if package else ()
    folder = next((place for name in folders if (place := Path(name) / _FOLDER).is_dir()), None)
    if folder is None:
        return None
    spec = spec_from_file_location(_FOLDER, folder / "__init__.py", submodule_search_locations=[str(folder)])
    if spec is None or spec.loader is None:
        return None
    module = sys.modules[_FOLDER] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        return import_module(f"{_FOLDER}.morf").Vabamorf.instance()
    except ImportError:  # the wheel is for another machine
        del sys.modules[_FOLDER]
        return None


def _loaded() -> Any:  # noqa: ANN401 - a class without types of its own
    analyser = _vabamorf()
    if analyser is None:
        raise AnalyserMissingError(_PACKAGE)
    return analyser


@cache
def _readings_so_far() -> dict[str, tuple[Analysis, ...]]:
    """The readings of the words that were analysed."""
    return {}


@cache
def _known_so_far() -> dict[str, bool]:
    """Whether each word that was asked for is known."""
    return {}


def _portions(words: Iterable[str]) -> Iterator[list[str]]:
    rest = list(words)
    for start in range(0, len(rest), _AT_ONCE):
        yield rest[start : start + _AT_ONCE]


def _readings(found: Iterable[Mapping[str, Any]]) -> tuple[Analysis, ...]:
    """The readings without repetition: the analyser tells words apart that differ in what we leave out."""
    readings = (
        Analysis(item["lemma"], tuple(item["root_tokens"]), item["partofspeech"], item["form"]) for item in found
    )
    return tuple(dict.fromkeys(readings))
