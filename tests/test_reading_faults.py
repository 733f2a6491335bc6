"""One fault at a time in a sound entry: its code, its line, its field and what was found."""

from pathlib import Path

import pytest

from entry_files import LANGUAGES, entry, errors, line_of, read
from practicebook.diagnostics.render_github import render_github
from practicebook.diagnostics.render_json import as_data
from practicebook.diagnostics.render_text import render_text

PLANTED = [
    # (what is put into the sound entry, code, the line it should be reported on, field, found)
    ("start_year: 2015", "start_year: 2015-09", "PB-211", ("start_year",), "2015-09"),
    ("start_year: 2015", "start_year: 215", "PB-211", ("start_year",), "215"),
    ("  - care-ageing", "  - haridus", "PB-203", ("themes", 0), "haridus"),
    ("  type: association", "  type: MTÜ", "PB-203", ("organisation", "type"), "MTÜ"),
    ("  name: Näidisküla Selts", "  name: B", "PB-204", ("organisation", "name"), "B"),
    ("    metric: käis supipäeval", "    metric: " + "ä" * 301, "PB-205", ("results", 0, "metric"), "ä" * 301),
    ("coverage: county", "coverage: county\nrelated:\n  - Suur_Praktika", "PB-206", ("related", 0), "Suur_Praktika"),
    ('status_as_of: "2026-10"', 'status_as_of: "10.2026"', "PB-207", ("status_as_of",), "10.2026"),
    ('status_as_of: "2026-10"', 'status_as_of: "2026-02-30"', "PB-222", ("status_as_of",), "2026-02-30"),
    (
        "  type: association",
        "  type: association\n  registry_code: 8001234",
        "PB-208",
        ("organisation", "registry_code"),
        "8001234",
    ),
    ("coverage: county", "coverage: county\nreview_in: aasta", "PB-209", ("review_in",), "aasta"),
    ("  - id: r1", "  - id: R-1", "PB-210", ("results", 0, "id"), "R-1"),
    ("coverage: county", "coverage: county\nsdgs:\n  - neli", "PB-212", ("sdgs", 0), "neli"),
    ("coverage: county", "coverage: county\nsdgs:\n  - 18", "PB-217", ("sdgs", 0), "18"),
    ("coverage: county", "coverage: county\nsdgs:\n  - 0", "PB-216", ("sdgs", 0), "0"),
    ("coverage: county", "coverage: county\nprogramme:\n  counts: ja", "PB-213", ("programme", "counts"), "ja"),
    ("    value: 34", "    value: 34,5", "PB-214", ("results", 0, "value"), "34,5"),
    ("    value: 34", "    value: umbes 34", "PB-214", ("results", 0, "value"), "umbes 34"),
    ("    value: 34", '    value: "1.23456"', "PB-234", ("results", 0, "value"), "1.23456"),
    ("    value: 34", "    value: 1234567890123456", "PB-218", ("results", 0, "value"), "1234567890123456"),
    ('published: "2026-11-24"', 'published: "2026"', "PB-215", ("published",), "2026"),
    ('published: "2026-11-24"', 'published: "86400"', "PB-215", ("published",), "86400"),
    ('published: "2026-11-24"', 'published: "2026-13-01"', "PB-222", ("published",), "2026-13-01"),
    ("    unit: inimest", '    unit: "a\\u202Eb"', "PB-220", ("results", 0, "unit"), "a\u202eb"),
    ("    unit: inimest", '    unit: "a\\nb"', "PB-221", ("results", 0, "unit"), "a\nb"),
    ("    unit: inimest", '    unit: ""', "PB-204", ("results", 0, "unit"), ""),
    ("https://www.naide.ee/supp", "javascript:alert(1)", "PB-223", ("sources", 0, "url"), "javascript:alert(1)"),
    ("coverage: county", "coverage: county\nprogramme: KÜSK", "PB-224", ("programme",), "KÜSK"),
    ("themes:\n  - care-ageing", "themes: care-ageing", "PB-225", ("themes",), "care-ageing"),
    ("stage: implemented", "stage: [implemented]", "PB-226", ("stage",), ""),
    ("themes:\n  - care-ageing", "themes: []", "PB-227", ("themes",), ""),
    ("themes:\n  - care-ageing", "themes: [youth, culture, digital, employment]", "PB-228", ("themes",), ""),
    ("stage: implemented", "stag: implemented", "PB-202", ("stag",), "stag"),
    ("    source: s1\n", "    source: s2\n", "PB-312", ("results", 0, "source"), "s2"),
    ("  - Leidke köök [@s1].", "  - Leidke köök [@s7].", "PB-313", ("steps", 0), "[@s7]"),
    ("  - Leidke köök [@s1].", "  - Leidke köök [@S1].", "PB-313", ("steps", 0), "[@S1]"),
    ("start_year: 2015", "start_year: 2015\nend_year: 2010", "PB-301", ("end_year",), "2010"),
    # the YAML itself
    ("    unit: inimest", "    unit: n", "PB-105", ("results", 0, "unit"), "n"),
    ('  - "0087"', "  - 0087", "PB-105", ("counties", 0), "0087"),
    ("    unit: inimest", "    unit: 1:30", "PB-105", ("results", 0, "unit"), "1:30"),
    ("    unit: inimest", "    unit: no", "PB-105", ("results", 0, "unit"), "no"),
    ("    unit: inimest", "    unit: ~", "PB-105", ("results", 0, "unit"), "~"),
    ("    unit: inimest", "    unit: 0x1F", "PB-105", ("results", 0, "unit"), "0x1F"),
    ("    value: 34", "    value: 1_000", "PB-105", ("results", 0, "value"), "1_000"),
    ("    value: 34", "    value: 1e3", "PB-105", ("results", 0, "value"), "1e3"),
    ("    value: 34", "    value: .inf", "PB-105", ("results", 0, "value"), ".inf"),
    (
        "    unit: inimest",
        "    unit: !!python/name:os.system inimest",
        "PB-103",
        ("results", 0, "unit"),
        "!!python/name:os.system",
    ),
    ("    unit: inimest", "    unit: &u inimest", "PB-101", ("results", 0, "unit"), "&u"),
    ("    unit: inimest", "    unit: inimest\n    unit: noort", "PB-102", ("results", 0, "unit"), "unit"),
    ("status: active", "status: {{ 7*7 }}", "PB-114", ("status",), ""),
    # the body
    ("## Lahendus", "## Lahendused", "PB-120", (), "Lahendused"),
    ("## Lahendus", "## Probleem", "PB-122", ("section", "problem"), "Probleem"),
    ("Eakad söövad üksi [@s1].", "Eakad söövad üksi [@s9].", "PB-313", (), "[@s9]"),
    ("## Probleem", "Sissejuhatus.\n\n## Probleem", "PB-123", (), ""),
    ("Koos süüakse.", "", "PB-124", ("section", "solution"), "Lahendus"),
    ("Koos süüakse.", "# Suur pealkiri", "PB-126", (), "Suur pealkiri"),
    ("Koos süüakse.", "Koos\u200bsüüakse.", "PB-115", (), ""),
]


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{row[2]} {row[1]!r:.40}" for row in PLANTED])
def test_planted_fault(tmp_path: Path, planted: tuple[str, str, str, tuple[str | int, ...], str]) -> None:
    old, new, code, field, found = planted
    text = entry((old, new))
    first_new = next((part for part in reversed(new.split("\n")) if part), old)
    reading = read(tmp_path, soup_day=text)

    told = [item for item in errors(reading.diagnostics) if item.code == code]
    assert [(item.field, item.found) for item in told] == [(field, found)], render_text(
        reading.diagnostics, "et", tmp_path
    )
    assert reading.entries == ()
    line = told[0].line
    assert line is not None
    if code == "PB-124":
        assert line == line_of(text, "## Lahendus")
    elif code == "PB-123":
        assert line == line_of(text, "Sissejuhatus.")
    elif code == "PB-122":
        assert line == text[: text.rindex("## Probleem")].count("\n") + 1
    else:
        assert line == text[: text.index(first_new)].count("\n") + 1
    for lang in LANGUAGES:  # every finding can be shown
        assert code in render_text(told, lang, tmp_path)
        assert code in render_github(told, lang)
        assert as_data(told[0], lang)["code"] == code
