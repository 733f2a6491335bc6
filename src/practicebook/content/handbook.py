"""Read `handbook/`: the outline of the book, its chapters, glossary, worksheets and diagrams, with all findings.

A project without the folder, or with an empty one, has no handbook, which is no fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from practicebook.content.chapters import (
    CHAPTER_FOLDER,
    STRANGE_FILE,
    Chapter,
    TranslatedChapterFile,
    read_chapters,
)
from practicebook.content.files import field_finding, file_finding, relative
from practicebook.content.record_files import FolderCodes, ReadRecord, read_record, read_records
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.suggestion import nearest
from practicebook.model.chapter import BookOutline, ChapterMeta, GlossaryTerm, TranslatedChapter
from practicebook.model.chapter_rules import front_violations, outline_violations
from practicebook.model.diagram import Diagram, diagram_violations
from practicebook.model.front import BookFront
from practicebook.model.worksheet import Worksheet
from practicebook.model.worksheet_rules import worksheet_violations

FOLDER = "handbook"
OUTLINE, GLOSSARY_FOLDER, WORKSHEET_FOLDER = f"{FOLDER}/book.yml", f"{FOLDER}/glossary", f"{FOLDER}/worksheets"
FRONT, DIAGRAM_FOLDER = f"{FOLDER}/front.yml", f"{FOLDER}/diagrams"
RESERVED_SLUGS = frozenset(
    {"sonastik", "toolehed", "glossary", "worksheets", "index", "search", "assets", "et", "en"}
    | {"kasutamine", "eessona", "register", "allikad", "using", "foreword", "subject-index", "sources"}
)
"""Words that stand beside the chapters' own in the handbook's addresses."""
NO_OUTLINE, NO_FILE, NOT_IN_OUTLINE, SLUG_TWICE, RESERVED, SEE_ITSELF, NO_TERM, NOT_ON_PATH = (
    "PB-602",
    "PB-603",
    "PB-604",
    "PB-611",
    "PB-612",
    "PB-614",
    "PB-647",
    "PB-680",
)
_FOLDERS = (CHAPTER_FOLDER, GLOSSARY_FOLDER, WORKSHEET_FOLDER, DIAGRAM_FOLDER)
_CODES = FolderCodes(strange_file=STRANGE_FILE, bad_name="PB-613")


@dataclass(frozen=True)
class Handbook:
    """Everything of the handbook that is sound; empty where a project has none."""

    outline: BookOutline | None = None
    front: BookFront = field(default_factory=BookFront)
    chapters: tuple[Chapter, ...] = ()
    """In the order of the outline."""
    glossary: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    diagrams: Mapping[str, Diagram] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Chapter]:
        """The chapters by id."""
        return {chapter.id: chapter for chapter in self.chapters}


@dataclass(frozen=True)
class HandbookReading:
    """What was read, and every finding in the order of the files."""

    handbook: Handbook
    diagnostics: tuple[Diagnostic, ...]


def read_handbook(root: Path, languages: tuple[str, ...]) -> HandbookReading:
    """Read the handbook under `root`; `languages` are the site's, the original first."""
    if not (root / FOLDER).is_dir() or all(path.name.startswith(".") for path in (root / FOLDER).iterdir()):
        return HandbookReading(Handbook(), ())
    found = list(_strange_files(root))
    outline: ReadRecord[BookOutline] | None = None
    if (root / OUTLINE).exists() or (root / OUTLINE).is_symlink():
        outline, faults = read_record(root, root / OUTLINE, BookOutline, rules=outline_violations, languages=languages)
        found += faults
    else:
        found.append(file_finding(NO_OUTLINE, OUTLINE))
    front: ReadRecord[BookFront] | None = None
    if (root / FRONT).exists() or (root / FRONT).is_symlink():
        front, faults = read_record(root, root / FRONT, BookFront, rules=front_violations, languages=languages)
        found += faults
    glossary, faults = read_records(root, GLOSSARY_FOLDER, GlossaryTerm, _CODES, languages=languages)
    found += [*faults, *_see_faults(root, glossary)]
    worksheets, faults = read_records(
        root, WORKSHEET_FOLDER, Worksheet, _CODES, rules=worksheet_violations, languages=languages
    )
    found += faults
    diagrams, faults = read_records(
        root, DIAGRAM_FOLDER, Diagram, _CODES, rules=diagram_violations, languages=languages
    )
    reading = read_chapters(root, languages)
    found += [*faults, *reading.diagnostics, *_slug_faults(reading.chapters, languages)]
    if outline:
        found += _unmatched(outline, reading.paths)
    if front:
        found += _lost_steps(front, tuple(reading.paths))
    order = outline.record.chapters if outline else ()
    listed = dict.fromkeys(identifier for identifier in order if identifier in reading.chapters)
    handbook = Handbook(
        outline.record if outline else None,
        front.record if front else BookFront(),
        tuple(reading.chapters[identifier] for identifier in (listed | dict.fromkeys(reading.chapters))),
        MappingProxyType({identifier: term.record for identifier, term in glossary.items()}),
        MappingProxyType({identifier: sheet.record for identifier, sheet in worksheets.items()}),
        MappingProxyType({identifier: diagram.record for identifier, diagram in diagrams.items()}),
    )
    return HandbookReading(handbook, tuple(sorted(found)))


def _strange_files(root: Path) -> Iterator[Diagnostic]:
    """Yield what stands in the folder but is no part of a handbook."""
    folders = {path.rpartition("/")[2] for path in _FOLDERS}
    own = tuple(path.rpartition("/")[2] for path in (OUTLINE, FRONT))
    for path in sorted((root / FOLDER).iterdir()):
        is_ours = path.name in own or (path.name in folders and path.is_dir() and not path.is_symlink())
        if not is_ours and not path.name.startswith("."):
            shown = relative(root, path)
            name = shown.rpartition("/")[2]
            names = (*own, *sorted(folders))
            yield file_finding(STRANGE_FILE, shown, found=name, suggestion=nearest(name, names))


def _unmatched(outline: ReadRecord[BookOutline], paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield chapters of the outline that have no file, and files that the outline does not name."""
    for place, part in enumerate(outline.record.parts):
        for position, identifier in enumerate(part.chapters):
            if identifier not in paths:
                yield field_finding(
                    NO_FILE,
                    (outline.path, outline.places),
                    ("parts", place, "chapters", position),
                    kebab(BookOutline),
                    found=identifier,
                    suggestion=nearest(identifier, tuple(paths)),
                    expected=f"{CHAPTER_FOLDER}/{identifier}.md",
                )
    for identifier, path in paths.items():
        if identifier not in outline.record.chapters:
            yield file_finding(NOT_IN_OUTLINE, path, found=identifier)


def _lost_steps(front: ReadRecord[BookFront], chapters: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield steps of reading paths whose chapter has no file."""
    for place, path in enumerate(front.record.paths):
        for position, step in enumerate(path.steps):
            if step.chapter not in chapters:
                yield field_finding(
                    NOT_ON_PATH,
                    (front.path, front.places),
                    ("paths", place, "steps", position, "chapter"),
                    kebab(BookFront),
                    found=step.chapter,
                    suggestion=nearest(step.chapter, chapters),
                )


def _slug_faults(chapters: Mapping[str, Chapter], languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield address parts that are taken: by another chapter in the same language, or by the handbook itself."""
    for lang in languages:
        taken: dict[str, str] = {}
        for chapter in chapters.values():
            is_original = lang == languages[0]
            file: Chapter | TranslatedChapterFile | None = chapter if is_original else chapter.translations.get(lang)
            if file is None:
                continue
            slug, place, loc = file.meta.slug, (file.path, file.places), ("slug",)
            record = kebab(ChapterMeta if is_original else TranslatedChapter)
            if slug in RESERVED_SLUGS:
                yield field_finding(RESERVED, place, loc, record, found=slug)
            elif slug in taken:
                yield field_finding(SLUG_TWICE, place, loc, record, found=slug, other=taken[slug])
            taken.setdefault(slug, file.path)


def _see_faults(root: Path, glossary: Mapping[str, ReadRecord[GlossaryTerm]]) -> Iterator[Diagnostic]:
    """Yield terms that point to themselves or to a term that does not exist."""
    for identifier, term in glossary.items():
        for position, other in enumerate(term.record.see):
            place, loc = (term.path, term.places), ("see", position)
            if other == identifier:
                yield field_finding(SEE_ITSELF, place, loc, kebab(GlossaryTerm), found=other)
            elif other not in glossary and not (root / GLOSSARY_FOLDER / f"{other}.yml").is_file():
                near = nearest(other, tuple(glossary))
                yield field_finding(NO_TERM, place, loc, kebab(GlossaryTerm), found=other, suggestion=near)
