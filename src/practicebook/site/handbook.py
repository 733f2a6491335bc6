"""The pages of the handbook: its contents, its chapters, the glossary and the worksheets, in every language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from practicebook.book.book import Book, Chapter
from practicebook.editions.edition import EditionFile
from practicebook.messages import calendar_date, text
from practicebook.messages.collation import initial
from practicebook.messages.formats import file_size
from practicebook.project import Project
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import Addresses, all_addresses, relative
from practicebook.views.templating import render


@dataclass(frozen=True)
class WebLinking:
    """Where things are, as seen from the page at `base`."""

    book: Book
    addresses: Addresses
    base: str
    is_paper: bool = False

    def id(self, anchor: str) -> str:
        """A page holds one chapter, so an anchor is its own id."""
        return anchor

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

    def decoration(self, svg: Markup) -> Markup:
        """The drawing itself: it is hidden from assistive technology by its own attributes."""
        return svg

    def page(self, href: str) -> int | None:  # noqa: ARG002 - a screen has no pages
        """No page: a link is followed."""
        return None


def handbook_pages(
    project: Project, books: Mapping[str, Book], editions: Mapping[str, EditionFile]
) -> Iterator[GeneratedPage]:
    """Yield the handbook's pages; `books` and the finished digital `editions` are by language."""
    every = {lang: addresses for lang, addresses in all_addresses(project.languages).items() if lang in books}
    for lang, addresses in every.items():
        making = _Making(project, books, every, lang, addresses)
        yield making.contents(editions.get(lang))
        yield from making.chapters()
        if making.book.glossary:
            yield making.glossary()
        if making.book.sheets:
            yield making.worksheets()
            yield from making.sheets()


@dataclass(frozen=True)
class _Making:
    """Makes the pages of one language."""

    project: Project
    books: Mapping[str, Book]
    every: Mapping[str, Addresses]
    lang: str
    addresses: Addresses

    @property
    def book(self) -> Book:
        return self.books[self.lang]

    def _page(
        self,
        template: str,
        twins: Mapping[str, str],
        title: str,
        description: str,
        *,
        scripts: tuple[str, ...] = (),
        **values: object,
    ) -> GeneratedPage:
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

    def contents(self, edition: EditionFile | None) -> GeneratedPage:
        twins = {lang: addresses.handbook for lang, addresses in self.every.items()}
        size = file_size(edition.size, self.lang) if edition else ""
        lead = text("site.book.lead", self.lang)
        return self._page("handbook.html", twins, self.book.title, lead, download=edition, size=size)

    def chapters(self) -> Iterator[GeneratedPage]:
        chapters = self.book.chapters
        for previous, chapter, following in zip((None, *chapters), chapters, (*chapters[1:], None), strict=False):
            twins = {
                lang: addresses.chapter(self.books[lang].by_id[chapter.id].slug)
                for lang, addresses in self.every.items()
            }
            yield self._page(
                "chapter.html",
                twins,
                chapter.title,
                _plain(chapter),
                scripts=("term",) if chapter.terms else (),
                chapter=chapter,
                previous=previous,
                next=following,
                updated=calendar_date(chapter.updated, chapter.lang or self.lang),
            )

    def glossary(self) -> GeneratedPage:
        twins = {lang: addresses.glossary for lang, addresses in self.every.items()}
        letters = [
            (letter, list(terms))
            for letter, terms in groupby(self.book.glossary, lambda term: initial(term.name.plain, self.lang))
        ]
        used = {
            term.id: [
                (self.book.by_id[chapter], next(place.anchor for place in term.places if place.chapter == chapter))
                for chapter in dict.fromkeys(place.chapter for place in term.places)
            ]
            for term in self.book.glossary
        }
        title, about = (text(f"site.book.glossary.{key}", self.lang) for key in ("title", "description"))
        return self._page("glossary.html", twins, title, about, letters=letters, used=used)

    def worksheets(self) -> GeneratedPage:
        twins = {lang: addresses.worksheets for lang, addresses in self.every.items() if self.books[lang].sheets}
        title, about = (text(f"site.book.worksheets.{key}", self.lang) for key in ("title", "description"))
        return self._page("worksheets.html", twins, title, about)

    def sheets(self) -> Iterator[GeneratedPage]:
        for sheet in self.book.sheets:
            twins = {
                lang: addresses.worksheet(sheet.id)
                for lang, addresses in self.every.items()
                if any(other.id == sheet.id for other in self.books[lang].sheets)
            }
            chapters = [self.book.by_id[chapter] for chapter in sheet.chapters]
            yield self._page(
                "worksheet.html",
                twins,
                sheet.title.plain,
                sheet.purpose.plain,
                scripts=("print",),
                sheet=sheet,
                chapters=chapters,
            )


def _plain(chapter: Chapter) -> str:
    """The reader's question as plain text."""
    return "".join(piece.unescape() for piece in chapter.question if isinstance(piece, Markup))
