"""Read a finished PDF of the book as its reader gets it: links and where they lead, printed lines, tagged text."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page

from practicebook.book.book import Book
from practicebook.book.compose import compose
from practicebook.editions.paper_html import PageMap, paper_html
from practicebook.editions.pdf import Paper, paper
from practicebook.project import Project
from practicebook.views.addresses import all_addresses

FONTS = Path(__file__).parent.parent / "overrides" / "assets" / "paper"
_SOFT = re.compile(r"[\u00ad\u200b]")
_END_NUMBER = re.compile(r" (\d+)$")
_IN_BRACKETS = re.compile(r"^\s*\((?:lk|p\.) (\d+)\)")
_NUMBER = re.compile(r"(\d+),?")
_LAST_OF_CONTENTS = 3
"""The last page of the contents of the books under test."""


def composed(root: Path, lang: str) -> tuple[Project, Book]:
    project = Project.load(root)
    assert project.errors == ()
    book = compose(project, all_addresses(project.languages)[lang])
    assert book is not None
    return project, book


def printed(root: Path, lang: str) -> Paper:
    project, book = composed(root, lang)
    addresses = all_addresses(project.languages)[lang]

    def html(pages: PageMap | None) -> str:
        return paper_html(project, book, addresses, pages)

    return paper(html, FONTS)


@dataclass(frozen=True)
class Link:
    """A link within the book: the page it stands on, its words, its line from there on, and the page it leads to."""

    page: int
    words: str
    line: str
    destination: int


def links(content: bytes) -> Iterator[Link]:
    """Yield every internal link with the line it stands in."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        places = {page.page_obj.pageid: number for number, page in enumerate(pdf.pages, 1)}
        named = _destinations(pdf)
        for number, page in enumerate(pdf.pages, 1):
            for annotation in page.annots:
                target = annotation["data"].get("Dest") or annotation["data"].get("A", {}).get("D")
                if target is None:
                    continue
                name = target if isinstance(target, bytes) else bytes(str(target), "utf-8")
                words, line = _words(page, annotation), _words(page, annotation, to_the_end=True)
                yield Link(number, words, line, places[named[name]])


def _destinations(pdf: pdfplumber.PDF) -> Mapping[bytes, int]:
    """Named destinations → object id of their page."""
    found = {}
    for name, value in _names(pdf.doc.catalog):
        array = value.resolve() if hasattr(value, "resolve") else value
        found[name] = array[0].objid
    return found


def _names(catalog: dict) -> Iterator[tuple[bytes, object]]:
    node = catalog["Names"]
    node = node.resolve() if hasattr(node, "resolve") else node
    node = node["Dests"]
    node = node.resolve() if hasattr(node, "resolve") else node
    flat = node["Names"]
    flat = flat.resolve() if hasattr(flat, "resolve") else flat
    yield from zip(flat[::2], flat[1::2], strict=True)


def _words(page: Page, annotation: dict, *, to_the_end: bool = False) -> str:
    """The printed words under a link, or those from there to the end of its line."""
    top, bottom = annotation["top"] - 1, annotation["bottom"] + 1
    right = page.width if to_the_end else annotation["x1"] + 1
    words = page.crop((annotation["x0"] - 1, max(0, top), right, min(page.height, bottom))).extract_text()
    return " ".join(words.split())


def numbered(content: bytes) -> list[tuple[int, int, str]]:
    """Every printed number of a page with the page it should be: in the contents, in references and in the index."""
    told = []
    for link in links(content):
        in_contents = _END_NUMBER.search(link.line) if link.page <= _LAST_OF_CONTENTS else None
        in_reference = _IN_BRACKETS.search(link.line.removeprefix(link.words)[:12])
        in_index = _NUMBER.fullmatch(link.words)
        for found in (in_contents, in_reference, in_index):
            if found:
                told.append((int(found[1]), link.destination, link.line))
                break
    return told


def folios(content: bytes) -> list[str]:
    """What is printed at the foot of each page, in the middle."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [
            page.crop((page.width * 0.4, page.height - 60, page.width * 0.6, page.height - 30)).extract_text().strip()
            for page in pdf.pages
        ]


def tagged_text(content: bytes) -> str:
    """The text of the document in the order of its tags: what a screen reader reads, no running heads."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        words: dict[tuple[int, int], list[str]] = {}
        for number, page in enumerate(pdf.pages, 1):
            for char in page.chars:
                if char.get("mcid") is not None:
                    words.setdefault((number, char["mcid"]), []).append(char["text"])
        pieces = []
        for node in pdf.structure_tree:
            pieces += _read(node, words, 0)
        return _SOFT.sub("", "".join(pieces))


def _read(node: dict, words: Mapping[tuple[int, int], list[str]], page: int) -> list[str]:
    page = node.get("page_number") or page
    pieces = ["".join(words.get((page, mcid), ())) for mcid in node.get("mcids", ())]
    for child in node.get("children", ()):
        pieces += _read(child, words, page)
    return [*pieces, " "]
