"""The handbook as one book in one language: plain data that the web, the e-book and paper render, each in its way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from practicebook.book.matter import BookSource, Front, IndexEntry, Term, UsedPractice
from practicebook.book.sheet import Sheet
from practicebook.book.uses import TermUse, Told
from practicebook.model.chapter import BookNumbers
from practicebook.views.media import LearningLine
from practicebook.views.sources import SourceLine
from practicebook.views.texts import Text


@dataclass(frozen=True)
class Heading:
    """A heading within a chapter: level 2 for a section, 3 for a part of one."""

    anchor: str
    level: int
    title: str


@dataclass(frozen=True)
class Note:
    """A footnote of a chapter by its number, from 1 in the order of the marks."""

    number: int
    told: Told


@dataclass(frozen=True)
class Change:
    """What was changed in a chapter."""

    date: date
    version: str
    note: Text


@dataclass(frozen=True)
class Chapter:
    """A chapter. `lang` is the language of its text where that is not the book's, since it is not translated yet."""

    id: str
    number: int
    slug: str
    title: str
    short_title: str
    question: Told
    answer: Told
    told: Told
    headings: tuple[Heading, ...]
    notes: tuple[Note, ...]
    terms: tuple[TermUse, ...]
    """The first use of each term in it."""
    sources: tuple[SourceLine, ...]
    sheets: tuple[Sheet, ...]
    practices: tuple[str, ...]
    """The slugs of the practices in it, in the order of the text."""
    learning: tuple[LearningLine, ...]
    """Videos, episodes and guides that go with it."""
    is_final: bool
    state: str
    """How far it has come, in words, and what that means, both in the language of its text."""
    state_note: str
    version: str
    changes: tuple[Change, ...]
    """The newest first."""
    updated: date
    part: str
    lang: str | None = None
    is_stale: bool = False
    """The translation is older than its original."""


@dataclass(frozen=True)
class Part:
    """A part of the book, numbered from 1."""

    number: int
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """The whole book in one language."""

    lang: str
    title: str
    subtitle: str | None
    version: str
    isbn: BookNumbers
    front: Front
    parts: tuple[Part, ...]
    glossary: tuple[Term, ...]
    """In the alphabetical order of the language."""
    index: tuple[IndexEntry, ...]
    practices: tuple[UsedPractice, ...]
    """In the alphabetical order of their titles."""
    sources: tuple[BookSource, ...]
    """In the alphabetical order of their titles, each once."""
    sheets: tuple[Sheet, ...]
    """In the order of the chapters that use them."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """In a booklet, the slugs of the chapters that it does not have, by id."""

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters in their order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @cached_property
    def by_id(self) -> Mapping[str, Chapter]:
        """The chapters by id."""
        return {chapter.id: chapter for chapter in self.chapters}

    @property
    def is_draft(self) -> bool:
        """Whether any chapter is less than final."""
        return not all(chapter.is_final for chapter in self.chapters)

    @property
    def updated(self) -> date:
        """The day on which a chapter was last changed."""
        return max(chapter.updated for chapter in self.chapters)
