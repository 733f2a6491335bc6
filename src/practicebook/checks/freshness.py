"""Turn dates into findings: what is due for review, what lies in the future, where front matter and ledger disagree."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from practicebook.catalogue.ageing import is_status_old, review_due
from practicebook.catalogue.ledger import LEDGER_PATH, Ledger, LedgerRow, read_ledger
from practicebook.checks.manuscripts import at_field
from practicebook.checks.registry import Subject, check
from practicebook.content.practices import Entry
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.model.vocabulary import ReviewState

REVIEW_DUE, OLD_STATUS, FUTURE_PUBLICATION, FUTURE_DATE = "PB-481", "PB-482", "PB-483", "PB-484"
NOT_IN_LEDGER, LEDGER_DIFFERS, TWO_ROWS, ROW_WITHOUT_ENTRY = "PB-488", "PB-489", "PB-490", "PB-491"


@check
def reviews_due(subject: Subject) -> Iterator[Diagnostic]:
    """A public entry should be reviewed within `review_in` of its last review, or of its publication."""
    for entry in subject.catalogue.entries:
        field = "last_reviewed" if entry.practice.last_reviewed else "published"
        due = review_due(entry)
        if due and due < subject.today:
            shown = getattr(entry.practice, field).isoformat()
            yield at_field(entry, REVIEW_DUE, Severity.HINT, (field,), found=shown, due=due.isoformat())


@check
def old_statuses(subject: Subject) -> Iterator[Diagnostic]:
    """An active practice should have been seen active within three years."""
    for entry in subject.catalogue.all_entries:
        if is_status_old(entry, subject.today):
            yield at_field(entry, OLD_STATUS, Severity.HINT, ("status_as_of",), found=entry.practice.status_as_of)


@check
def future_dates(subject: Subject) -> Iterator[Diagnostic]:
    """No date of what has been done may lie in the future."""
    today = subject.today.isoformat()
    for entry in subject.catalogue.all_entries:
        for loc, day in _past_days(entry):
            if day[: len(today)] > today[: len(day)]:
                code = FUTURE_PUBLICATION if loc == ("published",) else FUTURE_DATE
                yield at_field(entry, code, Severity.ERROR, loc, found=day, today=today)


@check
def ledger(subject: Subject) -> Iterator[Diagnostic]:
    """Every public entry must have exactly one row in the ledger, with its date and whether it counts."""
    read = read_ledger(subject.root)
    yield from read.diagnostics
    rows: defaultdict[str, list[LedgerRow]] = defaultdict(list)
    for row in read.rows:
        rows[row.slug].append(row)
    broken = {item.found.partition(",")[0] for item in read.diagnostics}
    for entry in subject.catalogue.all_entries:
        names = dict.fromkeys((entry.slug, *entry.practice.old_slugs))
        own = [row for name in names for row in rows.get(name, ())]
        yield from _second_rows(own)
        if entry.practice.review_state.is_public and read.is_readable and entry.slug not in broken:
            yield from _agreement(entry, own)
    yield from _rows_without_entry(subject, read)


def _past_days(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Yield every date that tells of something done, as precise as it is given."""
    practice = entry.practice
    days: list[tuple[Loc, date | str | None]] = [
        *(((name,), getattr(practice, name)) for name in ("status_as_of", "submitted", "published", "last_reviewed")),
        (("evidence", "assessed_on"), practice.evidence.assessed_on),
        *(
            (("evidence", "external", index, "date"), item.date)
            for index, item in enumerate(practice.evidence.external)
        ),
        *((("sources", index, "accessed"), source.accessed) for index, source in enumerate(practice.sources)),
        *((("consents", index, "date"), consent.date) for index, consent in enumerate(practice.consents)),
    ]
    for loc, day in days:
        if day:
            yield loc, day if isinstance(day, str) else day.isoformat()


def _second_rows(rows: list[LedgerRow]) -> Iterator[Diagnostic]:
    first, *others = sorted(rows, key=lambda row: row.line) or [None]
    for row in others:
        if first and row:
            yield _at_row(TWO_ROWS, Severity.ERROR, row, first_line=str(first.line))


def _agreement(entry: Entry, rows: list[LedgerRow]) -> Iterator[Diagnostic]:
    practice = entry.practice
    counts = bool(practice.programme and practice.programme.counts)
    if not rows:
        yield at_field(
            entry, NOT_IN_LEDGER, Severity.ERROR, ("published",), found=str(practice.published), slug=entry.slug
        )
        return
    row = min(rows, key=lambda row: row.line)
    pairs: list[tuple[Loc, str, str]] = [
        (("published",), str(practice.published), row.date.isoformat()),
        (("programme", "counts"), _flag(counts), _flag(row.counts)),
    ]
    for loc, here, there in pairs:
        if here != there:
            yield at_field(
                entry, LEDGER_DIFFERS, Severity.ERROR, loc, found=here, ledger=there, row=str(row.line), slug=entry.slug
            )


def _rows_without_entry(subject: Subject, read: Ledger) -> Iterator[Diagnostic]:
    """Yield rows of what is no longer to be seen; an archived entry keeps its tombstone, an unread one its errors."""
    shown: dict[str, Entry] = {}
    for entry in subject.catalogue.all_entries:
        shown |= dict.fromkeys((entry.slug, *entry.practice.old_slugs), entry)
    for row in read.rows:
        entry = shown.get(row.slug)
        state = entry.practice.review_state if entry else None
        if state is None and subject.exists(row.slug):
            continue
        if state is None or not (state.is_public or state is ReviewState.ARCHIVED):
            yield _at_row(ROW_WITHOUT_ENTRY, Severity.HINT, row)


def _at_row(code: str, severity: Severity, row: LedgerRow, **values: str | int) -> Diagnostic:
    return Diagnostic(code, severity, LEDGER_PATH, row.line, 1, found=row.slug, values=values, record="ledger")


def _flag(value: bool) -> str:  # noqa: FBT001 - the value itself
    return "true" if value else "false"
