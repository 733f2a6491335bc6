"""The draft edition: the lines of the book on A4, a number beside every paragraph, room to write, and a watermark."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import tinyhtml5

from practicebook.book.book import Book
from practicebook.editions.digital import archived
from practicebook.editions.paper.pagination import paginated
from practicebook.editions.paper.sections import Look, sections
from practicebook.editions.press.piece import Variant
from practicebook.language.hyphenation import SOFT_HYPHEN
from practicebook.messages import calendar_date, text
from practicebook.project import Project
from practicebook.views.addresses import Addresses

_WATERMARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="210" height="297" viewBox="0 0 210 297">'
    '<text x="87" y="150" font-family="Source Sans 3" font-weight="600" font-size="40" fill="#f0ebdd" '
    'text-anchor="middle" transform="rotate(-52 87 138)">{}</text></svg>'
)


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph of the book, such as `5.12`, and its words."""

    number: str
    chapter: str
    words: str


def draft(project: Project, book: Book, addresses: Addresses) -> bytes:
    """The draft as one PDF.

    Raises:
        EditionError: It cannot be made as it should be.
    """
    look = _look(project, book)
    made = paginated(project.root, book.lang, sections(project, book, addresses, look), look)
    return archived(project, book, addresses, made)


def paragraphs(project: Project, book: Book, addresses: Addresses) -> tuple[Paragraph, ...]:
    """The numbered paragraphs of the book in their order."""
    found: list[Paragraph] = []
    chapters = {chapter.id for chapter in book.chapters}
    for section in sections(project, book, addresses, _look(project, book)):
        if section.name in chapters:
            root = tinyhtml5.parse(section.html(None, 1), namespace_html_elements=False)
            found += [
                Paragraph(number, section.name, " ".join("".join(_words(element)).replace(SOFT_HYPHEN, "").split()))
                for element in root.iter()
                if (number := element.get("data-number"))
            ]
    return tuple(found)


def _words(element: ET.Element) -> Iterator[str]:
    """Yield the words of a paragraph, but not those of numbered ones within it, nor those at the foot of the page."""
    yield element.text or ""
    for child in element:
        if not child.get("data-number") and child.get("class") != "footnote":
            yield from _words(child)
        yield child.tail or ""


def _look(project: Project, book: Book) -> Look:
    lang = book.lang
    stamp = text(
        "editions.draft.stamp", lang, title=book.title, version=book.version, date=calendar_date(project.today, lang)
    )
    mark = b64encode(_WATERMARK.format(text("editions.draft.watermark", lang)).encode()).decode()
    rules = f'@page {{ background: url("data:image/svg+xml;base64,{mark}") no-repeat center / 100% 100% }}'
    return Look("draft", Variant.ARCHIVE, ("draft.css",), rules=rules, has_cover=False, has_numbers=True, stamp=stamp)
