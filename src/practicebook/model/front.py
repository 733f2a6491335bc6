"""What stands before the chapters of the book: the owner's foreword, how to use the book, and paths for its readers."""

from typing import Annotated

from pydantic import Field

from practicebook.model.base import Record
from practicebook.model.chapter import LineByLanguage, ParagraphByLanguage
from practicebook.model.text import Identifier, Name

Paragraphs = Annotated[tuple[ParagraphByLanguage, ...], Field(min_length=1)]


class Foreword(Record):
    """The owner's foreword. A book without one has no page for it."""

    author: Name
    role: LineByLanguage | None = None
    paragraphs: Paragraphs


class FrontSection(Record):
    """A section on how to use the book."""

    title: LineByLanguage
    paragraphs: Paragraphs


class PathStep(Record):
    """A chapter on a reader's path, and why it is read there."""

    chapter: Identifier
    why: LineByLanguage


class ReadingPath(Record):
    """The chapters that one kind of reader begins with, in the order of reading."""

    id: Identifier
    reader: LineByLanguage
    need: ParagraphByLanguage
    steps: Annotated[tuple[PathStep, ...], Field(min_length=1)]


class BookFront(Record):
    """`handbook/front.yml`: the front of the book."""

    foreword: Foreword | None = None
    using: tuple[FrontSection, ...] = ()
    paths: tuple[ReadingPath, ...] = ()
