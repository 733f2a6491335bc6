"""The program as a whole, and the commands that only look: check, status, generate."""

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from practicebook.cli.__main__ import COMMANDS, run
from small_project import SmallProject

pytest_plugins = ("command_line",)
Command = Callable[..., tuple[int, str]]
PROGRAM = [sys.executable, "-m", "practicebook.cli.__main__"]


def test_help_lists_every_command_in_both_languages(command: Command) -> None:
    for lang, usage in (("et", "Kasutus:"), ("en", "Usage:")):
        code, said = command("--lang", lang)
        assert code == 0
        assert said.startswith(usage)
        for name in COMMANDS:
            assert re.search(rf"^  {name} +\S", said, re.MULTILINE)
            code, page = command(name, "--help", "--lang", lang)
            assert code == 0
            assert page.startswith(usage)


def test_every_module_of_the_package_that_makes_a_command_is_listed() -> None:
    folder = Path(sys.modules[run.__module__].__file__ or "").parent
    makers = {path.stem for path in folder.glob("*.py") if "\ndef command(" in path.read_text(encoding="utf-8")}
    assert makers == set(COMMANDS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc"], "Käsku chekc ei ole. Lubatud: check, new, "),
        (["check", "--fromat", "json"], "Valikut --fromat ei ole."),
        (["check", "--format", "xml"], "Valiku --format väärtus ei sobi. Lubatud: text, github, json."),
        (["check", "--format"], "Valiku --format järel puudub väärtus."),
        (["publish"], "Puudub KIRJE."),
        (["publish", "üks", "kaks"], "Nende sõnadega käsku anda ei saa."),
        ([], "Kasutus:"),
    ],
)
def test_wrong_words_are_answered_in_the_language(command: Command, words: list[str], said: str) -> None:
    code, answer = command(*words)
    assert answer.startswith(said)
    assert code == (2 if words else 0)


def test_language_comes_from_the_option_then_the_environment(
    project: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Kõik on korras." in command("check")[1]
    monkeypatch.setenv("PRACTICEBOOK_LANG", "en")
    assert "Kõik on korras." not in command("check")[1]
    assert "Kõik on korras." in command("check", "--lang", "et")[1]
    assert project.root == Path.cwd()


def test_outside_a_project_it_says_where_to_go(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRACTICEBOOK_ROOT", raising=False)
    monkeypatch.chdir(tmp_path)
    code, said = command("check")
    assert code == 1
    assert said == "Siin ei ole projekti. Mine projekti kausta, kus on fail settings/site.yml, ja anna käsk uuesti.\n"


def test_sound_project_passes_and_an_error_in_it_does_not(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev")
    assert command("check") == (0, "Kõik on korras.\n")
    project.with_change("practices/supipaev.md", "sectors:\n  - third", "sectors:\n  - kolmas")
    code, said = command("check")
    assert code == 1
    assert said.startswith("practices/supipaev.md, rida 8: Sektorid 1\n    8 |   - kolmas\n")
    assert "[PB-203]" in said


def test_hints_alone_do_not_fail(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", is_translated=False)
    code, said = command("check")
    assert code == 0
    assert "[PB-331]" in said


def test_chosen_files_bring_their_translations_and_no_others(project: SmallProject, command: Command) -> None:
    for slug in ("supipaev", "naabrite-aed"):
        project.with_entry(slug).with_change(f"practices/{slug}.en.md", "title:", "titel:")
    for given in (
        "practices/supipaev.md",
        "practices/supipaev.en.md",
        "supipaev",
        str(project.root / "practices/supipaev.md"),
    ):
        code, said = command("check", given)
        assert code == 1
        assert "practices/supipaev.en.md" in said
        assert "naabrite-aed" not in said
    assert command("check", "settings")[0] == 0
    assert command("check", "practices")[1].count("[PB-202]") == 2


def test_a_check_of_one_file_knows_the_other_entries(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev").with_entry("naabrite-aed", related=["supipaev"])
    assert command("check", "naabrite-aed") == (0, "Kõik on korras.\n")


def test_paths_count_from_the_folder_one_is_in(
    project: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.with_entry("supipaev")
    monkeypatch.chdir(project.root / "practices")
    assert command("check", "supipaev.md")[0] == 0
    code, said = command("check", "../../mujal.md")
    assert code == 1
    assert said == "Projektis ei ole faili ega kirjet ../../mujal.md.\n"


def test_unusable_settings_are_findings_too(project: SmallProject, command: Command) -> None:
    project.with_change("settings/site.yml", "address:", "adress:")
    code, said = command("check", "--format", "json", "--lang", "en")
    assert code == 1
    assert {item["path"] for item in json.loads(said)} == {"settings/site.yml"}
    code, said = command("status")
    assert code == 1
    assert said.endswith("Seadetes on vigu. Paranda need enne ja anna käsk uuesti.\n")


def test_formats_for_robots(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", start_year="2015-09")
    code, said = command("check", "--format", "json", "--lang", "en")
    (finding,) = json.loads(said)
    assert (code, finding["path"], finding["field"], finding["found"]) == (
        1,
        "practices/supipaev.md",
        ["start_year"],
        "2015-09",
    )
    code, said = command("check", "--format", "github")
    assert (code, said[: said.index(",")]) == (1, "::error file=practices/supipaev.md")


def test_one_file_is_checked_within_a_second_and_without_heavy_libraries(project: SmallProject, tmp_path: Path) -> None:
    project.with_entry("supipaev").with_entry("naabrite-aed")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")
    words = [*PROGRAM[1:], "check", "practices/supipaev.md"]
    seconds = 10.0
    for _ in range(8):  # the first run writes the byte code; on a busy machine some take longer than they would
        before = _processor_seconds()
        subprocess.run([sys.executable, *words], cwd=project.root, env=environment, check=True, capture_output=True)
        seconds = min(seconds, _processor_seconds() - before)
        if seconds < 1.0:
            break
    told = subprocess.run(
        [sys.executable, "-X", "importtime", *words], cwd=project.root, check=True, capture_output=True, text=True
    ).stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines() if "|" in line}
    assert "yaml" in imported
    assert not imported & {"babel", "markdown", "nh3", "jinja2", "mkdocs", "weasyprint"}
    assert seconds < 1.0


def _processor_seconds() -> float:
    """What the programs called so far have used; unlike the clock it does not mind what else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_status_counts_by_quarter_and_names_the_opening_collection_apart(
    project: SmallProject, command: Command
) -> None:
    project.with_entry("esimene")
    project.with_entry("teine", published="2026-10-05", programme={"counts": "true"})
    project.with_entry("kolmas", published="2026-07-05", programme={"counts": "true"}, is_translated=False)
    project.with_entry("neljas", published="2025-02-05", programme={"counts": "true"}, review_state="needs-update")
    project.with_entry("mustand", review_state="draft", published=None)
    project.with_change("practices/teine.md", "Ühine supipäev teine", "Teine")
    code, said = command("status", "--format", "json")
    assert code == 0
    data = json.loads(said)
    assert data["public"] == 4
    assert data["not_counted"] == 2
    assert data["quarters"]["2026-Q4"] == {"counted": 1, "target": 10}
    assert data["quarters"]["2026-Q3"] == {"counted": 1, "target": 10}
    assert data["years"]["2026"] == {"counted": 2, "target": 40}
    assert data["translations"] == {"en": {"missing": ["kolmas"], "outdated": ["teine"], "incomplete": []}}
    assert data["review_due"] == {"neljas": "2026-02-05"}
    assert data["states"]["draft"] == 1
    code, said = command("status")
    assert "  2026. aasta 4. kvartal    1 / 10\n" in said
    assert "  2026. aasta kokku         2 / 40\n" in said
    assert "Tõlge puudub (en): 1\n  kolmas\n" in said
    assert "Mustandeid: 1\n" in said


def test_generate_writes_and_then_has_nothing_to_do(project: SmallProject, command: Command) -> None:
    code, said = command("generate", "--check")
    assert code == 1
    assert "Fail docs/messages.md ei ole ajakohane." in said
    assert not (project.root / "docs").exists()
    assert command("generate")[0] == 0
    assert command("generate", "--check") == (0, "Kõik tehtavad failid on ajakohased.\n")
    project.with_file("docs/fields.md", "käsitsi muudetud")
    assert command("generate", "--check") == (
        1,
        "Fail docs/fields.md ei ole ajakohane. Uuenda käsuga ./run generate\n",
    )
