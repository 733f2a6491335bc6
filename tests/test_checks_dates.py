"""Checks of dates: reviews that are due, states that are old, and the ledger of what was published when."""

from datetime import date
from typing import Any

import pytest

from checked_project import (
    ENTRY,
    LEDGER,
    checked_project,  # noqa: F401 - the fixture `project`
    found,
    only,
    place,
    place_of,
)
from practicebook.catalogue.ageing import last_day_of, months_after
from practicebook.catalogue.ledger import parse_ledger, read_ledger
from practicebook.content.practices import read_practices
from practicebook.diagnostics.diagnostic import Severity
from small_project import REPOSITORY, SmallProject


@pytest.mark.parametrize(
    ("changes", "is_due"),
    [
        ({"published": "2025-11-24"}, True),
        ({"published": "2025-11-25"}, False),
        ({"published": "2020-01-01", "last_reviewed": "2026-01-01"}, False),
        ({"published": "2024-11-24", "review_in": "P2Y"}, True),
        ({"published": "2024-11-25", "review_in": "P2Y"}, False),
    ],
)
def test_review_is_due(project: SmallProject, changes: dict[str, Any], is_due: bool) -> None:  # noqa: FBT001 - a column of the table
    project.with_entry("supipaev", **changes)

    assert [item.code for item in found(project)] == ["PB-481"] * is_due


@pytest.mark.parametrize(
    ("status_as_of", "status", "is_old"),
    [
        ("2023-10", "active", True),
        ("2023-11", "active", False),
        ("2023-11-24", "seasonal", True),
        ("2023", "active", False),
        ("2022", "unknown", False),
        ("2022", "ended", False),
    ],
)
def test_status_is_old(project: SmallProject, status_as_of: str, status: str, is_old: bool) -> None:  # noqa: FBT001 - a column of the table
    project.with_entry("supipaev", status=status, status_as_of=status_as_of)

    assert [item.code for item in found(project)] == ["PB-482"] * is_old


@pytest.mark.parametrize(
    ("rows", "code", "severity", "expected"),
    [
        ("", "PB-488", Severity.ERROR, (ENTRY, '¦"2026-11-24"\nreview')),
        ("supipaev,2026-11-23,false\n", "PB-489", Severity.ERROR, (ENTRY, '¦"2026-11-24"\nreview')),
        ("supipaev,2026-11-24,true\n", "PB-489", Severity.ERROR, (ENTRY, "counts: ¦false")),
        (
            "supipaev,2026-11-24,false\nsupipaev,2026-11-25,false\n",
            "PB-490",
            Severity.ERROR,
            (LEDGER, "¦supipaev,2026-11-25"),
        ),
        ("supipaev,2026-11-24,false\nkadunud,2026-11-24,false\n", "PB-491", Severity.HINT, (LEDGER, "¦kadunud")),
        ("supipaev,2026-11-24,jah\n", "PB-487", Severity.ERROR, (LEDGER, "¦supipaev,2026-11-24,jah")),
        ("supipaev,2026-11-24,false\n\nSupp,24.11.2026,false\n", "PB-487", Severity.ERROR, (LEDGER, "¦Supp")),
        ("supipaev,2026-11-24,false\naed,2026-02-30,false\n", "PB-487", Severity.ERROR, (LEDGER, "¦aed")),
        ("supipaev,2026-11-24,false\naed,2026-11-24\n", "PB-487", Severity.ERROR, (LEDGER, "¦aed")),
    ],
)
def test_ledger_and_front_matter(
    project: SmallProject, rows: str, code: str, severity: Severity, expected: tuple[str, str]
) -> None:
    project.with_entry("supipaev").with_file(LEDGER, f"slug,date,counts\n{rows}")

    item = only(project, code, severity)

    path, part = expected
    before, _, marked = part.partition("¦")
    _, line, column = place_of(project, path, before + marked)
    assert place(item) == (path, line, column + len(before))


@pytest.mark.parametrize("text", ["slug;date;counts\nsupipaev;2026-11-24;false\n", "supipaev,2026-11-24,false\n", ""])
def test_ledger_without_header(project: SmallProject, text: str) -> None:
    project.with_entry("supipaev").with_file(LEDGER, text)

    assert place(only(project, "PB-486", Severity.ERROR)) == (LEDGER, 1, 1)


def test_ledger_that_cannot_be_read(project: SmallProject) -> None:
    project.with_entry("supipaev")
    (project.root / LEDGER).write_bytes(b"slug,date,counts\n\xff\xfe\n")

    assert place(only(project, "PB-485", Severity.ERROR)) == (LEDGER, None, None)


def test_ledger_knows_former_names_tombstones_and_windows_line_breaks(project: SmallProject) -> None:
    project.with_entry("supipaev", old_slugs=["supp"])
    project.with_entry("aed", title="Naabrite aed", review_state="archived")
    project.with_file(LEDGER, "\ufeffslug,date,counts\r\nsupp,2026-11-24,false\r\naed,2026-11-01,true\r\n")
    assert found(project) == []

    project.with_change("practices/aed.md", "review_state: archived", "review_state: draft")

    assert only(project, "PB-491").line == 3


def test_rows_of_the_ledger() -> None:
    ledger = parse_ledger("slug,date,counts\nsupp,2026-11-24,true\nvale\naed,2026-12-01,false\n")

    rows = [(row.slug, row.date, row.counts, row.line) for row in ledger.rows]
    assert rows == [("supp", date(2026, 11, 24), True, 2), ("aed", date(2026, 12, 1), False, 4)]
    assert [(item.line, item.found) for item in ledger.diagnostics] == [(3, "vale")]
    assert ledger.is_readable


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(9999, 12, 31), 36, date(9999, 12, 31)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_last_day_of_a_partial_date() -> None:
    assert [last_day_of(day).isoformat() for day in ("2024", "2024-02", "2024-02-03")] == [
        "2024-12-31",
        "2024-02-29",
        "2024-02-03",
    ]


def test_own_ledger_names_the_opening_collection() -> None:
    rows = read_ledger(REPOSITORY).rows
    entries = read_practices(REPOSITORY, ("et", "en")).entries
    slugs = {slug for entry in entries for slug in (entry.slug, *entry.practice.old_slugs)}

    assert [row.slug for row in rows[:16]] == sorted(row.slug for row in rows[:16])
    assert {row.slug for row in rows[:16]} <= slugs
    assert not any(row.counts for row in rows[:16])
