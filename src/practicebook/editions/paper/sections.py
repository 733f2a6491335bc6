"""The sections of the book on paper, each a document of its own that begins on a right-hand page.

Apart, they are laid out side by side by several processes, and a change in one chapter costs only that chapter. They
are the same in all editions on paper, whose looks add colours, margins and marks but never move a line.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from practicebook.book.book import Book
from practicebook.book.imprint import imprint_lines
from practicebook.editions.paper.linking import PageMap, PaperLinking, decoration
from practicebook.editions.press.piece import Variant
from practicebook.figures.cover import cloth
from practicebook.language.hyphenation import softened
from practicebook.messages import text
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.templating import render

COVER = "cover"
ELSEWHERE = "book:"
"""Begins the address of a place in another section; see `joining`."""
_COVER_COLUMNS, _COVER_ROWS = 10, 9
_LAYOUT = "paper/section.html"
_FEW_CHAPTERS = 3
"""A title in so few chapters is in the contents all the same."""
_ID = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True)
class Look:
    """What one edition on paper adds: style sheets of `overrides/assets/paper/` and the colours of the drawings."""

    name: str
    variant: Variant
    styles: tuple[str, ...] = ()
    rules: str = ""
    """Rules of CSS that are not in a file."""
    inked: Callable[[str], str] = str
    """Turns the colours of style sheets and drawings into those of the edition."""
    has_cover: bool = True
    has_numbers: bool = False
    """Whether paragraphs show their numbers."""
    map_name: str | None = "pages"
    """Under which name the page map is kept; None for what is made once."""
    stamp: str | None = None
    """A line on every page, such as that it is a draft of a certain day."""


@dataclass(frozen=True)
class Section:
    """A section by its name; `html` writes it for a page map and the number of its first page."""

    name: str
    html: Callable[[PageMap | None, int], str]


def sections(project: Project, book: Book, addresses: Addresses, look: Look) -> tuple[Section, ...]:
    """The sections of a book in their order.

    Writing one raises `EditionError` when a reference leads to no place of the page map.
    """
    writer = Writer(project, book, addresses, look)
    found: list[Section] = []
    if look.has_cover:
        found.append(writer.section(COVER, "cover.html", cover=writer.cover()))
    found.append(
        writer.section(
            "front",
            "front.html",
            imprint=imprint_lines(project.settings, book, addresses),
            common=common_headings(book),
            practices=len(project.catalogue),
            back={
                "glossary": book.glossary,
                "practices": book.practices,
                "book-sources": book.sources,
                "index": book.index,
            },
        )
    )
    for part in book.parts:
        found += [writer.section(one.id, "chapter.html", chapter=one, part=part) for one in part.chapters]
    if book.glossary:
        found.append(writer.section("glossary", "glossary.html"))
    if book.practices or book.sources:
        cited = {source.url: [book.by_id[chapter] for chapter in source.chapters] for source in book.sources}
        found.append(writer.section("used", "used.html", cited=cited))
    if book.index:
        found.append(writer.section("index", "index.html"))
    return tuple(found)


def common_headings(book: Book) -> frozenset[str]:
    """The titles that stand in most chapters, such as “Do this now”: a list of contents gains nothing from them."""
    titles = Counter(title for chapter in book.chapters for title in {heading.title for heading in chapter.headings})
    return frozenset(title for title, count in titles.items() if count > max(_FEW_CHAPTERS, len(book.chapters) / 2))


def style_sheet(root: Path, name: str) -> str:
    """The text of a style sheet for paper."""
    return (root / "overrides" / "assets" / "paper" / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Writer:
    """Writes the sections of one edition of a book."""

    project: Project
    book: Book
    addresses: Addresses
    look: Look

    def section(self, name: str, template: str, **values: Any) -> Section:  # noqa: ANN401 - what templates show
        """A section by its name, written from a template of `paper/` with the values that it shows."""
        return Section(name, lambda pages, start: self._html(template, pages, start, values))

    def cover(self) -> str:
        """The cloth of all practices, or nothing where there are none."""
        woven = [(entry.slug, entry.practice.themes[0]) for entry in self.project.catalogue]
        return decoration(self.look.inked(cloth(woven, _COVER_COLUMNS, _COVER_ROWS))) if woven else ""

    def _html(self, template: str, pages: PageMap | None, start: int, values: Mapping[str, Any]) -> str:
        settings, book, look = self.project.settings, self.book, self.look
        styles = [style_sheet(self.project.root, name) for name in ("fonts.css", "paper.css", *look.styles)]
        html = render(
            self.project.root,
            f"paper/{template}",
            self.addresses,
            "",
            layout=_LAYOUT,
            book=book,
            e=PaperLinking(
                book, self.addresses, settings.site.address, pages=pages, inked=look.inked, has_numbers=look.has_numbers
            ),
            styles=[Markup(look.inked(style)) for style in (*styles, look.rules)],  # noqa: S704 - our own files
            start=start,
            stamp=look.stamp,
            owner=localised(settings.owner.name, book.lang),
            today=self.project.today.isoformat(),
            subject=text("site.book.paper.subject", book.lang),
            **values,
        )
        return softened(to_other_sections(html), book.lang)


def to_other_sections(html: str) -> str:
    """Links to places that are not in this section, marked as such."""
    own = set(_ID.findall(html))
    return _LINK.sub(lambda link: link[0] if link[1] in own else f'href="{ELSEWHERE}{link[1]}"', html)
