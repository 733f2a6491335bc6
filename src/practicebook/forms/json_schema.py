"""The JSON Schema (2020-12) of a model, for editors that check while one writes and for robots that fill in files.

Pydantic gives the shape; titles and descriptions are the labels and hints of the messages. The original language of
the catalogue stands in `title` and `description`, the others in `x-title-<language>` and `x-description-<language>`;
a closed list gives the label of each id in `x-labels`.
"""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from practicebook.diagnostics.fields import kebab, record_at, type_at, vocabulary_name
from practicebook.diagnostics.suggestion import label_of
from practicebook.messages import has, languages, text
from practicebook.model.base import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(model: type[Record]) -> str:
    """The schema of `model` as JSON text; ends with a line break."""
    raw = model.model_json_schema()
    definitions = raw.pop("$defs", {})
    records = {kind.__name__: kind for kind in _records(model)}
    lists = {kind.__name__: kind for kind in _closed_lists(records.values())}
    schema: dict[str, Any] = {"$schema": DIALECT, **_titled(raw, model)}
    if definitions:
        schema["$defs"] = {
            name: _titled(part, records[name]) if name in records else _labelled(part, lists.get(name))
            for name, part in sorted(definitions.items())
        }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _titled(part: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    """A record's schema with the words of its fields in the place of Pydantic's."""
    kept = {key: value for key, value in part.items() if key not in {"title", "description"}}
    kept["properties"] = {
        name: {**_words(f"field.{kebab(model)}.{name}"), **_bare(info)} for name, info in part["properties"].items()
    }
    return kept


def _labelled(part: dict[str, Any], values: type[StrEnum] | None) -> dict[str, Any]:
    """A closed list's schema with the label of each id in every language."""
    kept = {key: value for key, value in part.items() if key not in {"title", "description"}}
    name = vocabulary_name(values) if values else ""
    if values and name:
        labels = {lang: {value.value: label_of(name, value, lang) for value in values} for lang in languages()}
        kept["x-labels"] = {lang: given for lang, given in labels.items() if any(given.values())}
    return kept


def _words(key: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for position, lang in enumerate(languages()):
        for name, part in (("title", "label"), ("description", "hint")):
            if has(f"{key}.{part}", lang):
                words[name if position == 0 else f"x-{name}-{lang}"] = text(f"{key}.{part}", lang)
    return words


def _bare(part: Any) -> Any:  # noqa: ANN401 - nested JSON
    """A schema without the titles that Pydantic makes of the fields' names."""
    if isinstance(part, dict):
        return {key: _bare(value) for key, value in part.items() if not (key == "title" and isinstance(value, str))}
    return [_bare(item) for item in part] if isinstance(part, list) else part


def _records(model: type[Record]) -> Iterator[type[Record]]:
    """Yield `model` and every record that stands in it."""
    seen: list[type[Record]] = []
    waiting = [model]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.append(kind)
        for name in kind.model_fields:
            inner = (record_at(kind, (name,)), record_at(kind, (name, 0)), record_at(kind, (name, "")))
            waiting += [record for record in inner if record]
    yield from seen


def _closed_lists(records: Any) -> Iterator[type[StrEnum]]:  # noqa: ANN401 - an iterable of models
    for record in records:
        for name in record.model_fields:
            for kind in (*type_at(record, (name,)), *type_at(record, (name, 0))):
                if isinstance(kind, type) and issubclass(kind, StrEnum):
                    yield kind
