"""Where things are in a book on paper: every place has an id of its own, and page numbers are literal.

Page numbers come from a page map, the place of each id in the last layout, because counters that follow a target are
printed wrong now and then (WeasyPrint 70: one of 84 lines). Without a map, dummies of the same width hold the room.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from practicebook.book.book import Chapter, Note
from practicebook.book.matter import Place
from practicebook.book.uses import Diagram
from practicebook.editions.book_linking import GLYPH, BookLinking
from practicebook.editions.edition import EditionError
from practicebook.figures.qr import qr_code

PageMap = Mapping[str, int]
"""The page, from 1, on which each id of the document begins."""
_DUMMY_PAGE = 100


@dataclass(kw_only=True)
class PaperLinking(BookLinking):
    """Where things are within the document."""

    pages: PageMap | None
    inked: Callable[[str], str] = str
    """Turns the colours of a drawing into those of the edition."""
    has_numbers: bool = False
    """Whether paragraphs show their numbers."""
    is_paper: bool = True
    has_feet: bool = True

    def block_attributes(self, chapter: Chapter, number: int) -> str:
        """The id of a block, and in a draft the number beside it."""
        shown = f' data-number="{chapter.number}.{number}"' if self.has_numbers else ""
        return super().block_attributes(chapter, number) + shown

    def chapter(self, identifier: str, anchor: str | None = None) -> str:
        """A chapter, or a place in it; on the web where it is left out."""
        return self.left_out(identifier) or (f"#{identifier}-{anchor}" if anchor else f"#{identifier}")

    def term(self, identifier: str) -> str:
        """A term in the glossary; in a booklet, which has none, that on the web."""
        return self.term_elsewhere(identifier) or f"#term-{identifier}"

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
        return self.chapter_here().notes[number - 1]

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
        address = self.addresses.entry(slug) if slug else self.addresses.chapter(self.chapter_here().slug)
        return self._picture(qr_code(self.site + address), self.site + address)

    def _picture(self, svg: str, alt: str) -> Markup:
        return picture(self.inked(svg), alt)


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
