"""Turn macros of the handbook that cannot be carried out into errors: what is no call, and calls that lead nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from practicebook.checks.registry import Subject, check
from practicebook.content.anchors import heading_anchors
from practicebook.content.chapters import CHAPTER_FOLDER, Chapter, TranslatedChapterFile
from practicebook.content.handbook import DIAGRAM_FOLDER, GLOSSARY_FOLDER, WORKSHEET_FOLDER
from practicebook.content.macro_calls import ARGUMENTS, UNKNOWN_MACRO, MacroCall, macro_calls
from practicebook.content.yaml_lines import line_and_column
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.suggestion import nearest

NO_PRACTICE, NOT_PUBLIC, NO_RESULT, NO_TERM, NO_WORKSHEET, NO_CHAPTER, NO_ANCHOR, NO_FIGURE = (
    "PB-644",
    "PB-645",
    "PB-646",
    "PB-647",
    "PB-648",
    "PB-649",
    "PB-650",
    "PB-651",
)


@dataclass(frozen=True)
class ChapterText:
    """One file of a chapter with the calls in it; `lang` is its language."""

    lang: str
    chapter: Chapter
    file: Chapter | TranslatedChapterFile

    @property
    def calls(self) -> tuple[MacroCall, ...]:
        """The sound calls of its body."""
        return macro_calls(self.file.body)[0]

    def finding(  # noqa: PLR0913 - a finding has many parts
        self,
        code: str,
        start: int,
        *,
        found: str = "",
        allowed: tuple[str, ...] = (),
        suggestion: str = "",
        severity: Severity = Severity.ERROR,
        **values: str | int,
    ) -> Diagnostic:
        """A finding at index `start` of the body."""
        line, column = line_and_column(self.file.body, start)
        line += self.file.body_line - 1
        record = kebab(type(self.file.meta))
        return Diagnostic(code, severity, self.file.path, line, column, (), found, allowed, suggestion, values, record)


def chapter_texts(subject: Subject) -> Iterator[ChapterText]:
    """Yield the files of the handbook's chapters, each original before its translations."""
    for chapter in subject.handbook.chapters:
        yield ChapterText(subject.settings.site.languages[0], chapter, chapter)
        for lang, translated in chapter.translations.items():
            yield ChapterText(lang, chapter, translated)


@check
def macros_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """Between double braces must stand one macro of ours with texts in quotes, and nothing else of a template."""
    names = tuple(ARGUMENTS)
    for text in chapter_texts(subject):
        for fault in macro_calls(text.file.body)[1]:
            is_unknown = fault.code == UNKNOWN_MACRO
            yield text.finding(
                fault.code,
                fault.start,
                found=fault.found,
                allowed=names if is_unknown else (),
                suggestion=nearest(fault.found, names) if is_unknown else "",
            )


@check
def targets_of_macros(subject: Subject) -> Iterator[Diagnostic]:
    """What a macro names must exist and be public."""
    for text in chapter_texts(subject):
        for call in text.calls:
            judge = _JUDGES[call.name]
            if call.arguments:
                yield from judge(subject, text, call)


def _practice(subject: Subject, text: ChapterText, call: MacroCall) -> Iterator[Diagnostic]:
    slug = call.arguments[0]
    if slug in subject.catalogue.by_slug:
        return
    if any(entry.slug == slug for entry in subject.catalogue.all_entries):
        yield text.finding(NOT_PUBLIC, call.start, found=slug)
    elif not subject.exists(slug):
        yield text.finding(NO_PRACTICE, call.start, found=slug, suggestion=subject.nearest_slug(slug))


def _result(subject: Subject, text: ChapterText, call: MacroCall) -> Iterator[Diagnostic]:
    slug, identifier = call.arguments
    yield from _practice(subject, text, call)
    entry = subject.catalogue.by_slug.get(slug)
    known = tuple(result.id for result in entry.practice.results) if entry else (identifier,)
    if identifier not in known:
        near = nearest(identifier, known)
        yield text.finding(NO_RESULT, call.start, found=identifier, allowed=known, suggestion=near, practice=slug)


def _term(subject: Subject, text: ChapterText, call: MacroCall) -> Iterator[Diagnostic]:
    identifier, known = call.arguments[0], tuple(subject.handbook.glossary)
    if identifier not in known and not _is_file(subject, f"{GLOSSARY_FOLDER}/{identifier}.yml"):
        yield text.finding(NO_TERM, call.start, found=identifier, suggestion=nearest(identifier, known))


def _worksheet(subject: Subject, text: ChapterText, call: MacroCall) -> Iterator[Diagnostic]:
    identifier, known = call.arguments[0], tuple(subject.handbook.worksheets)
    if identifier not in known and not _is_file(subject, f"{WORKSHEET_FOLDER}/{identifier}.yml"):
        yield text.finding(NO_WORKSHEET, call.start, found=identifier, suggestion=nearest(identifier, known))


def _is_file(subject: Subject, path: str) -> bool:
    """Whether there is such a file; what it holds may be at fault, which has been reported then."""
    return path.isprintable() and ".." not in path and (subject.root / path).is_file()


def _reference(subject: Subject, text: ChapterText, call: MacroCall) -> Iterator[Diagnostic]:
    identifier, *anchors = call.arguments
    chapter = subject.handbook.by_id.get(identifier)
    if chapter is None:
        if not _is_file(subject, f"{CHAPTER_FOLDER}/{identifier}.md"):
            known = tuple(subject.handbook.by_id)
            near = nearest(identifier, known)
            yield text.finding(NO_CHAPTER, call.start, found=identifier, allowed=known, suggestion=near)
        return
    headings = tuple(heading_anchors(chapter.translations.get(text.lang, chapter).body))
    for anchor in anchors:
        if anchor not in headings:
            near = nearest(anchor, headings)
            yield text.finding(
                NO_ANCHOR, call.start, found=anchor, allowed=headings, suggestion=near, chapter=identifier
            )


def _figure(subject: Subject, text: ChapterText, call: MacroCall) -> Iterator[Diagnostic]:
    identifier, known = call.arguments[0], tuple(subject.handbook.diagrams)
    if identifier not in known and not _is_file(subject, f"{DIAGRAM_FOLDER}/{identifier}.yml"):
        yield text.finding(NO_FIGURE, call.start, found=identifier, suggestion=nearest(identifier, known))


_JUDGES: dict[str, Callable[[Subject, ChapterText, MacroCall], Iterator[Diagnostic]]] = {
    "case": _practice,
    "practice": _practice,
    "result": _result,
    "term": _term,
    "worksheet": _worksheet,
    "ref": _reference,
    "figure": _figure,
    "qr": _practice,
}
