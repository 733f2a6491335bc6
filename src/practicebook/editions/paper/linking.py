"""Where things are in a book on paper: every place has an id of its own, and page numbers are literal.

Page numbers come from a page map, the place of each id in the last layout, because counters that follow a target are
printed wrong now and then (WeasyPrint 70: one of 84 lines). Without a map, dummies of the same width hold the room.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from practicebook.book.book import Book, Chapter, Note
from practicebook.book.matter import Place
from practicebook.book.uses import Diagram
from practicebook.editions.edition import EditionError
from practicebook.figures.qr import qr_code
from practicebook.views.addresses import Addresses

PageMap = Mapping[str, int]
"""The page, from 1, on which each id of the document begins."""
_DUMMY_PAGE = 100
GLYPH = "#1f4e9c"
"""The colour of small drawings; one that is an image cannot take that of the words around it."""
_BLOCK = re.compile(r"<(p|li|table|pre)>")


@dataclass
class PaperLinking:
    """Where things are within the document; ids of a chapter begin with the chapter's."""

    book: Book
    addresses: Addresses
    site: str
    pages: PageMap | None
    inked: Callable[[str], str] = str
    """Turns the colours of a drawing into those of the edition."""
    has_numbers: bool = False
    """Whether paragraphs show their numbers."""
    current: Chapter | None = None
    is_paper: bool = True
    has_feet: bool = True
    blocks: int = 0

    def enter(self, chapter: Chapter) -> str:
        """Make `chapter` the one whose anchors are meant; gives its id."""
        self.current, self.blocks = chapter, 0
        return chapter.id

    def _chapter(self) -> Chapter:
        if self.current is None:
            raise EditionError("an anchor outside every chapter")
        return self.current

    def id(self, anchor: str) -> str:
        """An anchor of the current chapter as an id of the document."""
        return f"{self._chapter().id}-{anchor}"

    def text(self, words: Markup) -> Markup:
        """Words of the chapter; every block of them gets the next number of the chapter as its id."""
        return numbered(words, self._next_block)

    def _next_block(self) -> str:
        self.blocks += 1
        chapter = self._chapter()
        label = f' data-number="{chapter.number}.{self.blocks}"' if self.has_numbers else ""
        return f' id="{block_id(chapter.id, self.blocks)}"{label}'

    def own(self, anchor: str) -> str:
        """An anchor of the current chapter."""
        return f"#{self.id(anchor)}"

    def practice(self, slug: str) -> str:
        """The page of a practice on the web."""
        return self.site + self.addresses.entry(slug)

    def chapter(self, identifier: str, anchor: str | None = None) -> str:
        """A chapter, or a place in it; on the web where it is left out."""
        if identifier not in self.book.by_id:
            return self.site + self.addresses.chapter(self.book.left_out[identifier])
        return f"#{identifier}-{anchor}" if anchor else f"#{identifier}"

    def term(self, identifier: str) -> str:
        """A term in the glossary; in a booklet, which has none, that on the web."""
        if not self.book.glossary:
            return f"{self.site}{self.addresses.glossary}#{identifier}"
        return f"#term-{identifier}"

    def sheet(self, identifier: str) -> str:
        """A worksheet at the end of its chapter; on the web where the chapter is left out."""
        if not any(sheet.id == identifier for chapter in self.book.chapters for sheet in chapter.sheets):
            return self.site + self.addresses.worksheet(identifier)
        return f"#sheet-{identifier}"

    def page(self, href: str) -> int | None:
        """The page on which a place of the document begins; none for an address of the web.

        Raises:
            EditionError: There is no such place.
        """
        if not href.startswith("#"):
            return None
        if self.pages is None:
            return _DUMMY_PAGE
        page = self.pages.get(href.removeprefix("#"))
        if page is None:
            raise EditionError(f"a reference leads nowhere: {href}")
        return page

    def places(self, places: tuple[Place, ...]) -> tuple[tuple[int, str], ...]:
        """The different pages of some places, each with the first `href` on it, in ascending order."""
        found: dict[int, str] = {}
        for place in places:
            href = self.chapter(place.chapter, place.anchor)
            page = self.page(href)
            if page is not None:
                found.setdefault(page, href)
        return tuple(sorted(found.items()))

    def note(self, number: int) -> Note:
        """The note itself, which paper has at the foot of the page of its mark."""
        return self._chapter().notes[number - 1]

    def drawing(self, item: Diagram) -> Markup:
        """The drawing as an image; its alternative text goes on to say all its words, for no ear can look at them."""
        said = (". ".join((outer, *inner)) for outer, inner in item.said)
        more = [item.description.plain] if item.description else []
        alt = " ".join(
            sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in (item.alt, *more, *said)
        )
        return self._picture(item.drawing or "", alt)

    def decoration(self, svg: Markup) -> Markup:
        """A drawing that says nothing, kept out of what is read aloud."""
        return decoration(self.inked(str.replace(svg, "currentColor", GLYPH)))

    def sheet_code(self, identifier: str, alt: str) -> Markup:
        """The QR code of a worksheet's page, where it stands in full size."""
        return self._picture(qr_code(self.site + self.addresses.worksheet(identifier)), alt)

    def scan(self, address: str, alt: str) -> Markup:
        """The QR code of an address elsewhere."""
        return self._picture(qr_code(address), alt)

    def code(self, slug: str | None) -> Markup:
        """The QR code of a practice's page, or of the current chapter's."""
        address = self.addresses.entry(slug) if slug else self.addresses.chapter(self._chapter().slug)
        return self._picture(qr_code(self.site + address), self.site + address)

    def _picture(self, svg: str, alt: str) -> Markup:
        return picture(self.inked(svg), alt)


def numbered(words: Markup, attributes: Callable[[], str]) -> Markup:
    """Words whose blocks (paragraphs, items, tables, code) carry the attributes that are made for each."""
    return Markup(_BLOCK.sub(lambda found: f"<{found[1]}{attributes()}>", words))  # noqa: S704 - safe as it came


def block_id(chapter: str, number: int) -> str:
    """The id of a block of a chapter, by its number from 1; the same in every edition."""
    return f"{chapter}-b{number}"


def picture(svg: str, alt: str) -> Markup:
    """A drawing of ours as an image that says something."""
    return Markup('<img src="{}" alt="{}">').format(_address(svg), alt)


def decoration(svg: str) -> Markup:
    """A drawing of ours that says nothing, as the ground of an empty box: PDF/UA leaves grounds out of the reading."""
    return Markup('<span class="decoration" style="background-image: url({})"></span>').format(_address(svg))


def _address(svg: str) -> str:
    # `str.replace`, since a drawing may be marked as safe HTML, whose own `replace` escapes.
    drawing = svg if "xmlns=" in svg else str.replace(svg, "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
