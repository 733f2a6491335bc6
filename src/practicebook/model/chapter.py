"""The front matter of a handbook chapter and one term of the glossary."""

from practicebook.model.base import Record
from practicebook.model.citation import Source
from practicebook.model.text import Day, Identifier, Line, Paragraph, Slug, Title


class ChapterMeta(Record):
    """What a chapter says of itself: the reader's question, the short answer, and what it draws on."""

    id: Identifier
    title: Title
    short_title: Title | None = None
    question: Line
    answer: Paragraph
    cases: tuple[Slug, ...] = ()
    worksheets: tuple[Slug, ...] = ()
    learning: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()
    updated: Day
    source_hash: str | None = None
    """On a translation: the hash of the original it was made from."""


class GlossaryTerm(Record):
    """One term with its definition, in one language."""

    id: Slug
    term: Title
    definition: Paragraph
    see: tuple[Slug, ...] = ()
    source: Source | None = None
