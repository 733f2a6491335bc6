"""Findings as they are shown: in a terminal, on GitHub, as JSON; and words for every one of them."""

import re
from pathlib import Path

import pytest
import yaml

from entry_files import LANGUAGES, TRANSLATION, entry, errors, read
from practicebook.content.records import check_record
from practicebook.content.yaml_lines import parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.example import field_example
from practicebook.diagnostics.fields import roots
from practicebook.diagnostics.render_github import render_github
from practicebook.diagnostics.render_json import as_data, render_json
from practicebook.diagnostics.render_text import render_text
from practicebook.diagnostics.wording import field_label
from practicebook.messages import keys
from practicebook.messages import text as text_of
from small_project import REPOSITORY


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


def codes_in(*folders: str) -> set[str]:
    files = (path for folder in folders for path in (REPOSITORY / "src" / "practicebook" / folder).rglob("*.py"))
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_of_every_field_is_one_the_reader_accepts(lang: str) -> None:
    for record, model in roots().items():
        for name in model.model_fields:
            example = field_example(model, (name,), lang)
            checked = check_record(model, parse_yaml(f"{example}\n", path="x", record=record), path="x")
            if example:
                assert [item for item in checked.diagnostics if item.field[:1] == (name,)] == [], example
