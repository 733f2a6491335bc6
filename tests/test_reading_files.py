"""Files that are hardly entries: broken YAML, bodies and encodings, odd names, links, misfit translations."""

import os
import time
from pathlib import Path

import pytest

from entry_files import ENTRY, LANGUAGES, TRANSLATION, changed, entry, errors, hints, line_of, read
from practicebook.content.practices import read_practices
from practicebook.diagnostics.wording import worded

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_alias_bomb_costs_nothing(tmp_path: Path) -> None:
    begun = time.perf_counter()
    reading = read(tmp_path, bomb=f"---\n{BOMB}---\n")

    assert time.perf_counter() - begun < 1
    assert {"PB-101"} <= {item.code for item in reading.diagnostics}
    assert reading.entries == ()


def test_alias_is_told_once_and_its_value_is_not_judged(tmp_path: Path) -> None:
    text = entry(("    unit: inimest", "    unit: &u inimest"), ("    kind: output", "    kind: *u"))
    told = errors(read(tmp_path, soup_day=text).diagnostics)

    assert [(item.code, item.found) for item in told] == [("PB-101", "&u"), ("PB-101", "*u")]


def test_alias_in_a_list_is_told_once(tmp_path: Path) -> None:
    text = entry(("  - third", "  - &s third"), ("  - care-ageing", "  - *s"))
    told = errors(read(tmp_path, soup_day=text).diagnostics)

    assert [(item.code, item.found) for item in told] == [("PB-101", "&s"), ("PB-101", "*s")]


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ('title: "Supp\nsummary: x\n', "PB-117", 2),
        ("title: Supp: päev\n", "PB-116", 2),
        ("title: @supp\n", "PB-118", 2),
        ("title: Supp\nsummary\nstage: pilot\n", "PB-119", 3),
        ("organisation:\n  name: Supp\n type: x\n", "PB-104", 4),
        ("organisation:\n\tname: Supp\n", "PB-109", 3),
        ("title: Supp\n...\nsummary: x\n", "PB-111", 4),
        ("- title\n- summary\n", "PB-113", 2),
        ("lihtsalt jutt\n", "PB-113", 2),
        ("title: " + "[" * 40 + "]" * 40 + "\n", "PB-112", 2),
        ("title: a\u0085b\n", "PB-115", 2),
        ("title: a\x07b\n", "PB-115", 2),
    ],
)
def test_unreadable_front_matter(tmp_path: Path, front: str, code: str, line: int) -> None:
    body = ENTRY.split("---\n")[2]
    reading = read(tmp_path, soup_day=f"---\n{front}---\n{body}".replace("[@s1]", ""))

    (item,) = errors(reading.diagnostics)
    assert (item.code, item.line) == (code, line)


def test_body_is_checked_even_if_the_front_matter_cannot_be_read(tmp_path: Path) -> None:
    text = entry(("stage: implemented", "stage: a: b"), ("## Lahendus", "## Lahendused"))

    assert [item.code for item in errors(read(tmp_path, soup_day=text).diagnostics)] == ["PB-116", "PB-121", "PB-120"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "PB-110", None),
        (b"title: x\n", "PB-110", None),
        (b"---\ntitle: x\n", "PB-110", None),
        (b"---\ntitle: x\nsummary: \xff\n---\n", "PB-107", 3),
        (b"---\n" + b"#" * 61_441 + b"\n---\n", "PB-106", None),
    ],
)
def test_unreadable_file(tmp_path: Path, content: bytes, code: str, line: int | None) -> None:
    (item,) = read(tmp_path, soup_day=content).diagnostics

    assert (item.code, item.line) == (code, line)


def test_byte_order_mark_and_windows_line_breaks_are_tolerated(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode()
    reading = read(tmp_path, soup_day=windows)

    assert errors(reading.diagnostics) == []
    assert reading.entries[0].body_line["solution"] == line_of(ENTRY, "## Lahendus")


def test_sections_in_another_order_are_a_hint_and_set_right(tmp_path: Path) -> None:
    text = entry(("## Probleem", "## X"), ("## Lahendus", "## Probleem")).replace("## X", "## Lahendus")
    reading = read(tmp_path, soup_day=text)

    assert [item.code for item in hints(reading.diagnostics) if item.code != "PB-331"] == ["PB-125"]
    assert list(reading.entries[0].sections) == ["problem", "solution", "how_it_works"]


def test_heading_inside_a_fence_is_no_heading(tmp_path: Path) -> None:
    text = entry(("Koos süüakse.", "```\n## Probleem\n# x\n```\n\nKoos süüakse."))

    assert errors(read(tmp_path, soup_day=text).diagnostics) == []


def test_missing_section_is_named(tmp_path: Path) -> None:
    (item,) = errors(read(tmp_path, soup_day=entry(("## Kuidas see toimib\n\nKord nädalas.\n", ""))).diagnostics)

    assert (item.code, item.field) == ("PB-121", ("section", "how_it_works"))
    assert "Kuidas see toimib" in worded(item, "et").text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Supp.md", "PB-132"),
        ("supp--paev.md", "PB-132"),
        ("süpp.md", "PB-132"),
        ("a" * 61 + ".md", "PB-132"),
        ("supp.en.uus.md", "PB-131"),
        ("teema.md", "PB-133"),
        ("supp.en.md", "PB-130"),
        ("supp.de.md", "PB-131"),
        ("supp.et.md", "PB-137"),
        ("supp.txt", "PB-135"),
        ("supp", "PB-135"),
    ],
)
def test_file_names(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / name).write_text(ENTRY)

    assert [item.code for item in errors(read_practices(tmp_path, LANGUAGES).diagnostics)] == [code]


def test_links_and_strange_folders_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "practices"
    (folder / "media").mkdir(parents=True)
    (folder / "muu").mkdir()
    (folder / ".gitkeep").touch()
    (tmp_path / "secret").write_text(ENTRY)
    (folder / "supp.md").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "toru.md")

    reading = read_practices(tmp_path, LANGUAGES)

    assert {item.path: item.code for item in reading.diagnostics} == {
        "practices/muu": "PB-135",
        "practices/supp.md": "PB-134",
        "practices/toru.md": "PB-136",
    }


def test_translation_that_does_not_fit(tmp_path: Path) -> None:
    text = changed(
        TRANSLATION,
        ("  - Find a kitchen [@s1].", "  - Find a kitchen [@s6].\n  - Cook."),
        ("  r1:", "  r2:"),
        ("evidence:", "people: Two cooks.\nevidence:"),
        ("title:", "tittle: x\ntitle:"),
        ("## Solution", "## Lahendus"),
    )
    reading = read(tmp_path, soup_day=ENTRY, soup_day__en=text)

    assert {item.code for item in errors(reading.diagnostics)} == {
        "PB-313",
        "PB-321",
        "PB-322",
        "PB-323",
        "PB-202",
        "PB-120",
        "PB-121",
    }
    (item,) = reading.entries
    assert dict(item.translations) == {}


def test_translation_is_checked_against_the_sound_part_of_its_original(tmp_path: Path) -> None:
    text = changed(TRANSLATION, ("evidence:", "people: Two cooks.\nevidence:"))
    reading = read(tmp_path, soup_day=entry(("stage: implemented", "stage: idee")), soup_day__en=text)

    assert [item.code for item in errors(reading.diagnostics)] == ["PB-323", "PB-203"]
