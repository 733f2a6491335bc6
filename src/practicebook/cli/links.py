"""`links`: whether the addresses that entries and chapters rest on still answer; told to the editor, never to a build.

Exit code 0 whatever was found; 1 when nothing could be asked or asking was broken off.
"""

import json
import os
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from practicebook.checks.link_answers import CACHE_PATH, KEPT_FOR, Answer, Outcome, read_answers, write_answers
from practicebook.checks.linked_addresses import Place, linked_addresses
from practicebook.checks.links_online import Enquiry
from practicebook.checks.public_requests import Manner, has_certificates
from practicebook.checks.registry import Subject
from practicebook.cli.chosen_files import chosen_files
from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.content.chapters import CHAPTER_FOLDER
from practicebook.content.handbook import GLOSSARY_FOLDER
from practicebook.content.learning import FOLDER as LEARNING_FOLDER
from practicebook.content.practices import FOLDER
from practicebook.project import Project

ALLOWED_VARIABLE = "PRACTICEBOOK_LINKS_ALLOW"
"""Tests name here the servers they run, such as `127.0.0.1:8001 127.0.0.2:8001`; nobody else needs it."""
_FOLDERS = (FOLDER, CHAPTER_FOLDER, GLOSSARY_FOLDER, LEARNING_FOLDER)
_COPY_HELPS = frozenset(Outcome) - {Outcome.FINE, Outcome.MOVED, Outcome.TURNED_AWAY, Outcome.FORBIDDEN}
"""What a reader cannot read there any more, or not now."""
_SIGNS_OF_ADDRESSES = ":/?&=%"
_COPIES = "https://web.archive.org/web/*/"

Addresses = Mapping[str, tuple[Place, ...]]


@dataclass(frozen=True)
class Outlook:
    """What is known after a run: the addresses, their answers, and how many of these were given now."""

    today: date
    addresses: Addresses
    answers: Mapping[str, Answer]
    asked: int = 0
    is_offline: bool = False
    is_broken_off: bool = False

    @property
    def findings(self) -> list[tuple[str, Answer]]:
        """The addresses that do not answer as they are written, the worst first."""
        order = list(Outcome)
        found = [(address, self.answers[address]) for address in self.addresses if address in self.answers]
        found = [(address, answer) for address, answer in found if answer.outcome is not Outcome.FINE]
        return sorted(found, key=lambda pair: (order.index(pair[1].outcome), pair[0]))

    @property
    def unasked(self) -> int:
        """How many addresses have no answer."""
        return sum(address not in self.answers for address in self.addresses)


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand(
        "links",
        lang,
        links,
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path)),
        click.Option(["--format", "shape"], type=click.Choice(["text", "json"]), default="text"),
        click.Option(["--again"], is_flag=True),
    )


def links(console: Console, files: Sequence[Path], shape: str, again: bool) -> int:  # noqa: FBT001 - a flag of the command
    """Ask the addresses of `files`, or all, that have no recent answer, and print what does not answer."""
    wanted = chosen_files(console, files) if files else None
    project = console.project()
    addresses = _addresses(project, wanted)
    if unread := _unread(project, wanted):
        console.complain("links.unread", n=len(unread), paths=", ".join(unread))
    outlook = _outlook(console, project, addresses, again=again)
    if shape == "json":
        click.echo(json.dumps(_data(outlook), ensure_ascii=False, indent=2))
    else:
        for line in _lines(console, outlook):
            click.echo(line)
    return 1 if outlook.is_offline or outlook.is_broken_off else 0


def _addresses(project: Project, wanted: frozenset[str] | None) -> Addresses:
    """The addresses that one of the wanted files gives, each with all its places."""
    subject = Subject(
        project.root, project.today, project.settings, project.catalogue, project.learning, project.handbook
    )
    return {
        address: places
        for address, places in linked_addresses(subject).items()
        if wanted is None or any(place.path in wanted for place in places)
    }


def _unread(project: Project, wanted: frozenset[str] | None) -> list[str]:
    """The files of ours whose addresses are not known, since errors keep them from being read."""
    read = {entry.path for entry in project.catalogue.all_entries}
    read |= {chapter.path for chapter in project.handbook.chapters}
    read |= {f"{GLOSSARY_FOLDER}/{identifier}.yml" for identifier in project.handbook.glossary}
    read |= {f"{LEARNING_FOLDER}/{identifier}.yml" for identifier in project.learning}
    translations = tuple(f".{lang}.md" for lang in project.languages[1:])
    return [
        path
        for path in sorted({item.path for item in project.errors} - read)
        if path.startswith(tuple(f"{folder}/" for folder in _FOLDERS))
        and not path.endswith(translations)
        and (wanted is None or path in wanted)
    ]


def _outlook(console: Console, project: Project, addresses: Addresses, *, again: bool) -> Outlook:
    """Ask what has to be asked, and keep every answer for later."""
    kept = read_answers(console.root)
    known = {} if again else {address: kept[address] for address in addresses if address in kept}
    known = {address: answer for address, answer in known.items() if answer.is_current(project.today)}
    due = [address for address in addresses if address not in known]
    if not due:
        return Outlook(project.today, addresses, known)
    if not has_certificates():
        raise RefusalError("links.no_certificates")
    manner = Manner(
        agent=f"practicebook-links (+{quote(project.settings.site.address, safe=_SIGNS_OF_ADDRESSES)})",
        allowed=frozenset(os.environ.get(ALLOWED_VARIABLE, "").split()),
    )
    console.complain("links.begins", n=len(due))
    is_broken_off = False
    with _progress(len(due)) as step:
        enquiry = Enquiry(manner, project.today, on_answer=step)
        try:
            enquiry.ask(due)
        except KeyboardInterrupt:
            is_broken_off = True
        finally:
            if enquiry.answers:
                write_answers(console.root, kept | enquiry.answers)
    if is_broken_off or enquiry.is_offline:
        console.complain("links.broken_off" if is_broken_off else "links.offline", n=len(due) - len(enquiry.answers))
    answers, asked = known | enquiry.answers, len(enquiry.answers)
    return Outlook(project.today, addresses, answers, asked, enquiry.is_offline, is_broken_off)


@contextmanager
def _progress(number: int) -> Generator[Callable[[], None] | None]:
    """Yield what to call after each address: it moves a bar, which only people are shown."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=number, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _data(outlook: Outlook) -> dict[str, Any]:
    """What was found as data. Keys are permanent: other programs read them."""
    return {
        "today": outlook.today.isoformat(),
        "addresses": len(outlook.addresses),
        "asked_now": outlook.asked,
        "unasked": outlook.unasked,
        "offline": outlook.is_offline,
        "findings": [
            {
                "address": address,
                "outcome": answer.outcome,
                "status": answer.status,
                "final": answer.final,
                "asked": answer.asked.isoformat(),
                "archived": _archived(outlook.addresses[address]),
                "places": [{"path": place.path, "line": place.line} for place in outlook.addresses[address]],
            }
            for address, answer in outlook.findings
        ],
    }


def _lines(console: Console, outlook: Outlook) -> Iterator[str]:
    told: Outcome | None = None
    for address, answer in outlook.findings:
        if answer.outcome is not told:
            told = answer.outcome
            number = sum(other.outcome is told for _, other in outlook.findings)
            yield console.text(f"links.outcome.{told}.heading", n=number)
            yield console.text(f"links.outcome.{told}.advice")
            yield ""
        shows_status = answer.status and answer.outcome is not Outcome.MOVED
        yield f"  {address}  ({answer.status})" if shows_status else f"  {address}"
        yield from (f"    {line}" for line in _about(console, address, answer, outlook))
        yield ""
    if known := len(outlook.addresses) - outlook.unasked:
        found = len(outlook.findings)
        yield console.text("links.some_fail" if found else "links.all_fine", n=known, found=found)
        if known > outlook.asked:
            yield console.text("links.kept", n=known - outlook.asked, days=KEPT_FOR.days, path=CACHE_PATH)
    elif not outlook.addresses:
        yield console.text("links.none")


def _about(console: Console, address: str, answer: Answer, outlook: Outlook) -> Iterator[str]:
    places = outlook.addresses[address]
    yield from (f"{place.path}:{place.line}" for place in places)
    if answer.asked != outlook.today:
        yield console.text("links.asked", day=answer.asked.isoformat())
    if answer.final:
        yield console.text("links.leads_to", address=answer.final)
    if answer.outcome in _COPY_HELPS:
        copies = _archived(places)
        yield from (console.text("links.copy", address=copy) for copy in copies)
        if not copies:
            yield console.text("links.find_copy", address=f"{_COPIES}{address}")


def _archived(places: tuple[Place, ...]) -> list[str]:
    return sorted({place.archived for place in places if place.archived})
