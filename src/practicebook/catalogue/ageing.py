"""How old what we know of an entry is: when its review is due, and when its status has become a guess."""

from calendar import monthrange
from datetime import MAXYEAR, date

from practicebook.content.practices import Entry
from practicebook.model.vocabulary import Status

_STATUS_MONTHS = 36
"""After this long «active» is a guess."""
_MONTHS = {"M": 1, "Y": 12}


def review_due(entry: Entry) -> date | None:
    """The last day on which an entry's review is not yet late; None before it is published."""
    practice = entry.practice
    since = practice.last_reviewed or practice.published
    number, unit = int(practice.review_in[1:-1]), practice.review_in[-1]
    return months_after(since, number * _MONTHS[unit]) if since else None


def is_status_old(entry: Entry, today: date) -> bool:
    """Whether a practice is called active on a source more than three years old."""
    practice = entry.practice
    latest = last_day_of(practice.status_as_of)
    return practice.status in {Status.ACTIVE, Status.SEASONAL} and months_after(latest, _STATUS_MONTHS) < today


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, MAXYEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_of(partial: str) -> date:
    """The last day of a partial date: `2022` ends on 31 December 2022."""
    year, month, day = [*map(int, partial.split("-")), 0, 0][:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
