"""Turn entries and chapters alike into the texts that people wrote, so that a rule of language serves both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from practicebook.checks.handbook_macros import ChapterText, chapter_texts
from practicebook.checks.manuscripts import Manuscript, Passage
from practicebook.checks.registry import Subject
from practicebook.content.files import field_finding
from practicebook.content.practices import Entry
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.model.citation import Source

_LINES_OF_CHAPTERS = ("title", "question", "answer")


@dataclass(frozen=True)
class Written:
    """One text of a file. `names` are strings of the same file in which names stand: bodies, titles, publishers."""

    path: str
    text: str
    names: tuple[str, ...]
    _finding: Callable[[str, int, str], Diagnostic]

    def hint(self, code: str, start: int, found: str, *, suggestion: str = "", **values: str | int) -> Diagnostic:
        """A hint about `found` at the character `start` of the text."""
        return replace(self._finding(code, start, found), suggestion=suggestion, values=values)


def written(subject: Subject, lang: str) -> Iterator[Written]:
    """Yield the texts in one language: of the entries, then of the handbook's chapters, each file's texts together."""
    for manuscript in subject.manuscripts:
        if manuscript.lang == lang:
            names = _names_of(manuscript)
            for passage in manuscript.prose:
                finding = partial(_in_passage, manuscript, passage)
                yield Written(manuscript.file.path, passage.text, names, finding)
    for text in chapter_texts(subject):
        if text.lang == lang:
            yield from _texts_of(text)


def _texts_of(text: ChapterText) -> Iterator[Written]:
    names = (text.file.meta.title, *_names_in(text.chapter.meta.sources))
    for name in _LINES_OF_CHAPTERS:
        yield Written(text.file.path, getattr(text.file.meta, name), names, partial(_in_line, text, name))
    yield Written(text.file.path, text.file.body, names, partial(_in_body, text))


def _in_passage(manuscript: Manuscript, passage: Passage, code: str, start: int, found: str) -> Diagnostic:
    return manuscript.finding(code, Severity.HINT, passage, start, found=found)


def _in_body(text: ChapterText, code: str, start: int, found: str) -> Diagnostic:
    return text.finding(code, start, found=found, severity=Severity.HINT)


def _in_line(text: ChapterText, name: str, code: str, _start: int, found: str) -> Diagnostic:
    """A hint at a field of a chapter, whose text may be folded over lines."""
    place, record = (text.file.path, text.file.places), kebab(type(text.file.meta))
    return field_finding(code, place, (name,), record, found=found, severity=Severity.HINT)


def _names_of(manuscript: Manuscript) -> tuple[str, ...]:
    """Strings with names in the front matter of an original; a translation gives only its title."""
    if not isinstance(manuscript.file, Entry):
        return (manuscript.words.title,)
    practice = manuscript.file.practice
    bodies = (practice.organisation.name, *practice.partners, *practice.funders)
    return (practice.title, *bodies, *_names_in(practice.sources))


def _names_in(sources: tuple[Source, ...]) -> Iterator[str]:
    for source in sources:
        yield from (part for part in (source.title, source.publisher) if part)
