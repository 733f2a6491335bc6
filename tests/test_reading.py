"""Reading entries: what the rest of the site gets from them, and all their faults in one run."""

import subprocess
import sys
from pathlib import Path

import pytest

from entry_files import ENTRY, LANGUAGES, TRANSLATION, changed, entry, errors, line_of, read
from practicebook.content.hashing import source_hash
from practicebook.content.practices import read_practices
from practicebook.diagnostics.diagnostic import Severity


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


def test_a_check_of_one_file_imports_nothing_heavy(tmp_path: Path) -> None:
    read(tmp_path, soup_day=ENTRY)
    script = (
        "import sys; from pathlib import Path; from practicebook.content.practices import read_practices;"
        f"read_practices(Path({str(tmp_path)!r}), ('et', 'en'));"
        "print([n for n in ('babel', 'markdown', 'nh3', 'weasyprint', 'mkdocs', 'jinja2') if n in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
