"""Read YAML files that hold one record each: a single file, or a folder in which a file's name is its record's id."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from practicebook.content.files import LINK, file_finding, read_text, relative
from practicebook.content.localised import missing_texts
from practicebook.content.records import Kind, check_record
from practicebook.content.yaml_lines import Positions, parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, has_errors
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.from_pydantic import from_violation
from practicebook.model.rules import Violation
from practicebook.model.text import SLUG_PATTERN

LONGEST_ID = 60

Rules = Callable[[Any, frozenset[str]], Iterator[Violation]]
"""Takes a record, which may be lenient, and the names of its faulty fields."""


@dataclass(frozen=True)
class ReadRecord(Generic[Kind]):
    """A sound record, the file it stands in and where its fields are."""

    record: Kind
    path: str
    places: Positions


@dataclass(frozen=True)
class FolderCodes:
    """The codes of what does not belong in a folder of records."""

    strange_file: str
    bad_name: str


def read_record(
    root: Path, path: Path, model: type[Kind], *, rules: Rules | None = None, languages: tuple[str, ...] = ()
) -> tuple[ReadRecord[Kind] | None, list[Diagnostic]]:
    """The record in a file, or None when it has an error, and the findings.

    Args:
        root: The project's folder.
        path: The file.
        model: What the file holds.
        rules: The rules between the record's fields.
        languages: The languages that its texts are looked through for, the original first; none are asked for if empty.
    """
    shown = relative(root, path)
    text = read_text(root, path)
    if isinstance(text, Diagnostic):
        return None, [text]
    parsed = parse_yaml(text, path=shown, record=kebab(model))
    checked = check_record(model, parsed, path=shown)
    found = list(checked.diagnostics)
    if checked.record is None:
        return None, found
    broken = rules(checked.record, checked.faulty) if rules else ()
    found += (from_violation(violation, path=shown, places=parsed.positions, model=model) for violation in broken)
    if checked.is_sound:
        found += missing_texts(checked.record, languages, path=shown, places=parsed.positions)
    return (None if has_errors(found) else ReadRecord(checked.record, shown, parsed.positions)), found


def read_records(  # noqa: PLR0913 - as `read_record`, and what names are refused under
    root: Path,
    folder: str,
    model: type[Kind],
    codes: FolderCodes,
    *,
    rules: Rules | None = None,
    languages: tuple[str, ...] = (),
) -> tuple[dict[str, ReadRecord[Kind]], list[Diagnostic]]:
    """The sound records of a folder by id, and every finding; nothing at all when there is no such folder."""
    records: dict[str, ReadRecord[Kind]] = {}
    found: list[Diagnostic] = []
    for path in sorted((root / folder).iterdir()) if (root / folder).is_dir() else ():
        if path.name.startswith("."):
            continue
        shown, identifier = relative(root, path), path.name.removesuffix(".yml")
        name = shown.rpartition("/")[2]
        if path.is_symlink():
            found.append(file_finding(LINK, shown))
        elif path.suffix != ".yml" or path.is_dir():
            found.append(file_finding(codes.strange_file, shown, found=name))
        elif not re.fullmatch(SLUG_PATTERN, identifier) or len(identifier) > LONGEST_ID:
            found.append(file_finding(codes.bad_name, shown, found=name, maximum=LONGEST_ID))
        else:
            read, diagnostics = read_record(root, path, model, rules=rules, languages=languages)
            found += diagnostics
            records |= {identifier: read} if read else {}
    return records, found
