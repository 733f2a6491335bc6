"""`status`: how the collection grows against its target, and what waits for the editor."""

import json
from collections.abc import Iterator
from typing import Any

import click

from practicebook.catalogue.ageing import review_due
from practicebook.catalogue.progress import progress, quarter_of
from practicebook.cli.console import Console
from practicebook.cli.speaking import SpeakingCommand
from practicebook.content.practices import TEXT_UNTRANSLATED, Entry
from practicebook.model.vocabulary import ReviewState
from practicebook.project import Project

_QUARTERS = 4


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand(
        "status",
        lang,
        status,
        click.Option(["--format", "shape"], type=click.Choice(["text", "json"]), default="text"),
    )


def status(console: Console, shape: str) -> int:
    """Print the state of the collection; errors do not hide it, but they are counted."""
    data = status_data(console.project())
    if shape == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in _lines(console, data):
            click.echo(line)
    return 0


def status_data(project: Project) -> dict[str, Any]:
    """Counts by quarter and year with their targets, and by slug what is to be translated or reviewed.

    Keys are permanent: other programs read them.
    """
    counted = progress(project.catalogue)
    funding = project.settings.funding
    year = project.today.year
    quarters = {f"{year}-Q{number}" for number in range(1, _QUARTERS + 1)} | set(counted.by_quarter)
    years = {str(year)} | set(counted.by_year)
    public = sorted(project.catalogue.entries, key=lambda entry: entry.slug)
    states = [entry.practice.review_state for entry in project.catalogue.all_entries]
    return {
        "today": project.today.isoformat(),
        "quarter": quarter_of(project.today),
        "public": len(project.catalogue),
        "quarters": {
            quarter: {"counted": counted.by_quarter.get(quarter, 0), "target": funding.per_quarter}
            for quarter in sorted(quarters)
        },
        "years": {
            name: {"counted": counted.by_year.get(name, 0), "target": funding.per_year} for name in sorted(years)
        },
        "not_counted": counted.uncounted,
        "states": {state.value: states.count(state) for state in ReviewState},
        "translations": {lang: _translations(project, public, lang) for lang in project.languages[1:]},
        "review_due": {
            entry.slug: due.isoformat()
            for entry in public
            if (due := review_due(entry)) is not None and due < project.today
        },
        "errors": len(project.errors),
    }


def _translations(project: Project, public: list[Entry], lang: str) -> dict[str, list[str]]:
    """Slugs without a translation, with an outdated one, and with one that leaves texts out."""
    incomplete = {item.path for item in project.diagnostics if item.code == TEXT_UNTRANSLATED}
    there = [entry for entry in public if lang in entry.translations]
    return {
        "missing": [entry.slug for entry in public if lang not in entry.translations],
        "outdated": [entry.slug for entry in there if entry.translations[lang].is_stale],
        "incomplete": [entry.slug for entry in there if entry.translations[lang].path in incomplete],
    }


def _lines(console: Console, data: dict[str, Any]) -> Iterator[str]:
    yield console.text("status.public", n=data["public"], day=data["today"])
    yield console.text("status.not_counted", n=data["not_counted"])
    yield ""
    rows = [(_quarter_name(console, name), figures) for name, figures in data["quarters"].items()]
    rows += [(console.text("status.year", year=name), figures) for name, figures in data["years"].items()]
    width = max(len(name) for name, _ in rows)
    yield console.text("status.counted")
    for name, figures in rows:
        target = f" / {figures['target']}" if figures["target"] else ""
        yield f"  {name:<{width}}  {figures['counted']:>3}{target}"
    yield ""
    for state in (ReviewState.DRAFT, ReviewState.SUBMITTED, ReviewState.NEEDS_UPDATE, ReviewState.ARCHIVED):
        if number := data["states"][state]:
            yield console.text(f"status.state.{state}", n=number)
    for lang, lists in data["translations"].items():
        for kind, slugs in lists.items():
            yield from _listed(console.text(f"status.translation.{kind}", language=lang, n=len(slugs)), slugs)
    due = [f"{slug} ({day})" for slug, day in data["review_due"].items()]
    yield from _listed(console.text("status.review_due", n=len(due)), due)
    if data["errors"]:
        yield console.text("status.errors", n=data["errors"])


def _listed(heading: str, items: list[str]) -> Iterator[str]:
    yield heading
    for item in items:
        yield f"  {item}"


def _quarter_name(console: Console, quarter: str) -> str:
    year, _, number = quarter.partition("-Q")
    return console.text("status.quarter", year=year, number=number)
