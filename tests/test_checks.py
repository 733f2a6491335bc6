"""The checks as a whole: silent on what is sound, never raising, and each with its rule and its test."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from checked_project import (
    ENGLISH,
    ENTRY,
    LEDGER,
    checked_project,  # noqa: F401 - the fixture `project`
    found,
    real_picture,
)
from practicebook.checks.registry import checks
from practicebook.diagnostics.diagnostic import Severity
from practicebook.project import Project
from small_project import REPOSITORY, SECTIONS, SmallProject

MEDIA = "practices/media/supipaev"
IMAGE = {"file": "avamine.jpg", "alt": "Supilaud", "credit": "Selts", "licence": "CC-BY-4.0", "consent": "true"}
JPEG = real_picture("JPEG")


def test_sound_project_gets_no_finding(project: SmallProject) -> None:
    project.with_entry("supipaev", images=[IMAGE]).with_entry("aed", related=["supipaev"], title="Naabrite aed")
    project.with_translation("supipaev", images={"avamine.jpg": {"alt": "Soup table"}})
    (project.root / MEDIA).mkdir(parents=True)
    (project.root / MEDIA / "avamine.jpg").write_bytes(JPEG)

    assert found(project) == []


def test_check_of_one_file_knows_the_others(project: SmallProject) -> None:
    project.with_entry("supipaev", related=["aed"]).with_entry("aed", title="Naabrite aed")

    one = Project.load(project.root, only=[project.root / ENTRY])

    assert [entry.slug for entry in one.catalogue.all_entries] == ["supipaev"]
    assert one.diagnostics == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "{{",
        "[x](",
        "![a",
        "AA ",
        "a@b.",
        "9 ",
        "2000 ",
        '"a',
        "x - ",
        "--8",
        "http://",
        "a\n\xa0",
        ". \xa0",
        "```",
        "a  ",
    ],
)
def test_hostile_text_is_checked_to_its_end(project: SmallProject, piece: str) -> None:
    """A pattern that backtracks without bounds would never come back from these."""
    text = (piece * 40_000)[:40_000].strip()
    project.with_entry("supipaev", sections={**SECTIONS, "solution": text})

    assert all(item.path.startswith("practices/supipaev") for item in found(project))


@given(
    text=strategies.text(max_size=200), fault=strategies.sampled_from(["<b>", "{{ x", "--8<--", '"a b"', "http://a.b"])
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_checks_never_raise(project: SmallProject, text: str, fault: str) -> None:
    SmallProject(project.root).with_entry("supipaev", is_translated=False)
    project.with_file(ENTRY, project.read(ENTRY) + f"\n{text} {fault} {text}\n")

    for item in found(project):
        assert item.path in {ENTRY, LEDGER, ENGLISH}
        assert item.line is None or item.line >= 1


def test_every_check_has_its_rule_and_every_code_its_planted_fault() -> None:
    assert all(re.fullmatch(r"[^\n]+\.", (function.__doc__ or "").strip()) for function in checks())
    package = REPOSITORY / "src" / "practicebook"
    sources = [*sorted((package / "checks").glob("*.py")), package / "catalogue" / "ledger.py"]
    codes = {code for path in sources for code in re.findall(r"\bPB-4[0-9]{2}\b", path.read_text(encoding="utf-8"))}
    tests = sorted(Path(__file__).parent.glob("test_checks*.py"))
    planted = {code for path in tests for code in re.findall(r"\bPB-4[0-9]{2}\b", path.read_text(encoding="utf-8"))}

    assert len(codes) > 50
    assert codes - planted == set()


def test_own_entries_have_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)  # entries are dated by the real clock
    errors = [item for item in Project.load(REPOSITORY).diagnostics if item.severity is Severity.ERROR]

    assert errors == []
