"""The four facets that have pages of their own, and which entries fall under each value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from practicebook.catalogue.catalogue import Catalogue
from practicebook.content.practices import Entry
from practicebook.model.measures import EvidenceLevel
from practicebook.model.place import County
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import Coverage, Sector, Theme


@dataclass(frozen=True)
class Facet:
    """A way to divide the catalogue; `name` is the vocabulary under which its messages stand."""

    name: str
    values: type[StrEnum]
    of: Callable[[Practice], tuple[StrEnum, ...]]

    def groups(self, catalogue: Catalogue) -> Mapping[StrEnum, tuple[Entry, ...]]:
        """Every value of the facet with its public entries, also the empty ones, in the vocabulary's order."""
        groups: dict[StrEnum, list[Entry]] = {value: [] for value in self.values}
        for entry in catalogue:
            for value in self.of(entry.practice):
                groups[value].append(entry)
        return {value: tuple(entries) for value, entries in groups.items()}


FACETS: tuple[Facet, ...] = (
    Facet("theme", Theme, lambda practice: practice.themes),
    Facet("county", County, lambda practice: practice.counties),
    Facet("sector", Sector, lambda practice: practice.sectors),
    Facet("evidence-level", EvidenceLevel, lambda practice: (practice.evidence.level,)),
)


def nationwide(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Public entries that work all over Estonia or online: they belong to every county and darken none."""
    return catalogue.where(lambda entry: entry.practice.coverage in {Coverage.NATIONAL, Coverage.ONLINE})
