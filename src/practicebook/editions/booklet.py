"""A booklet: chosen practices and chapters as one PDF and one e-book, with contents of their own.

What is left out is linked to on the web.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify
from markupsafe import Markup

from practicebook.book.book import Book, Chapter
from practicebook.book.matter import Front
from practicebook.content.practices import Entry
from practicebook.content.sections import SECTIONS
from practicebook.editions.epub.cover import cover_picture
from practicebook.editions.epub.epub import Line, Publication, Text, published
from practicebook.editions.epub.linking import chapter_file
from practicebook.editions.factsheets import practice_html
from practicebook.editions.paper.linking import PageMap
from practicebook.editions.paper.pagination import paginated
from practicebook.editions.paper.sections import Look, Section, Writer, to_other_sections
from practicebook.editions.press.piece import Variant
from practicebook.messages import calendar_date, text
from practicebook.model.chapter import BookNumbers
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.entry import EntryView, entry_view

BOOKLET_FOLDER = Path("dist", "booklets")
_ALL = 99
"""Figures of a practice that are shown: all."""


class UnknownPartError(ValueError):
    """No practice and no chapter has this name; `known` are those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Keep the name for the caller to tell."""
        super().__init__(name)
        self.name, self.known = name, known


@dataclass(frozen=True)
class _Booklet:
    """What has been chosen, in the order named; `book` holds the chosen chapters alone."""

    project: Project
    book: Book
    addresses: Addresses
    title: str
    parts: tuple[Chapter | Entry, ...]

    @property
    def imprint(self) -> tuple[str, ...]:
        """Who made it, when, and how it may be used."""
        lang, settings = self.book.lang, self.project.settings
        owner = localised(settings.owner.name, lang)
        return (
            f"{owner}. {calendar_date(self.project.today, lang)}.",
            f"{settings.site.address}{self.addresses.catalogue}",
            text("site.book.paper.licence", lang),
        )

    @property
    def site_name(self) -> str:
        """What the collection is called."""
        return localised(self.project.settings.site.name, self.book.lang)


def booklet_files(
    project: Project, book: Book | None, lang: str, names: Sequence[str], title: str | None
) -> Mapping[str, bytes]:
    """The PDF and the e-book of a choice by their file names; `names` are slugs of practices, ids or slugs of chapters.

    Raises:
        UnknownPartError: Nothing has one of the names.
        EditionError: It cannot be made as it should be.
    """
    addresses = all_addresses(project.languages)[lang]
    parts = tuple({_name(part): part for part in (_part(project, book, name) for name in names)}.values())
    chapters = [part for part in parts if isinstance(part, Chapter)]
    chosen = _Booklet(project, _partial(book, lang, chapters), addresses, title or _title(lang), parts)
    name = slugify(chosen.title, "-")
    return {f"{name}.pdf": _pdf(chosen), f"{name}.epub": _epub(chosen)}


def _title(lang: str) -> str:
    return text("site.booklet.title", lang)


def _part(project: Project, book: Book | None, name: str) -> Chapter | Entry:
    chapters = book.chapters if book else ()
    for chapter in chapters:
        if name in {chapter.id, chapter.slug}:
            return chapter
    entry = project.catalogue.by_slug.get(name)
    if entry is None:
        known = (*(entry.slug for entry in project.catalogue), *(chapter.slug for chapter in chapters))
        raise UnknownPartError(name, known)
    return entry


def _name(part: Chapter | Entry) -> str:
    return part.id if isinstance(part, Chapter) else part.slug


def _partial(book: Book | None, lang: str, chapters: Sequence[Chapter]) -> Book:
    """A book of the chosen chapters, without glossary, index and lists."""
    whole = book or _empty(lang)
    kept = {chapter.id for chapter in chapters}
    parts = tuple(
        replace(part, chapters=tuple(chapter for chapter in part.chapters if chapter.id in kept))
        for part in whole.parts
    )
    return replace(
        whole,
        parts=tuple(part for part in parts if part.chapters),
        glossary=(),
        index=(),
        practices=(),
        sources=(),
        left_out={chapter.id: chapter.slug for chapter in whole.chapters if chapter.id not in kept},
    )


def _empty(lang: str) -> Book:
    """A book for a project that has no handbook."""
    return Book(lang, "", None, "", BookNumbers(), Front(), (), (), (), (), (), ())


def _pdf(chosen: _Booklet) -> bytes:
    from practicebook.editions.paper.joining import joined, saved  # noqa: PLC0415 - slow to import

    look = Look("booklet", Variant.ARCHIVE, ("booklet.css",), has_cover=False, map_name=None)
    writer = Writer(chosen.project, chosen.book, chosen.addresses, look)
    found = [
        writer.section(
            "front",
            "booklet.html",
            title=chosen.title,
            parts=[_line(chosen, part) for part in chosen.parts],
            imprint=chosen.imprint,
            site_name=chosen.site_name,
        )
    ]
    part_of = {chapter.id: part for part in chosen.book.parts for chapter in part.chapters}
    for part in chosen.parts:
        if isinstance(part, Chapter):
            found.append(writer.section(part.id, "chapter.html", chapter=part, part=part_of[part.id]))
        else:
            found.append(_practice_section(chosen, part))
    made = paginated(chosen.project.root, chosen.book.lang, found, look)
    return saved(joined(made, ""))


def _line(chosen: _Booklet, part: Chapter | Entry) -> tuple[str, str, str | None]:
    if isinstance(part, Chapter):
        return part.id, f"{part.number}. {part.title}", part.lang
    title = _view(chosen, part).title
    return f"practice-{part.slug}", title.plain, title.lang


def _view(chosen: _Booklet, entry: Entry) -> EntryView:
    return entry_view(entry, (), chosen.addresses, chosen.project)


def _practice_section(chosen: _Booklet, entry: Entry) -> Section:
    view, anchor = _view(chosen, entry), f"practice-{entry.slug}"

    def html(_pages: PageMap | None, start: int) -> str:
        written = practice_html(
            chosen.project, entry, view, chosen.addresses, shown=tuple(SECTIONS), most=_ALL, start=start, anchor=anchor
        )
        own = written.replace('id="source-', f'id="{entry.slug}-source-').replace(
            'href="#source-', f'href="#{entry.slug}-source-'
        )
        return to_other_sections(own)

    return Section(anchor, html)


def _epub(chosen: _Booklet) -> bytes:
    texts = [
        Text(
            "front",
            "epub/booklet.html",
            chosen.title,
            {"imprint": chosen.imprint, "site_name": chosen.site_name},
        )
    ]
    lines = [Line("front.xhtml", chosen.title)]
    part_of = {chapter.id: part for part in chosen.book.parts for chapter in part.chapters}
    for part in chosen.parts:
        anchor, words, lang = _line(chosen, part)
        if isinstance(part, Chapter):
            texts.append(Text(part.id, "paper/chapter.html", part.title, {"chapter": part, "part": part_of[part.id]}))
            lines.append(Line(chapter_file(part.id), words, lang))
        else:
            texts.append(Text(anchor, "epub/practice.html", words, _practice_values(chosen, part, anchor)))
            lines.append(Line(f"{anchor}.xhtml", words, lang))
    lang = chosen.book.lang
    first = lines[1].href if len(lines) > 1 else lines[0].href
    return published(
        chosen.project,
        chosen.book,
        chosen.addresses,
        Publication(
            title=chosen.title,
            texts=tuple(texts),
            contents=tuple(lines),
            landmarks=(
                ("cover", "cover.xhtml", text("editions.cover_label", lang)),
                ("toc", "nav.xhtml#toc", text("site.book.paper.contents", lang)),
                ("bodymatter", first, lines[-1].words),
            ),
            identifier=" ".join((chosen.project.settings.site.address, lang, *(line.href for line in lines))),
            updated=chosen.project.today.isoformat(),
            cover=cover_picture(chosen.project, chosen.title, None, lang),
        ),
    )


def _practice_values(chosen: _Booklet, entry: Entry, anchor: str) -> Mapping[str, Any]:
    settings = chosen.project.settings
    return {
        "entry": _view(chosen, entry),
        "anchor": anchor,
        "shown": tuple(SECTIONS),
        "most_figures": _ALL,
        "band": Markup(),
        "glyph": Markup(),
        "picture": None,
        "address": settings.site.address + chosen.addresses.entry(entry.slug),
    }
