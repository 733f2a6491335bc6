"""Read `handbook/chapters/`: each file and its translations become a `Chapter`, or findings that say why not.

A file is `<id>.md` in the original language or `<id>.<language>.md` in another. A chapter whose front matter is at
fault is left out. Faults in its text do not leave it out, so that the checks find theirs in the same run.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Generic

from practicebook.content.body_text import Reporter, check_citations, refuse_hidden, source_ids_as_written
from practicebook.content.files import LINK, field_finding, file_finding, read_text, relative
from practicebook.content.frontmatter import split
from practicebook.content.hashing import chapter_source_hash
from practicebook.content.practices import ORIGINAL_SUFFIX, UNKNOWN_LANGUAGE
from practicebook.content.records import Checked, Kind, check_record
from practicebook.content.yaml_lines import Positions, parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Places, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.from_pydantic import from_violation
from practicebook.model.chapter import ChapterMeta, TranslatedChapter
from practicebook.model.chapter_rules import chapter_violations, translated_chapter_violations
from practicebook.model.rules import Violation
from practicebook.model.text import IDENTIFIER_PATTERN

CHAPTER_FOLDER = "handbook/chapters"
STRANGE_FILE, NO_ORIGINAL, UNTRANSLATED, STALE, OTHER_ID, BAD_NAME = (
    "PB-601",
    "PB-606",
    "PB-607",
    "PB-608",
    "PB-609",
    "PB-610",
)


@dataclass(frozen=True)
class TranslatedChapterFile:
    """A chapter's words in another language. `is_stale`: the original has moved on since."""

    path: str
    meta: TranslatedChapter
    body: str
    body_line: int
    is_stale: bool
    places: Places = field(default_factory=Positions, compare=False)


@dataclass(frozen=True)
class Chapter:
    """One chapter file with its translations.

    `body` is Markdown as written, with citations `[@s1]` and macros; `body_line` is the line of the file, from 1, that
    it begins on; `places` tells where each field stands in the file.
    """

    id: str
    path: str
    """POSIX, relative to the root of the project."""
    meta: ChapterMeta
    body: str
    body_line: int
    translations: Mapping[str, TranslatedChapterFile]
    places: Places = field(default_factory=Positions, compare=False)


@dataclass(frozen=True)
class ChapterReading:
    """The chapters with sound front matter by id, the original of every chapter there is, and every finding."""

    chapters: Mapping[str, Chapter]
    paths: Mapping[str, str]
    diagnostics: list[Diagnostic]


@dataclass(frozen=True)
class _File(Generic[Kind]):
    """One file, read and checked as far as it goes by itself."""

    path: str
    checked: Checked[Kind]
    places: Positions
    body: str
    body_line: int
    source_ids: Sequence[str] | None


def read_chapters(root: Path, languages: tuple[str, ...]) -> ChapterReading:
    """Read every chapter under `root`; `languages` are the site's, the original first."""
    found: list[Diagnostic] = []
    chapters: dict[str, Chapter] = {}
    groups = _groups(root, languages, found)
    for identifier, files in sorted(groups.items()):
        chapter = _read_chapter(root, identifier, files, languages, found)
        chapters |= {identifier: chapter} if chapter else {}
    originals = {name: relative(root, files[languages[0]]) for name, files in groups.items() if languages[0] in files}
    return ChapterReading(chapters, originals, found)


def _groups(root: Path, languages: tuple[str, ...], found: list[Diagnostic]) -> dict[str, dict[str, Path]]:
    """The files of each chapter by language; what does not belong is reported."""
    folder = root / CHAPTER_FOLDER
    groups: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        shown = relative(root, path)
        name = shown.rpartition("/")[2]
        identifier, _, lang = name.removesuffix(".md").partition(".")
        if name.startswith("."):
            continue
        if path.is_symlink():
            found.append(file_finding(LINK, shown))
        elif path.is_dir() or path.suffix != ".md":
            found.append(file_finding(STRANGE_FILE, shown, found=name))
        elif not re.fullmatch(IDENTIFIER_PATTERN, identifier):
            found.append(file_finding(BAD_NAME, shown, found=name))
        elif lang == languages[0]:
            found.append(file_finding(ORIGINAL_SUFFIX, shown, found=name, expected=f"{identifier}.md"))
        elif lang and lang not in languages:
            found.append(file_finding(UNKNOWN_LANGUAGE, shown, found=lang, allowed=languages[1:]))
        else:
            groups.setdefault(identifier, {})[lang or languages[0]] = path
    return groups


def _read_chapter(
    root: Path, identifier: str, files: Mapping[str, Path], languages: tuple[str, ...], found: list[Diagnostic]
) -> Chapter | None:
    if languages[0] not in files:
        for path in files.values():
            found.append(file_finding(NO_ORIGINAL, relative(root, path), expected=f"{identifier}.md"))
            _read_file(root, path, TranslatedChapter, None, found)
        return None
    original = _read_file(root, files[languages[0]], ChapterMeta, None, found)
    meta = original.checked.record if original else None
    is_sound = False
    if original and meta:
        faults = [
            from_violation(item, path=original.path, places=original.places, model=ChapterMeta)
            for item in _violations(meta, identifier, original.checked.faulty)
        ]
        found += faults
        is_sound = original.checked.is_sound and not faults
    translations: dict[str, TranslatedChapterFile] = {}
    for lang in languages[1:]:
        if lang in files:
            translated = _read_translation(root, files[lang], original, found)
            translations |= {lang: translated} if translated else {}
        elif original:
            expected = f"{identifier}.{lang}.md"
            found.append(
                file_finding(UNTRANSLATED, original.path, severity=Severity.HINT, language=lang, expected=expected)
            )
    if original is None or meta is None or not is_sound:
        return None
    return Chapter(
        identifier,
        original.path,
        meta,
        original.body,
        original.body_line,
        MappingProxyType(translations),
        original.places,
    )


def _violations(meta: ChapterMeta, identifier: str, faulty: frozenset[str]) -> Iterator[Violation]:
    """Yield the broken rules of a chapter's front matter, and an id that is not the file's name."""
    yield from chapter_violations(meta, faulty)
    if meta.id != identifier and "id" not in faulty:
        yield Violation(OTHER_ID, ("id",), meta.id, (identifier,))


def _read_file(
    root: Path, path: Path, model: type[Kind], sources: Sequence[str] | None, found: list[Diagnostic]
) -> _File[Kind] | None:
    """Read and check one file; its findings go to `found`. An original knows its own sources."""
    shown, record = relative(root, path), kebab(model)
    text = read_text(root, path)
    parts = text if isinstance(text, Diagnostic) else split(text, path=shown)
    if isinstance(parts, Diagnostic):
        found.append(parts)
        return None
    parsed = parse_yaml(parts.front, path=shown, record=record, first_line=parts.front_line)
    checked = check_record(model, parsed, path=shown)
    found += checked.diagnostics
    if model is ChapterMeta:
        sources = source_ids_as_written(parsed.data) or []
    lines, report = parts.body.split("\n"), Reporter(shown, record, parts.body_line, found)
    refuse_hidden(lines, report)
    if sources is not None:
        check_citations(lines, sources, report)
    return _File(shown, checked, parsed.positions, parts.body, parts.body_line, sources)


def _read_translation(
    root: Path, path: Path, original: _File[ChapterMeta] | None, found: list[Diagnostic]
) -> TranslatedChapterFile | None:
    file = _read_file(root, path, TranslatedChapter, original.source_ids if original else None, found)
    meta = original.checked.record if original else None
    if file is None or original is None or meta is None or file.checked.record is None:
        return None
    translated = file.checked.record
    faults = [
        from_violation(item, path=file.path, places=file.places, model=TranslatedChapter)
        for item in translated_chapter_violations(meta, translated, original.checked.faulty | file.checked.faulty)
    ]
    found += faults
    if faults or not (original.checked.is_sound and file.checked.is_sound):
        return None
    digits = chapter_source_hash(meta, original.body)
    is_stale = translated.source_hash != digits
    if is_stale:
        found.append(
            field_finding(
                STALE,
                (file.path, file.places),
                ("source_hash",),
                kebab(TranslatedChapter),
                found=translated.source_hash,
                severity=Severity.HINT,
                expected=digits,
            )
        )
    return TranslatedChapterFile(file.path, translated, file.body, file.body_line, is_stale, file.places)
