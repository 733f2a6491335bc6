"""How the collection grows: entries that count, by quarter and year, against the programme's target.

An entry counts for the quarter of its `published` date when its state is published or recommended and
`programme.counts` is true; the opening collection has `counts: false` and is named apart.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from practicebook.catalogue.catalogue import Catalogue
from practicebook.content.practices import Entry
from practicebook.model.vocabulary import ReviewState


def quarter_of(day: date) -> str:
    """The calendar quarter of a day: `2026-Q4`."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def counts(entry: Entry) -> bool:
    """Whether the entry counts towards the programme's target."""
    practice = entry.practice
    in_state = practice.review_state in {ReviewState.PUBLISHED, ReviewState.RECOMMENDED}
    return bool(in_state and practice.published and practice.programme and practice.programme.counts)


@dataclass(frozen=True)
class Progress:
    """Counted entries by quarter (`2026-Q4`) and by year (`2026`), and public entries that do not count."""

    by_quarter: Mapping[str, int]
    by_year: Mapping[str, int]
    uncounted: int


def progress(catalogue: Catalogue) -> Progress:
    """Count the public entries of `catalogue`."""
    counted = [entry for entry in catalogue if counts(entry)]
    days = [entry.practice.published for entry in counted if entry.practice.published]
    return Progress(
        by_quarter=dict(sorted(Counter(quarter_of(day) for day in days).items())),
        by_year=dict(sorted(Counter(str(day.year) for day in days).items())),
        uncounted=len(catalogue) - len(counted),
    )
