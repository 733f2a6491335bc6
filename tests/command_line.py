"""Fixtures of tests that give commands: a small project to be in, and the program called without a new process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practicebook.cli.__main__ import run
from small_project import SmallProject

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """An empty project which the commands find around the current folder, on 24 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    monkeypatch.delenv("PRACTICEBOOK_ROOT", raising=False)
    monkeypatch.delenv("PRACTICEBOOK_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    return SmallProject(tmp_path)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command and gives its exit code with all it has said."""

    def called(*words: str) -> tuple[int, str]:
        code = run(words)
        said = capsys.readouterr()
        return code, said.out + said.err

    return called
