"""The imprint of the book: what must be known to cite it, use it and know its state, line by line."""

from collections.abc import Iterator

from practicebook.book.book import Book
from practicebook.messages import calendar_date, list_of, text
from practicebook.model.settings import Settings, localised
from practicebook.views.addresses import Addresses


def imprint_lines(settings: Settings, book: Book, addresses: Addresses) -> tuple[str, ...]:
    """The lines of the imprint as plain text; funders and ISBN stand in it where the owner has given them."""
    return tuple(_lines(settings, book, addresses))


def _lines(settings: Settings, book: Book, addresses: Addresses) -> Iterator[str]:
    lang = book.lang
    owner = localised(settings.owner.name, lang)
    version = text("site.book.paper.version", lang, version=book.version, date=calendar_date(book.updated, lang))
    publisher = text("site.book.paper.publisher", lang, owner=owner)
    yield f"{publisher}. {version}."
    for form, number in book.isbn:
        if number:
            yield text(f"site.book.paper.isbn.{form}", lang, number=number)
    site, address = localised(settings.site.name, lang), settings.site.address + addresses.handbook
    yield (
        text(
            "site.book.paper.cite",
            lang,
            title=book.title,
            version=book.version,
            year=book.updated.year,
            site=site,
            address=address,
        )
        + "."
    )
    yield text("site.book.paper.licence", lang)
    funders = settings.funding.funders
    if funders:
        yield (
            text(
                "site.book.paper.funded",
                lang,
                names=list_of((localised(funder.name, lang) for funder in funders), lang),
            )
            + "."
        )
    for funder in funders:
        if funder.sentence:
            yield localised(funder.sentence, lang)
