"""Make the e-book of every language: its documents, contents, landmarks and list of pages, and what it says of itself.

Of accessibility it claims what the files show and machines have checked (epubcheck, Ace); conformance to WCAG is not
claimed, since no person has tested it (EPUB Accessibility 1.1, 2.2 and 4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from markdown.extensions.toc import slugify

from practicebook.book.book import Book
from practicebook.book.imprint import imprint_lines
from practicebook.editions.digital import DigitalEdition
from practicebook.editions.edition import EditionFile
from practicebook.editions.epub.cover import cover_picture
from practicebook.editions.epub.linking import EpubLinking, chapter_file
from practicebook.editions.epub.writer import Item, packed
from practicebook.editions.epub.xhtml import Page
from practicebook.editions.paper.pagination import Paginated
from practicebook.editions.paper.sections import COVER, style_sheet
from practicebook.editions.press.keeping import FONTS
from practicebook.messages import text
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.templating import render

_FEATURES = (
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "index",
    "pageBreakMarkers",
    "pageNavigation",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)
_FEATURES_OF_PRINT = frozenset({"index", "pageBreakMarkers", "pageNavigation"})
_FONT_FILES = (
    "SourceSerif4-Regular.otf",
    "SourceSerif4-It.otf",
    "SourceSerif4-Semibold.otf",
    "SourceSans3-Regular.otf",
    "SourceSans3-Semibold.otf",
)
_LAYOUT = "epub/document.html"


def epub_path(book: Book, addresses: Addresses) -> str:
    """Where the e-book stands in the site: beside the contents, named by its title."""
    return f"{addresses.handbook}{slugify(book.title, '-')}.epub"


def epub_editions(
    project: Project, books: Mapping[str, Book], digital: Mapping[str, DigitalEdition]
) -> Mapping[str, EditionFile]:
    """The e-book of every book, by language; its pages are those of the printed one.

    Raises:
        EditionError: It cannot be made as it should be.
    """
    every = all_addresses(project.languages)
    made = {}
    for lang, book in books.items():
        content = epub(project, book, every[lang], digital[lang].paginated)
        made[lang] = EditionFile(epub_path(book, every[lang]), content, digital[lang].paginated.page_count)
    return made


@dataclass(frozen=True)
class Line:
    """A line of the contents."""

    href: str
    words: str
    lang: str | None = None
    children: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Text:
    """A document of an e-book before it is written: the template, its title and what it shows."""

    name: str
    template: str
    title: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Publication:
    """What an e-book is made of; `identifier` is the address by which it is known when it has no ISBN."""

    title: str
    texts: tuple[Text, ...]
    contents: tuple[Line, ...]
    landmarks: tuple[tuple[str, str, str], ...]
    identifier: str
    updated: str
    cover: bytes
    isbn: str | None = None
    printed: Paginated | None = None
    printed_isbn: str | None = None
    page_source: str = ""


def epub(project: Project, book: Book, addresses: Addresses, printed: Paginated) -> bytes:
    """The e-book of the whole book as an archive."""
    address = project.settings.site.address + addresses.handbook
    publication = Publication(
        title=book.title,
        texts=tuple(_texts(project, book, addresses)),
        contents=_contents(book),
        landmarks=_landmarks(book),
        identifier=f"{address}#{book.lang}",
        updated=book.updated.isoformat(),
        cover=cover_picture(project, book.title, book.subtitle, book.lang),
        isbn=book.isbn.epub,
        printed=printed,
        printed_isbn=book.isbn.print,
        page_source=text("editions.epub.page_source", book.lang, version=book.version),
    )
    return published(project, book, addresses, publication)


def published(project: Project, book: Book, addresses: Addresses, publication: Publication) -> bytes:
    """An e-book as an archive; references within it are those of `book`."""
    pages_of_print = publication.printed.pages if publication.printed else {}
    linking = EpubLinking(book, addresses, project.settings.site.address, pages=pages_of_print)
    owner = localised(project.settings.owner.name, book.lang)

    def document(template: str, title: str, values: Mapping[str, Any]) -> Page:
        common = {"layout": _LAYOUT, "book": book, "e": linking, "title": title, "owner": owner}
        return Page(render(project.root, template, addresses, "", **common, **values))

    documents = {one.name: document(one.template, one.title, one.values) for one in publication.texts}
    pages = _mark_pages(documents, publication.printed) if publication.printed else {}
    alt = text("editions.epub.cover_alt", book.lang, title=publication.title)
    cover = document("epub/cover.html", publication.title, {"cover": "cover.jpg", "alt": alt})
    navigation = {
        "contents": publication.contents,
        "landmarks": publication.landmarks,
        "pages": sorted(pages.items()),
    }
    nav = document("epub/nav.html", publication.title, navigation)
    every = {"cover": cover, **documents}
    items = [
        *(Item(name, f"{name}.xhtml", page.written()) for name, page in every.items()),
        Item("nav", "nav.xhtml", nav.written(), "nav"),
        Item("style", "book.css", style_sheet(project.root, "epub.css").encode()),
        Item("cover-image", "cover.jpg", publication.cover, "cover-image"),
        *(Item(f"image-{name}", f"images/{name}.svg", svg.encode()) for name, svg in sorted(linking.drawings.items())),
        *(
            Item(name.removesuffix(".otf"), f"fonts/{name}", (project.root / FONTS / "fonts" / name).read_bytes())
            for name in _FONT_FILES
        ),
    ]
    front, *rest = documents
    return packed(_package(project, book, addresses, publication, items, ["cover", front, "nav", *rest]), items)


def _texts(project: Project, book: Book, addresses: Addresses) -> Iterator[Text]:
    """Yield the documents of the whole book in the order of reading."""
    imprint = imprint_lines(project.settings, book, addresses)
    yield Text("front", "epub/front.html", book.title, {"imprint": imprint})
    for part in book.parts:
        for chapter in part.chapters:
            yield Text(chapter.id, "paper/chapter.html", chapter.title, {"chapter": chapter, "part": part})
    lang = book.lang
    if book.glossary:
        yield Text("glossary", "paper/glossary.html", text("site.book.glossary.title", lang), {})
    if book.practices or book.sources:
        cited = {source.url: [book.by_id[chapter] for chapter in source.chapters] for source in book.sources}
        yield Text("used", "paper/used.html", text("site.book.back.sources_title", lang), {"cited": cited})
    if book.index:
        yield Text("index", "paper/index.html", text("site.book.paper.index", lang), {})


def _mark_pages(documents: Mapping[str, Page], printed: Paginated) -> dict[int, str]:
    """Mark every page of the printed book in the documents; gives where each begins."""
    begins: dict[int, str] = {}
    sheaves = [sheaf for sheaf in printed.sheaves if sheaf.name != COVER]
    following = [*(sheaf.start for sheaf in sheaves[1:]), printed.page_count + 1]
    for sheaf, end in zip(sheaves, following, strict=True):
        places = {name: sheaf.start + page - 1 for name, page in sheaf.piece.pages.items()}
        marks = documents[sheaf.name].mark_pages(places, range(sheaf.start, end))
        begins |= {page: f"{sheaf.name}.xhtml#{mark}" for page, mark in marks.items()}
    return begins


def _contents(book: Book) -> tuple[Line, ...]:
    lang = book.lang
    lines = [Line("front.xhtml#title", book.title)]
    if book.front.foreword:
        lines.append(Line("front.xhtml#foreword", text("site.book.matter.foreword.title", lang)))
    if book.front.using or book.front.paths:
        lines.append(Line("front.xhtml#using", text("site.book.matter.using.title", lang)))
    for part in book.parts:
        chapters = tuple(
            Line(
                chapter_file(chapter.id),
                f"{chapter.number}. {chapter.title}",
                chapter.lang,
                tuple(
                    Line(f"{chapter_file(chapter.id)}#{chapter.id}-{heading.anchor}", heading.title, chapter.lang)
                    for heading in chapter.headings
                    if heading.level == 2  # noqa: PLR2004 - sections, not their parts
                ),
            )
            for chapter in part.chapters
        )
        words = f"{text('site.book.part', lang, n=part.number)}. {part.title}"
        lines.append(Line(chapter_file(part.chapters[0].id), words, None, chapters))
    back = (
        ("glossary.xhtml", "site.book.glossary.title", bool(book.glossary)),
        ("used.xhtml#practices", "site.book.back.practices", bool(book.practices)),
        ("used.xhtml#book-sources", "site.book.back.sources_title", bool(book.sources)),
        ("index.xhtml", "site.book.paper.index", bool(book.index)),
    )
    return (*lines, *(Line(href, text(key, lang)) for href, key, is_there in back if is_there))


def _landmarks(book: Book) -> tuple[tuple[str, str, str], ...]:
    lang = book.lang
    marks = [
        ("cover", "cover.xhtml", text("editions.cover_label", lang)),
        ("toc", "nav.xhtml#toc", text("site.book.paper.contents", lang)),
        ("bodymatter", chapter_file(book.chapters[0].id), book.chapters[0].title),
    ]
    if book.glossary:
        marks.append(("glossary", "glossary.xhtml", text("site.book.glossary.title", lang)))
    if book.index:
        marks.append(("index", "index.xhtml", text("site.book.paper.index", lang)))
    return tuple(marks)


def _package(  # noqa: PLR0913, PLR0917 - what the document names
    project: Project,
    book: Book,
    addresses: Addresses,
    publication: Publication,
    items: list[Item],
    spine: list[str],
) -> str:
    lang, known_by = book.lang, uuid5(NAMESPACE_URL, publication.identifier)
    source = ""
    if publication.printed:
        source = f"urn:isbn:{publication.printed_isbn}" if publication.printed_isbn else publication.page_source
    features = [name for name in _FEATURES if publication.printed or name not in _FEATURES_OF_PRINT]
    return render(
        project.root,
        "epub/package.opf",
        addresses,
        "",
        identifier=f"urn:isbn:{publication.isbn}" if publication.isbn else f"urn:uuid:{known_by}",
        title=publication.title,
        owner=localised(project.settings.owner.name, lang),
        updated=publication.updated,
        modified=f"{project.today.isoformat()}T00:00:00Z",
        description=text("site.book.paper.subject", lang),
        rights=text("site.book.paper.licence", lang),
        source=source,
        features=features,
        summary=text("editions.epub.summary" if publication.printed else "editions.epub.summary_booklet", lang),
        items=items,
        spine=spine,
    )
