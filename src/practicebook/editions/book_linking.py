"""Where things are in every edition of the book that is a file: ids begin with their chapter's, blocks are numbered.

A block (a paragraph, an item, a table, code) has the same id in every edition, so that a page of the printed book can
be found in the e-book and a remark on a draft in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from practicebook.book.book import Book, Chapter
from practicebook.editions.edition import EditionError
from practicebook.views.addresses import Addresses

GLYPH = "#1f4e9c"
"""The colour of small drawings; one that is an image cannot take that of the words around it."""
_BLOCK = re.compile(r"<(p|li|table|pre)>")


@dataclass
class BookLinking:
    """What paper and the e-book share of `book.linking.Linking`. `site` is the address of the web."""

    book: Book
    addresses: Addresses
    site: str
    current: Chapter | None = field(default=None, init=False)
    blocks: int = field(default=0, init=False)

    def enter(self, chapter: Chapter) -> str:
        """Make `chapter` the one whose anchors are meant; gives its id."""
        self.current, self.blocks = chapter, 0
        return chapter.id

    def chapter_here(self) -> Chapter:
        """The chapter whose anchors are meant.

        Raises:
            EditionError: None has been entered.
        """
        if self.current is None:
            raise EditionError("an anchor outside every chapter")
        return self.current

    def id(self, anchor: str) -> str:
        """An anchor of the current chapter as an id of the edition."""
        return f"{self.chapter_here().id}-{anchor}"

    def own(self, anchor: str) -> str:
        """An anchor of the current chapter."""
        return f"#{self.id(anchor)}"

    def text(self, words: Markup) -> Markup:
        """Words of the chapter; every block of them gets the next number of the chapter in its id."""
        return numbered(words, self._next_block)

    def _next_block(self) -> str:
        self.blocks += 1
        return self.block_attributes(self.chapter_here(), self.blocks)

    def block_attributes(self, chapter: Chapter, number: int) -> str:
        """What the tag of a block carries."""
        return f' id="{chapter.id}-b{number}"'

    def practice(self, slug: str) -> str:
        """The page of a practice on the web."""
        return self.site + self.addresses.entry(slug)

    def left_out(self, identifier: str) -> str | None:
        """The page on the web of a chapter that a booklet leaves out; None for one that is here."""
        if identifier in self.book.by_id:
            return None
        return self.site + self.addresses.chapter(self.book.left_out[identifier])

    def term_elsewhere(self, identifier: str) -> str | None:
        """The place of a term on the web, where the edition has no glossary."""
        return None if self.book.glossary else f"{self.site}{self.addresses.glossary}#{identifier}"


def numbered(words: Markup, attributes: Callable[[], str]) -> Markup:
    """Words whose blocks carry the attributes that are made for each."""
    return Markup(_BLOCK.sub(lambda found: f"<{found[1]}{attributes()}>", words))  # noqa: S704 - safe as it came
