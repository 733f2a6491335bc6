"""Gather the web addresses that the collection and the handbook rest on, each with every place that gives it.

A place is a file and a line. Addresses that differ in their fragment alone are one address: a server never sees it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from practicebook.checks.registry import Subject
from practicebook.content.chapters import Chapter
from practicebook.content.files import read_text
from practicebook.content.handbook import GLOSSARY_FOLDER
from practicebook.content.learning import FOLDER as LEARNING_FOLDER
from practicebook.content.practices import Entry
from practicebook.content.yaml_lines import Positions, parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Loc

_Given = tuple[str | None, Loc]
"""An address, if there is one, and the field it stands in."""


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands; `archived` is the copy that the same source names, or empty."""

    path: str
    """POSIX, relative to the root of the project."""
    line: int
    archived: str = ""


def linked_addresses(subject: Subject) -> Mapping[str, tuple[Place, ...]]:
    """Every address in sources, studies, ratings, organisations, contacts, definitions and learning items."""
    found: defaultdict[str, set[Place]] = defaultdict(set)
    for address, place in _all(subject):
        found[urldefrag(address).url].add(place)
    return {address: tuple(sorted(places)) for address, places in sorted(found.items())}


def _all(subject: Subject) -> Iterator[tuple[str, Place]]:
    for entry in subject.catalogue.all_entries:
        yield from _of_sources(entry)
        for address, loc in _of_fields(entry):
            if address:
                yield address, Place(entry.path, entry.places.of(loc)[0])
    for chapter in subject.handbook.chapters:
        yield from _of_sources(chapter)
    for identifier, term in subject.handbook.glossary.items():
        if term.source:
            path = f"{GLOSSARY_FOLDER}/{identifier}.yml"
            yield from _of_record(subject.root, path, [(term.source.url, ("source", "url"))])
    for identifier, item in subject.learning.items():
        path = f"{LEARNING_FOLDER}/{identifier}.yml"
        yield from _of_record(subject.root, path, [(item.url, ("url",)), (item.transcript, ("transcript",))])


def _of_sources(file: Entry | Chapter) -> Iterator[tuple[str, Place]]:
    sources = file.practice.sources if isinstance(file, Entry) else file.meta.sources
    for index, source in enumerate(sources):
        line, _ = file.places.of(("sources", index, "url"))
        yield source.url, Place(file.path, line, source.archived or "")


def _of_fields(entry: Entry) -> Iterator[_Given]:
    """Yield what an entry gives outside its list of sources."""
    practice = entry.practice
    yield practice.organisation.url, ("organisation", "url")
    yield practice.contact.url if practice.contact else None, ("contact", "url")
    for index, study in enumerate(practice.evidence.studies):
        yield study.url, ("evidence", "studies", index, "url")
    for index, rating in enumerate(practice.evidence.external):
        yield rating.url, ("evidence", "external", index, "url")


def _of_record(root: Path, path: str, given: list[_Given]) -> Iterator[tuple[str, Place]]:
    """Yield the addresses of a file that is YAML alone; its reader keeps no places, so they are read here."""
    text = read_text(root, root / path)
    places = Positions() if isinstance(text, Diagnostic) else parse_yaml(text, path=path, record="").positions
    for address, loc in given:
        if address:
            yield address, Place(path, places.of(loc)[0])
