"""Turn entries that seem to tell of one practice into hints, in time that grows with their number and no faster.

Entries are put into groups by what duplicates share (title, organisation, address) and compared within a group only.
Of a pair, the later by slug is told.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from difflib import SequenceMatcher

from practicebook.checks.citations import address_key
from practicebook.checks.manuscripts import at_field
from practicebook.checks.registry import Subject, check
from practicebook.content.practices import Entry
from practicebook.diagnostics.diagnostic import Diagnostic, Severity

SAME_TITLE, SAME_ORGANISATION, SAME_SITE = "PB-461", "PB-462", "PB-463"

_ALIKE = 0.85
_NEIGHBOURS = 8
"""In a group, each entry is compared with this many that follow it by title: one body may run hundreds of practices."""


@check
def same_titles(subject: Subject) -> Iterator[Diagnostic]:
    """No two entries should have the same title, least of all of the same organisation."""
    for first, other in _repeated(_by_title(subject.catalogue.all_entries)):
        code = SAME_ORGANISATION if _organisation(first) & _organisation(other) else SAME_TITLE
        yield at_field(other, code, Severity.HINT, ("title",), found=other.practice.title, other=first.path)


@check
def same_sites(subject: Subject) -> Iterator[Diagnostic]:
    """Two entries that share their main address should not have nearly the same title."""
    groups: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in subject.catalogue.all_entries:
        for address in _main_addresses(entry):
            groups[address].append(entry)
    told: set[tuple[str, str]] = set()
    for group in groups.values():
        for first, other in _alike(group):
            if (first.slug, other.slug) not in told:
                told.add((first.slug, other.slug))
                yield at_field(
                    other, SAME_SITE, Severity.HINT, ("title",), found=other.practice.title, other=first.path
                )


def title_key(title: str) -> str:
    """A title without case, punctuation and doubled spaces."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split())


def _by_title(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[title_key(entry.practice.title)].append(entry)
    yield from groups.values()


def _repeated(groups: Iterable[list[Entry]]) -> Iterator[tuple[Entry, Entry]]:
    for group in groups:
        first, *others = sorted(group, key=lambda entry: entry.slug)
        for other in others:
            yield first, other


def _organisation(entry: Entry) -> set[str]:
    body = entry.practice.organisation
    return {body.registry_code} if body.registry_code else {title_key(body.name)}


def _main_addresses(entry: Entry) -> set[str]:
    """The address of the body that runs the practice, and that of the first source."""
    organisation = entry.practice.organisation.url
    addresses = [entry.practice.sources[0].url, *([organisation] if organisation else [])]
    return {address_key(address) for address in addresses}


def _alike(group: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield pairs, the earlier slug first, whose titles are alike but not the same."""
    by_title = sorted((title_key(entry.practice.title), entry.slug, entry) for entry in group)
    matcher = SequenceMatcher(autojunk=False)
    for place, (title, _, entry) in enumerate(by_title):
        matcher.set_seq2(title)
        for following, _, other in by_title[place + 1 : place + 1 + _NEIGHBOURS]:
            matcher.set_seq1(following)
            bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the cheapest first
            if following != title and all(bound() >= _ALIKE for bound in bounds):
                first, second = sorted((entry, other), key=lambda item: item.slug)
                yield first, second
