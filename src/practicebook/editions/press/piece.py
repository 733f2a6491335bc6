"""What goes into the press and what comes out: a document of HTML as a job, and the piece of PDF made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Variant(StrEnum):
    """What a PDF is to be good for; the values are WeasyPrint's names of the standards."""

    ARCHIVE = "pdf/a-3a"
    """To keep and to read aloud: PDF/A-3a, with what PDF/UA-1 asks for besides."""
    FORM = "pdf/ua-1"
    """To fill in and to read aloud. Archiving is not claimed, since a form is made to be changed."""
    OFFSET = "pdf/x-4"
    """To print in an offset press."""


@dataclass(frozen=True)
class Job:
    """A document to lay out. `name` says what it is, such as `digital-et-ch05`; pieces of one name replace another."""

    name: str
    html: str
    variant: Variant


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its page from 1 and the place there, in points from the bottom left."""

    level: int
    words: str
    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Piece:
    """A finished PDF with the place of each id: its page from 1, and points from the bottom left of that page."""

    content: bytes
    page_count: int
    places: Mapping[str, tuple[int, float, float]]
    bookmarks: tuple[Bookmark, ...] = ()

    @property
    def pages(self) -> Mapping[str, int]:
        """The page, from 1, on which each id begins."""
        return {name: place[0] for name, place in self.places.items()}
