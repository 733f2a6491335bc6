"""Everything read and checked once: the settings, the catalogue, the learning items, the handbook and all findings.

`Project.load` is the one way in for the build, the commands and the tests.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from practicebook.catalogue.catalogue import Catalogue
from practicebook.checks.registry import Subject, findings
from practicebook.content.handbook import Handbook, HandbookReading, read_handbook
from practicebook.content.learning import read_learning
from practicebook.content.practices import read_practices
from practicebook.content.settings import read_settings
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.model.media import LearningItem
from practicebook.model.settings import Settings


def current_day() -> date:
    """The one clock of a build: SOURCE_DATE_EPOCH (reproducible-builds.org) if set, else today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


class UnsoundSettingsError(ValueError):
    """The settings cannot be used; `diagnostics` say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Keep the findings for the caller to render."""
        super().__init__("the settings hold errors")
        self.diagnostics = tuple(diagnostics)


@dataclass(frozen=True)
class Project:
    """What a build starts from. `diagnostics` holds every finding; with an error among them nothing is written."""

    root: Path
    today: date
    settings: Settings
    catalogue: Catalogue
    learning: Mapping[str, LearningItem]
    handbook: Handbook
    diagnostics: tuple[Diagnostic, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the original one first."""
        return self.settings.site.languages

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that block a build."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)

    @classmethod
    def load(cls, root: Path, *, only: Sequence[Path] | None = None) -> "Project":
        """Read and check the project under `root`; with `only`, the entries of these files alone, no handbook.

        Raises:
            UnsoundSettingsError: The settings do not give what a site cannot do without.
        """
        settings, found = read_settings(root)
        if settings is None:
            raise UnsoundSettingsError(found)
        reading = read_practices(root, settings.site.languages, only)
        learning, learning_findings = read_learning(root)
        book = read_handbook(root, settings.site.languages) if only is None else HandbookReading(Handbook(), ())
        subject = Subject(root, current_day(), settings, Catalogue(reading.entries), learning, book.handbook)
        everything = (*found, *reading.diagnostics, *learning_findings, *book.diagnostics, *findings(subject))
        ordered = tuple(sorted(everything, key=lambda item: (item.path, item.line or 0, item.column or 0, item.code)))
        return cls(root, subject.today, settings, subject.catalogue, learning, book.handbook, ordered)
