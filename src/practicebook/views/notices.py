"""What a reader must know of an entry before anything else: that it ended, that its facts are old."""

from datetime import date

from practicebook.catalogue.ageing import is_status_old, review_due
from practicebook.content.practices import Entry
from practicebook.messages import calendar_date, text
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import ReviewState, Status
from practicebook.views.texts import EntryTexts


def notices(entry: Entry, texts: EntryTexts, today: date) -> tuple[str, ...]:
    """Sentences for the top of an entry's page, the weightiest first; none for a living and fresh entry."""
    lang = texts.lang
    told = [*_of_life(entry.practice, lang)]
    if is_status_old(entry, today):
        told.append(text("site.notice.old_status", lang, date=calendar_date(entry.practice.status_as_of, lang)))
    due = review_due(entry)
    if entry.practice.review_state is ReviewState.NEEDS_UPDATE:
        told.append(text("site.notice.needs_update", lang))
    elif due and due < today:
        told.append(text("site.notice.late_review", lang, date=calendar_date(due, lang)))
    if lang != texts.original:
        if texts.translated is None:
            told.append(text("site.notice.untranslated", lang))
        elif texts.translated.is_stale:
            told.append(text("site.notice.stale_translation", lang))
    return tuple(told)


def _of_life(practice: Practice, lang: str) -> tuple[str, ...]:
    """Whether the practice is over, resting or of unknown fate."""
    match practice.status:
        case Status.ENDED if practice.end_year:
            return (text("site.notice.ended_in", lang, year=str(practice.end_year)),)
        case Status.ENDED | Status.MERGED | Status.PAUSED | Status.UNKNOWN:
            day = calendar_date(practice.status_as_of, lang)
            return (text(f"site.notice.{practice.status}", lang, date=day),)
        case _:
            return ()
