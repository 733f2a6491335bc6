"""All pages that are made from data: the front page, the catalogue, entries, the handbook, in every language."""

from collections.abc import Iterator, Mapping

from practicebook.book.book import Book
from practicebook.editions.edition import EditionFile
from practicebook.site.book_making import Files
from practicebook.site.browsing import Browsing
from practicebook.site.catalogue_data import CatalogueData
from practicebook.site.chosen_pages import collection_pages, compare_pages, fit_pages
from practicebook.site.entry import entry_pages
from practicebook.site.facet_pages import facet_pages
from practicebook.site.gone import gone_pages
from practicebook.site.handbook import handbook_pages
from practicebook.site.home import home_pages
from practicebook.site.listing import catalogue_pages
from practicebook.site.page import GeneratedPage


def pages(
    browsing: Browsing,
    data: CatalogueData,
    books: Mapping[str, Book],
    files: Files,
    factsheets: Mapping[tuple[str, str], EditionFile],
) -> Iterator[GeneratedPage]:
    """Yield every generated page of a project with its `books` by language and the `files` to take along."""
    project = browsing.project
    yield from home_pages(browsing, books)
    yield from catalogue_pages(browsing, data)
    yield from facet_pages(browsing)
    yield from compare_pages(browsing)
    yield from collection_pages(browsing, data, has_factsheets=bool(factsheets))
    yield from fit_pages(browsing, data)
    yield from entry_pages(project, books, factsheets)
    yield from gone_pages(project)
    yield from handbook_pages(project, books, files)
