"""The list of checks. A check yields diagnostics; it never prints, logs or raises, and its docstring is its rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from practicebook.catalogue.catalogue import Catalogue
from practicebook.checks.manuscripts import Manuscript, manuscripts
from practicebook.content.handbook import Handbook
from practicebook.content.practices import FOLDER
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.diagnostics.suggestion import nearest
from practicebook.model.media import LearningItem
from practicebook.model.settings import Settings


@dataclass(frozen=True)
class Subject:
    """What checks look at: everything that was read, before it is called a project."""

    root: Path
    today: date
    settings: Settings
    catalogue: Catalogue
    learning: Mapping[str, LearningItem]
    handbook: Handbook

    @cached_property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """The files of all entries, each original before its translations."""
        return tuple(manuscripts(self.root, self.catalogue.all_entries, self.settings.site.languages[0]))

    def exists(self, slug: str) -> bool:
        """Whether there is an entry of this slug, be it one that was left unread or could not be read."""
        return slug in self._slugs or (self.root / FOLDER / f"{slug}.md").is_file()

    def nearest_slug(self, slug: str) -> str:
        """The entry that was once called `slug`, else the one whose slug is most like it."""
        for entry in self.catalogue.all_entries:
            if slug in entry.practice.old_slugs:
                return entry.slug
        return nearest(slug, tuple(entry.slug for entry in self.catalogue.all_entries))

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(entry.slug for entry in self.catalogue.all_entries)


Check = Callable[[Subject], Iterator[Diagnostic]]
_CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Register a check; importing its module is what puts it into the list."""
    _CHECKS.append(function)
    return function


def checks() -> tuple[Check, ...]:
    """All checks that need no network, in the order of their modules."""
    from practicebook.checks import (  # noqa: F401, PLC0415 - importing registers
        citations,
        cross_references,
        duplicates,
        english_numbers,
        freshness,
        handbook,
        handbook_diagrams,
        handbook_figures,
        handbook_languages,
        handbook_links,
        handbook_macros,
        handbook_terms,
        handbook_worksheets,
        language,
        media,
        naming,
        officialese,
        safety,
        spelling,
    )

    return tuple(sorted(_CHECKS, key=lambda function: function.__module__))


def findings(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what every check finds."""
    for function in checks():
        yield from function(subject)
