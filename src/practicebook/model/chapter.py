"""The handbook's own records: the outline of the book, the front matter of a chapter, a term.

What a reader sees stands in every language of the site, either in one mapping (`et`, `en`) or, for a chapter, in a file
of its own. Rules between these fields are in `model.chapter_rules`.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from practicebook.model.base import Record
from practicebook.model.citation import Source
from practicebook.model.media import LanguageCode
from practicebook.model.text import Day, Identifier, Line, Name, Paragraph, Slug, Title, WebAddress
from practicebook.model.translation import SourceHash
from practicebook.model.vocabulary import ChapterState

NameByLanguage = Annotated[dict[LanguageCode, Name], Field(min_length=1)]
LineByLanguage = Annotated[dict[LanguageCode, Line], Field(min_length=1)]
ParagraphByLanguage = Annotated[dict[LanguageCode, Paragraph], Field(min_length=1)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,2}\.[0-9]{1,3}$")]
"""The version of a text: 0 before the first dot until it is final for the first time."""
Isbn = Annotated[str, StringConstraints(pattern=r"^97[89](-[0-9]+){4}$", min_length=17, max_length=17)]
"""ISBN-13 with its hyphens (ISO 2108); its check digit is verified by a rule."""


class BookNumbers(Record):
    """The ISBN of each form in which the book is published; a form without one is published without."""

    print: Isbn | None = None
    pdf: Isbn | None = None
    epub: Isbn | None = None


class Part(Record):
    """A part of the book: its title and its chapters in their order."""

    id: Identifier
    title: LineByLanguage
    chapters: Annotated[tuple[Identifier, ...], Field(min_length=1)]


class BookOutline(Record):
    """`handbook/book.yml`: what the book is called and which chapters it has, in their order."""

    title: LineByLanguage
    subtitle: LineByLanguage | None = None
    version: Version = "0.1"
    isbn: BookNumbers | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]

    @property
    def chapters(self) -> tuple[str, ...]:
        """The ids of all chapters in the order of the book."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)


class ChapterChange(Record):
    """What was changed in a chapter, for those who read an earlier version."""

    date: Day
    version: Version
    note: LineByLanguage


class ChapterMeta(Record):
    """What a chapter says of itself: the reader's question, the short answer, and what it draws on."""

    id: Identifier
    slug: Slug
    title: Title
    short_title: Title | None = None
    question: Line
    answer: Paragraph
    cases: tuple[Slug, ...] = ()
    worksheets: tuple[Slug, ...] = ()
    learning: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()
    state: ChapterState = ChapterState.DRAFT
    version: Version = "0.1"
    changes: tuple[ChapterChange, ...] = ()
    """The newest first."""
    updated: Day


class TranslatedChapter(Record):
    """Front matter of a chapter in another language; sources, cases and worksheets are those of the original."""

    source_hash: SourceHash
    slug: Slug
    title: Title
    short_title: Title | None = None
    question: Line
    answer: Paragraph


class TermSource(Record):
    """Where a definition comes from."""

    url: WebAddress
    title: Line


class GlossaryTerm(Record):
    """`handbook/glossary/<id>.yml`: one term with its definition."""

    term: NameByLanguage
    definition: ParagraphByLanguage
    see: tuple[Slug, ...] = ()
    source: TermSource | None = None
