"""What every list of a project shows, made once per language: the facets beside the cards and the cards themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from practicebook.catalogue.facets import FACETS
from practicebook.content.practices import Entry
from practicebook.messages import text
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.card import Card, card
from practicebook.views.filters import FilterGroup, filter_groups


@dataclass(frozen=True)
class FacetLink:
    """One value of a facet with the number of its entries."""

    label: str
    address: str
    count: int


@dataclass(frozen=True)
class FacetGroup:
    """One facet with its values, for the list beside the cards."""

    name: str
    label: str
    address: str
    links: tuple[FacetLink, ...]


@dataclass(frozen=True)
class Browsing:
    """The facets and cards of one project; lives as long as its pages are being made."""

    project: Project
    _cards: dict[tuple[str, str], Card] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def every(self) -> Mapping[str, Addresses]:
        """The addresses of every language."""
        return all_addresses(self.project.languages)

    @cached_property
    def groups(self) -> Mapping[str, tuple[FacetGroup, ...]]:
        """By language: every facet with its values and counts."""
        found = [(facet, facet.groups(self.project.catalogue)) for facet in FACETS]
        return {
            lang: tuple(
                FacetGroup(
                    name=facet.name,
                    label=text(f"site.facet.{facet.name}.label", lang),
                    address=addresses.facet(facet.name),
                    links=tuple(
                        FacetLink(
                            label=text(f"vocabulary.{facet.name}.{value}.label", lang),
                            address=addresses.facet_value(facet.name, value),
                            count=len(entries),
                        )
                        for value, entries in values.items()
                    ),
                )
                for facet, values in found
            )
            for lang, addresses in self.every.items()
        }

    @cached_property
    def filters(self) -> Mapping[str, tuple[FilterGroup, ...]]:
        """By language: the boxes to tick beside the catalogue."""
        return {lang: filter_groups(self.project.catalogue, lang) for lang in self.every}

    def group(self, name: str, lang: str) -> FacetGroup:
        """The facet called `name` in one language."""
        return next(group for group in self.groups[lang] if group.name == name)

    def cards(self, entries: Iterable[Entry], lang: str) -> list[Card]:
        """The cards of `entries` in one language, in their order; each is made once."""
        return [self._card(entry, lang) for entry in entries]

    def _card(self, entry: Entry, lang: str) -> Card:
        key = (entry.slug, lang)
        if key not in self._cards:
            self._cards[key] = card(entry, self.every[lang])
        return self._cards[key]
