"""The editor's commands on chapters of the handbook: a renamed practice, a translation begun and accepted."""

from collections.abc import Callable

from handbook_files import FIRST, FIRST_ENGLISH, SHEET, with_handbook
from practicebook.project import Project
from small_project import SmallProject

pytest_plugins = ("command_line",)
Command = Callable[..., tuple[int, str]]


def stale(project: SmallProject) -> list[str]:
    chapters = Project.load(project.root).handbook.chapters
    return [each.path for chapter in chapters for each in chapter.translations.values() if each.is_stale]


def test_a_renamed_practice_is_followed_in_chapters(project: SmallProject, command: Command) -> None:
    with_handbook(project.root)
    assert command("translate", "ch01", "--accept")[0] == 0
    code, said = command("rename", "supipaev", "uhine-supp")
    assert code == 0
    assert FIRST in said
    text = project.read(FIRST)
    assert '{{ case("uhine-supp") }}' in text
    assert '{{ practice("uhine-supp", "supipäeval") }}' in text
    assert '{{ result("uhine-supp", "r1") }}' in text
    assert "  - uhine-supp\n" in text
    assert "uhine-supp" in project.read(FIRST_ENGLISH)
    assert "  practice: uhine-supp\n" in project.read(SHEET)
    assert Project.load(project.root).errors == ()
    assert FIRST_ENGLISH not in stale(project)


def test_a_translation_that_was_behind_stays_so_after_a_renaming(project: SmallProject, command: Command) -> None:
    with_handbook(project.root)
    assert command("translate", "ch01", "--accept")[0] == 0
    project.with_change(FIRST, "Supp oli hernesupp.", "Supp oli läätsesupp.")
    assert command("rename", "supipaev", "uhine-supp")[0] == 0
    assert FIRST_ENGLISH in stale(project)


def test_a_chapter_translation_is_begun_whole(project: SmallProject, command: Command) -> None:
    with_handbook(project.root)
    (project.root / FIRST_ENGLISH).unlink()
    code, said = command("translate", "ch01")
    assert code == 0
    assert FIRST_ENGLISH in said
    text = project.read(FIRST_ENGLISH)
    assert "# Kuidas inimesed kaasa lüüa saavad\ntitle:\n" in text
    assert text.endswith("[^n1]: Supp oli hernesupp.\n")


def test_an_accepted_chapter_translation_is_current(project: SmallProject, command: Command) -> None:
    with_handbook(project.root)
    project.with_change(FIRST, "Supp oli hernesupp.", "Supp oli läätsesupp.")
    code, said = command("translate", "ch01")
    assert code == 0
    assert "--accept" in said
    assert FIRST_ENGLISH in stale(project)
    assert command("translate", "ch01", "--accept")[0] == 0
    assert FIRST_ENGLISH not in stale(project)
    assert command("translate", "ch01")[1] == f"Tõlge {FIRST_ENGLISH} vastab algtekstile.\n"


def test_there_is_nothing_to_accept_without_a_translation(project: SmallProject, command: Command) -> None:
    with_handbook(project.root)
    (project.root / FIRST_ENGLISH).unlink()
    code, said = command("translate", "ch01", "--accept")
    assert code == 1
    assert FIRST_ENGLISH in said
