"""Change single values in the front matter of a file and leave every other character of it alone.

The commands that publish or rename an entry must not lose its writer's comments, quotes and line breaks: the text is
cut at the places that the YAML reader knows, never dumped anew. Each edit is read back; one whose outcome is not what
was meant raises `UneditableError`, and a person does it by hand.
"""

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from practicebook.content.frontmatter import split
from practicebook.content.yaml_lines import ParsedYaml, parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Loc

_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "null"})
_INDENT = "  "
_BOM = "\ufeff"


class UneditableError(ValueError):
    """The file is written in a way that this module does not edit; its text is as it was."""


def scalar(value: str) -> str:
    """`value` as YAML on one line: ids and truth values plain, all else in double quotes."""
    return value if _PLAIN.fullmatch(value) and value not in _YAML_WORDS else json.dumps(value, ensure_ascii=False)


def with_value(text: str, key: str, value: str, order: Sequence[str]) -> str:
    """`text` with the top-level `key` set to `value`; `order` tells where a new key belongs.

    Raises:
        UneditableError: The value stands in a form that is not edited here.
    """

    def edit(document: "_Document") -> None:
        if (key,) in document.parsed.positions.values:
            document.replace((key,), value)
        else:
            document.insert(key, [f"{key}: {scalar(value)}"], order)

    return _edited(text, edit, lambda data: data.update({key: value}))


def with_inner_value(text: str, key: str, inner: str, value: str, order: Sequence[str]) -> str:
    """`text` with `inner` set to `value` in the record under the top-level `key`.

    Raises:
        UneditableError: The record stands in a form that is not edited here.
    """

    def edit(document: "_Document") -> None:
        if (key, inner) in document.parsed.positions.values:
            document.replace((key, inner), value)
        elif (key,) in document.parsed.positions.values:
            first = document.line_of(next(iter(document.data[key])), parent=key)
            line = document.lines[first]
            indent = line[: len(line) - len(line.lstrip(" "))]
            document.lines.insert(first, f"{indent}{inner}: {scalar(value)}")
        else:
            document.insert(key, [f"{key}:", f"{_INDENT}{inner}: {scalar(value)}"], order)

    return _edited(text, edit, lambda data: data.setdefault(key, {}).update({inner: value}))


def with_item(text: str, key: str, item: str, order: Sequence[str]) -> str:
    """`text` with `item` at the end of the list under the top-level `key`, unless it stands there already.

    Raises:
        UneditableError: The list stands in a form that is not edited here.
    """

    def edit(document: "_Document") -> None:
        items = document.data.get(key, [])
        if item in items:
            return
        if (key,) not in document.parsed.positions.values:
            document.insert(key, [f"{key}:", f"{_INDENT}- {scalar(item)}"], order)
            return
        number, column = document.place((key,))
        if document.lines[number][column : column + 1] == "[":
            line = document.lines[number]
            end = line.index("]", column) if "]" in line[column:] else len(line)
            comma = ", " if items else ""
            document.lines[number] = f"{line[:end].rstrip()}{comma}{scalar(item)}{line[end:]}"
            return
        last, at = document.place((key, len(items) - 1))
        dash = document.lines[last].rindex("-", 0, at)
        document.lines.insert(document.end_of_item(last, dash), f"{document.lines[last][:dash]}- {scalar(item)}")

    def change(data: dict[str, Any]) -> None:
        items = data.setdefault(key, [])
        if item not in items:
            items.append(item)

    return _edited(text, edit, change)


def without_item(text: str, key: str, item: str) -> str:
    """`text` without `item` in the list of lines under the top-level `key`; an empty list goes with its key.

    Raises:
        UneditableError: The list stands in a form that is not edited here.
    """

    def edit(document: "_Document") -> None:
        items = document.data.get(key, [])
        if item not in items:
            return
        number, column = document.place((key,))
        in_brackets = document.lines[number][column : column + 1] == "["
        if len(items) == 1:
            del document.lines[slice(*document.block(key))]
        elif in_brackets:
            line = document.lines[number]
            end = line.index("]", column) if "]" in line[column:] else len(line)
            rest = ", ".join(scalar(other) for other in items if other != item)
            document.lines[number] = f"{line[: column + 1]}{rest}{line[end:]}"
        else:
            del document.lines[document.place((key, items.index(item)))[0]]

    def change(data: dict[str, Any]) -> None:
        items = data.get(key, [])
        if item in items:
            items.remove(item)
            if not items:
                del data[key]

    return _edited(text, edit, change)


def with_references(text: str, keys: Sequence[str], old: str, new: str, *, is_whole_file: bool = False) -> str:
    """`text` with every value `old` under one of the top-level `keys` made `new`.

    The value is the key's own, an item of its list or a value of its record.

    Args:
        text: A file with front matter, or with `is_whole_file` a YAML file.
        keys: The fields that hold such references.
        old: The value to replace.
        new: What takes its place.
        is_whole_file: It is YAML throughout.

    Raises:
        UneditableError: A reference stands in a form that is not edited here.
    """

    def edit(document: "_Document") -> None:
        for loc in reversed(list(_references(document.data, keys, old))):
            document.replace(loc, new)

    def change(data: dict[str, Any]) -> None:
        for key, *inner in list(_references(data, keys, old)):
            holder, name = (data[key], inner[0]) if inner else (data, key)
            holder[name] = new

    return _edited(text, edit, change, is_whole_file=is_whole_file)


def with_comment(text: str, key: str, comment: str) -> str:
    """`text` with a comment on a line of its own above the top-level `key`; the same comment is not put twice.

    Raises:
        UneditableError: There is no such key.
    """

    def edit(document: "_Document") -> None:
        number = document.line_of(key)
        line = f"# {' '.join(comment.split())}"
        if line not in document.lines:
            document.lines.insert(number, line)

    return _edited(text, edit, lambda _data: None)


def _references(data: dict[str, Any], keys: Sequence[str], old: str) -> "list[tuple[Any, ...]]":
    found: list[tuple[Any, ...]] = []
    for key in keys:
        value = data.get(key)
        if value == old:
            found.append((key,))
        elif isinstance(value, dict):
            found += ((key, inner) for inner, item in value.items() if item == old)
        elif isinstance(value, list):
            found += ((key, index) for index, item in enumerate(value) if item == old)
    return found


def _edited(
    text: str,
    edit: "Callable[[_Document], None]",
    change: Callable[[dict[str, Any]], None],
    *,
    is_whole_file: bool = False,
) -> str:
    """Do `edit` on the lines of the front matter, and hold what comes out against `change` of its data."""
    bom = _BOM if text.startswith(_BOM) else ""
    line_break = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    document = _Document(plain, is_whole_file=is_whole_file)
    expected = deepcopy(document.data)
    change(expected)
    try:
        edit(document)
    except (IndexError, KeyError, ValueError, StopIteration) as error:
        raise UneditableError(str(error)) from error
    result = document.text()
    if _Document(result, is_whole_file=is_whole_file).data != expected:
        raise UneditableError
    return bom + result.replace("\n", line_break)


class _Document:
    """The lines of a front matter with the places of its values; lines are counted from 0 in it."""

    def __init__(self, text: str, *, is_whole_file: bool) -> None:
        self._before, self._after, front = "", "", text
        if not is_whole_file:
            parts = split(text, path="")
            if isinstance(parts, Diagnostic):
                raise UneditableError
            whole = text.split("\n")
            end = parts.body_line - 2
            self._before = "\n".join(whole[: parts.front_line - 1]) + "\n"
            self._after = "\n" + "\n".join(whole[end:])
            front = "\n".join(whole[parts.front_line - 1 : end])
        self.lines = front.split("\n")
        self.parsed: ParsedYaml = parse_yaml(front + "\n", path="", record="practice")
        if not isinstance(self.parsed.data, dict):
            raise UneditableError
        self.data: dict[str, Any] = self.parsed.data

    def text(self) -> str:
        return self._before + "\n".join(self.lines) + self._after

    def place(self, loc: Loc) -> tuple[int, int]:
        """Line and column, both from 0, of the value at `loc`."""
        line, column = self.parsed.positions.values[loc]
        return line - 1, column - 1

    def line_of(self, key: str, parent: str | None = None) -> int:
        """The line of a key."""
        return self.parsed.positions.keys[(parent, key) if parent else (key,)][0] - 1

    def block(self, key: str) -> tuple[int, int]:
        """The lines of a top-level key and its value, without the comments that lead to the next key."""
        start = self.line_of(key)
        later = [self.line_of(other) for other in self._keys() if self.line_of(other) > start]
        end = min(later, default=len(self.lines))
        while end > start + 1 and (not self.lines[end - 1].strip() or self.lines[end - 1].startswith("#")):
            end -= 1
        return start, end

    def end_of_item(self, start: int, dash: int) -> int:
        """The line after the list item that begins on `start` with its dash in column `dash`."""
        end = start + 1
        while end < len(self.lines) and re.match(rf" {{{dash + 1},}}[^ #]", self.lines[end]):
            end += 1
        return end

    def replace(self, loc: Loc, value: str) -> None:
        """Put `value` in the place of the one-line scalar at `loc`, in the quotes it has."""
        number, column = self.place(loc)
        line = self.lines[number]
        old: Any = self.data
        for part in loc:
            old = old[part]
        quoted = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^']|'')*'").match(line, column)
        if quoted:
            end, new = quoted.end(), quoted[0][0] + value + quoted[0][0]
        elif line.startswith(str(old), column):
            end, new = column + len(str(old)), scalar(value)
        else:
            raise UneditableError
        self.lines[number] = line[:column] + new + line[end:]

    def insert(self, key: str, lines: list[str], order: Sequence[str]) -> None:
        """Write a key that has no value yet: over its empty line, over its `#key:` of the template, or in its order."""
        if (key,) in self.parsed.positions.keys:
            start, end = self.block(key)
            self.lines[start:end] = lines
            return
        start = next((number for number, line in enumerate(self.lines) if re.match(rf"#{key}:", line)), None)
        if start is not None:
            end = start + 1
            while end < len(self.lines) and re.match(r"# {2,}\S", self.lines[end]):
                end += 1
            self.lines[start:end] = lines
            return
        before = [name for name in order[: order.index(key)] if (name,) in self.parsed.positions.keys]
        at = self.block(before[-1])[1] if before else 0
        self.lines[at:at] = lines

    def _keys(self) -> list[str]:
        return [str(loc[0]) for loc in self.parsed.positions.keys if len(loc) == 1]
