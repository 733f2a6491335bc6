"""Checks between files: two entries of one practice, references, learning items, settings."""

from typing import Any

import pytest

from checked_project import (
    ENTRY,
    SOURCE,
    checked_project,  # noqa: F401 - the fixture `project`
    found,
    only,
    place,
    place_of,
)
from practicebook.diagnostics.diagnostic import Severity
from small_project import SmallProject


@pytest.mark.parametrize(
    ("code", "first", "other"),
    [
        (
            "PB-461",
            {"title": "Ühine supipäev"},
            {"title": "Ühine – Supipäev!", "organisation": {"name": "Teine Selts"}},
        ),
        ("PB-462", {"title": "Ühine supipäev"}, {"title": "Ühine supipäev"}),
        (
            "PB-462",
            {"title": "Ühine supp", "organisation": {"name": "Näidisküla Selts", "registry_code": "80000001"}},
            {"title": "Ühine supp", "organisation": {"name": "Näidisküla selts MTÜ", "registry_code": "80000001"}},
        ),
        ("PB-463", {"title": "Ühine supipäev eakatele"}, {"title": "Ühine supipäev eakaile"}),
        (
            "PB-463",
            {"title": "Ühine supipäev eakatele", "sources": [{**SOURCE, "url": "http://www.naide.example/supp"}]},
            {"title": "Ühine supipäev eakaile", "sources": [{**SOURCE, "url": "https://naide.example/supp/"}]},
        ),
    ],
)
def test_two_entries_of_one_practice(
    project: SmallProject, code: str, first: dict[str, Any], other: dict[str, Any]
) -> None:
    project.with_entry("supipaev", **first).with_entry("teine", **other)

    diagnostics = [item for item in found(project) if item.code != "PB-495"]

    assert [item.code for item in diagnostics] == [code]
    assert (diagnostics[0].path, diagnostics[0].line) == ("practices/teine.md", 2)
    assert diagnostics[0].values["other"] == ENTRY


def test_entries_that_are_not_one_practice(project: SmallProject) -> None:
    elsewhere: dict[str, Any] = {
        "organisation": {"name": "Teine Selts"},
        "sources": [{**SOURCE, "url": "https://teine.example/"}],
    }
    project.with_entry("supipaev", title="Ühine supipäev eakatele")
    project.with_entry("aed", title="Naabrite aed").with_entry("teine", title="Ühine supipäev eakaile", **elsewhere)

    assert found(project) == []


def test_reference_to_a_former_name_is_told_the_present_one(project: SmallProject) -> None:
    project.with_entry("supipaev", old_slugs=["supp"]).with_entry("aed", title="Naabrite aed", related=["supp"])

    item = only(project, "PB-471", Severity.ERROR)

    assert (item.path, item.found, item.suggestion) == ("practices/aed.md", "supp", "supipaev")


def test_old_slug_of_two_entries(project: SmallProject) -> None:
    project.with_entry("aed", title="Naabrite aed", old_slugs=["endine"]).with_entry("supipaev", old_slugs=["endine"])

    item = only(project, "PB-474", Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, "endine")
    assert item.values["other"] == "practices/aed.md"


def test_old_slug_that_is_a_word_of_the_site(project: SmallProject) -> None:
    project.with_entry("supipaev", old_slugs=["teema"])

    item = only(project, "PB-479", Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, "teema")


def test_reference_to_an_entry_that_is_at_fault_itself(project: SmallProject) -> None:
    project.with_entry("supipaev", related=["aed"]).with_entry("aed", title="Naabrite aed", start_year="215")

    assert [(item.code, item.path) for item in found(project)] == [("PB-211", "practices/aed.md")]


def test_learning_item(project: SmallProject) -> None:
    item_text = (
        "title:\n  et: Loeng\nkind: video\nprovider: Selts\nurl: https://www.naide.example/loeng\ndate: 2026-01-31\n"
        "language: et\npractices:\n  - supipaev\n  - supipaek\n"
    )
    project.with_entry("supipaev", learning=["loeng"]).with_file("learning/loeng.yml", item_text)

    item = only(project, "PB-476", Severity.ERROR)

    assert place(item) == place_of(project, "learning/loeng.yml", "supipaek")
    assert (item.found, item.suggestion) == ("supipaek", "supipaev")


def test_funder_of_the_settings(project: SmallProject) -> None:
    project.with_file(
        "settings/funding.yml", "funders:\n  - key: sveits\n    name:\n      et: Šveits\n      en: Swiss\n"
    )
    project.with_entry("supipaev", programme={"funder": "sveits", "counts": "false"})
    assert found(project) == []

    project.with_change(ENTRY, "funder: sveits", "funder: sveitz")

    item = only(project, "PB-477", Severity.ERROR)
    assert (item.allowed, item.suggestion) == (("sveits",), "sveits")


def test_language_without_messages(project: SmallProject) -> None:
    project.with_file("settings/site.yml", project.read("settings/site.yml").replace("  - en\n", "  - en\n  - xx\n"))

    item = only(project, "PB-478", Severity.ERROR)

    assert place(item) == place_of(project, "settings/site.yml", "xx")
