"""Where things are in the e-book: a file for each chapter, ids as on paper, practices on the web."""

from dataclasses import dataclass, field

from markupsafe import Markup

from practicebook.book.matter import Place
from practicebook.book.uses import Diagram
from practicebook.editions.book_linking import GLYPH, BookLinking
from practicebook.editions.edition import EditionError
from practicebook.editions.paper.linking import PageMap
from practicebook.messages import text


def chapter_file(identifier: str) -> str:
    """The file of a chapter."""
    return f"{identifier}.xhtml"


@dataclass(kw_only=True)
class EpubLinking(BookLinking):
    """`pages` are those of the printed book; drawings become files of their own, gathered in `drawings` by name."""

    pages: PageMap
    drawings: dict[str, str] = field(default_factory=dict)
    is_paper: bool = False
    has_feet: bool = False

    def chapter(self, identifier: str, anchor: str | None = None) -> str:
        """A chapter, or a place in it; on the web where it is left out."""
        elsewhere = self.left_out(identifier)
        file = chapter_file(identifier)
        return elsewhere or (f"{file}#{identifier}-{anchor}" if anchor else f"{file}#{identifier}")

    def term(self, identifier: str) -> str:
        """A term in the glossary; in a booklet, which has none, that on the web."""
        return self.term_elsewhere(identifier) or f"glossary.xhtml#term-{identifier}"

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
        return self._image(f"{self.chapter_here().id}-{item.name}", item.drawing or "", item.alt)

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
