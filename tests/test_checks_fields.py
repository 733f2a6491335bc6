"""Checks of single fields: what is found, and on which line and column of any style of YAML."""

from typing import Any

import pytest

from checked_project import (
    ENTRY,
    SOURCE,
    checked_project,  # noqa: F401 - the fixture `project`
    only,
    place,
    place_of,
)
from practicebook.diagnostics.diagnostic import Severity
from small_project import FRONT, SmallProject

PERSONAL_CODE = "37605030299"  # made up: the standard's own example


@pytest.mark.parametrize(
    ("code", "severity", "changes", "part", "loc"),
    [
        ("PB-401", "error", {"novelty": "Uus <b>rasvane moodus [@s1]."}, "<b>", ("novelty",)),
        ("PB-402", "error", {"steps": ["Leia köök [@s1].", "Siis {{ 7*7 }} korda."]}, "{{ 7*7 }}", ("steps", 1)),
        ("PB-402", "error", {"sources": [{**SOURCE, "title": "Leht {{ x }}"}]}, "{{ x }}", ("sources", 0, "title")),
        ("PB-403", "error", {"novelty": "Vaata javascript:alert(1) siit [@s1]."}, "javascript:alert(1", ("novelty",)),
        ("PB-406", "error", {"novelty": "Lisa --8<-- siia [@s1]."}, "-8<-- siia", ("novelty",)),
        ("PB-407", "error", {"partners": [f"Mari {PERSONAL_CODE}"]}, PERSONAL_CODE, ("partners", 0)),
        ("PB-408", "hint", {"contact": {"role": "Juht, juht@naide.example", "url": "https://naide.example"}},
         "juht@naide.example", ("contact", "role")),
        ("PB-409", "hint", {"people": "Juht, tel +372 512 3456 [@s1]."}, "+372 512 3456", ("people",)),
        ("PB-410", "error", {"sources": [{**SOURCE, "url": "https://n\u0430ide.example/supp"}]},
         "n\u0430ide.example", ("sources", 0, "url")),
        ("PB-411", "hint", {"title": "Ühine sup\u0456päev"}, "sup\u0456päev", ("title",)),
        ("PB-421", "hint", {"sources": [SOURCE, {**SOURCE, "id": "s2", "url": "https://example.org/teine"}]},
         "s2", ("sources", 1, "id")),
        ("PB-422", "hint", {"evidence": {**FRONT["evidence"], "studies": [
            {"title": "Uuring", "url": "https://example.org/uuring", "year": "2024", "finding": "mixed"}]}},
         '¦"https://example.org/uuring"', ("evidence", "studies", 0, "url")),
        ("PB-443", "hint", {"dose": "Igal nädalal 1.5 tundi [@s1]."}, "1.5", ("dose",)),
        ("PB-451", "hint", {"title": "Eakad ja õpilased keedavad koos suppi",
                            "summary": "Eakad ja õpilased keedavad koos suppi. Mõju ei ole mõõdetud."},
         "Eakad ja õpilased keedavad koos suppi. Mõju", ("summary",)),
        ("PB-471", "error", {"related": ["supipaek"]}, "supipaek", ("related", 0)),
        ("PB-471", "error", {"kind": "adoption", "adoption_of": "kadunud"}, "kadunud", ("adoption_of",)),
        ("PB-472", "error", {"related": ["supipaev"]}, "- ¦supipaev\n", ("related", 0)),
        ("PB-473", "error", {"old_slugs": ["supipaev"]}, "- ¦supipaev\n", ("old_slugs", 0)),
        ("PB-475", "error", {"learning": ["kadunud-loeng"]}, "kadunud-loeng", ("learning", 0)),
        ("PB-477", "error", {"programme": {"funder": "sveits", "counts": "false"}}, "sveits", ("programme", "funder")),
        ("PB-481", "hint", {"review_in": "P1M", "last_reviewed": "2026-10-01"}, '¦"2026-10-01"', ("last_reviewed",)),
        ("PB-482", "hint", {"status_as_of": "2022"}, '"2022"', ("status_as_of",)),
        ("PB-483", "error", {"published": "2026-11-26"}, '"2026-11-26"', ("published",)),
        ("PB-484", "error", {"status_as_of": "2026-12"}, '"2026-12"', ("status_as_of",)),
        ("PB-484", "error", {"sources": [{**SOURCE, "accessed": "2027-01-01"}]},
         '"2027-01-01"', ("sources", 0, "accessed")),
        ("PB-484", "error", {"last_reviewed": "2026-11-26"}, '"2026-11-26"', ("last_reviewed",)),
        ("PB-495", "hint", {"title": "ühine supipäev"}, "ühine", ("title",)),
        ("PB-496", "hint", {"title": "Ühine supipäev."}, 'päev¦."', ("title",)),
        ("PB-497", "hint", {"summary": "Kord nädalas keedavad eakad ja õpilased suppi"}, 'suppi"', ("summary",)),
    ],
)  # fmt: skip
def test_fault_in_a_field(
    project: SmallProject, code: str, severity: str, changes: dict[str, Any], part: str, loc: tuple[str | int, ...]
) -> None:
    project.with_entry("supipaev", **changes)

    item = only(project, code, Severity(severity))

    before, _, marked = part.rpartition("¦")
    path, line, column = place_of(project, ENTRY, before + marked)
    assert place(item) == (path, line, column + len(before))
    assert item.field == loc
    assert item.found.startswith("3*") if code == "PB-407" else item.found in marked or marked in item.found


@pytest.mark.parametrize(
    ("front", "column"),
    [
        ("novelty: Enne söödi üksi, nüüd {{ x }} koos [@s1].", 32),
        ("novelty:\n  Enne söödi üksi,\n  nüüd {{ x }} koos [@s1].", 8),
        ("novelty: >-\n  Enne söödi üksi,\n  nüüd {{ x }} koos [@s1].", 8),
        ("novelty: 'Enne ''üksi'', siis\n  nüüd {{ x }} koos [@s1].'", 8),
        ('novelty: "Enne söödi üksi, \\\n  nüüd {{ x }} koos [@s1]."', 8),
        ('novelty: "Enne \\u00fcksi, nüüd {{ x }} koos [@s1]."', 10),  # spelt by code point: the start of the text
    ],
)
def test_place_in_a_folded_or_quoted_field(project: SmallProject, front: str, column: int) -> None:
    project.with_entry("supipaev").with_change(ENTRY, "published:", f"{front}\npublished:")

    item = only(project, "PB-402", Severity.ERROR)

    assert (item.line, item.column) == (place_of(project, ENTRY, "{{ x }}")[1], column)


def test_place_under_an_underlined_heading_and_windows_line_breaks(project: SmallProject) -> None:
    project.with_entry("supipaev").with_change(
        ENTRY, "## Lahendus\n", "Lahendus\n--------\n\n\nVaata <b> siit [@s1].\n"
    )
    project.with_file(ENTRY, "\ufeff" + project.read(ENTRY).replace("\n", "\r\n"))

    item = only(project, "PB-401", Severity.ERROR)

    assert (item.line, item.column) == (project.read(ENTRY).split("\r\n").index("Vaata <b> siit [@s1].") + 1, 7)
