"""The filters of the catalogue as a page shows them: a group of boxes to tick for each, with labels and counts."""

from collections import Counter
from dataclasses import dataclass

from practicebook.catalogue.catalogue import Catalogue
from practicebook.catalogue.filters import FILTERS, NATIONWIDE, START_YEARS, UNKNOWN, Filter, start_period
from practicebook.messages import text


@dataclass(frozen=True)
class FilterValue:
    """One box to tick; `count` is the number of practices in the whole catalogue."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class FilterGroup:
    """One filter with those of its values that the catalogue knows."""

    name: str
    label: str
    values: tuple[FilterValue, ...]


def value_label(item: Filter, value: str, lang: str) -> str:
    """The label of a value of a filter."""
    if value in {UNKNOWN, NATIONWIDE} and item.name != "status":
        return text(f"site.filter.{value}", lang)
    if item.name != "start-year":
        return text(f"vocabulary.{item.vocabulary}.{value}.label", lang)
    first, last = next(period for period in START_YEARS if start_period(*period) == value)
    if first is None:
        return text("site.filter.before", lang, year=str((last or 0) + 1))
    return text("site.card.since", lang, year=str(first)) if last is None else f"{first}–{last}"


def filter_groups(catalogue: Catalogue, lang: str) -> tuple[FilterGroup, ...]:
    """Every filter with the values that at least one practice has."""
    return tuple(_group(item, catalogue, lang) for item in FILTERS)


def _group(item: Filter, catalogue: Catalogue, lang: str) -> FilterGroup:
    counts = Counter(value for entry in catalogue for value in item.of(entry.practice))
    values = (
        FilterValue(value, value_label(item, value, lang), counts[value]) for value in item.values if counts[value]
    )
    return FilterGroup(item.name, text(f"site.filter.{item.name}", lang), tuple(values))
