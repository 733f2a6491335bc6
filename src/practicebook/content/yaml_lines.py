"""Turn YAML into plain data (dicts, lists, strings) with the place of every key and value, and refuse its surprises.

A contributed file is hostile until read: aliases (a few hundred bytes of them fill the memory), tags, repeated keys
and plain words that other readers turn into something else (`0037` is 31, `no` is false, `1:30` is 90 in YAML 1.1)
are findings. Events are read one by one, so that nothing is built before it has been looked at; no value is converted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from practicebook.content.yaml_words import FORBIDDEN, is_surprise
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 20
"""Levels of nesting; the deepest field of our models is on the fifth."""

ALIAS, REPEATED_KEY, TAG, SYNTAX, SURPRISE = "PB-101", "PB-102", "PB-103", "PB-104", "PB-105"
EMPTY, TAB, SEVERAL_DOCUMENTS, TOO_DEEP, COMPLEX_KEY = "PB-108", "PB-109", "PB-111", "PB-112", "PB-114"
FORBIDDEN_CHARACTER = "PB-115"
_SYNTAX_CODES = (
    ("mapping values are not allowed", "PB-116"),
    ("quoted scalar", "PB-117"),
    ("unexpected end of stream", "PB-117"),
    ("unknown escape character", "PB-117"),
    ("cannot start any token", "PB-118"),
    ("alphabetic or numeric character", "PB-118"),
    ("could not find expected ':'", "PB-119"),
    ("expected <document start>", SEVERAL_DOCUMENTS),
    ("expected '<document start>'", SEVERAL_DOCUMENTS),
)
"""What libyaml and PyYAML say, in part, and the code of the finding; anything else is the general one."""


@dataclass
class Positions:
    """Line and column (from 1) of every value and key."""

    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    start: tuple[int, int] = (1, 1)

    def of(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """The place of the value at `loc` (or of its key); what is not in the file is placed at what should hold it."""
        for end in range(len(loc), 0, -1):
            part = loc[:end]
            place = (self.keys.get(part) or self.values.get(part)) if key or end < len(loc) else self.values.get(part)
            if place or (place := self.keys.get(part)):
                return place
        return self.start


@dataclass(frozen=True)
class ParsedYaml:
    """The data, its places and the findings. `unsound` holds the paths whose value must not be judged further."""

    data: dict[str, Any] | list[Any] | str | None
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]
    unsound: frozenset[Loc]

    def is_unsound(self, loc: Loc) -> bool:
        """Whether the value at `loc`, or what holds it, has been reported already."""
        return any(loc[:end] in self.unsound for end in range(len(loc) + 1))


def parse_yaml(text: str, *, path: str, record: str, first_line: int = 1) -> ParsedYaml:
    """Read one YAML document.

    Args:
        text: The document, line breaks as LF.
        path: The file, for the findings.
        record: The kind of record it should hold, for the findings.
        first_line: The line of the file that the text begins on.
    """
    builder = _Builder(path, record, first_line)
    builder.build(text)
    unsound = builder.unsound | ({()} if builder.broken else set())
    return ParsedYaml(builder.root, builder.positions, tuple(builder.diagnostics), frozenset(unsound))


@dataclass
class _Frame:
    """An open mapping or list, and in a mapping the key that waits for its value."""

    container: dict[str, Any] | list[Any]
    loc: Loc
    key: str | None = None
    drop_next: bool = False
    """The key was no key of ours: its value is read over."""


class _Builder:
    """Builds the data from the events of one document; stops at what makes the rest unreadable."""

    def __init__(self, path: str, record: str, first_line: int) -> None:
        self.root: Any = None
        self.positions = Positions(start=(first_line, 1))
        self.diagnostics: list[Diagnostic] = []
        self.unsound: set[Loc] = set()
        self.broken = False
        self._path, self._record, self._offset = path, record, first_line
        self._frames: list[_Frame] = []
        self._skipping = 0
        self._skipped_is_key = False

    def build(self, text: str) -> None:
        if match := FORBIDDEN.search(text):
            line, column = line_and_column(text, match.start())
            self._report(FORBIDDEN_CHARACTER, line - 1, column - 1, character=f"U+{ord(match[0]):04X}")
            self.broken = True
            return
        try:
            self._read(yaml.parse(text, Loader=_LOADER))
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error, text)
        except (yaml.YAMLError, ValueError, RecursionError):
            self._report(SYNTAX, 0, 0)
            self.broken = True

    def _read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(SEVERAL_DOCUMENTS, event.start_mark.line, event.start_mark.column)
                    self.broken = True
                    return
            elif isinstance(event, yaml.NodeEvent):
                if self._skipping:
                    self._skip(event)
                else:
                    self._node(event)
                if len(self._frames) + self._skipping > DEEPEST:
                    self._report(TOO_DEEP, event.start_mark.line, event.start_mark.column, maximum=DEEPEST)
                    self.broken = True
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()

    def _end(self) -> None:
        if not self._skipping:
            self._frames.pop()
            return
        self._skipping -= 1
        if not self._skipping:
            self._after_skipped()

    def _skip(self, event: Any) -> None:  # noqa: ANN401 - a PyYAML event
        if isinstance(event, yaml.CollectionStartEvent):
            self._skipping += 1

    def _after_skipped(self) -> None:
        if self._skipped_is_key:
            self._frames[-1].drop_next = True
            self._skipped_is_key = False

    def _node(self, event: Any) -> None:  # noqa: ANN401 - a PyYAML event
        mark = event.start_mark
        frame = self._frames[-1] if self._frames else None
        if frame and isinstance(frame.container, dict) and frame.key is None and not frame.drop_next:
            self._key(event, frame)
            return
        if frame and frame.drop_next:
            frame.drop_next = False
            if isinstance(event, yaml.CollectionStartEvent):
                self._skipping = 1
            return
        loc = self._next_loc(frame)
        self.positions.values[loc] = (mark.line + self._offset, mark.column + 1)
        self._refuse_decoration(event, loc)
        if isinstance(event, yaml.AliasEvent):
            self.unsound.add(frame.loc if frame and isinstance(frame.container, list) else loc)
            self._drop(frame)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, frame, loc)
        else:
            container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(container, frame)
            self._frames.append(_Frame(container, loc))

    def _key(self, event: Any, frame: _Frame) -> None:  # noqa: ANN401 - a PyYAML event
        mark = event.start_mark
        if not isinstance(event, yaml.ScalarEvent):
            code = ALIAS if isinstance(event, yaml.AliasEvent) else COMPLEX_KEY
            self._report(code, mark.line, mark.column, loc=frame.loc)
            self.unsound.add(frame.loc)
            if isinstance(event, yaml.AliasEvent):
                frame.drop_next = True
            else:
                self._skipping, self._skipped_is_key = 1, True
            return
        loc = (*frame.loc, event.value)
        self._refuse_decoration(event, loc)
        if event.value in frame.container:
            first = self.positions.keys[loc][0]
            self._report(REPEATED_KEY, mark.line, mark.column, loc=loc, found=event.value, first_line=str(first))
            frame.drop_next = True
            return
        self.positions.keys[loc] = (mark.line + self._offset, mark.column + 1)
        if event.implicit[0] and len(event.value) > 1 and is_surprise(event.value):  # a study's `n` is a key
            self._report(SURPRISE, mark.line, mark.column, loc=loc, found=event.value)
        frame.key = event.value

    def _scalar(self, event: Any, frame: _Frame | None, loc: Loc) -> None:  # noqa: ANN401 - a PyYAML event
        mark = event.start_mark
        plain = event.style in {None, ""} or (event.implicit[0] and not event.implicit[1])
        if plain and event.value == "":
            if frame is not None:
                line, column = self.positions.keys.get(loc, (mark.line + self._offset, mark.column + 1))
                self._report(EMPTY, line - self._offset, column - 1, loc=loc, severity=Severity.HINT)
                del self.positions.values[loc]
            self._drop(frame)
            return
        if plain and is_surprise(event.value):
            self._report(SURPRISE, mark.line, mark.column, loc=loc, found=event.value)
            self.unsound.add(loc)
        self._put(event.value, frame)

    def _refuse_decoration(self, event: Any, loc: Loc) -> None:  # noqa: ANN401 - a PyYAML event
        mark = event.start_mark
        if getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._report(ALIAS, mark.line, mark.column, loc=loc, found=f"{sign}{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag:
            self._report(TAG, mark.line, mark.column, loc=loc, found=tag.replace("tag:yaml.org,2002:", "!!"))

    def _next_loc(self, frame: _Frame | None) -> Loc:
        if frame is None:
            return ()
        part = frame.key if isinstance(frame.container, dict) else len(frame.container)
        return (*frame.loc, part if part is not None else "")

    def _put(self, value: Any, frame: _Frame | None) -> None:  # noqa: ANN401 - nested data
        if frame is None:
            self.root = value
        elif isinstance(frame.container, dict):
            frame.container[str(frame.key)] = value
            frame.key = None
        else:
            frame.container.append(value)

    def _drop(self, frame: _Frame | None) -> None:
        if frame is not None:
            frame.key = None

    def _syntax_error(self, error: yaml.MarkedYAMLError, text: str) -> None:
        self.broken = True
        said = f"{error.context or ''} {error.problem or ''}"
        code = next((code for part, code in _SYNTAX_CODES if part in said), SYNTAX)
        mark = error.context_mark if code in {"PB-117", "PB-119"} and error.context_mark else error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        for number in range(max(0, line - 1), min(line + 1, len(lines))):
            if re.match(r" *\t", lines[number]) and lines[number].strip():
                self._report(TAB, number, lines[number].index("\t"))
                return
        line = min(line, max(0, len(lines) - 1))
        while line > 0 and not lines[line].strip():
            line, column = line - 1, 0
        self._report(code, line, min(column, len(lines[line])), found="")

    def _report(  # noqa: PLR0913 - a finding has many parts
        self,
        code: str,
        line: int,
        column: int,
        *,
        loc: Loc = (),
        found: str = "",
        severity: Severity = Severity.ERROR,
        **values: str | int,
    ) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=severity,
                path=self._path,
                line=line + self._offset,
                column=column + 1,
                field=loc,
                found=found,
                values=values,
                record=self._record,
            )
        )


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
