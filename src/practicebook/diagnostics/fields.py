"""What the models say about a path of keys: which record it passes through, which closed list its value is from.

The answers come from the annotations of the models alone, so a new field needs nothing here.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin

from practicebook.diagnostics.diagnostic import Loc
from practicebook.model.base import Record
from practicebook.model.chapter import BookOutline, ChapterMeta, GlossaryTerm, TranslatedChapter
from practicebook.model.diagram import Diagram
from practicebook.model.front import BookFront
from practicebook.model.media import LearningItem
from practicebook.model.place import County
from practicebook.model.practice import Practice
from practicebook.model.settings import Settings
from practicebook.model.translation import Translation
from practicebook.model.vocabulary import VOCABULARIES
from practicebook.model.worksheet import Worksheet

_CLOSED_LISTS: dict[type[StrEnum], str] = {values: name for name, values in VOCABULARIES.items()} | {County: "county"}


def kebab(model: type[Record]) -> str:
    """The name of a model's messages: `ExternalRating` is `external-rating`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", model.__name__).lower()


@cache
def roots() -> dict[str, type[Record]]:
    """The records a file can start with, by the name findings give them."""
    models: list[type[Record]] = [Practice, Translation, LearningItem, Settings]
    models += [BookOutline, BookFront, ChapterMeta, TranslatedChapter, GlossaryTerm, Worksheet, Diagram]
    models += [kind for item in Settings.model_fields.values() for kind in _records(item.annotation)]
    return {kebab(model): model for model in models}


def vocabulary_name(values: type[StrEnum]) -> str:
    """The name under which the labels of a closed list stand, or nothing if it has none."""
    return _CLOSED_LISTS.get(values, "")


def type_at(model: type[Record], loc: Loc) -> tuple[Any, ...]:
    """The types a value at `loc` may have; empty when the models know no such path."""
    kinds: tuple[Any, ...] = (model,)
    for part in loc:
        kinds = tuple(inner for kind in kinds for inner in _inside(kind, part))
    return kinds


def record_at(model: type[Record], loc: Loc) -> type[Record] | None:
    """The record that stands at `loc`, if one does."""
    return next((kind for kind in type_at(model, loc) if _is_record(kind)), None)


def closed_list_at(model: type[Record], loc: Loc) -> type[StrEnum] | None:
    """The closed list the value at `loc` is chosen from, if it is."""
    return next((kind for kind in type_at(model, loc) if isinstance(kind, type) and issubclass(kind, StrEnum)), None)


def owner_of(model: type[Record], loc: Loc) -> tuple[type[Record], str] | None:
    """The record and the field name that the last named part of `loc` belongs to."""
    for end in range(len(loc), 0, -1):
        record, name = record_at(model, loc[: end - 1]), loc[end - 1]
        if record and isinstance(name, str) and name in record.model_fields:
            return record, name
    return None


def _is_record(kind: object) -> TypeGuard[type[Record]]:
    return isinstance(kind, type) and issubclass(kind, Record)


def _records(annotation: object) -> Iterator[type[Record]]:
    yield from (kind for kind in _plain(annotation) if _is_record(kind))


def _plain(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation
    """Yield the alternatives of an annotation without `Annotated`, `Optional` and unions."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for option in get_args(annotation):
            yield from _plain(option)
    elif annotation is not type(None):
        yield annotation


def _inside(kind: Any, part: str | int) -> Iterator[Any]:  # noqa: ANN401 - an annotation
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and isinstance(part, int):
        yield from _plain(arguments[0])
    elif origin is dict:
        yield from _plain(arguments[1])
    elif _is_record(kind) and part in kind.model_fields:
        yield from _plain(kind.model_fields[part].annotation)
