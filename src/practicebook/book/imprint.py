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

    def t(key: str, **values: object) -> str:
        return text(f"site.book.{key}", lang, **values)

    version = t("paper.version", version=book.version, date=calendar_date(book.updated, lang))
    yield f"{t('paper.publisher', owner=owner)}. {version}."
    for form, number in book.isbn:
        if number:
            yield t(f"paper.isbn.{form}", number=number)
    site, address = localised(settings.site.name, lang), settings.site.address + addresses.handbook
    yield (
        t("paper.cite", title=book.title, version=book.version, year=book.updated.year, site=site, address=address)
        + "."
    )
    yield t("paper.licence")
    funders = settings.funding.funders
    if funders:
        yield t("paper.funded", names=list_of((localised(funder.name, lang) for funder in funders), lang)) + "."
    for funder in funders:
        if funder.sentence:
            yield localised(funder.sentence, lang)
