"""Keep the answers of an analyser between builds, by the text they are about: most texts have not changed since.

The file holds the answers of the last build alone. One that cannot be read, or of another version of the analyser, is
as none.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from practicebook.content.replacing import replace_file
from practicebook.search.terms import Analyser, Lemma, WordTerms


class KeptAnalyser:
    """An analyser that asks `analyser` only what the file at `path` does not tell."""

    def __init__(self, analyser: Analyser, path: Path) -> None:
        """Read what is kept."""
        self._analyser, self._path = analyser, path
        self.version = analyser.version
        self._texts, self._forms = _read(path, analyser.version)
        self._used_texts: dict[str, list[WordTerms]] = {}
        self._used_forms: dict[Lemma, tuple[str, ...]] = {}

    def text_terms(self, texts: Sequence[str]) -> list[list[WordTerms]]:
        """The terms of every word of each text, in order."""
        keys = [_key(text) for text in texts]
        asked = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._texts}
        self._texts |= zip(asked, self._analyser.text_terms(list(asked.values())), strict=True)
        self._used_texts |= {key: self._texts[key] for key in keys}
        return [self._texts[key] for key in keys]

    def forms(self, lemma: Lemma) -> tuple[str, ...]:
        """Every form of a word."""
        if lemma not in self._forms:
            self._forms[lemma] = self._analyser.forms(lemma)
        self._used_forms[lemma] = self._forms[lemma]
        return self._forms[lemma]

    def keep(self) -> None:
        """Write the answers that were asked for since the beginning."""
        terms = list(dict.fromkeys(found for words in self._used_texts.values() for found in words))
        place = {found: number for number, found in enumerate(terms)}
        data = {
            "version": self.version,
            "terms": [[_pairs(found.lemmas), _pairs(found.related), int(found.is_light)] for found in terms],
            "texts": {key: [place[found] for found in words] for key, words in self._used_texts.items()},
            "forms": [[lemma.text, lemma.kind, " ".join(forms)] for lemma, forms in self._used_forms.items()],
        }
        replace_file(self._path, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def _key(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:24]


def _pairs(lemmas: Sequence[Lemma]) -> list[tuple[str, str]]:
    return [(lemma.text, lemma.kind) for lemma in lemmas]


def _read(path: Path, version: str) -> tuple[dict[str, list[WordTerms]], dict[Lemma, tuple[str, ...]]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != version:
            return {}, {}
        terms = [
            WordTerms(_lemmas(lemmas), _lemmas(related), is_light=bool(light))
            for lemmas, related, light in data["terms"]
        ]
        texts = {key: [terms[number] for number in numbers] for key, numbers in data["texts"].items()}
        forms = {Lemma(text, kind): tuple(written.split()) for text, kind, written in data["forms"]}
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return {}, {}
    return texts, forms


def _lemmas(pairs: Sequence[Any]) -> tuple[Lemma, ...]:
    return tuple(Lemma(text, kind) for text, kind in pairs)


def kept_analysers(analysers: Mapping[str, Analyser], folder: Path) -> dict[str, KeptAnalyser]:
    """The analysers by language, each with its file in `folder`."""
    return {lang: KeptAnalyser(analyser, folder / f"{lang}.json") for lang, analyser in analysers.items()}
