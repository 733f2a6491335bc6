"""The commands that begin an entry and its translation: new, translate."""

import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO

import pytest

from practicebook.model.practice import Practice
from practicebook.project import Project
from small_project import DAY, FRONT, SmallProject

pytest_plugins = ("command_line",)
Command = Callable[..., tuple[int, str]]


def errors(project: SmallProject) -> list[tuple[str, str]]:
    return [(item.code, item.path) for item in Project.load(project.root).errors]


def test_new_writes_a_skeleton_that_the_check_leads_through(project: SmallProject, command: Command) -> None:
    code, said = command("new", "--no-input", "--title", "Öine šašlõkk – ühine köök")
    assert code == 0
    assert "practices/oine-saslokk.md" in said
    text = project.read("practices/oine-saslokk.md")
    assert 'title: "Öine šašlõkk – ühine köök"\n' in text
    assert "\nreview_state: draft\n" in text
    assert "# Lühikokkuvõte (vajalik). Ütle " in text
    found = Project.load(project.root).errors
    assert {item.code for item in found} == {"PB-124", "PB-201", "PB-307"}
    required = {"summary", "organisation", "sectors", "themes", "target_groups", "coverage", "stage", "status"}
    required |= {"status_as_of", "evidence", "sources"}
    assert {item.field[0] for item in found if item.code == "PB-201"} == required


def test_new_names_every_field_in_the_order_of_the_model(project: SmallProject, command: Command) -> None:
    command("new", "--no-input", "--title", "Supipäev")
    names = re.findall(r"^#?([a-z_]+):", project.read("practices/supipaev.md"), re.MULTILINE)
    assert names == list(Practice.model_fields)


def test_a_skeleton_with_every_line_freed_is_yaml_of_the_model(project: SmallProject, command: Command) -> None:
    command("new", "--no-input", "--title", "Supipäev")
    text = project.read("practices/supipaev.md")
    while (freed := re.sub(r"^( *)#((?:  )*(?:- |-$|[a-z_]+:(?: |$)))", r"\1\2", text, flags=re.MULTILINE)) != text:
        text = freed
    project.with_file("practices/supipaev.md", text)
    codes = {item.code for item in Project.load(project.root).diagnostics}
    assert not {code for code in codes if code.startswith("PB-1")} - {"PB-108", "PB-124"}
    assert "PB-202" not in codes


def test_new_takes_answers_by_id_label_and_number(
    project: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        "Ühine supipäev",
        "",  # the address as proposed
        FRONT["summary"],
        "Näidisküla Selts",
        "third, Avalik sektor",
        "vale, teema",  # asked again
        "4",
        "Eakad",
        "Maakond",
        "Võrumaa",
        "implemented",
        "1",
        "https://example.org/supp",
        "Supipäeva leht",
    ]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join([*answers, ""])))
    code, said = command("new")
    assert code == 0, said
    assert "„vale“ ei ole loendis." in said
    assert sys.stdin.read() == ""
    text = project.read("practices/uhine-supipaev.md")
    for line in (
        "sectors:\n  - third\n  - public\n",
        "themes:\n  - care-ageing\n",
        'counties:\n  - "0087"\n',
        "status: active\n",
        f'status_as_of: "{DAY}"\n',
        f'accessed: "{DAY}"\n',
    ):
        assert line in text
    body = re.sub(r"^(## .*)\n", r"\1\n\nSiin on tekst.\n", text, flags=re.MULTILINE)
    body = body.replace("  reason:\n", "  reason: Mõju ei ole mõõdetud.\n")
    project.with_file(
        "practices/uhine-supipaev.md", body.replace("#not_measured_reason:", "not_measured_reason: Alustasime nüüd.")
    )
    assert errors(project) == []


def test_new_never_writes_over_an_entry(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev")
    before = project.files()
    code, said = command("new", "--no-input", "--title", "Midagi", "--slug", "supipaev")
    assert (code, project.files()) == (1, before)
    assert said == "„supipaev“ on mõne kirje aadress või on seda varem olnud. Vali muu.\n"
    assert command("new", "--no-input", "--title", "Supipäev")[0] == 0
    assert (project.root / "practices/supipaev-2.md").is_file()
    for slug in ("Suur Täht", "teema", "../hooks/x"):
        assert command("new", "--no-input", "--title", "Midagi", "--slug", slug)[0] == 1
    assert command("new", "--no-input", "--title", "???")[0] == 1
    assert len(project.files()) == len(before) + 1


def test_interrupted_questions_leave_nothing(
    project: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.files()
    monkeypatch.setattr("sys.stdin", StringIO("Supipäev\n"))
    code, said = command("new")
    assert (code, project.files()) == (1, before)
    assert "Katkestatud, midagi ei muudetud." in said


def test_translate_begins_with_the_original_above_each_field(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", is_translated=False)
    code, said = command("translate", "supipaev")
    assert code == 0
    assert "practices/supipaev.en.md" in said
    text = project.read("practices/supipaev.en.md")
    assert "# Ühine supipäev supipaev\ntitle:\n" in text
    assert "steps:\n  # Leia köök, kus tohib süüa teha [@s1].\n  -\n" in text
    assert "results:\n  r1:\n    # käis supipäeval\n    metric:\n" in text
    assert re.findall(r"^## .*", text, re.MULTILINE) == ["## Problem", "## Solution", "## How it works"]
    assert {code for code, _ in errors(project)} == {"PB-124", "PB-201"}


def test_translate_knows_what_is_missing(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", people="Üks koordinaator ja neli vabatahtlikku.")
    code, said = command("translate", "supipaev")
    assert code == 0
    assert said == "Tõlkes practices/supipaev.en.md on tõlkimata:\n  – Inimesed\n"


def test_translate_shows_what_has_changed_since_from_git(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev")
    assert command("translate", "supipaev") == (0, "Tõlge practices/supipaev.en.md vastab algtekstile.\n")
    git = ["git", "-c", "user.name=Toimetaja", "-c", "user.email=toimetaja@example.org"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Algus"]):
        subprocess.run([*git, *words], cwd=project.root, check=True)
    project.with_change("practices/supipaev.md", "Kutsu iga eakat isiklikult.", "Helista igale eakale.")
    code, said = command("translate", "supipaev")
    assert code == 0
    assert "    enne: Kutsu iga eakat isiklikult.\n    nüüd: Helista igale eakale.\n" in said
    assert said.count("enne:") == 1


def test_accept_stamps_the_translation_and_nothing_else(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev")
    before = project.read("practices/supipaev.en.md")
    project.with_change("practices/supipaev.md", "Ühine supipäev supipaev", "Supipäev")
    assert "Mis täpselt, ei ole teada" in command("translate", "supipaev")[1]  # no git here
    assert [item.code for item in Project.load(project.root).diagnostics] == ["PB-330"]
    assert command("translate", "supipaev", "--accept")[0] == 0
    assert Project.load(project.root).diagnostics == ()
    after = project.read("practices/supipaev.en.md")
    assert re.sub("source_hash: .*", "", before) == re.sub("source_hash: .*", "", after)
    code, said = command("translate", "supipaev", "--accept")
    assert (code, said) == (0, "Tõlge practices/supipaev.en.md vastab algtekstile.\n")


def test_translate_refuses_what_it_cannot_do(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", is_translated=False)
    before = project.files()
    assert command("translate", "supipaev", "--to", "fi")[1].startswith("Keelde „fi“ siin ei tõlgita.")
    assert command("translate", "supipaev", "--accept")[1].startswith("Tõlget practices/supipaev.en.md ei ole.")
    assert command("translate", "supipaew")[1] == "Kirjet „supipaew“ ei ole. Kas mõtlesid „supipaev“?\n"
    assert project.files() == before
