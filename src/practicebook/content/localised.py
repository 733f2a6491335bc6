"""Find the texts of a record that lack a language of the site."""

from collections.abc import Iterator
from typing import Any

from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Places, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.model.base import Record
from practicebook.model.media import LANGUAGE_PATTERN

NO_ORIGINAL_TEXT, NO_TRANSLATED_TEXT = "PB-143", "PB-144"


def missing_texts(record: Record, languages: tuple[str, ...], *, path: str, places: Places) -> Iterator[Diagnostic]:
    """Yield every text for visitors that lacks a language of the site: an error for the first one, else a hint."""
    for loc, text in _localised(record.model_dump()):
        for lang in languages:
            if lang not in text:
                is_original = lang == languages[0]
                yield Diagnostic(
                    NO_ORIGINAL_TEXT if is_original else NO_TRANSLATED_TEXT,
                    Severity.ERROR if is_original else Severity.HINT,
                    path,
                    *places.of(loc, key=True),
                    field=loc,
                    values={"language": lang},
                    record=kebab(type(record)),
                )


def _localised(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, dict[str, str]]]:  # noqa: ANN401 - nested data
    if isinstance(value, dict):
        if value and all(LANGUAGE_PATTERN.fullmatch(str(name)) for name in value):
            yield loc, value
        else:
            for name, item in value.items():
                yield from _localised(item, (*loc, name))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _localised(item, (*loc, index))
