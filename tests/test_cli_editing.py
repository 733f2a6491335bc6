"""The commands of the editor: publish, withdraw, rename. They change single lines and nothing else."""

from collections.abc import Callable

import pytest

from practicebook.project import Project
from small_project import DAY, SmallProject

pytest_plugins = ("command_line",)
Command = Callable[..., tuple[int, str]]


def errors(project: SmallProject) -> list[tuple[str, str]]:
    return [(item.code, item.path) for item in Project.load(project.root).errors]


def test_publish_edits_three_lines_and_adds_one(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", review_state="draft", published=None, programme=None)
    project.with_change(
        "practices/supipaev.md", "review_state: draft", "# Toimetaja märkus\nreview_state: draft # mustand"
    )
    before = project.read("practices/supipaev.md")
    code, said = command("publish", "supipaev")
    assert code == 0
    assert "Kirje läheb programmi sihtarvu täitmisel arvesse." in said
    expected = before.replace(
        "# Toimetaja märkus\nreview_state: draft # mustand\n",
        f'published: "{DAY}"\n# Toimetaja märkus\nreview_state: published # mustand\nprogramme:\n  counts: true\n',
    )
    assert project.read("practices/supipaev.md") == expected
    assert project.read("data/published.csv") == f"slug,date,counts\nsupipaev,{DAY},true\n"
    assert errors(project) == []


def test_publishing_twice_changes_nothing_more(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", review_state="draft", published=None)
    command("publish", "supipaev", "--no-counts", "--recommend")
    before = project.files()
    assert "review_state: recommended" in project.read("practices/supipaev.md")
    code, said = command("publish", "supipaev")
    assert (code, project.files()) == (0, before)
    assert said == "Kirje practices/supipaev.md on juba nii avaldatud, midagi ei muudetud.\n"


def test_publish_fills_in_the_lines_of_the_skeleton(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", review_state="draft", published=None, programme=None)
    lines = "#published:\n\n# Programm.\n#programme:\n#  # Rahastaja.\n#  #funder:\n#  counts:\n\n"
    project.with_change("practices/supipaev.md", "review_state: draft\n", f"review_state: draft\n{lines}")
    assert command("publish", "supipaev")[0] == 0
    text = project.read("practices/supipaev.md")
    assert f'review_state: published\npublished: "{DAY}"\n\n# Programm.\nprogramme:\n  counts: true\n\n' in text


def test_a_file_from_another_editor_keeps_its_line_breaks_and_its_forms(
    project: SmallProject, command: Command
) -> None:
    project.with_entry("supipaev").with_entry("naabrite-aed", review_state="draft", published=None)
    path = "practices/naabrite-aed.md"
    project.with_change(path, "programme:\n  counts: false", "programme: {counts: 'false'} # avakogu")
    project.with_change(path, "coverage: county", "related: ['supipaev', \"supipaev\"]\ncoverage: county")
    windows = "\ufeff" + project.read(path).replace("\n", "\r\n")
    project.with_file(path, windows)
    assert command("publish", "naabrite-aed", "--counts")[0] == 0
    assert command("rename", "supipaev", "uhine-supp")[0] == 0
    expected = windows.replace("{counts: 'false'}", "{counts: 'true'}").replace(
        "review_state: draft", "review_state: published"
    )
    expected = expected.replace("review_state:", f'published: "{DAY}"\r\nreview_state:')
    expected = expected.replace("['supipaev', \"supipaev\"]", "['uhine-supp', \"uhine-supp\"]")
    assert project.read(path) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("stage: implemented", "stage: idee"), ("[@s1]. Kutsu", "[@s9]. Kutsu"), ("source: s1", "source: s7")],
)
def test_an_entry_with_errors_is_not_published(project: SmallProject, command: Command, old: str, new: str) -> None:
    project.with_entry("supipaev", review_state="draft", published=None, steps=["Leia köök [@s1]. Kutsu eakaid."])
    project.with_change("practices/supipaev.md", old, new)
    before = project.files()
    code, said = command("publish", "supipaev")
    assert (code, project.files()) == (1, before)
    assert "practices/supipaev.md, rida " in said
    assert said.endswith("Kirjes „supipaev“ on vigu. Paranda need enne ja anna käsk uuesti.\n")


def test_an_error_in_the_translation_counts(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", review_state="draft", published=None)
    project.with_change("practices/supipaev.en.md", "title:", "titel:")
    before = project.files()
    assert command("publish", "supipaev")[0] == 1
    assert project.files() == before


def test_the_ledger_is_never_rewritten(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev", review_state="draft", published=None, programme=None)
    project.with_file("data/published.csv", "slug,date,counts\nsupipaev,2025-01-31,false")  # no line break at its end
    before = project.files()
    code, said = command("publish", "supipaev", "--counts")
    assert (code, project.files()) == (1, before)
    assert "on kirje „supipaev“ juba kirjas ja seal on counts false" in said
    project.with_entry("naabrite-aed", review_state="draft", published=None)
    assert command("publish", "supipaev")[0] == 0  # brought back under its first date
    assert command("publish", "naabrite-aed")[0] == 0
    rows = f"slug,date,counts\nsupipaev,2025-01-31,false\nnaabrite-aed,{DAY},false\n"
    assert project.read("data/published.csv") == rows
    assert errors(project) == []


def test_withdraw_keeps_the_file_and_publish_brings_it_back(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev")
    code, said = command("withdraw", "supipaev", "--reason", "Selts palus")
    assert code == 0
    assert "practices/supipaev.md" in said
    assert f"# Eemaldatud {DAY}: Selts palus\nreview_state: archived\n" in project.read("practices/supipaev.md")
    assert len(Project.load(project.root).catalogue) == 0
    assert errors(project) == []
    assert command("withdraw", "supipaev") == (0, "Kirje „supipaev“ on juba eemaldatud.\n")
    assert command("publish", "supipaev")[0] == 0
    assert len(Project.load(project.root).catalogue) == 1


def test_rename_moves_everything_and_mends_what_names_it(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev").with_entry("naabrite-aed", related=["supipaev"])
    project.with_entry("supp-voros", kind="adoption", adoption_of="supipaev", related=["naabrite-aed", "supipaev"])
    project.with_file("practices/media/supipaev/kook.jpg", "pilt")
    title = 'title: {et: "Supipäeva video", en: "Soup day video"}'
    fields = f"kind: video\nprovider: Selts\nurl: https://example.org/v\ndate: {DAY}\nlanguage: et"
    project.with_file("learning/video.yml", f"{title}\n{fields}\npractices: [naabrite-aed, supipaev] # kaks\n")
    assert errors(project) == []
    code, said = command("rename", "supipaev", "uhine-supp")
    assert code == 0
    files = set(project.files("practices"))
    assert {"uhine-supp.md", "uhine-supp.en.md", "media/uhine-supp/kook.jpg"} <= files
    assert not {name for name in files if "supipaev" in name}
    assert "old_slugs:\n  - supipaev\n" in project.read("practices/uhine-supp.md")
    assert "related:\n  - uhine-supp\n" in project.read("practices/naabrite-aed.md")
    assert "related:\n  - naabrite-aed\n  - uhine-supp\n" in project.read("practices/supp-voros.md")
    assert "adoption_of: uhine-supp\n" in project.read("practices/supp-voros.md")
    assert "practices: [naabrite-aed, uhine-supp] # kaks\n" in project.read("learning/video.yml")
    assert "supipaev," in project.read("data/published.csv")
    assert "learning/video.yml" in said
    assert errors(project) == []


def test_rename_there_and_back_again(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev")
    assert command("rename", "supipaev", "uhine-supp")[0] == 0
    assert command("rename", "uhine-supp", "supipaev")[0] == 0
    assert "old_slugs:\n  - uhine-supp\n" in project.read("practices/supipaev.md")
    assert errors(project) == []


def test_rename_refuses_taken_and_bad_names(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev").with_entry("naabrite-aed", old_slugs=["aed"])
    before = project.files()
    for new in ("naabrite-aed", "aed", "supipaev", "teema", "Suur", "a/b"):
        assert command("rename", "supipaev", new)[0] == 1
    assert command("rename", "puudub", "uus")[0] == 1
    assert project.files() == before


def test_a_change_that_brings_errors_is_taken_back(project: SmallProject, command: Command) -> None:
    project.with_entry("supipaev").with_entry("naabrite-aed", related=["supipaev"])
    related = "related: >-\n  supipaev"  # a form that no command edits, and an error besides
    project.with_change("practices/naabrite-aed.md", "related:\n  - supipaev", related)
    before = project.files()
    code, said = command("rename", "supipaev", "uhine-supp")
    assert (code, project.files()) == (1, before)
    assert said.startswith("Faili practices/naabrite-aed.md ei osata ise muuta")
