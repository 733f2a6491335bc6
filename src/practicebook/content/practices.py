"""Read `practices/`: each file and its translations become an `Entry`, or findings that say why not.

A file is `<slug>.md` in the original language or `<slug>.<language>.md` in another. Every fault of every file is
found in one run; an entry with an error is left out, a translation with an error is left off its entry.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from practicebook.content.body_text import source_ids_as_written
from practicebook.content.files import LINK, UNREADABLE, file_finding, read_text, relative
from practicebook.content.frontmatter import split
from practicebook.content.hashing import source_hash, translatable_texts
from practicebook.content.records import Checked, Kind, check_record
from practicebook.content.sections import Body, read_body
from practicebook.content.yaml_lines import Positions, parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Places, Severity, has_errors
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.from_pydantic import from_violation
from practicebook.model.practice import Practice
from practicebook.model.rules import translation_violations, violations
from practicebook.model.text import SLUG_PATTERN
from practicebook.model.translation import Translation

FOLDER = "practices"
MEDIA_FOLDER = "media"
LONGEST_SLUG = 60
RESERVED_SLUGS = frozenset(
    {"teema", "maakond", "sektor", "toendus", "leht", "vordlus"}
    | {"theme", "county", "sector", "evidence", "page", "compare"}
    | {"index", "search", "assets", "media", "et", "en"}
)
"""Words that stand in addresses beside the entries' own."""

NO_ORIGINAL, UNKNOWN_LANGUAGE, BAD_SLUG, RESERVED, STRANGE_FILE, ORIGINAL_SUFFIX = (
    "PB-130",
    "PB-131",
    "PB-132",
    "PB-133",
    "PB-135",
    "PB-137",
)
STALE, UNTRANSLATED, TEXT_UNTRANSLATED = "PB-330", "PB-331", "PB-332"


@dataclass(frozen=True)
class TranslatedEntry:
    """An entry's words in another language. `is_stale`: the original has moved on since."""

    translation: Translation
    sections: Mapping[str, str]
    path: str
    is_stale: bool
    body_line: Mapping[str, int] = field(default_factory=dict)
    places: Places = field(default_factory=Positions, compare=False)


@dataclass(frozen=True)
class Entry:
    """One sound practice file with its sound translations.

    `sections` holds the Markdown of the body by section key (`problem` … `how_to_copy`) in the fixed order, and
    `body_line` the line of each section's heading; `places` tells where each field stands in the file.
    """

    slug: str
    path: str
    """POSIX, relative to the root of the project."""
    practice: Practice
    sections: Mapping[str, str]
    body_line: Mapping[str, int]
    translations: Mapping[str, TranslatedEntry]
    places: Places = field(default_factory=Positions, compare=False)


@dataclass(frozen=True)
class Reading:
    """What was read: the sound entries by slug, and every finding in the order of the files."""

    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _File:
    """One file, read and checked as far as it goes by itself."""

    path: str
    body: Body
    checked: Checked
    places: Positions
    source_ids: Sequence[str] | None
    """What citations may name; None when the file does not tell."""

    @property
    def is_sound(self) -> bool:
        return self.checked.is_sound and not has_errors(self.body.diagnostics)


def read_practices(root: Path, languages: tuple[str, ...], only: Sequence[Path] | None = None) -> Reading:
    """Read every practice under `root`, or with `only` those that the given files belong to.

    Args:
        root: The project's folder, which holds `practices/`.
        languages: The site's languages, the original first.
        only: Files to report on, absolute or relative to `root`. The other files of the same entries are read too,
            since a translation is judged by its original, but their findings are left out.
    """
    found: list[Diagnostic] = []
    groups = _groups(root, languages, found)
    wanted: frozenset[str] | None = None
    if only is not None:
        wanted = frozenset(relative(root, root / path) for path in only)
        found += (file_finding(UNREADABLE, path) for path in sorted(wanted) if not (root / path).exists())
    entries: list[Entry] = []
    for slug, files in sorted(groups.items()):
        if wanted is None or wanted & {relative(root, path) for path in files.values()}:
            entry, diagnostics = _read_entry(root, slug, files, languages)
            found += diagnostics
            entries += [entry] if entry else []
    kept = (item for item in found if wanted is None or item.path in wanted)
    return Reading(tuple(entries), tuple(sorted(kept)))


def _listing(root: Path) -> list[Path]:
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _groups(root: Path, languages: tuple[str, ...], found: list[Diagnostic]) -> dict[str, dict[str, Path]]:
    """The files of each slug by language; what does not belong is reported."""
    groups: dict[str, dict[str, Path]] = {}
    for path in _listing(root):
        shown = relative(root, path)
        if path.is_symlink():
            found.append(file_finding(LINK, shown))
        elif path.is_dir() or path.suffix != ".md":
            if not (path.is_dir() and path.name == MEDIA_FOLDER):
                found.append(file_finding(STRANGE_FILE, shown, found=shown.removeprefix(f"{FOLDER}/")))
        else:
            slug, _, lang = path.name.removesuffix(".md").partition(".")
            faults = list(_name_faults(slug, lang, shown, languages))
            found += faults
            if not faults:
                groups.setdefault(slug, {})[lang or languages[0]] = path
    return groups


def _name_faults(slug: str, lang: str, path: str, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > LONGEST_SLUG or not slug.isascii():
        yield file_finding(BAD_SLUG, path, found=path.rpartition("/")[2], maximum=LONGEST_SLUG)
    elif slug in RESERVED_SLUGS:
        yield file_finding(RESERVED, path, found=slug)
    elif lang and lang == languages[0]:
        yield file_finding(ORIGINAL_SUFFIX, path, found=f"{slug}.{lang}.md", expected=f"{slug}.md")
    elif lang and lang not in languages:
        yield file_finding(UNKNOWN_LANGUAGE, path, found=lang, allowed=languages[1:])


def _read_entry(
    root: Path, slug: str, files: Mapping[str, Path], languages: tuple[str, ...]
) -> tuple[Entry | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    original_path = files.get(languages[0])
    if original_path is None:
        found += (file_finding(NO_ORIGINAL, relative(root, path), expected=f"{slug}.md") for path in files.values())
        return None, found
    original = _read_file((root, original_path), Practice, languages[0], None, found)
    if original is None:
        for lang in languages[1:]:
            if lang in files:
                _read_file((root, files[lang]), Translation, lang, None, found)
        return None, found
    practice = original.checked.record
    if practice is not None:
        rules = violations(practice, original.checked.faulty)
        found += (from_violation(item, path=original.path, places=original.places, model=Practice) for item in rules)
    translations: dict[str, TranslatedEntry] = {}
    for lang in languages[1:]:
        if lang in files:
            translated = _read_translation(root, files[lang], lang, original, found)
            translations |= {lang: translated} if translated else {}
        elif practice is not None:
            found.append(
                file_finding(
                    UNTRANSLATED, original.path, severity=Severity.HINT, language=lang, expected=f"{slug}.{lang}.md"
                )
            )
    broken = has_errors([item for item in found if item.path == original.path])
    if practice is None or broken:
        return None, found
    body = original.body
    entry = Entry(
        slug,
        original.path,
        practice,
        MappingProxyType(body.sections),
        MappingProxyType(body.lines),
        MappingProxyType(translations),
        original.places,
    )
    return entry, found


def _read_file(
    file: tuple[Path, Path], model: type[Kind], lang: str, sources: Sequence[str] | None, found: list[Diagnostic]
) -> _File | None:
    """Read and check one file, given as root and path; its findings go to `found`.

    An original knows its own sources, a translation is given them.
    """
    root, path = file
    shown, record = relative(root, path), kebab(model)
    text = read_text(root, path)
    parts = text if isinstance(text, Diagnostic) else split(text, path=shown)
    if isinstance(parts, Diagnostic):
        found.append(parts)
        return None
    parsed = parse_yaml(parts.front, path=shown, record=record, first_line=parts.front_line)
    checked = check_record(model, parsed, path=shown)
    if model is Practice:
        sources = source_ids_as_written(parsed.data)
    body = read_body(parts.body, lang=lang, path=shown, first_line=parts.body_line, record=record, sources=sources)
    found += [*checked.diagnostics, *body.diagnostics]
    return _File(shown, body, checked, parsed.positions, sources)


def _read_translation(
    root: Path, path: Path, lang: str, original: _File, found: list[Diagnostic]
) -> TranslatedEntry | None:
    practice = original.checked.record
    file = _read_file((root, path), Translation, lang, original.source_ids, found)
    if file is None or practice is None or file.checked.record is None:
        return None
    translation: Translation = file.checked.record
    faulty = original.checked.faulty | file.checked.faulty
    rules = [
        from_violation(item, path=file.path, places=file.places, model=Translation)
        for item in translation_violations(practice, translation, faulty)
    ]
    found += rules
    if not (original.is_sound and file.is_sound) or rules:
        return None
    is_stale = translation.source_hash != source_hash(practice, original.body.sections)
    if is_stale:
        line, column = file.places.of(("source_hash",))
        loc, given = ("source_hash",), translation.source_hash
        found.append(Diagnostic(STALE, Severity.HINT, file.path, line, column, loc, given, record="translation"))
    found += _untranslated(practice, translation, original, file)
    return TranslatedEntry(
        translation,
        MappingProxyType(file.body.sections),
        file.path,
        is_stale,
        MappingProxyType(file.body.lines),
        file.places,
    )


def _untranslated(practice: Practice, translation: Translation, original: _File, file: _File) -> Iterator[Diagnostic]:
    """Yield a hint for every text of the original that the translation leaves out."""
    given = translation.model_dump(exclude_defaults=True)
    locs: list[tuple[str, ...]] = []
    for name, text in translatable_texts(practice).items():
        there = given.get(name)
        if not there:
            locs.append((name,))
        elif isinstance(text, dict) and name in {"results", "images"}:
            for identifier, words in text.items():
                locs += ((name, identifier, word) for word in words if not there.get(identifier, {}).get(word))
    locs += (("section", section) for section in original.body.sections if section not in file.body.sections)
    for loc in locs:
        line, column = file.places.of(loc)
        yield Diagnostic(TEXT_UNTRANSLATED, Severity.HINT, file.path, line, column, loc, record="translation")
