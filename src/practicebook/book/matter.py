"""What stands before and after the chapters, as plain data in the language of the book."""

from dataclasses import dataclass

from practicebook.views.texts import Text


@dataclass(frozen=True)
class Place:
    """A place in the book: an anchor within a chapter."""

    chapter: str
    anchor: str


@dataclass(frozen=True)
class ForewordPage:
    """The owner's foreword."""

    author: str
    role: Text | None
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True)
class UsingSection:
    """A section on how to use the book."""

    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True)
class Step:
    """A chapter on a path, by its id, and why it is read there."""

    chapter: str
    why: Text


@dataclass(frozen=True)
class Path:
    """What one kind of reader reads first, in the order of reading."""

    id: str
    reader: Text
    need: Text
    steps: tuple[Step, ...]

    def position(self, chapter: str) -> int | None:
        """The place of a chapter on the path, from 1; None where the path passes it by."""
        found = (number for number, step in enumerate(self.steps, 1) if step.chapter == chapter)
        return next(found, None)


@dataclass(frozen=True)
class Front:
    """The front of the book; a part that nobody has written is empty."""

    foreword: ForewordPage | None = None
    using: tuple[UsingSection, ...] = ()
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Term:
    """A term of the glossary: its name in the book's language and in the others, where it comes from and is used."""

    id: str
    name: Text
    others: tuple[tuple[str, str], ...]
    """Language code and name, for each other language of the site."""
    definition: Text
    see: tuple[tuple[str, str], ...]
    """Id and name of each term it points to."""
    source_title: str | None
    source_url: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True)
class IndexEntry:
    """A line of the subject index: a term by its id and words, every place in the order of the book, and related terms.

    `lang` is the language of the words where that is not the book's.
    """

    id: str
    words: str
    places: tuple[Place, ...]
    see: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True)
class UsedPractice:
    """A practice that chapters tell of, and where; `is_case` for one that is told as a case."""

    slug: str
    title: Text
    places: tuple[Place, ...]
    is_case: bool


@dataclass(frozen=True)
class BookSource:
    """A source of the book, once, with the ids of the chapters that cite it."""

    title: str
    url: str
    host: str
    publisher: str | None
    date: str | None
    accessed: str
    chapters: tuple[str, ...]
