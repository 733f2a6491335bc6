"""Reading the settings and the learning items."""

from pathlib import Path

from entry_files import LANGUAGES, errors
from practicebook.content.learning import read_learning
from practicebook.content.settings import read_settings
from small_project import REPOSITORY

SITE = """\
name: {et: Näide, en: Example}
tagline: {et: Näidislause, en: An example}
description: {et: Näidiskirjeldus, en: A description}
address: https://example.org/
languages: [et, en]
"""
OWNER = "name: {et: Omanik, en: Owner}\n"


def write_settings(root: Path, **files: str) -> None:
    (root / "settings").mkdir(exist_ok=True)
    for name, content in ({"site": SITE, "owner": OWNER} | files).items():
        (root / "settings" / f"{name}.yml").write_text(content)


def test_sound_settings(tmp_path: Path) -> None:
    write_settings(tmp_path, statistics="# nothing yet\n")
    (tmp_path / "settings/words.et.txt").write_text("tugila\n")  # read when a text is checked
    read_back, found = read_settings(tmp_path)

    assert found == ()
    assert read_back is not None
    assert (read_back.site.page_size, read_back.funding.funders, read_back.statistics.provider) == (50, (), "none")


def test_faults_of_settings(tmp_path: Path) -> None:
    write_settings(
        tmp_path,
        site=SITE.replace("{et: Näidislause, en: An example}", "{et: Näidislause}") + "lehed: 5\n",
        owner="name: {en: Owner}\nlogo:\n  file: logos/o.svg\n  alt: {et: Logo, en: Logo}\n",
        funding="per_year: palju\n",
        contacts="email: info\nanswer_within_days: 0\n",
        statistics="provider: google\n",
        sait="x: 1\n",
    )
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.path.removeprefix("settings/"), item.code, item.line, item.found) for item in found] == [
        ("contacts.yml", "PB-231", 1, "info"),
        ("contacts.yml", "PB-216", 2, "0"),
        ("funding.yml", "PB-212", 1, "palju"),
        ("owner.yml", "PB-142", 3, "logos/o.svg"),
        ("sait.yml", "PB-140", None, "sait.yml"),
        ("site.yml", "PB-202", 6, "lehed"),
        ("statistics.yml", "PB-203", 1, "google"),
    ]


def test_texts_of_settings_in_the_languages_of_the_site(tmp_path: Path) -> None:
    write_settings(tmp_path, owner="name: {en: Owner}\n", funding="funders:\n  - key: aa\n    name: {et: Rahastaja}\n")
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.code, item.path, item.field) for item in found] == [
        ("PB-144", "settings/funding.yml", ("funders", 0, "name")),
        ("PB-143", "settings/owner.yml", ("name",)),
    ]


def test_settings_that_are_not_there(tmp_path: Path) -> None:
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.code, item.path) for item in found] == [
        ("PB-141", "settings/owner.yml"),
        ("PB-141", "settings/site.yml"),
    ]


def test_links_among_the_settings_are_refused(tmp_path: Path) -> None:
    write_settings(tmp_path)
    (tmp_path / "elsewhere.yml").write_text("email: info@naide.ee\n")
    (tmp_path / "settings" / "contacts.yml").symlink_to(tmp_path / "elsewhere.yml")
    read_back, found = read_settings(tmp_path)

    assert read_back is None
    assert [(item.code, item.path) for item in found] == [("PB-134", "settings/contacts.yml")]


def test_learning_items(tmp_path: Path) -> None:
    assert read_learning(tmp_path) == ({}, ())
    folder = tmp_path / "learning"
    folder.mkdir()
    sound = (
        "title: {et: Loeng}\nkind: video\nprovider: Näide\nurl: https://naide.ee/v\ndate: '2026-01-02'\nlanguage: et\n"
    )
    (folder / "loeng.yml").write_text(sound)
    (folder / "katki.yml").write_text(sound.replace("video", "film"))
    (folder / "Nimi.yml").write_text(sound)
    (folder / "loe.md").write_text("x")
    items, found = read_learning(tmp_path)

    assert list(items) == ["loeng"]
    assert [(item.path, item.code) for item in found] == [
        ("learning/Nimi.yml", "PB-150"),
        ("learning/katki.yml", "PB-203"),
        ("learning/loe.md", "PB-151"),
    ]


def test_the_settings_of_this_project_are_sound() -> None:
    read_back, found = read_settings(REPOSITORY)

    assert errors(found) == []
    assert read_back is not None
    assert read_back.site.languages == LANGUAGES
