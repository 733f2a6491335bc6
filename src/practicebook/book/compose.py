"""Compose the handbook of a project as one book in one language: numbers, notes, sources, terms and references.

A chapter that is not translated stands in the book in its original language, with all that macros put into it, and
says so.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from markupsafe import Markup

from practicebook.book.apparatus import glossary, index, sheets, sources, used_practices
from practicebook.book.book import Book, Change, Chapter, Heading, Note, Part
from practicebook.book.front_matter import front_matter
from practicebook.book.macros import ChapterMacros, ChapterName
from practicebook.book.uses import Case, HeadingTag, NoteReference, PracticeLink, SourceMark, TermUse, Told, Use
from practicebook.content.anchors import heading_anchors
from practicebook.content.binding import bound
from practicebook.content.chapters import Chapter as ChapterFile
from practicebook.content.chapters import TranslatedChapterFile
from practicebook.content.flow import (
    Citation,
    Flow,
    HeadingStart,
    Piece,
    chapter_flow,
    heading_words,
    line_flow,
    note_flows,
)
from practicebook.content.macro_calls import MacroCall
from practicebook.content.notes import NoteMark, notes_in
from practicebook.messages import text
from practicebook.model.chapter import BookNumbers
from practicebook.model.settings import localised
from practicebook.model.vocabulary import ChapterState
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.localised import localised_text
from practicebook.views.media import chapter_learning
from practicebook.views.sources import source_lines


def compose(project: Project, addresses: Addresses) -> Book | None:
    """The book in the language of `addresses`; None where the project has no handbook.

    `project` must be free of errors.
    """
    outline, lang = project.handbook.outline, addresses.lang
    if outline is None or not project.handbook.chapters:
        return None
    names = {code: _names(project.handbook.chapters, code) for code in {lang, addresses.original}}
    every = all_addresses(project.languages)
    parts: list[Part] = []
    uses: dict[str, tuple[Use, ...]] = {}
    for number, part in enumerate(outline.parts, 1):
        title = localised(part.title, lang)
        chapters = []
        for identifier in part.chapters:
            file = project.handbook.by_id[identifier]
            written_in = lang if lang in file.translations else addresses.original
            macros = ChapterMacros(project, every[written_in], names[lang], names[written_in])
            chapters.append(_chapter(file, macros, title, lang))
            uses[identifier] = tuple(macros.uses)
        parts.append(Part(number, title, tuple(chapters)))
    sheets_of_book = sheets(project, uses, addresses)
    complete = tuple(
        replace(
            part,
            chapters=tuple(
                replace(chapter, sheets=tuple(sheet for sheet in sheets_of_book if chapter.id in sheet.chapters[:1]))
                for chapter in part.chapters
            ),
        )
        for part in parts
    )
    return Book(
        lang=lang,
        title=localised(outline.title, lang),
        subtitle=localised(outline.subtitle, lang) if outline.subtitle else None,
        version=outline.version,
        isbn=outline.isbn or BookNumbers(),
        front=front_matter(project.handbook, addresses),
        parts=complete,
        glossary=glossary(project.handbook, uses, addresses),
        index=index(project.handbook, uses, addresses),
        practices=used_practices(project, uses, addresses),
        sources=sources((chapter for part in complete for chapter in part.chapters), lang),
        sheets=sheets_of_book,
    )


def _file(chapter: ChapterFile, lang: str) -> ChapterFile | TranslatedChapterFile:
    return chapter.translations.get(lang, chapter)


def _names(chapters: Iterable[ChapterFile], lang: str) -> Mapping[str, ChapterName]:
    """What references need of every chapter, before any of them is composed."""
    names = {}
    for number, chapter in enumerate(chapters, 1):
        file = _file(chapter, lang)
        headings, original = (heading_anchors(notes_in(each.body).text) for each in (file, chapter))
        names[chapter.id] = ChapterName(number, file.meta.title, headings, tuple(original))
    return names


def _chapter(chapter: ChapterFile, macros: ChapterMacros, part: str, book_lang: str) -> Chapter:
    addresses = macros.addresses
    file = _file(chapter, addresses.lang)
    is_translated = isinstance(file, TranslatedChapterFile)
    flow, anchors = chapter_flow(file.body)
    telling = _Telling(chapter, macros, addresses.lang if is_translated else addresses.original)
    question, answer = telling.told(line_flow(file.meta.question)), telling.told(line_flow(file.meta.answer))
    told = telling.told(flow)
    notes = note_flows(file.body)
    shown_notes = tuple(
        Note(number, telling.told(_inline(notes[name]))) for name, number in telling.note_numbers.items()
    )
    practices = (use.slug for use in macros.uses if isinstance(use, Case | PracticeLink))
    return Chapter(
        id=chapter.id,
        number=macros.chapters[chapter.id].number,
        slug=file.meta.slug,
        title=file.meta.title,
        short_title=file.meta.short_title or file.meta.title,
        question=question,
        answer=answer,
        told=told,
        headings=tuple(Heading(anchor.id, anchor.level, heading_words(anchor)) for anchor in anchors.values()),
        notes=shown_notes,
        terms=tuple(use for use in macros.uses if isinstance(use, TermUse) and use.is_first),
        sources=source_lines(chapter.meta.sources, addresses.lang),
        sheets=(),
        practices=tuple(dict.fromkeys(practices)),
        learning=chapter_learning(chapter, macros.project.learning, addresses),
        is_final=chapter.meta.state is ChapterState.FINAL,
        state=text(f"vocabulary.chapter-state.{chapter.meta.state}.label", addresses.lang),
        state_note=text(f"vocabulary.chapter-state.{chapter.meta.state}.definition", addresses.lang),
        version=chapter.meta.version,
        changes=tuple(
            Change(change.date, change.version, localised_text(change.note, addresses))
            for change in chapter.meta.changes
        ),
        updated=chapter.meta.updated,
        part=part,
        lang=None if addresses.lang == book_lang else addresses.lang,
        is_stale=is_translated and file.is_stale,
    )


def _inline(flow: Flow) -> Flow:
    """The flow of a note without the tags of its paragraphs, since at the foot of a page it stands within a line."""
    words = [re.sub(r"</p>\s*<p>", "<br>", piece) if isinstance(piece, str) else piece for piece in flow]
    return tuple(re.sub(r"^<p>|</p>\s*$", "", piece) if isinstance(piece, str) else piece for piece in words)


class _Telling:
    """Turns flows of one chapter, written in `lang`, into what is told; numbers notes by their first mark."""

    def __init__(self, chapter: ChapterFile, macros: ChapterMacros, lang: str) -> None:
        self._macros, self._lang = macros, lang
        self._source_numbers = {source.id: number for number, source in enumerate(chapter.meta.sources, 1)}
        self._source_marks = 0
        self.note_numbers: dict[str, int] = {}

    def told(self, flow: Flow) -> Told:
        return tuple(self._piece(piece) for piece in flow)

    def _piece(self, piece: Piece) -> Markup | Use:
        match piece:
            case str():
                return Markup(bound(piece, self._lang))  # noqa: S704 - made safe by `content.flow`
            case Citation(source):
                self._source_marks += 1
                return SourceMark(self._source_numbers[source], f"cite-{self._source_marks}")
            case NoteMark(name):
                is_first = name not in self.note_numbers
                return NoteReference(self.note_numbers.setdefault(name, len(self.note_numbers) + 1), is_first)
            case HeadingStart(anchor, level):
                return HeadingTag(anchor, level)
            case MacroCall():
                return self._macros.expand(piece)
