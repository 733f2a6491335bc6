"""Where things are in the e-book: a file for each chapter, ids as on paper, practices on the web."""

from dataclasses import dataclass, field

from markupsafe import Markup

from practicebook.book.book import Book, Chapter
from practicebook.book.matter import Place
from practicebook.book.uses import Diagram
from practicebook.editions.edition import EditionError
from practicebook.editions.paper.linking import GLYPH, PageMap, block_id, numbered
from practicebook.messages import text
from practicebook.views.addresses import Addresses


def chapter_file(identifier: str) -> str:
    """The file of a chapter."""
    return f"{identifier}.xhtml"


@dataclass
class EpubLinking:
    """`pages` are those of the printed book; drawings become files of their own, gathered in `drawings` by name."""

    book: Book
    addresses: Addresses
    site: str
    pages: PageMap
    drawings: dict[str, str] = field(default_factory=dict)
    current: Chapter | None = None
    is_paper: bool = False
    has_feet: bool = False
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
        """An anchor of the current chapter, as on paper."""
        return f"{self._chapter().id}-{anchor}"

    def text(self, words: Markup) -> Markup:
        """Words of the chapter, their blocks with the same ids as on paper."""
        return numbered(words, self._next_block)

    def _next_block(self) -> str:
        self.blocks += 1
        return f' id="{block_id(self._chapter().id, self.blocks)}"'

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
        return (
            f"{chapter_file(identifier)}#{identifier}-{anchor}"
            if anchor
            else f"{chapter_file(identifier)}#{identifier}"
        )

    def term(self, identifier: str) -> str:
        """A term in the glossary; in a booklet, which has none, that on the web."""
        if not self.book.glossary:
            return f"{self.site}{self.addresses.glossary}#{identifier}"
        return f"glossary.xhtml#term-{identifier}"

    def sheet(self, identifier: str) -> str:
        """A worksheet at the end of its chapter; on the web where the chapter is left out."""
        for chapter in self.book.chapters:
            if any(sheet.id == identifier for sheet in chapter.sheets):
                return f"{chapter_file(chapter.id)}#sheet-{identifier}"
        return self.site + self.addresses.worksheet(identifier)

    def page(self, href: str) -> None:
        """No page: a link is followed."""

    def places(self, places: tuple[Place, ...]) -> tuple[tuple[int, str], ...]:
        """The different pages of some places in the printed book, each with the first `href` on it."""
        found: dict[int, str] = {}
        for place in places:
            page = self.pages.get(f"{place.chapter}-{place.anchor}")
            if page is None:
                raise EditionError(f"a place that the printed book does not know: {place.chapter}-{place.anchor}")
            found.setdefault(page, self.chapter(place.chapter, place.anchor))
        return tuple(sorted(found.items()))

    def drawing(self, item: Diagram) -> Markup:
        """The drawing as an image with its alternative text; its words stand below it as text."""
        return self._image(f"{self._chapter().id}-{item.name}", item.drawing or "", item.alt)

    def decoration(self, svg: str) -> Markup:
        """A drawing that says nothing."""
        drawing = str.replace(svg, "currentColor", GLYPH)
        known = next((name for name, content in self.drawings.items() if content == _file(drawing)), None)
        return self._image(known or f"ornament-{len(self.drawings) + 1}", drawing, "")

    def sheet_code(self, identifier: str, alt: str) -> Markup:
        """A link to the worksheet in full size, where paper has a code to scan."""
        address = self.site + self.addresses.worksheet(identifier)
        return Markup('<a href="{}" aria-label="{}">{}</a>').format(
            address, alt, text("site.book.epub.full_size", self.book.lang)
        )

    def scan(self, _address: str, _alt: str) -> Markup:
        """Nothing: the title beside it is a link."""
        return Markup()

    def _image(self, name: str, svg: str, alt: str) -> Markup:
        self.drawings[name] = _file(svg)
        role = Markup("") if alt else Markup(' role="presentation"')
        return Markup('<img src="images/{}.svg" alt="{}"{}>').format(name, alt, role)


def _file(svg: str) -> str:
    return svg if "xmlns=" in svg else str.replace(svg, "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
