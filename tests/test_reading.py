"""Reading: what a writer is told about the files of a project, and what the rest of the site gets from them."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies

from practicebook.content.hashing import source_hash
from practicebook.content.learning import read_learning
from practicebook.content.practices import Reading, read_practices
from practicebook.content.records import check_record
from practicebook.content.settings import read_settings
from practicebook.content.yaml_lines import parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.example import field_example
from practicebook.diagnostics.fields import roots
from practicebook.diagnostics.render_github import render_github
from practicebook.diagnostics.render_json import as_data, render_json
from practicebook.diagnostics.render_text import render_text
from practicebook.diagnostics.wording import field_label, worded
from practicebook.messages import keys
from practicebook.messages import text as text_of

LANGUAGES = ("et", "en")
PROJECT = Path(__file__).parents[1]
SOURCE = PROJECT / "src" / "practicebook"

ENTRY = """\
---
title: "Ühine supipäev: eakad ja õpilased ühes lauas"
summary: Kord nädalas keedavad eakad ja õpilased rahvamajas koos suppi ja söövad ühes lauas.
organisation:
  name: Näidisküla Selts
  type: association
sectors:
  - third
themes:
  - care-ageing
target_groups:
  - older-people
coverage: county
counties:
  - "0087"
start_year: 2015
stage: implemented
status: active
status_as_of: "2026-10"
evidence:
  level: 0
  finding: unknown
  reason: Mõju ei ole mõõdetud.
results:
  - id: r1
    metric: käis supipäeval
    value: 34
    unit: inimest
    period: "2025"
    kind: output
    source: s1
steps:
  - Leidke köök [@s1].
sources:
  - id: s1
    url: https://www.naide.ee/supp
    title: Supipäeva leht
    accessed: "2026-11-24"
published: "2026-11-24"
review_state: published
---

## Probleem

Eakad söövad üksi [@s1].

## Lahendus

Koos süüakse.

## Kuidas see toimib

Kord nädalas.
"""

TRANSLATION = """\
---
source_hash: "0000000000000000"
title: "Shared soup day: pupils and older people at one table"
summary: Once a week older people and pupils cook soup together in the village hall and eat it.
evidence:
  reason: The effect has not been measured.
results:
  r1:
    metric: came to the soup day
    unit: people
    period: "2025"
steps:
  - Find a kitchen [@s1].
---

## Problem

Older people eat alone [@s1].

## Solution

They eat together.

## How it works

Once a week.
"""


def entry(*changes: tuple[str, str]) -> str:
    return changed(ENTRY, *changes)


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def read(root: Path, only: list[Path] | None = None, **files: str | bytes) -> Reading:
    """Write `slug='…'` (or `slug__en='…'`) into `root/practices` and read the folder."""
    folder = root / "practices"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / f"{name.replace('__', '.').replace('_', '-')}.md"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_practices(root, LANGUAGES, only)


def errors(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [item for item in found if item.severity is Severity.ERROR]


def hints(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [item for item in found if item.severity is Severity.HINT]


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which `part` begins; `part` stands in the text once."""
    assert text.count(part) == 1, part
    return text.count("\n", 0, text.index(part)) + 1


def test_sound_entry_with_its_translation(tmp_path: Path) -> None:
    reading = read(tmp_path, soup_day=ENTRY, soup_day__en=TRANSLATION)

    assert errors(reading.diagnostics) == []
    (item,) = reading.entries
    assert (item.slug, item.path) == ("soup-day", "practices/soup-day.md")
    assert item.practice.title == "Ühine supipäev: eakad ja õpilased ühes lauas"
    assert item.practice.start_year == 2015
    assert dict(item.sections) == {
        "problem": "Eakad söövad üksi [@s1].",
        "solution": "Koos süüakse.",
        "how_it_works": "Kord nädalas.",
    }
    assert item.body_line["solution"] == line_of(ENTRY, "## Lahendus")
    assert item.places.of(("results", 0, "unit")) == (line_of(ENTRY, "    unit: inimest"), 11)
    english = item.translations["en"]
    assert english.translation.results["r1"].metric == "came to the soup day"
    assert english.sections["solution"] == "They eat together."


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


def test_column_points_at_value_and_unknown_key(tmp_path: Path) -> None:
    reading = read(tmp_path, soup_day=entry(("start_year: 2015", "start_year: 2015-09"), ("stage: imp", "stag: imp")))

    places = {item.field: item.column for item in errors(reading.diagnostics)}
    assert places[("start_year",)] == len("start_year: ") + 1
    assert places[("stag",)] == 1


def test_all_faults_of_all_files_in_one_run(tmp_path: Path) -> None:
    five = entry(
        ("start_year: 2015", "start_year: 2015-09"),
        ("  - third", "  - kolmas"),
        ("    value: 34", "    value: palju"),
        ("https://www.naide.ee/supp", "naide"),
        ("Eakad söövad üksi [@s1].", "Eakad söövad üksi [@s9]."),
    )
    reading = read(tmp_path, first=five, second=entry(("stage: implemented", "stage: idee")), third=ENTRY)

    assert [item.code for item in errors(reading.diagnostics)] == [
        "PB-203",
        "PB-211",
        "PB-214",
        "PB-223",
        "PB-313",
        "PB-203",
    ]
    assert [item.path for item in errors(reading.diagnostics)] == ["practices/first.md"] * 5 + ["practices/second.md"]
    assert [item.slug for item in reading.entries] == ["third"]


def test_rule_between_fields_is_reported_beside_faulty_fields(tmp_path: Path) -> None:
    text = entry(
        ("start_year: 2015", "start_year: 2015\nend_year: 2010"),
        ("  - third", "  - kolmas"),
        ("stage: implemented\n", ""),
        ("sources:\n", "kohvik: jah\nsources:\n"),
    )
    reading = read(tmp_path, soup_day=text)

    assert {item.code for item in errors(reading.diagnostics)} == {"PB-201", "PB-202", "PB-203", "PB-301", "PB-302"}


def test_rule_resting_on_faulty_field_is_not_judged(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        soup_day=entry(
            ("start_year: 2015", "start_year: 20155\nend_year: 2010\nstatus: ended"), ("status: active\n", "")
        ),
    )

    assert [item.code for item in errors(reading.diagnostics)] == ["PB-211"]


def test_citation_in_faulty_text_is_still_checked(tmp_path: Path) -> None:
    reading = read(tmp_path, soup_day=entry(("  reason: Mõju ei ole mõõdetud.", f"  reason: {'Mõju ' * 150}[@s8]")))

    assert {item.code for item in errors(reading.diagnostics)} == {"PB-205", "PB-313"}


@pytest.mark.parametrize(
    ("written", "meant", "field"),
    [
        ("haridus", "education-skills", "  - care-ageing"),
        ("hoolekanne ja vananemine", "care-ageing", "  - care-ageing"),
        ("care_ageing", "care-ageing", "  - care-ageing"),
        ("yuoth", "youth", "  - care-ageing"),
    ],
)
def test_did_you_mean(tmp_path: Path, written: str, meant: str, field: str) -> None:
    (item,) = errors(read(tmp_path, soup_day=entry((field, f"  - {written}"))).diagnostics)

    assert item.suggestion == meant
    assert meant in item.allowed


def test_did_you_mean_by_label_of_a_kind_and_by_field_name(tmp_path: Path) -> None:
    reading = read(tmp_path, soup_day=entry(("  type: association", "  type: MTÜ"), ("stage: imp", "stag: imp")))

    assert {item.found: item.suggestion for item in errors(reading.diagnostics) if item.found} == {
        "MTÜ": "association",
        "stag": "stage",
    }


def test_missing_field_and_empty_field(tmp_path: Path) -> None:
    text = entry(
        ("stage: implemented", "stage:"), ("    unit: inimest", "    unit:"), ("  name: Näidisküla Selts\n", "")
    )
    reading = read(tmp_path, soup_day=text)

    told = [(item.code, item.field, item.line) for item in reading.diagnostics if item.code in {"PB-201", "PB-108"}]
    assert sorted(told, key=lambda item: item[2] or 0) == [
        ("PB-201", ("organisation", "name"), line_of(text, "organisation:")),
        ("PB-201", ("stage",), line_of(text, "stage:")),
        ("PB-108", ("results", 0, "unit"), line_of(text, "    unit:")),
    ]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_alias_bomb_costs_nothing(tmp_path: Path) -> None:
    begun = time.perf_counter()
    reading = read(tmp_path, bomb=f"---\n{BOMB}---\n")

    assert time.perf_counter() - begun < 1
    assert {"PB-101"} <= {item.code for item in reading.diagnostics}
    assert reading.entries == ()


def test_alias_is_told_once_and_its_value_is_not_judged(tmp_path: Path) -> None:
    text = entry(("    unit: inimest", "    unit: &u inimest"), ("    kind: output", "    kind: *u"))
    told = errors(read(tmp_path, soup_day=text).diagnostics)

    assert [(item.code, item.found) for item in told] == [("PB-101", "&u"), ("PB-101", "*u")]


def test_alias_in_a_list_is_told_once(tmp_path: Path) -> None:
    text = entry(("  - third", "  - &s third"), ("  - care-ageing", "  - *s"))
    told = errors(read(tmp_path, soup_day=text).diagnostics)

    assert [(item.code, item.found) for item in told] == [("PB-101", "&s"), ("PB-101", "*s")]


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ('title: "Supp\nsummary: x\n', "PB-117", 2),
        ("title: Supp: päev\n", "PB-116", 2),
        ("title: @supp\n", "PB-118", 2),
        ("title: Supp\nsummary\nstage: pilot\n", "PB-119", 3),
        ("organisation:\n  name: Supp\n type: x\n", "PB-104", 4),
        ("organisation:\n\tname: Supp\n", "PB-109", 3),
        ("title: Supp\n...\nsummary: x\n", "PB-111", 4),
        ("- title\n- summary\n", "PB-113", 2),
        ("lihtsalt jutt\n", "PB-113", 2),
        ("title: " + "[" * 40 + "]" * 40 + "\n", "PB-112", 2),
        ("title: a\u0085b\n", "PB-115", 2),
        ("title: a\x07b\n", "PB-115", 2),
    ],
)
def test_unreadable_front_matter(tmp_path: Path, front: str, code: str, line: int) -> None:
    body = ENTRY.split("---\n")[2]
    reading = read(tmp_path, soup_day=f"---\n{front}---\n{body}".replace("[@s1]", ""))

    (item,) = errors(reading.diagnostics)
    assert (item.code, item.line) == (code, line)


def test_body_is_checked_even_if_the_front_matter_cannot_be_read(tmp_path: Path) -> None:
    text = entry(("stage: implemented", "stage: a: b"), ("## Lahendus", "## Lahendused"))

    assert [item.code for item in errors(read(tmp_path, soup_day=text).diagnostics)] == ["PB-116", "PB-121", "PB-120"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "PB-110", None),
        (b"title: x\n", "PB-110", None),
        (b"---\ntitle: x\n", "PB-110", None),
        (b"---\ntitle: x\nsummary: \xff\n---\n", "PB-107", 3),
        (b"---\n" + b"#" * 61_441 + b"\n---\n", "PB-106", None),
    ],
)
def test_unreadable_file(tmp_path: Path, content: bytes, code: str, line: int | None) -> None:
    (item,) = read(tmp_path, soup_day=content).diagnostics

    assert (item.code, item.line) == (code, line)


def test_byte_order_mark_and_windows_line_breaks_are_tolerated(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode()
    reading = read(tmp_path, soup_day=windows)

    assert errors(reading.diagnostics) == []
    assert reading.entries[0].body_line["solution"] == line_of(ENTRY, "## Lahendus")


def test_sections_in_another_order_are_a_hint_and_set_right(tmp_path: Path) -> None:
    text = entry(("## Probleem", "## X"), ("## Lahendus", "## Probleem")).replace("## X", "## Lahendus")
    reading = read(tmp_path, soup_day=text)

    assert [item.code for item in hints(reading.diagnostics) if item.code != "PB-331"] == ["PB-125"]
    assert list(reading.entries[0].sections) == ["problem", "solution", "how_it_works"]


def test_heading_inside_a_fence_is_no_heading(tmp_path: Path) -> None:
    text = entry(("Koos süüakse.", "```\n## Probleem\n# x\n```\n\nKoos süüakse."))

    assert errors(read(tmp_path, soup_day=text).diagnostics) == []


def test_missing_section_is_named(tmp_path: Path) -> None:
    (item,) = errors(read(tmp_path, soup_day=entry(("## Kuidas see toimib\n\nKord nädalas.\n", ""))).diagnostics)

    assert (item.code, item.field) == ("PB-121", ("section", "how_it_works"))
    assert "Kuidas see toimib" in worded(item, "et").text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Supp.md", "PB-132"),
        ("supp--paev.md", "PB-132"),
        ("süpp.md", "PB-132"),
        ("a" * 61 + ".md", "PB-132"),
        ("supp.en.uus.md", "PB-131"),
        ("teema.md", "PB-133"),
        ("supp.en.md", "PB-130"),
        ("supp.de.md", "PB-131"),
        ("supp.et.md", "PB-137"),
        ("supp.txt", "PB-135"),
        ("supp", "PB-135"),
    ],
)
def test_file_names(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / name).write_text(ENTRY)

    assert [item.code for item in errors(read_practices(tmp_path, LANGUAGES).diagnostics)] == [code]


def test_links_and_strange_folders_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "practices"
    (folder / "media").mkdir(parents=True)
    (folder / "muu").mkdir()
    (folder / ".gitkeep").touch()
    (tmp_path / "secret").write_text(ENTRY)
    (folder / "supp.md").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "toru.md")

    reading = read_practices(tmp_path, LANGUAGES)

    assert {item.path: item.code for item in reading.diagnostics} == {
        "practices/muu": "PB-135",
        "practices/supp.md": "PB-134",
        "practices/toru.md": "PB-136",
    }


def test_translation_that_does_not_fit(tmp_path: Path) -> None:
    text = changed(
        TRANSLATION,
        ("  - Find a kitchen [@s1].", "  - Find a kitchen [@s6].\n  - Cook."),
        ("  r1:", "  r2:"),
        ("evidence:", "people: Two cooks.\nevidence:"),
        ("title:", "tittle: x\ntitle:"),
        ("## Solution", "## Lahendus"),
    )
    reading = read(tmp_path, soup_day=ENTRY, soup_day__en=text)

    assert {item.code for item in errors(reading.diagnostics)} == {
        "PB-313",
        "PB-321",
        "PB-322",
        "PB-323",
        "PB-202",
        "PB-120",
        "PB-121",
    }
    (item,) = reading.entries
    assert dict(item.translations) == {}


def test_translation_is_checked_against_the_sound_part_of_its_original(tmp_path: Path) -> None:
    text = changed(TRANSLATION, ("evidence:", "people: Two cooks.\nevidence:"))
    reading = read(tmp_path, soup_day=entry(("stage: implemented", "stage: idee")), soup_day__en=text)

    assert [item.code for item in errors(reading.diagnostics)] == ["PB-323", "PB-203"]


def test_stale_translation_is_a_hint_and_only_words_make_it_stale(tmp_path: Path) -> None:
    (item,) = read(tmp_path, soup_day=ENTRY).entries
    fresh = changed(TRANSLATION, ("0000000000000000", source_hash(item.practice, item.sections)))

    def is_stale(text: str) -> bool:
        (found,) = read(tmp_path, soup_day=text, soup_day__en=fresh).entries
        return found.translations["en"].is_stale

    assert not is_stale(ENTRY)
    assert not is_stale(
        entry(("start_year: 2015", "start_year: 2016"), ('"2026-10"', '"2026-11"'), ("value: 34", "value: 35"))
    )
    assert is_stale(entry(("käis supipäeval", "käis supipäevadel")))
    assert is_stale(entry(("Koos süüakse.", "Koos süüakse suppi.")))
    assert "PB-330" in {item.code for item in read(tmp_path, soup_day__en=TRANSLATION).diagnostics}


def test_what_is_not_translated_is_a_hint(tmp_path: Path) -> None:
    alone = read(tmp_path, soup_day=ENTRY)
    assert [(item.code, item.severity) for item in alone.diagnostics] == [("PB-331", Severity.HINT)]

    partly = changed(TRANSLATION, ("steps:\n  - Find a kitchen [@s1].\n", ""), ("    unit: people\n", ""))
    missing = [item.field for item in read(tmp_path, soup_day__en=partly).diagnostics if item.code == "PB-332"]
    assert sorted(missing) == [("results", "r1", "unit"), ("steps",)]


def test_only_some_files(tmp_path: Path) -> None:
    read(tmp_path, first=entry(("stage: implemented", "stage: idee")), second=ENTRY, second__en=TRANSLATION)

    reading = read_practices(tmp_path, LANGUAGES, [Path("practices/second.en.md")])
    assert [item.slug for item in reading.entries] == ["second"]
    assert {item.path for item in reading.diagnostics} == {"practices/second.en.md"}

    absolute = read_practices(tmp_path, LANGUAGES, [tmp_path / "practices" / "first.md"])
    assert [item.code for item in errors(absolute.diagnostics)] == ["PB-203"]

    gone = read_practices(tmp_path, LANGUAGES, [Path("practices/gone.md")])
    assert [item.code for item in gone.diagnostics] == ["PB-136"]


def test_text_for_a_writer(tmp_path: Path) -> None:
    reading = read(tmp_path, soup_day=entry(("start_year: 2015", "start_year: 2015-09")), soup_day__en=TRANSLATION)
    shown = render_text(errors(reading.diagnostics), "et", tmp_path)

    assert shown.splitlines()[:3] == [
        f"practices/soup-day.md, rida 16: {text_of('field.practice.start_year.label', 'et')}",
        "   16 | start_year: 2015-09",
        "      |             ^^^^^^^ leidsin: 2015-09",
    ]
    assert "   Aasta peab olema neljakohaline arv" in shown
    assert "   Nii saad parandada: kirjuta ainult aasta" in shown
    assert shown.rstrip().endswith("Kokku 1 viga 1 failis.")
    assert "[PB-211]" in shown
    assert "enum" not in shown


def test_terminal_is_safe_from_what_was_written() -> None:
    path = "practices/x\x1b[2J.md"
    item = Diagnostic("PB-203", Severity.ERROR, path, 1, 1, ("themes", 0), "a\x1b[31m\u202eb\nc", record="practice")

    for shown in (render_text([item], "et", {path: "a\x1b[31m\u202eb"}), render_github([item], "et")):
        assert "\x1b" not in shown.replace(path, "")
        assert "\u202e" not in shown
    assert "\x1b" not in render_text([item], "et", {path: "a\x1b[31m\u202eb"})


def test_long_line_is_cut_around_the_mark() -> None:
    line = "title: " + "x" * 200 + " SIIN " + "y" * 200
    item = Diagnostic("PB-203", Severity.ERROR, "a.md", 1, line.index("SIIN") + 1, ("title",), "SIIN")
    source, marks = render_text([item], "et", {"a.md": line}).splitlines()[1:3]

    assert len(source) < 110
    assert source[marks.index("^") : marks.rindex("^") + 1] == "SIIN"


def test_github_escapes() -> None:
    item = Diagnostic("PB-203", Severity.ERROR, "practices/a,b:c%.md", 3, 4, ("themes", 0), "x\n::error::y 100%")
    shown = render_github([item], "et")

    assert shown.startswith("::error file=practices/a%2Cb%3Ac%25.md,line=3,col=4,title=")
    assert shown.count("\n") == 1
    assert "100%25" in shown


def test_json_has_the_same_keys_for_every_finding(tmp_path: Path) -> None:
    reading = read(tmp_path, soup_day=entry(("start_year: 2015", "start_year: x")), broken="", broken__en="")
    shapes = {tuple(as_data(item, "en")) for item in reading.diagnostics}

    assert shapes == {
        (
            "code",
            "severity",
            "path",
            "line",
            "column",
            "record",
            "field",
            "label",
            "text",
            "help",
            "example",
            "found",
            "allowed",
            "suggestion",
            "lang",
        )
    }
    assert yaml.safe_load(render_json(reading.diagnostics, "en"))[0]["path"] == "practices/broken.en.md"


@pytest.mark.parametrize(
    ("loc", "record", "et", "en"),
    [
        (("results", 2, "metric"), "practice", "Tulemused 3: mida arv näitab", "Results 3: what the figure shows"),
        (("results", "r1", "metric"), "translation", None, None),
        (("section", "how_to_copy"), "practice", "Kuidas korrata", "How to copy it"),
        (("midagi",), "practice", "midagi", "midagi"),
        (("organisation", "kood"), "practice", "Organisatsioon: kood", "Organisation: kood"),
        ((), "practice", "", ""),
    ],
)
def test_field_labels(loc: tuple[str | int, ...], record: str, et: str | None, en: str | None) -> None:
    for lang, expected in (("et", et), ("en", en)):
        if expected is not None:
            assert field_label(loc, lang, record) == expected
        else:
            assert "r1: " in field_label(loc, lang, record)


# --- settings and learning items


SITE = """\
name: {et: Näide, en: Example}
tagline: {et: Näidislause, en: An example}
description: {et: Näidiskirjeldus, en: A description}
address: https://example.org/
languages: [et, en]
"""
OWNER = "name: {et: Omanik, en: Owner}\n"


def write_settings(root: Path, **files: str) -> None:
    (root / "settings").mkdir(exist_ok=True)
    for name, content in ({"site": SITE, "owner": OWNER} | files).items():
        (root / "settings" / f"{name}.yml").write_text(content)


def test_sound_settings(tmp_path: Path) -> None:
    write_settings(tmp_path, statistics="# nothing yet\n")
    read_back, found = read_settings(tmp_path)

    assert found == ()
    assert read_back is not None
    assert (read_back.site.page_size, read_back.funding.funders, read_back.statistics.provider) == (50, (), "none")


def test_faults_of_settings(tmp_path: Path) -> None:
    write_settings(
        tmp_path,
        site=SITE.replace("{et: Näidislause, en: An example}", "{et: Näidislause}") + "lehed: 5\n",
        owner="name: {en: Owner}\nlogo:\n  file: logos/o.svg\n  alt: {et: Logo, en: Logo}\n",
        funding="per_year: palju\n",
        contacts="email: info\nanswer_within_days: 0\n",
        statistics="provider: google\n",
        sait="x: 1\n",
    )
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.path.removeprefix("settings/"), item.code, item.line, item.found) for item in found] == [
        ("contacts.yml", "PB-231", 1, "info"),
        ("contacts.yml", "PB-216", 2, "0"),
        ("funding.yml", "PB-212", 1, "palju"),
        ("owner.yml", "PB-142", 3, "logos/o.svg"),
        ("sait.yml", "PB-140", None, "sait.yml"),
        ("site.yml", "PB-202", 6, "lehed"),
        ("statistics.yml", "PB-203", 1, "google"),
    ]


def test_texts_of_settings_in_the_languages_of_the_site(tmp_path: Path) -> None:
    write_settings(tmp_path, owner="name: {en: Owner}\n", funding="funders:\n  - key: aa\n    name: {et: Rahastaja}\n")
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.code, item.path, item.field) for item in found] == [
        ("PB-144", "settings/funding.yml", ("funders", 0, "name")),
        ("PB-143", "settings/owner.yml", ("name",)),
    ]


def test_settings_that_are_not_there(tmp_path: Path) -> None:
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.code, item.path) for item in found] == [
        ("PB-141", "settings/owner.yml"),
        ("PB-141", "settings/site.yml"),
    ]


def test_links_among_the_settings_are_refused(tmp_path: Path) -> None:
    write_settings(tmp_path)
    (tmp_path / "elsewhere.yml").write_text("email: info@naide.ee\n")
    (tmp_path / "settings" / "contacts.yml").symlink_to(tmp_path / "elsewhere.yml")
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.code, item.path) for item in found] == [("PB-134", "settings/contacts.yml")]


def test_learning_items(tmp_path: Path) -> None:
    assert read_learning(tmp_path) == ({}, ())
    folder = tmp_path / "learning"
    folder.mkdir()
    sound = (
        "title: {et: Loeng}\nkind: video\nprovider: Näide\nurl: https://naide.ee/v\ndate: '2026-01-02'\nlanguage: et\n"
    )
    (folder / "loeng.yml").write_text(sound)
    (folder / "katki.yml").write_text(sound.replace("video", "film"))
    (folder / "Nimi.yml").write_text(sound)
    (folder / "loe.md").write_text("x")
    items, found = read_learning(tmp_path)

    assert list(items) == ["loeng"]
    assert [(item.path, item.code) for item in found] == [
        ("learning/Nimi.yml", "PB-150"),
        ("learning/katki.yml", "PB-203"),
        ("learning/loe.md", "PB-151"),
    ]


# --- whatever is written


YAMLISH = strategies.text(alphabet="ab:-#&*!|>'\"%@`{}[],?~\\ \t\n\r0123.=<\u202e\u0085\ufeffõ", max_size=120)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    strategies.one_of(
        strategies.binary(max_size=200),
        YAMLISH.map(lambda text: f"---\n{text}\n---\n{text}".encode()),
        strategies.tuples(strategies.integers(0, len(ENTRY)), YAMLISH).map(
            lambda pair: (ENTRY[: pair[0]] + pair[1] + ENTRY[pair[0] :]).encode()
        ),
    )
)
def test_any_bytes_give_findings_never_an_exception(tmp_path: Path, content: bytes) -> None:
    reading = read(tmp_path, soup_day=content, soup_day__en=content)

    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for item in reading.diagnostics:
        assert item.line is None or 1 <= item.line <= lines
        assert item.column is None or item.column >= 1
    for lang in LANGUAGES:
        render_text(reading.diagnostics, lang, tmp_path)
        render_github(reading.diagnostics, lang)
        render_json(reading.diagnostics, lang)


NESTED = strategies.recursive(
    strategies.text(max_size=8),
    lambda inner: (
        strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.dictionaries(strategies.sampled_from(re.findall(r"(?m)^([a-z_]+):", ENTRY)), NESTED))
def test_any_shape_in_known_fields(tmp_path: Path, values: dict[str, object]) -> None:
    front = yaml.safe_load(ENTRY.split("---\n")[1]) | values
    text = f"---\n{yaml.safe_dump(front, allow_unicode=True, default_style=chr(34))}---\n{ENTRY.split('---')[2]}"
    render_text(read(tmp_path, soup_day=text).diagnostics, "et", tmp_path)


SEEN = strategies.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\uffff\ufffe")


@settings(max_examples=200, deadline=None)
@given(strategies.recursive(
    strategies.text(SEEN, max_size=12),
    lambda inner: strategies.lists(inner, max_size=3)
    | strategies.dictionaries(strategies.from_regex(r"[a-z]{2,8}_", fullmatch=True), inner, max_size=3),
    max_leaves=10,
))  # fmt: skip
def test_quoted_yaml_comes_back_as_written(value: object) -> None:
    text = yaml.safe_dump({"key_": value}, allow_unicode=True, default_style='"')
    parsed = parse_yaml(text, path="x.yml", record="practice")

    assert parsed.diagnostics == ()
    assert parsed.data == {"key_": value}


@pytest.mark.parametrize(
    "content",
    [
        "## " + "#" * 50_000 + "x",
        "```x\n" * 10_000,
        "[@" * 25_000,
        "- " * 25_000,
        "a\n" * 25_000,
        "x: " + "1_" * 25_000,
    ],
    ids=["hashes", "fences", "citations", "hyphens", "lines", "digits"],
)
def test_hostile_text_is_read_quickly(tmp_path: Path, content: str) -> None:
    begun = time.perf_counter()
    read(tmp_path, body=f"{ENTRY}\n{content}", front=f"---\n{content}\n---\n")

    assert time.perf_counter() - begun < 3


# --- the words


def codes_in(*folders: str) -> set[str]:
    files = (path for folder in folders for path in (SOURCE / folder).rglob("*.py"))
    return {code for path in files for code in re.findall(r"PB-\d{3}", path.read_text())}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_its_words_and_every_word_its_code(lang: str) -> None:
    worded_codes = {key.split(".")[1] for key, _ in keys(lang) if key.startswith("finding.PB-")}

    assert codes_in("model", "content", "diagnostics") - worded_codes == set()
    assert worded_codes - codes_in(".") == set()
    for code in worded_codes:
        assert {"text", "mend", "example"} <= {
            key.split(".")[2] for key, _ in keys(lang) if key.startswith(f"finding.{code}.")
        }


def test_a_check_of_one_file_imports_nothing_heavy(tmp_path: Path) -> None:
    read(tmp_path, soup_day=ENTRY)
    script = (
        "import sys; from pathlib import Path; from practicebook.content.practices import read_practices;"
        f"read_practices(Path({str(tmp_path)!r}), ('et', 'en'));"
        "print([n for n in ('babel', 'markdown', 'nh3', 'weasyprint', 'mkdocs', 'jinja2') if n in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_the_settings_of_this_project_are_sound() -> None:
    read_back, found = read_settings(PROJECT)

    assert errors(found) == []
    assert read_back is not None
    assert read_back.site.languages == LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_of_every_field_is_one_the_reader_accepts(lang: str) -> None:
    for record, model in roots().items():
        for name in model.model_fields:
            example = field_example(model, (name,), lang)
            checked = check_record(model, parse_yaml(f"{example}\n", path="x", record=record), path="x")
            if example:
                assert [item for item in checked.diagnostics if item.field[:1] == (name,)] == [], example
