"""Load the message files and answer for one key: plain text with its placeholders filled.

A message is a string, or a mapping of CLDR plural categories (`one`, `other`) chosen by the value `n`. An area is read
when the first of its keys is asked for, so that a command that prints three sentences does not parse them all.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from practicebook.messages.formats import number, plural_category

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


class MissingMessageError(LookupError):
    """A key that the catalogue of a language does not hold: a fault of ours, never of an author."""


@cache
def languages() -> tuple[str, ...]:
    """The languages the catalogue holds, Estonian first."""
    folders = [folder.name for folder in files("practicebook.messages").iterdir() if folder.is_dir()]
    found = sorted(name for name in folders if len(name) == len("et"))
    return tuple(sorted(found, key=lambda language: language != "et"))


@cache
def tree(area: str, lang: str) -> dict[str, Any]:
    """The messages of one area as nested mappings.

    Raises:
        MissingMessageError: There is no such area in this language.
    """
    file = files("practicebook.messages").joinpath(lang, f"{area}.yml")
    if not file.is_file():
        msg = f"no messages for area {area!r} in {lang!r}"
        raise MissingMessageError(msg)
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER) or {}  # noqa: S506 - a safe loader


def _find(key: str, lang: str) -> Any:  # noqa: ANN401 - string or plural mapping
    area, *path = key.split(".")
    node: Any = tree(area, lang)
    for part in path:
        if not isinstance(node, dict) or part not in node:
            return None
        node = node[part]
    return node


def _is_plural(node: object) -> bool:
    return isinstance(node, dict) and "other" in node and set(node) <= PLURAL_CATEGORIES


def has(key: str, lang: str) -> bool:
    """Whether `key` names a message of `lang`."""
    try:
        node = _find(key, lang)
    except MissingMessageError:
        return False
    return isinstance(node, str) or _is_plural(node)


def text(key: str, lang: str, **values: object) -> str:
    """The message under `key` in `lang`, its placeholders filled with `values` (numbers in the language's form).

    Raises:
        MissingMessageError: The key is unknown, or a plural message was asked for without `n`.
    """
    node = _find(key, lang)
    if _is_plural(node):
        n = values.get("n")
        if not isinstance(n, int):
            msg = f"{key!r} needs a number n"
            raise MissingMessageError(msg)
        node = node.get(plural_category(n, lang), node["other"])
    if not isinstance(node, str):
        msg = f"no message {key!r} in {lang!r}"
        raise MissingMessageError(msg)
    if not values:
        return node
    shown = {name: number(value, lang) if isinstance(value, int) else value for name, value in values.items()}
    return node.format_map(shown)


def keys(lang: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    """Yield every key of a language with its message."""
    for file in sorted(files("practicebook.messages").joinpath(lang).iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yml"):
            area = file.name.removesuffix(".yml")
            yield from _walk(area, tree(area, lang))


def _walk(prefix: str, node: dict[str, Any]) -> Iterator[tuple[str, str | dict[str, str]]]:
    for name, value in node.items():
        key = f"{prefix}.{name}"
        if isinstance(value, str) or _is_plural(value):
            yield key, value
        else:
            yield from _walk(key, value)
