"""Which practices are like a given one, by the facets they share."""

from practicebook.catalogue.catalogue import Catalogue
from practicebook.content.practices import Entry

_WEIGHT_NAMED = 10.0
_WEIGHT_THEME = 3.0
_WEIGHT_TARGET_GROUP = 2.0
_WEIGHT_APPROACH = 1.5
_WEIGHT_SETTING = 0.5


def likeness(one: Entry, other: Entry) -> float:
    """A sum of shared facets, weighted by how much they tell; named relations come before all."""
    a, b = one.practice, other.practice
    named = other.slug in a.related or one.slug in b.related or other.slug == a.adoption_of
    return (
        _WEIGHT_NAMED * named
        + _WEIGHT_THEME * len(set(a.themes) & set(b.themes))
        + _WEIGHT_TARGET_GROUP * len(set(a.target_groups) & set(b.target_groups))
        + _WEIGHT_APPROACH * len(set(a.approaches) & set(b.approaches))
        + _WEIGHT_SETTING * len(set(a.setting) & set(b.setting))
    )


def related(entry: Entry, catalogue: Catalogue, limit: int = 3) -> tuple[Entry, ...]:
    """The `limit` public entries most like `entry`, likeliest first, none that share nothing."""
    scored = [(likeness(entry, other), other) for other in catalogue if other.slug != entry.slug]
    ranked = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].slug))
    return tuple(other for _, other in ranked[:limit])
