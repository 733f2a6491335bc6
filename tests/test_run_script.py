"""The script `run`: what it hands over, what it installs, and what it says when it may not."""

import os
import subprocess
import time
from pathlib import Path

import pytest


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with the script and an environment that it finds installed, whose programs tell how they were called."""
    script = Path(__file__).parent.parent / "run"
    (tmp_path / "run").write_bytes(script.read_bytes())
    (tmp_path / "run").chmod(0o755)
    for name in ("pyproject.toml", "uv.lock"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    for name in ("practicebook", "python", "lint-imports", "ruff", "ty"):
        _program(tmp_path / ".venv/bin" / name, 'echo "$(basename "$0")|$PWD|$PRACTICEBOOK_ROOT|$*"; exit ${CODE:-0}')
    sums = subprocess.run(
        ["cksum", "pyproject.toml", "uv.lock"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    (tmp_path / ".venv/.installed").write_text(f"{tmp_path.resolve()}\n{sums.stdout}", encoding="utf-8")
    return tmp_path


def _program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _script(folder: Path, *words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {name: value for name, value in os.environ.items() if name != "PRACTICEBOOK_ROOT"}
    return subprocess.run(
        [folder / "run", *words],
        cwd=cwd or folder,
        env={**variables, **environment},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_script_hands_over_at_once_and_keeps_folder_words_and_exit_code(installed: Path) -> None:
    (installed / "practices").mkdir()
    fastest = 10.0
    for _ in range(5):
        start = time.monotonic()
        outcome = _script(installed, "check", "kaks sõna.md", cwd=installed / "practices", CODE="3")
        fastest = min(fastest, time.monotonic() - start)
    assert outcome.stdout == f"practicebook|{installed}/practices|{installed}|check kaks sõna.md\n"
    assert (outcome.stderr, outcome.returncode) == ("", 3)
    assert fastest < 0.15


def test_the_script_runs_every_step_of_the_tests_and_fails_if_one_does(installed: Path) -> None:
    _program(installed / "fake/dpkg", 'echo "Status: install ok installed"')
    _program(installed / "fake/apt-get", "exit 9")
    path = f"{installed}/fake:{os.environ['PATH']}"
    outcome = _script(installed, "test", PATH=path)
    called = [line.split("|")[0] for line in outcome.stdout.splitlines()]
    assert called == ["python", "lint-imports", "ruff", "ruff", "ty"]
    assert outcome.returncode == 0
    assert _script(installed, "test", PATH=path, CODE="1").returncode == 1
    outcome = _script(installed, "test", "-k", "check", PATH=path)
    assert outcome.stdout == f"python|{installed}||-m pytest -k check\n"


def test_the_script_names_missing_packages_to_who_is_not_root(installed: Path) -> None:
    _program(installed / "fake/dpkg", '[ "$2" = chromium ] && exit 1; echo "Status: install ok installed"')
    _program(installed / "fake/apt-get", 'echo "apt-get $*" >>"$CALLS"')
    _program(installed / "fake/id", "echo 1000")
    path = f"{installed}/fake:{os.environ['PATH']}"
    outcome = _script(installed, "test", PATH=path, CALLS=str(installed / "calls"))
    assert outcome.returncode == 1
    assert "sudo apt-get update && sudo apt-get install --no-install-recommends chromium" in outcome.stderr
    assert not (installed / "calls").exists()
    _program(installed / "fake/id", "echo 0")
    assert _script(installed, "test", PATH=path, CALLS=str(installed / "calls")).returncode == 0
    assert (installed / "calls").read_text(encoding="utf-8").splitlines() == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends chromium",
    ]
    assert _script(installed, "check", PATH=path, CALLS=str(installed / "more")).returncode == 0
    assert not (installed / "more").exists()


def test_a_build_needs_what_lays_out_the_book_and_a_build_of_the_web_does_not(installed: Path) -> None:
    _program(installed / "fake/dpkg", '[ "$2" = libpango-1.0-0 ] && exit 1; echo "Status: install ok installed"')
    _program(installed / "fake/apt-get", "exit 9")
    _program(installed / "fake/id", "echo 1000")
    path = f"{installed}/fake:{os.environ['PATH']}"
    outcome = _script(installed, "build", PATH=path)
    assert outcome.returncode == 1
    assert "libpango-1.0-0" in outcome.stderr
    assert _script(installed, "build", "--web", PATH=path).stdout.endswith("|build --web\n")
