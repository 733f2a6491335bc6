"""A small project on 25 November 2026, what the checks find in it, and where in a file something stands."""

import io
from pathlib import Path

import pytest
from PIL import Image

from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.wording import worded
from practicebook.messages import languages
from practicebook.project import Project
from small_project import FRONT, SmallProject

NOON = "1795608000"  # 2026-11-25, 12:00 in UTC
ENTRY, ENGLISH, LEDGER = "practices/supipaev.md", "practices/supipaev.en.md", "data/published.csv"
SOURCE = FRONT["sources"][0]


@pytest.fixture(name="project")
def checked_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """An empty project; a test module imports this and asks for `project`."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    return SmallProject(tmp_path)


def found(project: SmallProject) -> list[Diagnostic]:
    """What the checks find, and every error; hints of the reader itself are left out."""
    diagnostics = Project.load(project.root).diagnostics
    return [item for item in diagnostics if item.code >= "PB-400" or item.severity is Severity.ERROR]


def only(project: SmallProject, code: str, severity: Severity = Severity.HINT) -> Diagnostic:
    """The one finding there is, which can be said in every language."""
    diagnostics = found(project)
    assert [(item.code, item.severity) for item in diagnostics] == [(code, severity)], diagnostics
    (item,) = diagnostics
    for lang in languages():
        words = worded(item, lang)
        assert words.text
        assert "{" not in words.help
    return item


def place_of(project: SmallProject, path: str, part: str) -> tuple[str, int, int]:
    """File, line and column of `part`, which stands in the file once."""
    text = project.read(path)
    assert text.count(part) == 1, f"{part!r} stands {text.count(part)} times"
    index = text.index(part)
    return path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def place(item: Diagnostic) -> tuple[str, int | None, int | None]:
    return item.path, item.line, item.column


def real_picture(shape: str) -> bytes:
    """A small picture in the format `shape`, whole from its first byte to its last."""
    file = io.BytesIO()
    Image.new("RGB", (24, 16), "#2d6a3f").save(file, shape)
    return file.getvalue()
