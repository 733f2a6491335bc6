"""Turn entries into the texts that checks read: per file and language its passages, and where each of them stands.

A finding in a text needs its line. A section of the body is looked up word for word in the file; a field of the front
matter is followed through YAML's folding and quoting. A file is read again only when something was found in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from practicebook.content.files import read_text
from practicebook.content.practices import Entry, TranslatedEntry
from practicebook.content.yaml_lines import line_and_column
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.model.practice import Practice
from practicebook.model.rules import texts_of
from practicebook.model.translation import Translation

_NAMES = frozenset({"source_hash", "partners", "funders"})
_EACH = "__all__"
_PARTS: Mapping[str, Any] = {
    "evidence": {"reason"},
    "results": {_EACH: {"metric", "unit", "period"}},
    "cost_setup": {"note"},
    "cost_yearly": {"note"},
    "time_to_start": {"note"},
    "images": {_EACH: {"alt"}},
}
_PROSE: Mapping[str, Any] = {name: _PARTS.get(name, True) for name in Translation.model_fields if name not in _NAMES}
"""What is written in sentences; names and titles that others gave (of sources, of bodies) are quoted, not written."""
_BETWEEN = "\0"
"""Stands in no text: control characters are refused."""
_SUSPICIOUS = ("<", "{", "javascript:", "vbscript:", "data:", "file:", "xn--", "+", "tel", "mob", "phone", "helista")
_SUSPICIOUS_PATTERNS = tuple(map(re.compile, (r"@(?<=[\w.+-]@)", "[0-9]{11}", "[\u0370-\u052f]")))


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and the field it stands in; a section of the body is `("section", "problem")`."""

    loc: Loc
    text: str

    @property
    def is_section(self) -> bool:
        """Whether it is Markdown of the body, not a line of front matter."""
        return self.loc[0] == "section"


@dataclass(frozen=True)
class Manuscript:
    """One file of an entry: the original or a translation."""

    root: Path
    lang: str
    file: Entry | TranslatedEntry

    @property
    def is_original(self) -> bool:
        """Whether it is the original, not a translation."""
        return isinstance(self.file, Entry)

    @property
    def words(self) -> Practice | Translation:
        """Its front matter."""
        return self.file.practice if isinstance(self.file, Entry) else self.file.translation

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The texts its writer wrote, fields first."""
        fields = texts_of(self.words.model_dump(include=dict(_PROSE)))
        return (*(Passage(loc, text) for loc, text in fields), *self.body)

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The sections in their order."""
        return tuple(Passage(("section", section), text) for section, text in self.file.sections.items())

    @cached_property
    def suspects(self) -> tuple[Passage, ...]:
        """The strings of the file, addresses and names included, that hold anything a rule of safety may object to.

        These are few; the rules, which are many, need not read the rest.
        """
        strings = [*texts_of(self.words.model_dump()), *((passage.loc, passage.text) for passage in self.body)]
        whole = _BETWEEN.join(text for _, text in strings)
        folded = whole.lower()
        parts, folded_parts = whole.split(_BETWEEN), folded.split(_BETWEEN)
        marks = [mark for mark in _SUSPICIOUS if mark in folded]
        patterns = [pattern for pattern in _SUSPICIOUS_PATTERNS if pattern.search(whole)]
        hits = {place for mark in marks for place, part in enumerate(folded_parts) if mark in part}
        hits |= {place for pattern in patterns for place, part in enumerate(parts) if pattern.search(part)}
        return tuple(Passage(*strings[place]) for place in sorted(hits))

    def finding(  # noqa: PLR0913 - a finding has many parts
        self,
        code: str,
        severity: Severity,
        passage: Passage,
        start: int = 0,
        *,
        found: str = "",
        suggestion: str = "",
        **values: str | int,
    ) -> Diagnostic:
        """A finding at the character `start` of a passage."""
        line, column = self._place(passage, start)
        record = "practice" if self.is_original else "translation"
        return Diagnostic(
            code, severity, self.file.path, line, column, passage.loc, found, (), suggestion, values, record
        )

    def _place(self, passage: Passage, start: int) -> tuple[int, int]:
        if passage.is_section:
            line, column = self.file.body_line.get(str(passage.loc[1]), 1), 1
        else:
            line, column = self.file.places.of(passage.loc)
        anchor = _offset(self._whole, line, column)
        if anchor is None:
            return line, column
        if passage.is_section:
            begins = self._whole.find(passage.text, anchor)
            place = None if begins < 0 else begins + start
        else:
            place = _in_scalar(self._whole, anchor, passage.text[:start])
        return (line, column) if place is None else line_and_column(self._whole, place)

    @cached_property
    def _whole(self) -> str:
        text = read_text(self.root, self.root / self.file.path)
        return "" if isinstance(text, Diagnostic) else text


def manuscripts(root: Path, entries: Iterable[Entry], original: str) -> Iterator[Manuscript]:
    """The files of the entries, each original before its translations; `original` is the language of the originals."""
    for entry in entries:
        yield Manuscript(root, original, entry)
        for lang, translated in entry.translations.items():
            yield Manuscript(root, lang, translated)


def at_field(  # noqa: PLR0913 - a finding has many parts
    entry: Entry,
    code: str,
    severity: Severity,
    loc: Loc,
    *,
    found: str = "",
    allowed: tuple[str, ...] = (),
    suggestion: str = "",
    **values: str | int,
) -> Diagnostic:
    """A finding at a field of an entry's original; a field that is not given is placed at what should hold it."""
    line, column = entry.places.of(loc)
    return Diagnostic(code, severity, entry.path, line, column, loc, found, allowed, suggestion, values)


def _offset(text: str, line: int, column: int) -> int | None:
    """The index of a line and column, both from 1; None when the text has no such place."""
    index = 0
    for _ in range(line - 1):
        index = text.find("\n", index) + 1
        if not index:
            return None
    return index + column - 1 if index + column <= len(text) else None


def _in_scalar(text: str, anchor: int, before: str) -> int | None:
    """The index in YAML `text` that follows `before`, the first characters of the scalar that begins at `anchor`.

    None when the scalar spells them otherwise, as an escape by code point does.
    """
    index = anchor
    if text[index] in ">|":
        index = _over(text, text.find("\n", index) + 1, " \n\t")
    elif text[index] in "'\"":
        index += 1
    for character in before:
        if character.isspace():
            index = _over(text, index, " \n\t\\")
            continue
        if text[index : index + 1] != character:
            index = _over(text, index, " \n\t\\'")
        if text[index : index + 1] != character:
            return None
        index += 1
        if character == "'" and text[index : index + 1] == "'":
            index += 1
    return _over(text, index, " \n\t\\") if before[-1:].isspace() or before == "" else index


def _over(text: str, index: int, characters: str) -> int:
    while index < len(text) and text[index] in characters:
        index += 1
    return index
