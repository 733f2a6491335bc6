"""A correct piece of a file for one field, made from the field's own example in the messages."""

import json
import re
from enum import StrEnum
from typing import Any, TypeGuard, get_origin

from practicebook.diagnostics.diagnostic import Loc
from practicebook.diagnostics.fields import kebab, owner_of, type_at
from practicebook.messages import has, text
from practicebook.model.base import Record

_NEEDS_NO_QUOTES = re.compile(r"(?!(?:true|false|yes|no|on|off|null|y|n)$)[^\W\d_][^:#\"\n]*", re.IGNORECASE)
_ITEMS_PARTED_BY = "; "
"""How the messages part the items of a list in one example."""


def field_example(model: type[Record], loc: Loc, lang: str) -> str:
    """How the field at `loc` may be written, or nothing when the messages have no example for it."""
    owner = owner_of(model, loc)
    if owner is None or owner[1] not in loc[-2:]:
        return ""
    return "\n".join(_lines(owner[0], owner[1], lang))


def _lines(record: type[Record], name: str, lang: str) -> list[str]:
    key = f"field.{kebab(record)}.{name}.example"
    example = text(key, lang) if has(key, lang) else ""
    kinds = type_at(record, (name,))
    kind: Any = kinds[0] if kinds else str
    inner: list[str] = []
    if get_origin(kind) is tuple:
        (item,) = type_at(record, (name, 0))[:1] or (str,)
        if _is_record(item):
            inner = [f"{'  ' if n else '- '}{line}" for n, line in enumerate(_required(item, lang))]
        elif example:
            start = f"- {lang}: " if get_origin(item) is dict else "- "
            inner = [f"{start}{_quoted(part, item)}" for part in example.split(_ITEMS_PARTED_BY)]
    elif _is_record(kind):
        inner = _required(kind, lang)
    elif get_origin(kind) is dict:
        holds_text = not any(_is_record(item) for item in type_at(record, (name, lang)))
        inner = [f"{lang}: {_quoted(example, str)}"] if example and holds_text else []
    else:
        return [f"{name}: {_quoted(example, kind)}"] if example else []
    return [f"{name}:", *(f"  {line}" for line in inner)] if inner else []


def _required(record: type[Record], lang: str) -> list[str]:
    """The lines of a record's required fields; nothing when one of them has no example."""
    blocks = [_lines(record, name, lang) for name, info in record.model_fields.items() if info.is_required()]
    return [line for block in blocks for line in block] if all(blocks) else []


def _is_record(kind: object) -> TypeGuard[type[Record]]:
    return isinstance(kind, type) and issubclass(kind, Record)


def _quoted(value: str, kind: object) -> str:
    """`value` as YAML, bare only where no reader would take it for something else."""
    is_bare_kind = isinstance(kind, type) and not issubclass(kind, (str, StrEnum)) and re.fullmatch(r"[\w.]+", value)
    return value if is_bare_kind or _NEEDS_NO_QUOTES.fullmatch(value) else json.dumps(value, ensure_ascii=False)
