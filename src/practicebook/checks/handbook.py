"""Turn what does not agree within a chapter into findings: lists and text, sources and citations, notes, languages."""

from collections.abc import Iterator

from practicebook.checks.handbook_macros import ChapterText, chapter_texts
from practicebook.checks.registry import Subject, check
from practicebook.content.chapters import Chapter
from practicebook.content.files import field_finding
from practicebook.content.learning import FOLDER as LEARNING_FOLDER
from practicebook.content.notes import notes_in
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.suggestion import nearest
from practicebook.model.chapter import ChapterMeta
from practicebook.model.text import CITATION

UNCITED, NO_LEARNING_ITEM = "PB-421", "PB-475"
NOT_USED, NOT_LISTED, NOT_TRANSLATED, NOT_IN_ORIGINAL, NO_NOTE, UNUSED_NOTE, NOTE_TWICE = (
    "PB-655",
    "PB-656",
    "PB-657",
    "PB-658",
    "PB-660",
    "PB-661",
    "PB-662",
)
_LISTS = {"cases": frozenset({"case", "practice", "result"}), "worksheets": frozenset({"worksheet"})}
"""Lists of the front matter and the macros by which the text uses what they name."""


@check
def lists_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """A chapter should list the practices and worksheets that its text uses, and no others."""
    for chapter in subject.handbook.chapters:
        text = ChapterText(subject.settings.site.languages[0], chapter, chapter)
        for name, macros in _LISTS.items():
            listed: tuple[str, ...] = getattr(chapter.meta, name)
            used = {call.arguments[0]: call.start for call in reversed(text.calls) if call.name in macros}
            for index, identifier in enumerate(listed):
                if identifier not in used:
                    yield _at_field(chapter, NOT_USED, (name, index), identifier)
            for identifier, start in used.items():
                if identifier not in listed:
                    yield text.finding(NOT_LISTED, start, found=identifier, severity=Severity.HINT, name=name)


@check
def sources_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """Every source of a chapter should be cited in its text."""
    for chapter in subject.handbook.chapters:
        cited = set(CITATION.findall(f"{chapter.body}\n{chapter.meta.question}\n{chapter.meta.answer}"))
        for index, source in enumerate(chapter.meta.sources):
            if source.id not in cited:
                yield _at_field(chapter, UNCITED, ("sources", index, "id"), source.id)


@check
def learning_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """A chapter must name learning items that exist."""
    for chapter in subject.handbook.chapters:
        for index, identifier in enumerate(chapter.meta.learning):
            there = subject.root / LEARNING_FOLDER / f"{identifier}.yml"
            if identifier not in subject.learning and not there.is_file():
                near = nearest(identifier, tuple(subject.learning))
                yield _at_field(
                    chapter, NO_LEARNING_ITEM, ("learning", index), identifier, severity=Severity.ERROR, suggestion=near
                )


@check
def macros_of_translations(subject: Subject) -> Iterator[Diagnostic]:
    """A translated chapter should use the same macros for the same things as its original."""
    for text in chapter_texts(subject):
        if text.file is text.chapter:
            continue
        original = ChapterText(subject.settings.site.languages[0], text.chapter, text.chapter)
        ours, theirs = ({call.key: call.start for call in reversed(one.calls)} for one in (text, original))
        for key, start in ours.items():
            if key not in theirs:
                yield text.finding(NOT_IN_ORIGINAL, start, found=_spelt(key), severity=Severity.HINT)
        for key, start in theirs.items():
            if key not in ours:
                yield original.finding(
                    NOT_TRANSLATED, start, found=_spelt(key), severity=Severity.HINT, other=text.file.path
                )


@check
def notes_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """A footnote mark must have its note, a note stands once, and every note should have a mark."""
    for text in chapter_texts(subject):
        found = notes_in(text.file.body)
        notes: dict[str, int] = {}
        for note in found.notes:
            if note.name in notes:
                yield text.finding(NOTE_TWICE, note.start, found=f"[^{note.name}]:")
            notes.setdefault(note.name, note.start)
        marks = {mark.name: mark.start for mark in found.marks}
        for name, start in marks.items():
            if name not in notes:
                near = nearest(name, tuple(notes))
                yield text.finding(NO_NOTE, start, found=f"[^{name}]", suggestion=near and f"[^{near}]")
        for name, start in notes.items():
            if name not in marks:
                yield text.finding(UNUSED_NOTE, start, found=f"[^{name}]:", severity=Severity.HINT)


def _at_field(  # noqa: PLR0913 - a finding has many parts
    chapter: Chapter,
    code: str,
    loc: Loc,
    found: str,
    *,
    severity: Severity = Severity.HINT,
    suggestion: str = "",
) -> Diagnostic:
    place, record = (chapter.path, chapter.places), kebab(ChapterMeta)
    return field_finding(code, place, loc, record, found=found, severity=severity, suggestion=suggestion)


def _spelt(key: tuple[str, ...]) -> str:
    """A call as it stands in a text, without the words of a sentence."""
    name, *arguments = key
    quoted = ", ".join(f'"{argument}"' for argument in arguments)
    return f"{name}({quoted})"
