"""What the search knows of the handbook: the sections of its chapters, its terms and its worksheets."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from practicebook.book.book import Book, Chapter
from practicebook.book.uses import HeadingTag, PracticeLink, TermUse, Told
from practicebook.messages import text
from practicebook.search.weighing import SearchDocument
from practicebook.site.search_entries import plain
from practicebook.views.addresses import Addresses

CHAPTER, TERM, SHEET = "chapter", "term", "sheet"
_SECTION = 2


@dataclass(frozen=True)
class BookPlace:
    """A place of the book that can be found: its kind, name and address, what stands there, and what it is made of."""

    kind: str
    title: str
    address: str
    words: str
    document: SearchDocument


def book_places(book: Book, addresses: Addresses) -> Iterator[BookPlace]:
    """Yield every place in the order of the book."""
    for chapter in book.chapters:
        yield from _sections(chapter, book.lang, addresses)
    for term in book.glossary:
        address = f"{addresses.glossary}#{term.id}"
        definition = term.definition.plain
        titles = ((term.name.lang or book.lang, term.name.plain), *term.others)
        fields = {"title": titles, "body": ((term.definition.lang or book.lang, definition),)}
        yield BookPlace(TERM, term.name.plain, address, definition, SearchDocument(address, fields))
    for sheet in book.sheets:
        address = addresses.worksheet(sheet.id)
        labels = " ".join(field.label.plain for field in sheet.fields)
        lang = sheet.title.lang or book.lang
        fields = {
            "title": ((lang, sheet.title.plain),),
            "summary": ((lang, sheet.purpose.plain),),
            "body": ((lang, labels),),
        }
        yield BookPlace(SHEET, sheet.title.plain, address, sheet.purpose.plain, SearchDocument(address, fields))


def _sections(chapter: Chapter, lang: str, addresses: Addresses) -> Iterator[BookPlace]:
    """The opening of a chapter, which stands for it as a whole, and each of its sections."""
    address = addresses.chapter(chapter.slug)
    told_in = chapter.lang or lang
    number = text("site.book.chapter_number", lang, n=chapter.number)
    opening = f"{_words(chapter.question)} {_words(chapter.answer)}"
    beginning, *parts = _parts(chapter.told)
    fields = {
        "title": ((told_in, chapter.title),),
        "summary": ((told_in, opening),),
        "body": ((told_in, _words(beginning[1])),),
    }
    yield BookPlace(CHAPTER, f"{number}: {chapter.title}", address, opening, SearchDocument(address, fields))
    for anchor, told in parts:
        heading = next(item for item in chapter.headings if item.anchor == anchor)
        words = _words(told).removeprefix(heading.title).strip()
        place = f"{address}#{anchor}"
        fields = {"title": ((told_in, heading.title),), "body": ((told_in, words),)}
        yield BookPlace(CHAPTER, f"{heading.title} ({number})", place, words, SearchDocument(place, fields))


def _parts(told: Told) -> Iterator[tuple[str, Told]]:
    """The text of a chapter by the anchors of its headings of the second level; first what stands before them."""
    anchor, pieces = "", []
    for piece in told:
        if isinstance(piece, HeadingTag) and piece.level == _SECTION:
            yield anchor, tuple(pieces)
            anchor, pieces = piece.anchor, []
        else:
            pieces.append(piece)
    yield anchor, tuple(pieces)


def _words(told: Told) -> str:
    """The words of a text; of what is put into it, those that belong to a sentence."""
    said = []
    for piece in told:
        if isinstance(piece, Markup):
            said.append(str(piece))
        elif isinstance(piece, PracticeLink | TermUse):
            said.append(str(Markup.escape(piece.words)))
    return plain("".join(said))
