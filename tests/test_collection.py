"""The opening collection: every entry of this repository keeps what the project has promised of it.

The checks judge any entry that anybody may send. Here stand the promises of the opening collection: it does not count,
all of it is translated, nobody has assessed it. Entries published later may count and are judged by the checks alone.
When the first entry is assessed, that promise ends with the sentences on the owner's pages that say the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from practicebook.content.practices import FOLDER, Entry
from practicebook.content.sections import REQUIRED_SECTIONS
from practicebook.model.measures import EvidenceLevel, ResultKind
from practicebook.model.result import Result
from practicebook.model.text import CITATION
from practicebook.model.vocabulary import ReviewState
from practicebook.project import Project
from small_project import REPOSITORY, SmallProject

SINGLE_SOURCE: frozenset[str] = frozenset()
"""Entries that rest on one public source, since no second one was found. Exactly these: a new source takes one out."""
THIN_THEMES: frozenset[str] = frozenset()
"""Themes that fewer than three entries have. Exactly these, as above."""
OPENED = date(2026, 11, 30)
"""What was published by this day is the opening collection."""
LONGEST, FEWEST_OF_A_THEME = 700, 3
SLUGS = sorted(path.stem for path in (REPOSITORY / FOLDER).glob("*.md") if "." not in path.stem)

Promise = Callable[[Entry], bool]


def sources_in_use(entry: Entry) -> set[str]:
    """The ids of sources that a text cites or a field names, and those of pages on which a study stands."""
    practice = entry.practice
    written = " ".join([practice.model_dump_json(exclude={"sources"}), *entry.sections.values()])
    named = re.findall(r'"source":"(\w+)"', practice.model_dump_json())
    studies = {study.url.rstrip("/") for study in practice.evidence.studies}
    of_studies = {source.id for source in practice.sources if source.url.rstrip("/") in studies}
    return {*CITATION.findall(written), *named} | of_studies


def words(entry: Entry) -> int:
    return sum(len(CITATION.sub("", section).split()) for section in entry.sections.values())


def has_sources(entry: Entry) -> bool:
    return (len(entry.practice.sources) == 1) == (entry.slug in SINGLE_SOURCE)


def has_studies(entry: Entry) -> bool:
    evidence = entry.practice.evidence
    return evidence.level < EvidenceLevel.COMPARED or any(study.design for study in evidence.studies)


PROMISES: dict[str, Promise] = {
    "the required sections": lambda entry: all(entry.sections.get(name, "").strip() for name in REQUIRED_SECTIONS),
    "at most 700 words": lambda entry: words(entry) <= LONGEST,
    "a result, or why there is none": lambda entry: bool(entry.practice.results or entry.practice.not_measured_reason),
    "two sources unless listed": has_sources,
    "every source in use": lambda entry: {source.id for source in entry.practice.sources} <= sources_in_use(entry),
    "results from its own sources": lambda entry: (
        {result.source for result in entry.practice.results} <= {source.id for source in entry.practice.sources}
    ),
    "English": lambda entry: "en" in entry.translations,
    "English that is fresh": lambda entry: not any(text.is_stale for text in entry.translations.values()),
    "not counted": lambda entry: entry.practice.programme is not None and entry.practice.programme.counts is False,
    "published with a day": lambda entry: (
        entry.practice.review_state is ReviewState.PUBLISHED and entry.practice.published is not None
    ),
    "a study for level 3 and above": has_studies,
    "assessed by nobody": lambda entry: (
        not (entry.practice.evidence.assessed_by or entry.practice.evidence.assessed_on or entry.practice.reviewers)
    ),
}


def unkept(entry: Entry) -> Iterator[str]:
    """Yield the promises that an entry does not keep."""
    yield from (name for name, keeps in PROMISES.items() if not keeps(entry))


def broken(project: Project, slug: str) -> Iterator[str]:
    """Yield the promises that the entry of that slug does not keep; one that cannot be read keeps none."""
    entry = next((entry for entry in project.catalogue.all_entries if entry.slug == slug), None)
    if entry is None:
        yield from PROMISES
    elif entry.practice.published is None or entry.practice.published <= OPENED:
        yield from unkept(entry)


def thin_themes(project: Project) -> set[str]:
    counts = Counter(theme for entry in project.catalogue.entries for theme in entry.practice.themes)
    return {str(theme) for theme, number in counts.items() if number < FEWEST_OF_A_THEME}


@cache
def collection() -> Project:
    return Project.load(REPOSITORY)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_entry_of_the_collection_keeps_what_was_promised(slug: str) -> None:
    assert list(broken(collection(), slug)) == []


def test_every_theme_in_use_has_company_or_is_listed() -> None:
    assert thin_themes(collection()) == THIN_THEMES


def test_lists_of_exceptions_name_entries_and_themes_that_there_are() -> None:
    assert set(SLUGS) >= SINGLE_SOURCE
    assert len(SLUGS) == len(collection().catalogue.all_entries) > 50


TWO_SOURCES = [
    {"id": f"s{number}", "url": f"https://example.org/{number}", "title": "Supipäeva leht", "accessed": "2026-11-24"}
    for number in (1, 2)
]
SOUND: dict[str, Any] = {"sources": TWO_SOURCES, "novelty": "Koos keetmine on siin uus [@s2]."}
EVIDENCE = {"level": "0", "finding": "unknown", "reason": "Mõju ei ole mõõdetud."}
LONG = {
    "problem": "Üksi on igav. " * 100,
    "solution": "Koos on parem. " * 100,
    "how_it_works": "Supp keeb [@s1]. " * 100,
}


@pytest.mark.parametrize(
    ("promise", "changes"),
    [
        ("at most 700 words", {"sections": LONG}),
        ("two sources unless listed", {"sources": TWO_SOURCES[:1], "novelty": None}),
        ("every source in use", {"novelty": None}),
        ("English", {"is_translated": False}),
        ("not counted", {"programme": {"counts": "true"}}),
        ("not counted", {"programme": None}),
        ("published with a day", {"review_state": "draft"}),
        ("published with a day", {"review_state": "recommended"}),
        ("assessed by nobody", {"evidence": {**EVIDENCE, "assessed_by": "Mari Maasikas", "assessed_on": "2026-11-24"}}),
        ("assessed by nobody", {"reviewers": ["Mari Maasikas"]}),
    ],
)
def test_a_planted_fault_is_seen(tmp_path: Path, promise: str, changes: dict[str, Any]) -> None:
    SmallProject(tmp_path).with_entry("supipaev", **{**SOUND, **changes})
    assert list(broken(Project.load(tmp_path), "supipaev")) == [promise]


STRANGE = Result(id="r1", metric="kolm", kind=ResultKind.OUTPUT, source="s7")


@pytest.mark.parametrize(
    ("promise", "field", "value"),
    [
        ("a result, or why there is none", "results", ()),
        ("results from its own sources", "results", (STRANGE,)),
        ("published with a day", "published", None),
    ],
)
def test_a_fault_that_the_reader_would_refuse_is_seen_here_too(
    tmp_path: Path, promise: str, field: str, value: object
) -> None:
    (entry,) = Project.load(SmallProject(tmp_path).with_entry("supipaev", **SOUND).root).catalogue.all_entries
    assert list(unkept(entry)) == []
    assert list(unkept(replace(entry, practice=entry.practice.model_copy(update={field: value})))) == [promise]

    evidence = entry.practice.evidence.model_copy(update={"level": EvidenceLevel.COMPARED})
    compared = replace(entry, practice=entry.practice.model_copy(update={"evidence": evidence}))
    assert list(unkept(compared)) == ["a study for level 3 and above"]
    short = {name: text for name, text in entry.sections.items() if name != "how_it_works"}
    assert list(unkept(replace(entry, sections=short))) == ["the required sections"]


def test_an_entry_of_later_days_may_count(tmp_path: Path) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev", **SOUND, programme={"counts": "true"})
    assert list(broken(Project.load(tmp_path), "supipaev")) == ["not counted"]
    project.with_change("practices/supipaev.md", 'published: "2026-11-24"', 'published: "2026-12-01"')
    assert list(broken(Project.load(tmp_path), "supipaev")) == []


def test_an_entry_that_cannot_be_read_keeps_nothing(tmp_path: Path) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev", **SOUND, results=None)
    assert list(broken(Project.load(project.root), "supipaev")) == list(PROMISES)


def test_a_translation_left_behind_is_seen(tmp_path: Path) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev", **SOUND)
    project.with_change("practices/supipaev.md", "Koos keetmine on siin uus", "Koos keetmine on meil uus")
    assert list(broken(Project.load(tmp_path), "supipaev")) == ["English that is fresh"]


def test_a_theme_of_two_entries_is_seen(tmp_path: Path) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev").with_entry("leivapaev")
    assert thin_themes(Project.load(tmp_path)) == {"care-ageing"}
    project.with_entry("moosipaev")
    assert thin_themes(Project.load(tmp_path)) == set()


def test_a_fault_planted_in_a_copy_of_a_real_entry_is_seen(tmp_path: Path) -> None:
    slug = "perepesa"
    project = SmallProject(tmp_path)
    for name in (f"{slug}.md", f"{slug}.en.md"):
        project.with_file(f"{FOLDER}/{name}", (REPOSITORY / FOLDER / name).read_text(encoding="utf-8"))
    assert list(broken(Project.load(tmp_path), slug)) == []
    project.with_change(f"{FOLDER}/{slug}.md", "  counts: false", "  counts: true")
    project.with_change(f"{FOLDER}/{slug}.md", "\nreview_state: published", "\nreview_state: draft")
    assert list(broken(Project.load(tmp_path), slug)) == ["not counted", "published with a day"]
