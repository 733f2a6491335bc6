"""A fingerprint of the words of an entry or a chapter, by which a translation knows if its original has moved on.

Only what a translator translates goes in: a new date, figure or source leaves every translation as it is.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from practicebook.model.chapter import ChapterMeta
from practicebook.model.practice import Practice
from practicebook.model.translation import Translation

_HEX_DIGITS = 16
_NOTED = ("cost_setup", "cost_yearly", "time_to_start")
_CHAPTER_TEXTS = ("title", "short_title", "question", "answer")
_BY_ID = ("results", "images", "evidence", *_NOTED)


def translatable_texts(practice: Practice) -> dict[str, Any]:
    """The texts of `practice` in the shape of a `Translation`; what has no text is left out."""
    texts: dict[str, Any] = {
        "evidence": {"reason": practice.evidence.reason},
        "results": {
            result.id: _given(metric=result.metric, unit=result.unit, period=result.period)
            for result in practice.results
        },
        "images": {image.file: {"alt": image.alt} for image in practice.images},
    }
    for name in _NOTED:
        part = getattr(practice, name)
        texts[name] = _given(note=part.note if part else None)
    for name in Translation.model_fields:
        if name != "source_hash" and name not in _BY_ID:
            value = getattr(practice, name)
            texts[name] = list(value) if isinstance(value, tuple) else value
    return _given(**texts)


def source_hash(practice: Practice, sections: Mapping[str, str]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over the texts of an entry and the sections of its body."""
    words = {"front": translatable_texts(practice), "body": {key: text for key, text in sections.items() if text}}
    return _digest(words)


def chapter_source_hash(chapter: ChapterMeta, body: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over the texts of a chapter and its body."""
    texts = {name: getattr(chapter, name) for name in _CHAPTER_TEXTS}
    return _digest({"front": _given(**texts), "body": body.strip()})


def _digest(words: Mapping[str, Any]) -> str:
    canonical = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:_HEX_DIGITS]


def _given(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - texts, lists and mappings of texts
    return {name: value for name, value in values.items() if value}
