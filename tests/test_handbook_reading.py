"""Reading the handbook: a sound one as data, and one planted fault at a time with its file, line, code and words."""

import subprocess
import sys
from pathlib import Path

import pytest

from handbook_faults import PLANTED, E, H
from handbook_files import (
    BOOK,
    FIRST,
    FIRST_ENGLISH,
    SECOND,
    SECOND_ENGLISH,
    SHEET,
    TERM,
    handbook_findings,
    with_handbook,
)
from practicebook.content.anchors import heading_anchors
from practicebook.content.handbook import Handbook
from practicebook.content.macro_calls import macro_calls
from practicebook.diagnostics.diagnostic import Severity, has_errors
from practicebook.diagnostics.wording import worded
from practicebook.messages import languages
from practicebook.project import Project
from small_project import REPOSITORY, SmallProject


@pytest.fixture(name="project")
def handbook_project(tmp_path: Path) -> SmallProject:
    return with_handbook(tmp_path)


def test_sound_handbook_is_read_without_a_finding(project: SmallProject) -> None:
    assert handbook_findings(project) == []
    handbook = Project.load(project.root).handbook
    first, second = handbook.chapters

    assert handbook.outline is not None
    assert handbook.outline.chapters == ("ch01", "ch02") == tuple(handbook.by_id)
    assert (first.meta.slug, first.translations["en"].meta.slug) == ("kaasamine", "participation")
    assert not second.translations["en"].is_stale
    assert project.read(FIRST).split("\n")[first.body_line - 1 :] == first.body.split("\n")
    assert handbook.glossary["koosloome"].term == {"et": "koosloome", "en": "co-creation"}
    assert [field.kind for field in handbook.worksheets["leht"].fields] == ["lines", "table", "choice"]


def test_project_without_a_handbook(tmp_path: Path) -> None:
    project = Project.load(SmallProject(tmp_path).with_entry("supipaev").root)

    assert project.handbook == Handbook()
    assert project.diagnostics == ()


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{row[3]} {row[2] or row[1]!r:.40}" for row in PLANTED])
def test_planted_fault(project: SmallProject, planted: tuple[str, str, str, str, Severity, str, str]) -> None:
    path, old, new, code, severity, part, found = planted
    project.with_change(path, old, new)

    told = [item for item in handbook_findings(project) if item.code not in {"PB-608", code}]
    # A fault in a chapter's calls shows as a difference between its languages too.
    assert {item.code for item in told} <= {
        "PB-655",
        "PB-656",
        "PB-657",
        "PB-658",
        "PB-685",
        "PB-688",
        "PB-690",
        "PB-692",
    }
    (item,) = (item for item in handbook_findings(project) if item.code == code)
    text = project.read(item.path)
    if part:
        last = text.rindex(part) if code in {"PB-605", "PB-662"} else text.index(part)
        assert (item.path, item.line) == (path, text.count("\n", 0, last) + 1)
    assert (item.severity, item.found.strip()) == (severity, found.strip())
    for lang in languages():
        words = worded(item, lang)
        assert words.text
        assert words.help
        assert "{expected}" not in words.help


def test_the_meant_value_is_suggested(project: SmallProject) -> None:
    project.with_change(FIRST, 'case("supipaev")', 'case("supipaew")').with_change(FIRST, '"tee-nuud"', '"tee-nyyd"')
    project.with_change(FIRST, "{{ worksheet(", "{{ workshet(")

    meant = {item.code: item.suggestion for item in handbook_findings(project) if item.severity is E}

    assert meant == {"PB-644": "supipaev", "PB-650": "tee-nuud", "PB-642": "worksheet"}


def test_files_that_do_not_belong(project: SmallProject) -> None:
    project.with_file("handbook/margid.txt", "x").with_file("handbook/chapters/pilt.png", "x")
    project.with_file("handbook/chapters/Uus.md", "x").with_file("handbook/glossary/Uus.yml", "x: y\n")
    project.with_file("handbook/chapters/ch01.fi.md", "x").with_file("handbook/chapters/ch02.et.md", "x")
    project.with_file("handbook/chapters/ch03.md", project.read(SECOND).replace("ch02", "ch03").replace("moju", "uus"))
    project.with_file("handbook/chapters/ch04.en.md", project.read(SECOND_ENGLISH))

    assert [(item.code, item.path.removeprefix("handbook/"), item.severity) for item in handbook_findings(project)] == [
        ("PB-610", "chapters/Uus.md", E),
        ("PB-131", "chapters/ch01.fi.md", E),
        ("PB-137", "chapters/ch02.et.md", E),
        ("PB-604", "chapters/ch03.md", E),
        ("PB-607", "chapters/ch03.md", H),
        ("PB-606", "chapters/ch04.en.md", E),
        ("PB-601", "chapters/pilt.png", E),
        ("PB-613", "glossary/Uus.yml", E),
        ("PB-601", "margid.txt", E),
    ]


def test_links_are_not_read(project: SmallProject) -> None:
    (project.root / "handbook/chapters/ch03.md").symlink_to(project.root / FIRST)
    (project.root / BOOK).rename(project.root / "book.yml")
    (project.root / BOOK).symlink_to(project.root / "book.yml")

    assert [(item.code, item.path) for item in handbook_findings(project)] == [
        ("PB-134", BOOK),
        ("PB-134", "handbook/chapters/ch03.md"),
    ]


def test_missing_outline(project: SmallProject) -> None:
    (project.root / BOOK).unlink()

    assert [(item.code, item.path) for item in handbook_findings(project)] == [("PB-602", BOOK)]


def test_translation_of_a_changed_chapter_is_stale(project: SmallProject) -> None:
    project.with_change(FIRST, "hernesupp", "oasupp")
    (item,) = handbook_findings(project)

    assert (item.code, item.severity, item.path, item.line) == ("PB-608", H, FIRST_ENGLISH, 2)
    assert Project.load(project.root).handbook.by_id["ch01"].translations["en"].is_stale

    project.with_change(FIRST_ENGLISH, item.found, str(item.values["expected"]))
    assert handbook_findings(project) == []


def test_new_date_or_source_leaves_the_translation_as_it_is(project: SmallProject) -> None:
    project.with_change(FIRST, "updated: '2026-11-24'", "updated: '2026-11-25'")

    assert handbook_findings(project) == []


def test_all_faults_of_a_chapter_come_in_one_run(project: SmallProject) -> None:
    project.with_change(SECOND, "Mõõda.\n", '{{ x\n\n{{ case("ei-ole") }} {% for %} [@s9] [^n9] {{ figure("x") }}\n')

    errors = [(item.code, item.line) for item in handbook_findings(project) if item.severity is E]

    assert sorted(errors) == sorted(
        [
            ("PB-641", 16),
            ("PB-644", 18),
            ("PB-652", 18),
            ("PB-652", 18),
            ("PB-640", 18),
            ("PB-313", 18),
            ("PB-660", 18),
            ("PB-651", 18),
        ]
    )


def test_what_names_a_file_at_fault_is_not_reported_again(project: SmallProject) -> None:
    project.with_change(TERM, "term:", "termin:").with_change(SHEET, "kind: lines", "kind: read")
    project.with_change(SECOND, "id: ch02", "id: CH02").with_change("practices/supipaev.md", '"2015"', '"215"')

    assert {item.path for item in handbook_findings(project) if item.severity is E} == {TERM, SHEET, SECOND}


def test_calls_are_read_and_never_run() -> None:
    body = '{{ term("a}b", \'c"d\') }} {{\n  ref( "ch01" )\n}} `{{ qr() }}` ## X {#own}'
    calls, faults = macro_calls(body)

    assert [(call.name, call.arguments) for call in calls] == [("term", ("a}b", 'c"d')), ("ref", ("ch01",)), ("qr", ())]
    assert [body[call.start : call.end][:2] + body[call.start : call.end][-2:] for call in calls] == ["{{}}"] * 3
    assert faults == ()


def test_anchors_are_those_of_markdown() -> None:
    body = "## Tee *nüüd* [@s1][^n1]\n\n```\n## ei\n```\n\n### Õpi ära! {#oma}\n\n## Tee nüüd\n"

    assert {name: anchor.level for name, anchor in heading_anchors(body).items()} == {
        "tee-nuud": 2,
        "oma": 3,
        "tee-nuud_1": 2,
    }


def test_check_of_one_practice_neither_reads_the_handbook_nor_loads_its_parser(project: SmallProject) -> None:
    program = (
        "import sys; from pathlib import Path; from practicebook.project import Project; "
        "p = Project.load(Path(sys.argv[1]), only=[Path(sys.argv[1], 'practices/supipaev.md')]); "
        "assert not p.handbook.chapters; sys.exit('jinja2' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program, str(project.root)], check=False).returncode == 0


def test_handbook_of_this_project_has_no_error() -> None:
    found = [item for item in Project.load(REPOSITORY).diagnostics if item.path.startswith("handbook/")]

    assert not has_errors(found), found
