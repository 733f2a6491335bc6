"""The ways a reader narrows the catalogue: the facets with pages of their own, and those that only a filter has.

What is not known is a value of its own, so that a reader who asks for a low cost is never shown an unknown one as if
it were low.
"""

from collections.abc import Callable
from dataclasses import dataclass

from practicebook.catalogue.facets import FACETS
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import Approach, CostBand, Coverage, StartTime, Status, TargetGroup

UNKNOWN, NATIONWIDE = "unknown", "nationwide"
START_YEARS = ((None, 1999), (2000, 2009), (2010, 2014), (2015, 2019), (2020, None))
"""First and last year of each period; None is open."""


@dataclass(frozen=True)
class Filter:
    """One way to narrow the list. `values` are the ids in their order, `of` those of a practice, never none.

    `vocabulary` is the closed list whose messages give the labels; values that it lacks have their own
    (`site.filter.value.<id>`).
    """

    name: str
    vocabulary: str
    values: tuple[str, ...]
    of: Callable[[Practice], tuple[str, ...]]


def start_period(first: int | None, last: int | None) -> str:
    """The id of a period of years."""
    return f"{first or ''}-{last or ''}"


def _periods(practice: Practice) -> tuple[str, ...]:
    year = practice.start_year
    if year is None:
        return (UNKNOWN,)
    return tuple(start_period(first, last) for first, last in START_YEARS if (first or year) <= year <= (last or year))


def _counties(practice: Practice) -> tuple[str, ...]:
    if practice.coverage in {Coverage.NATIONAL, Coverage.ONLINE}:
        return (NATIONWIDE,)
    return tuple(practice.counties) or (UNKNOWN,)


_PAGED = {facet.name: facet for facet in FACETS}

FILTERS: tuple[Filter, ...] = (
    Filter("theme", "theme", tuple(_PAGED["theme"].values), lambda practice: practice.themes),
    Filter("county", "county", (NATIONWIDE, *_PAGED["county"].values, UNKNOWN), _counties),
    Filter("target-group", "target-group", tuple(TargetGroup), lambda practice: practice.target_groups),
    Filter("evidence-level", "evidence-level", tuple(_PAGED["evidence-level"].values), _PAGED["evidence-level"].of),
    Filter("status", "status", tuple(Status), lambda practice: (practice.status,)),
    Filter(
        "cost-yearly",
        "cost-band",
        (*CostBand, UNKNOWN),
        lambda practice: (practice.cost_yearly.band if practice.cost_yearly else UNKNOWN,),
    ),
    Filter(
        "time-to-start",
        "start-time",
        (*StartTime, UNKNOWN),
        lambda practice: (practice.time_to_start.band if practice.time_to_start else UNKNOWN,),
    ),
    Filter("approach", "approach", (*Approach, UNKNOWN), lambda practice: practice.approaches or (UNKNOWN,)),
    Filter("sector", "sector", tuple(_PAGED["sector"].values), lambda practice: practice.sectors),
    Filter("start-year", "start-year", (*(start_period(*period) for period in START_YEARS), UNKNOWN), _periods),
)
