"""Which practices are like a given one, by the facets they share and by what their texts speak of.

Entries are gathered by facet value once, so that a catalogue of thousands is not compared pair by pair.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from practicebook.catalogue.catalogue import Catalogue
from practicebook.catalogue.likeness import Likeness
from practicebook.content.practices import Entry
from practicebook.model.practice import Practice

_WEIGHTS = {"themes": 3.0, "target_groups": 2.0, "approaches": 1.5, "setting": 0.5}
"""How much a shared value of each field tells."""
_TEXT_WEIGHT = 12.0
"""How much texts tell that speak of exactly the same; of practices that are much alike about a third is shared."""
_WORDS = 3

_Trait = tuple[str, StrEnum]


def _traits(practice: Practice) -> Iterator[_Trait]:
    return ((name, value) for name in _WEIGHTS for value in getattr(practice, name))


@dataclass(frozen=True)
class Related:
    """A practice like another one.

    `shared` are the fields and values that both have, the weightiest first; `words` the nouns of the original language
    that both texts use and few others do.
    """

    entry: Entry
    shared: tuple[_Trait, ...]
    words: tuple[str, ...]
    is_named: bool
    """An author named it."""


class Relations:
    """The likeness of the public entries of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Gather the entries by each of their traits."""
        self._catalogue = catalogue
        self._texts = Likeness(catalogue.entries)
        self._by_trait: defaultdict[_Trait, list[str]] = defaultdict(list)
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for entry in catalogue:
            for trait in _traits(entry.practice):
                self._by_trait[trait].append(entry.slug)
            for other in (*entry.practice.related, entry.practice.adoption_of):
                if other:
                    self._named[entry.slug].add(other)
                    self._named[other].add(entry.slug)

    def of(self, entry: Entry, limit: int = 3) -> tuple[Related, ...]:
        """The `limit` entries most like `entry`, those an author named first, none that share nothing."""
        scores: defaultdict[str, float] = defaultdict(float)
        for trait in _traits(entry.practice):
            for slug in self._by_trait[trait]:
                scores[slug] += _WEIGHTS[trait[0]]
        for slug, alike in self._texts.of(entry.slug).items():
            scores[slug] += _TEXT_WEIGHT * alike
        named, known = self._named[entry.slug], self._catalogue.by_slug
        others = (slug for slug in {*scores, *named} if slug != entry.slug and slug in known)
        ranked = sorted(others, key=lambda slug: (slug not in named, -scores[slug], slug))
        return tuple(
            Related(
                known[slug],
                _shared(entry.practice, known[slug].practice),
                self._texts.shared(entry.slug, slug)[:_WORDS],
                slug in named,
            )
            for slug in ranked[:limit]
        )


def _shared(one: Practice, other: Practice) -> tuple[_Trait, ...]:
    """What two practices have in common, the weightiest first."""
    theirs = set(_traits(other))
    return tuple(trait for trait in _traits(one) if trait in theirs)
