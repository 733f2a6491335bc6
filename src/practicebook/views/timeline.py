"""The life of a practice as dated events, oldest first, from what its entry says and nothing else."""

from dataclasses import dataclass

from practicebook.content.practices import Entry
from practicebook.messages import calendar_date, text

_FEWEST = 3
"""Fewer events are told as well by the facts alone."""


@dataclass(frozen=True)
class Event:
    """One event; `when` is a date in words."""

    when: str
    words: str
    kind: str


def timeline(entry: Entry, lang: str) -> tuple[Event, ...]:
    """The events of an entry, or none where there are too few to make a line."""
    practice = entry.practice
    dated: list[tuple[str, str, str]] = []
    if practice.start_year:
        dated.append((str(practice.start_year), text("site.timeline.started", lang), "life"))
    dated += [
        (str(study.year), text("site.timeline.study", lang, title=study.title), "study")
        for study in practice.evidence.studies
    ]
    if practice.end_year:
        dated.append((str(practice.end_year), text("site.timeline.ended", lang), "life"))
    dated.append((str(practice.status_as_of), text("site.timeline.seen", lang), "life"))
    if practice.published:
        dated.append((practice.published.isoformat(), text("site.timeline.published", lang), "entry"))
    if practice.last_reviewed:
        dated.append((practice.last_reviewed.isoformat(), text("site.timeline.reviewed", lang), "entry"))
    if len(dated) < _FEWEST:
        return ()
    return tuple(Event(calendar_date(when, lang), words, kind) for when, words, kind in sorted(dated))
