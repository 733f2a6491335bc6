"""What every page of the handbook is made with: where things are as seen from it, and the frame of its making."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from practicebook.book.book import Book, Chapter
from practicebook.book.matter import Place
from practicebook.book.uses import Diagram
from practicebook.editions.edition import EditionFile
from practicebook.editions.sheets import SheetFiles
from practicebook.project import Project
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import Addresses, relative
from practicebook.views.templating import render


@dataclass(frozen=True)
class Files:
    """The finished files of the handbook by language; empty where none are made."""

    editions: Mapping[str, EditionFile]
    ebooks: Mapping[str, EditionFile]
    sheets: Mapping[str, SheetFiles]


@dataclass(frozen=True)
class WebLinking:
    """Where things are, as seen from the page at `base`."""

    book: Book
    addresses: Addresses
    base: str
    is_paper: bool = False
    has_feet: bool = False

    def id(self, anchor: str) -> str:
        """A page holds one chapter, so an anchor is its own id."""
        return anchor

    def text(self, words: Markup) -> Markup:
        """Words as they are."""
        return words

    def own(self, anchor: str) -> str:
        """An anchor of the page."""
        return f"#{anchor}"

    def practice(self, slug: str) -> str:
        """The page of a practice."""
        return relative(self.addresses.entry(slug), self.base)

    def chapter(self, identifier: str, anchor: str | None = None) -> str:
        """The page of a chapter, or a place in it."""
        address = self.addresses.chapter(self.book.by_id[identifier].slug)
        return relative(f"{address}#{anchor}" if anchor else address, self.base)

    def term(self, identifier: str) -> str:
        """A term on the page of the glossary."""
        return relative(f"{self.addresses.glossary}#{identifier}", self.base)

    def sheet(self, identifier: str) -> str:
        """The page of a worksheet."""
        return relative(self.addresses.worksheet(identifier), self.base)

    def drawing(self, item: Diagram) -> Markup | None:
        """The drawing itself, which says what it shows by its own attributes."""
        return item.drawing

    def decoration(self, svg: Markup) -> Markup:
        """The drawing itself: it is hidden from assistive technology by its own attributes."""
        return svg

    def page(self, href: str) -> int | None:  # noqa: ARG002 - a screen has no pages
        """No page: a link is followed."""
        return None


@dataclass(frozen=True)
class Making:
    """Makes the pages of one language."""

    project: Project
    books: Mapping[str, Book]
    every: Mapping[str, Addresses]
    lang: str
    addresses: Addresses

    @property
    def book(self) -> Book:
        """The book in the language of the pages."""
        return self.books[self.lang]

    def page(
        self,
        template: str,
        twins: Mapping[str, str],
        title: str,
        description: str,
        *,
        scripts: tuple[str, ...] = (),
        **values: object,
    ) -> GeneratedPage:
        """A page of the handbook; `twins` are its addresses by language, `values` what its template shows."""
        address = twins[self.lang]
        html = render(
            self.project.root,
            template,
            self.addresses,
            address,
            book=self.book,
            e=WebLinking(self.book, self.addresses, address),
            **values,
        )
        return GeneratedPage(address, self.lang, twins, title, description, "handbook", html, scripts)

    def first_places(self, places: Iterable[Place]) -> list[tuple[Chapter, str]]:
        """The chapters that some places are in, each with the first of its anchors."""
        first: dict[str, str] = {}
        for place in places:
            first.setdefault(place.chapter, place.anchor)
        return [(self.book.by_id[chapter], anchor) for chapter, anchor in first.items()]
