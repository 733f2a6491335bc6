"""What a chapter puts into its text beyond words, as plain data in the language of the chapter.

An edition draws each kind in its own way from the same data: a note is a link on the web and stands at the foot of a
page on paper. `kind` names the piece of the template that draws it.
"""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from practicebook.views.card import Card
from practicebook.views.evidence import Figure
from practicebook.views.texts import Text


@dataclass(frozen=True)
class SourceMark:
    """A citation: the number of a source in the chapter's list; `anchor` tells several marks of one source apart."""

    kind: ClassVar[str] = "source"
    number: int
    anchor: str


@dataclass(frozen=True)
class NoteReference:
    """The mark of a note, by its number in the chapter; a note may have several marks."""

    kind: ClassVar[str] = "note"
    number: int
    is_first: bool


@dataclass(frozen=True)
class HeadingTag:
    """The start of a heading with its anchor; its words and its end follow as HTML."""

    kind: ClassVar[str] = "heading"
    anchor: str
    level: int


@dataclass(frozen=True)
class PracticeLink:
    """A practice named in a sentence. `lang` is that of its title where that is not the chapter's."""

    kind: ClassVar[str] = "practice"
    slug: str
    words: str
    anchor: str
    lang: str | None = None


@dataclass(frozen=True)
class Case:
    """A practice told as a case: its card and its weightiest figures."""

    kind: ClassVar[str] = "case"
    slug: str
    card: Card
    figures: tuple[Figure, ...]
    anchor: str


@dataclass(frozen=True)
class ResultFigure:
    """One figure of a practice within a sentence."""

    kind: ClassVar[str] = "result"
    slug: str
    figure: Figure


@dataclass(frozen=True)
class TermUse:
    """A term of the glossary in the words of the sentence; its first use in a chapter offers the definition."""

    kind: ClassVar[str] = "term"
    id: str
    words: str
    name: str
    definition: Text
    is_first: bool
    anchor: str


@dataclass(frozen=True)
class WorksheetCard:
    """The place in the text where a worksheet is offered."""

    kind: ClassVar[str] = "worksheet"
    id: str
    title: Text
    purpose: Text
    time: Text | None


@dataclass(frozen=True)
class ChapterReference:
    """A reference to a chapter, or to the section `anchor` of it."""

    kind: ClassVar[str] = "reference"
    chapter: str
    anchor: str | None
    words: str


@dataclass(frozen=True)
class Step:
    """One step of the evidence ladder."""

    level: int
    label: str
    definition: str
    glyph: Markup


@dataclass(frozen=True)
class Diagram:
    """A diagram of ours, numbered within the chapter.

    It is a drawing with its alternative text in it, or, for the evidence ladder, `steps` that are text themselves.
    `said` are the words of the drawing as text, the inner ones under those they belong to.
    """

    kind: ClassVar[str] = "figure"
    name: str
    number: int
    caption: Text
    alt: str
    drawing: Markup | None
    description: Text | None
    said: tuple[tuple[str, tuple[str, ...]], ...]
    steps: tuple[Step, ...]
    anchor: str


@dataclass(frozen=True)
class AddressCode:
    """An address worth typing on a phone; paper shows it as a QR code, a screen as a link."""

    kind: ClassVar[str] = "code"
    slug: str | None
    words: str


Use = (
    SourceMark
    | NoteReference
    | HeadingTag
    | PracticeLink
    | Case
    | ResultFigure
    | TermUse
    | WorksheetCard
    | ChapterReference
    | Diagram
    | AddressCode
)
Told = tuple[Markup | Use, ...]
"""Words and what stands between them, in the order of reading."""
