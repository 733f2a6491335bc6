"""The whole site before it is written: the project with its pages and bundle, and the frame of any page.

Hooks keep one `Site` for a build and ask it everything, so that they hold no logic of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from practicebook.book.book import Book
from practicebook.book.compose import compose
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.editions.digital import DigitalEdition, digital_editions
from practicebook.editions.edition import EditionFile
from practicebook.editions.epub.epub import epub_editions
from practicebook.editions.factsheets import factsheets
from practicebook.editions.offset.offset import OffsetEdition, offset_editions
from practicebook.editions.sheets import SheetFiles, sheet_files
from practicebook.figures.glyph import mark
from practicebook.messages import text
from practicebook.project import Project, UnsoundSettingsError
from practicebook.site.book_making import Files
from practicebook.site.browsing import Browsing
from practicebook.site.bundle import PUBLISHED_AS_THEY_ARE, Bundle, bundle
from practicebook.site.catalogue_data import CatalogueData, catalogue_data
from practicebook.site.frame import FOOTER_PAGES, Frame, Link, frame
from practicebook.site.owner_pages import OwnerPage, owner_pages
from practicebook.site.page import GeneratedPage
from practicebook.site.pages import pages
from practicebook.site.search_data import SearchData, search_data
from practicebook.views.addresses import all_addresses


class UnsoundProjectError(ValueError):
    """The project holds errors; nothing may be written. `diagnostics` are the errors."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings for the caller to render."""
        super().__init__("the project holds errors")
        self.diagnostics = diagnostics


class TwoPagesError(ValueError):
    """Two pages of the site want the same address."""


@dataclass(frozen=True)
class Site:
    """A sound project and what is made of it."""

    project: Project = field(repr=False)  # mkdocs-macros prints what it finds in the configuration
    with_editions: bool = True
    """Whether the book is also made as files to take along; a preview does without, since they take a while."""

    @cached_property
    def books(self) -> Mapping[str, Book]:
        """The handbook in every language of the site; empty where the project has none."""
        every = all_addresses(self.project.languages)
        composed = ((lang, compose(self.project, addresses)) for lang, addresses in every.items())
        return {lang: book for lang, book in composed if book}

    @cached_property
    def digital(self) -> Mapping[str, DigitalEdition]:
        """The digital edition of every book with its page map, by language.

        Raises:
            EditionError: An edition cannot be made as it should be.
        """
        return digital_editions(self.project, self.books) if self.with_editions else {}

    @cached_property
    def editions(self) -> Mapping[str, EditionFile]:
        """The digital edition of every book as a file, by language.

        Raises:
            EditionError: An edition cannot be made as it should be.
        """
        return {lang: edition.file for lang, edition in self.digital.items()}

    @cached_property
    def sheets(self) -> Mapping[str, SheetFiles]:
        """The worksheets of every book as files, by language.

        Raises:
            EditionError: A sheet cannot be made as it should be.
        """
        return sheet_files(self.project, self.books) if self.with_editions else {}

    @cached_property
    def ebooks(self) -> Mapping[str, EditionFile]:
        """The e-book of every book, by language.

        Raises:
            EditionError: An edition cannot be made as it should be.
        """
        return epub_editions(self.project, self.books, self.digital) if self.with_editions else {}

    @cached_property
    def offset(self) -> Mapping[str, OffsetEdition]:
        """The files for the printer of every book, by language.

        Raises:
            EditionError: An edition cannot be made as it should be.
        """
        return offset_editions(self.project, self.books, self.digital) if self.with_editions else {}

    @cached_property
    def factsheets(self) -> Mapping[tuple[str, str], EditionFile]:
        """The factsheet of every practice, by language and slug.

        Raises:
            EditionError: A sheet cannot be made as it should be.
        """
        return factsheets(self.project) if self.with_editions else {}

    @cached_property
    def files(self) -> Files:
        """The finished files of the handbook."""
        return Files(self.editions, self.ebooks, self.sheets)

    def make_editions(self) -> None:
        """Make every file now, so that a fault is told before a page is written.

        Raises:
            EditionError: An edition cannot be made as it should be.
        """
        _ = self.files, self.offset, self.factsheets

    @cached_property
    def browsing(self) -> Browsing:
        """What every list of the site shows."""
        return Browsing(self.project)

    @cached_property
    def catalogue_data(self) -> CatalogueData:
        """What the catalogue's script loads."""
        return catalogue_data(self.browsing)

    @cached_property
    def search_data(self) -> SearchData:
        """What the search loads."""
        return search_data(self.browsing, self.books)

    @cached_property
    def pages(self) -> Mapping[str, GeneratedPage]:
        """Every generated page by the path of the source file that stands for it.

        Raises:
            TwoPagesError: Two pages want the same address.
        """
        taken = {page.address for page in self.owner_pages.values()}
        made: dict[str, GeneratedPage] = {}
        for page in pages(self.browsing, self.catalogue_data, self.books, self.files, self.factsheets):
            if page.address in taken:
                raise TwoPagesError(page.address)
            taken.add(page.address)
            made[page.source_path] = page
        return made

    @cached_property
    def owner_pages(self) -> Mapping[str, OwnerPage]:
        """Every page of `pages/` by its path there."""
        return owner_pages(self.project.root, self.project.languages)

    @cached_property
    def bundle(self) -> Bundle:
        """The published styles and scripts."""
        return bundle(self.project.root)

    def publishes(self, path: str) -> bool:
        """Whether a file that the theme or `pages/` offers goes into the site."""
        return path in self.owner_pages or path.startswith(PUBLISHED_AS_THEY_ARE)

    def context(self, source_path: str) -> dict[str, Any]:
        """What the templates need for the page made from `source_path`."""
        page = self.pages.get(source_path)
        if page is None:
            return self._owner_context(self.owner_pages[source_path])
        framed = self._frame(page.address, page.lang, page.twins, page.section)
        context = self._context(framed, page.title, page.description, page.scripts)
        return {**context, "is_listed": page.is_listed, "refresh": page.refresh}

    def not_found_context(self, base_path: str) -> dict[str, Any]:
        """What the 404 page needs: all languages on one page, links from the root, since any address may lead here."""
        every = all_addresses(self.project.languages)
        original = self.project.languages[0]
        homes = {lang: addresses.home for lang, addresses in every.items()}
        framed = self._frame("404.html", original, homes, "", link=lambda target: f"{base_path}{target}")
        parts = [
            {
                "lang": lang,
                "title": text("site.not_found.title", lang),
                "lead": text("site.not_found.lead", lang),
                "search": f"{base_path}{addresses.catalogue}",
                "search_label": text("site.search.label", lang),
                "search_submit": text("site.search.submit", lang),
                "home": f"{base_path}{addresses.home}",
                "home_label": text("site.not_found.home", lang),
            }
            for lang, addresses in every.items()
        ]
        title = " / ".join(part["title"] for part in parts)
        return {**self._context(framed, title, title, ()), "not_found": parts, "is_listed": False}

    def _owner_context(self, page: OwnerPage) -> dict[str, Any]:
        addresses = all_addresses(self.project.languages)[page.lang]
        section = next((name for name in FOOTER_PAGES if addresses.owner_page(name) == page.address), "")
        framed = self._frame(page.address, page.lang, page.twins, section)
        return self._context(framed, page.title, page.description, ())

    def _frame(
        self, address: str, lang: str, twins: Mapping[str, str], section: str, *, link: Link | None = None
    ) -> Frame:
        return frame(self.project, address, lang, twins, section, existing=self._linked_addresses, link=link)

    @cached_property
    def _linked_addresses(self) -> frozenset[str]:
        """The pages that header and footer may lead to because they exist."""
        every = all_addresses(self.project.languages)
        handbooks = (every[lang].handbook for lang in self.books)
        return frozenset((*(page.address for page in self.owner_pages.values()), *handbooks))

    def _context(self, framed: Frame, title: str, description: str, scripts: tuple[str, ...]) -> dict[str, Any]:
        return {
            "frame": framed,
            "page_title": title,
            "page_description": description,
            "scripts": scripts,
            "bundle": self.bundle,
            "mark": mark(),
            "search_index": f"{framed.root}{self.search_data.index[framed.lang]}",
            "is_listed": True,
            "refresh": None,
        }


def load_site(root: Path, *, with_editions: bool = True) -> Site:
    """Read and check the project at `root`.

    Raises:
        UnsoundProjectError: It holds errors.
    """
    try:
        project = Project.load(root)
    except UnsoundSettingsError as error:
        raise UnsoundProjectError(error.diagnostics) from error
    if project.errors:
        raise UnsoundProjectError(project.errors)
    return Site(project, with_editions)
