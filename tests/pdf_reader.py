"""Read a finished PDF as its reader gets it: printed words, links and where they lead, and the text in its tags."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import pdfplumber
from pdfplumber.page import Page

_PAGE = re.compile(r"(\d+)\)")
_SAME_LINE = 6
"""Points between the middles of two words that stand on one line."""
_LETTERS = 3
"""Points between letters that belong together, however they are set off."""


@dataclass(frozen=True)
class Spot:
    """Words on a page, or a link with its name; `y` is the middle of its line."""

    words: str
    page: int
    x0: float
    x1: float
    y: float

    def is_beside(self, other: "Spot") -> bool:
        return self.page == other.page and abs(self.y - other.y) < _SAME_LINE


@dataclass(frozen=True)
class Number:
    """A printed number of a page, the kind of place it stands in, and where the link that it belongs to leads."""

    place: str
    number: int
    leads_to: int
    name: str


@dataclass(frozen=True)
class Piece:
    """Letters that stand together, with what parts them from those before: nothing, a space or the end of a line.

    `tags` are those around them from the outermost inwards, each with its number among its neighbours.
    """

    text: str
    parted: str
    tags: tuple[str, ...]


class PdfReader:
    """Reads a PDF by its own structure alone; pages are counted as they are labelled, from 1 after the cover."""

    def __init__(self, content: bytes) -> None:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            before = list(islice(pdf.doc.get_page_labels(), len(pdf.pages))).index("1")
            self.page_count = len(pdf.pages) - before
            self.places = {name: page - before for name, page in _places(pdf)}
            self.words = [
                _spot(word, word["text"], page, before)
                for page in pdf.pages
                for word in page.extract_words(x_tolerance=1)
            ]
            self.links = [
                _spot(link, name, page, before)
                for page in pdf.pages
                for link in page.annots
                if (name := _name(link["data"]))
            ]
            self.fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
            self.folios = [_folio(page) for page in pdf.pages[before:]]
            self.blank = {page.page_number - before for page in pdf.pages if not page.chars and not page.images}
            self.pieces = tuple(_pieces(pdf))

    def numbers(self) -> Iterator[Number]:
        """Yield every printed number of a page in the contents, in references and in the index."""
        after = min(page for name, page in self.places.items() if re.fullmatch(r"ch\d+|using", name))
        practices = range(self.places.get("practices", 0), self.places.get("book-sources", 0))
        for link in self.links:
            if self.places["contents"] <= link.page < after:
                within = [word.words for word in self.words if word.is_beside(link) and _is_within(word, link)]
                if len(within) == 1 and within[0].isdigit():  # the number of a line, not its words
                    yield self._number("contents", within[0], link)
            elif link.page in practices or link.page >= self.places.get("index", self.page_count + 1):
                (number,) = [word for word in self.words if word.is_beside(link) and _is_within(word, link)]
                place = "practices" if link.page in practices else "index"
                yield self._number(place, number.words.rstrip(",;"), link)
        for bracket, number in pairwise(self.words):
            found = _PAGE.match(number.words)
            if bracket.words in {"(lk", "(p."} and found:
                yield self._number("reference", found[1], self._last_link_before(bracket))

    def _number(self, place: str, number: str, link: Spot) -> Number:
        return Number(place, int(number), self.places[link.words], link.words)

    def _last_link_before(self, word: Spot) -> Spot:
        """The link to the left in the line, else the last one of the line above that has any."""
        left = [link for link in self.links if link.is_beside(word) and link.x1 <= word.x0 + 1]
        if left:
            return max(left, key=lambda link: link.x1)
        above = [link for link in self.links if (link.page, link.y + _SAME_LINE) < (word.page, word.y)]
        lowest = max(above, key=lambda link: (link.page, link.y))
        return max((link for link in above if link.is_beside(lowest)), key=lambda link: link.x1)


def _is_within(word: Spot, link: Spot) -> bool:
    return link.x0 - 1 <= (word.x0 + min(word.x1, link.x1)) / 2 <= link.x1 + 1


def _spot(box: Mapping[str, Any], words: str, page: Page, before: int) -> Spot:
    return Spot(words, page.page_number - before, box["x0"], box["x1"], (box["top"] + box["bottom"]) / 2)


def _name(annotation: Mapping[str, Any]) -> str | None:
    """The name of the place within the document to which a link leads."""
    target = annotation.get("Dest") or annotation.get("A", {}).get("D")
    return target.decode() if isinstance(target, bytes) else target


def _places(pdf: pdfplumber.PDF) -> Iterator[tuple[str, int]]:
    """Yield each place that links can lead to, by name, with its page."""
    numbers = {page.page_obj.pageid: page.page_number for page in pdf.pages}
    node: Any = pdf.doc.catalog
    for key in ("Names", "Dests", "Names"):
        node = _resolved(node)[key]
    flat = _resolved(node)
    for name, place in zip(flat[::2], flat[1::2], strict=True):
        yield name.decode(), numbers[_resolved(place)[0].objid]


def _resolved(node: Any) -> Any:
    return node.resolve() if hasattr(node, "resolve") else node


def _folio(page: Page) -> str:
    """What is printed in the middle of the foot of a page."""
    foot = (page.width * 0.45, page.height - 60, page.width * 0.55, page.height - 30)
    return page.crop(foot).extract_text().strip()


def _pieces(pdf: pdfplumber.PDF) -> Iterator[Piece]:
    """Yield the text of the document in the order of its tags, which is that of reading aloud: no running heads."""
    chars: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for page in pdf.pages:
        for char in page.chars:
            if char.get("mcid") is not None:
                chars.setdefault((page.page_number, char["mcid"]), []).append(char)
    last: tuple[int, dict[str, Any]] | None = None
    for page_number, mcid, tags in _leaves(pdf.structure_tree, (), 0):
        letters = chars.get((page_number, mcid))
        if letters:
            yield Piece("".join(char["text"] for char in letters), _parted(last, (page_number, letters[0])), tags)
            last = (page_number, letters[-1])


def _parted(one: tuple[int, dict[str, Any]] | None, other: tuple[int, dict[str, Any]]) -> str:
    if one is None or one[0] != other[0] or abs(one[1]["bottom"] - other[1]["bottom"]) > _SAME_LINE:
        return "\n"
    gap = other[1]["x0"] - one[1]["x1"]
    return "\n" if gap < -1 else " " if gap > _LETTERS else ""


def _leaves(
    nodes: list[dict[str, Any]], tags: tuple[str, ...], page: int
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the page, the number of its marked content and the tags of everything tagged."""
    for number, node in enumerate(nodes):
        inner, at = (*tags, f"{node['type']} {number}"), node.get("page_number") or page
        for mcid in node.get("mcids", ()):
            yield at, mcid, inner
        yield from _leaves(node.get("children", []), inner, at)
