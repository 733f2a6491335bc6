"""The catalogue: all practices in pages, with the facets beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from practicebook.catalogue.facets import FACETS
from practicebook.messages import text
from practicebook.model.media import LanguageCode
from practicebook.project import Project
from practicebook.site.page import GeneratedPage
from practicebook.site.templating import render
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.card import card


@dataclass(frozen=True)
class FacetLink:
    """One value of a facet with the number of its entries."""

    label: str
    address: str
    count: int
    is_current: bool = False


@dataclass(frozen=True)
class FacetGroup:
    """One facet with its values, for the list beside the cards."""

    name: str
    label: str
    address: str
    links: tuple[FacetLink, ...]


def facet_groups(project: Project, addresses: Addresses, current: StrEnum | None = None) -> tuple[FacetGroup, ...]:
    """Every facet with its values and counts; `current` is the value whose page this is."""
    lang = addresses.lang
    return tuple(
        FacetGroup(
            name=facet.name,
            label=text(f"site.facet.{facet.name}.label", lang),
            address=addresses.facet(facet.name),
            links=tuple(
                FacetLink(
                    label=text(f"vocabulary.{facet.name}.{value}.label", lang),
                    address=addresses.facet_value(facet.name, value),
                    count=len(entries),
                    is_current=value is current,
                )
                for value, entries in facet.groups(project.catalogue).items()
            ),
        )
        for facet in FACETS
    )


@dataclass(frozen=True)
class Pagination:
    """Which page of how many, with the addresses of the neighbours."""

    number: int
    total: int
    addresses: Sequence[str]

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        return self.addresses[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        return self.addresses[self.number] if self.number < self.total else None


def _page_addresses(addresses: Addresses, total: int) -> tuple[str, ...]:
    return tuple(addresses.catalogue_page(number) for number in range(1, total + 1))


def catalogue_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield the pages of the catalogue in every language, `page_size` entries on each."""
    size = project.settings.site.page_size
    total = max(1, ceil(len(project.catalogue) / size))
    every = all_addresses(project.languages)
    for number in range(1, total + 1):
        twins = {lang: addresses.catalogue_page(number) for lang, addresses in every.items()}
        for lang, addresses in every.items():
            yield _catalogue_page(project, lang, twins, Pagination(number, total, _page_addresses(addresses, total)))


def _catalogue_page(
    project: Project, lang: LanguageCode, twins: dict[str, str], pagination: Pagination
) -> GeneratedPage:
    addresses = all_addresses(project.languages)[lang]
    size = project.settings.site.page_size
    first = (pagination.number - 1) * size
    title = text("site.catalogue.title", lang)
    if pagination.number > 1:
        title = text("site.catalogue.page_title", lang, n=pagination.number)
    return GeneratedPage(
        address=twins[lang],
        lang=lang,
        twins=twins,
        title=title,
        description=text("site.catalogue.description", lang, n=len(project.catalogue)),
        section="practices",
        html=render(
            project.root,
            "catalogue.html",
            addresses,
            twins[lang],
            title=title,
            total=len(project.catalogue),
            cards_list=[card(entry, addresses) for entry in project.catalogue.entries[first : first + size]],
            groups=facet_groups(project, addresses),
            pagination=pagination,
        ),
        scripts=("catalogue",),
    )
