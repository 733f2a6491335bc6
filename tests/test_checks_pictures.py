"""Checks of pictures: the files in `practices/media/`, what they really are, and their descriptions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checked_project import (
    ENGLISH,
    ENTRY,
    checked_project,  # noqa: F401 - the fixture `project`
    found,
    only,
    place,
    place_of,
    real_picture,
)
from practicebook.diagnostics.diagnostic import Severity
from small_project import SmallProject

MEDIA = "practices/media/supipaev"
IMAGE = {"file": "avamine.jpg", "alt": "Supilaud", "credit": "Selts", "licence": "CC-BY-4.0", "consent": "true"}
JPEG, PNG, WEBP = real_picture("JPEG"), real_picture("PNG"), real_picture("WEBP")
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'


def with_images(project: SmallProject, *names: str, **changes: Any) -> SmallProject:
    """An entry with pictures that are described in English; the files themselves are not there yet."""
    project.with_entry("supipaev", images=[{**IMAGE, **changes, "file": name} for name in names])
    project.with_translation("supipaev", images={name: {"alt": "Soup table"} for name in names})
    (project.root / MEDIA).mkdir(parents=True)
    return project


def link_elsewhere(path: Path) -> None:
    (path.parent / ".elsewhere.jpg").write_bytes(JPEG)
    path.symlink_to(path.parent / ".elsewhere.jpg")


def link_folder(path: Path) -> None:
    elsewhere = path.parents[3] / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / path.name).write_bytes(JPEG)
    path.parent.rmdir()
    path.parent.symlink_to(elsewhere)


@pytest.mark.parametrize(
    ("code", "name", "make", "suggestion"),
    [
        ("PB-431", "avamine.jpg", lambda _: None, ""),
        ("PB-431", "avamine.jpg", lambda path: path.mkdir(), ""),
        ("PB-432", "avamine.jpg", link_elsewhere, ""),
        ("PB-433", "avamine.jpg", lambda path: path.write_bytes(PNG), "avamine.png"),
        ("PB-433", "avamine.png", lambda path: path.write_bytes(WEBP), "avamine.webp"),
        ("PB-433", "avamine.png", lambda path: path.write_bytes(SVG), ""),
        ("PB-433", "avamine.webp", lambda path: path.write_bytes(b"GIF89a" + bytes(60)), ""),
        ("PB-433", "avamine.jpeg", lambda path: path.write_bytes(b"<!doctype html><script>alert(1)</script>"), ""),
        ("PB-433", "avamine.jpg", lambda path: path.write_bytes(b""), ""),
        ("PB-440", "avamine.jpg", lambda path: path.write_bytes(JPEG[:-40]), ""),
        ("PB-440", "avamine.png", lambda path: path.write_bytes(PNG[:30]), ""),
        ("PB-435", "avamine.jpg", lambda path: path.write_bytes(JPEG + bytes(5 * 1024 * 1024)), ""),
    ],
)
def test_fault_of_a_picture_file(
    project: SmallProject, code: str, name: str, make: Callable[[Path], None], suggestion: str
) -> None:
    make(with_images(project, name).root / MEDIA / name)

    item = only(project, code, Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, f'"{name}"')
    assert (item.field, item.found, item.suggestion) == (("images", 0, "file"), name, suggestion)


def test_folder_of_pictures_that_is_a_link(project: SmallProject) -> None:
    link_folder(with_images(project, "avamine.jpg").root / MEDIA / "avamine.jpg")

    assert [(item.code, item.path) for item in found(project)] == [("PB-432", MEDIA), ("PB-432", ENTRY)]


@pytest.mark.parametrize(("name", "content"), [("a.jpg", JPEG), ("a.jpeg", JPEG), ("a.png", PNG), ("a.webp", WEBP)])
def test_sound_picture_file(project: SmallProject, name: str, content: bytes) -> None:
    (with_images(project, name).root / MEDIA / name).write_bytes(content)

    assert found(project) == []


def test_too_many_pictures(project: SmallProject) -> None:
    names = [f"pilt-{number}.jpg" for number in range(1, 12)]
    with_images(project, *names)
    for name in names:
        (project.root / MEDIA / name).write_bytes(JPEG)

    item = only(project, "PB-436", Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, '"pilt-11.jpg"')
    assert item.found == "11"


def test_picture_without_consent(project: SmallProject) -> None:
    (with_images(project, "avamine.jpg", consent="false").root / MEDIA / "avamine.jpg").write_bytes(JPEG)

    item = only(project, "PB-437", Severity.ERROR)

    _, line, column = place_of(project, ENTRY, "consent: false")
    assert place(item) == (ENTRY, line, column + len("consent: "))


def test_picture_without_english_description(project: SmallProject) -> None:
    (with_images(project, "avamine.jpg").root / MEDIA / "avamine.jpg").write_bytes(JPEG)
    project.with_translation("supipaev")

    item = only(project, "PB-439", Severity.ERROR)

    assert (item.path, item.line, item.found) == (ENGLISH, 2, "avamine.jpg")


@pytest.mark.parametrize(("state", "codes"), [("published", ["PB-439"]), ("submitted", [])])
def test_picture_of_an_untranslated_entry(project: SmallProject, state: str, codes: list[str]) -> None:
    project.with_entry("supipaev", images=[IMAGE], review_state=state, is_translated=False)
    (project.root / MEDIA).mkdir(parents=True)
    (project.root / MEDIA / "avamine.jpg").write_bytes(JPEG)

    diagnostics = found(project)

    assert [item.code for item in diagnostics] == codes
    assert all(place(item) == place_of(project, ENTRY, '"avamine.jpg"') for item in diagnostics)


@pytest.mark.parametrize(
    ("code", "severity", "path"),
    [
        ("PB-434", Severity.ERROR, f"{MEDIA}/joonis.svg"),
        ("PB-438", Severity.HINT, f"{MEDIA}/unustatud.jpg"),
        ("PB-438", Severity.HINT, f"{MEDIA}/sees/avamine.jpg"),
        ("PB-438", Severity.HINT, "practices/media/avamine.jpg"),
        ("PB-438", Severity.HINT, "practices/media/kadunud/avamine.jpg"),
    ],
)
def test_file_in_media_that_nobody_names(project: SmallProject, code: str, severity: Severity, path: str) -> None:
    with_images(project, "avamine.jpg")
    (project.root / MEDIA / "avamine.jpg").write_bytes(JPEG)
    (project.root / MEDIA / ".gitkeep").touch()
    project.with_file(path, "x")

    assert place(only(project, code, severity)) == (path, None, None)
