"""The pages of the handbook's front and back: foreword, use and paths, subject index, sources and practices."""

from collections.abc import Callable, Iterator
from itertools import groupby

from practicebook.book.book import Book
from practicebook.messages import text
from practicebook.messages.collation import initial
from practicebook.site.book_making import Making
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import Addresses


def matter_pages(making: Making) -> Iterator[GeneratedPage]:
    """Yield the pages that the book of this language has something for."""
    book = making.book
    if book.front.foreword:
        twins = _twins(making, lambda addresses: addresses.foreword, lambda other: bool(other.front.foreword))
        yield making.page("foreword.html", twins, *_words(making, "foreword"))
    if book.front.using or book.front.paths:
        twins = _twins(
            making, lambda addresses: addresses.using, lambda other: bool(other.front.using or other.front.paths)
        )
        yield making.page("using.html", twins, *_words(making, "using"))
    if book.index:
        yield _index(making)
    if book.sources or book.practices:
        yield _sources(making)


def _index(making: Making) -> GeneratedPage:
    index = making.book.index
    letters = [
        (letter, list(found)) for letter, found in groupby(index, lambda entry: initial(entry.words, making.lang))
    ]
    twins = _twins(making, lambda addresses: addresses.subject_index, lambda other: bool(other.index))
    places = {entry.id: making.first_places(entry.places) for entry in index}
    return making.page("subject_index.html", twins, *_words(making, "index"), letters=letters, places=places)


def _sources(making: Making) -> GeneratedPage:
    book = making.book
    twins = _twins(
        making, lambda addresses: addresses.book_sources, lambda other: bool(other.sources or other.practices)
    )
    places = {practice.slug: making.first_places(practice.places) for practice in book.practices}
    cited = {source.url: [book.by_id[chapter] for chapter in source.chapters] for source in book.sources}
    return making.page("book_sources.html", twins, *_words(making, "sources"), places=places, cited=cited)


def _twins(making: Making, address: Callable[[Addresses], str], has: Callable[[Book], bool]) -> dict[str, str]:
    return {lang: address(addresses) for lang, addresses in making.every.items() if has(making.books[lang])}


def _words(making: Making, name: str) -> tuple[str, str]:
    """The title and the description of a page."""
    title = text(f"site.book.matter.{name}.title", making.lang)
    return title, text(f"site.book.matter.{name}.description", making.lang)
