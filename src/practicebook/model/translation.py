"""The English (or any other) text of a practice: `practices/<slug>.<language>.md`.

It mirrors the text keys of `Practice`. Lists of plain lines are matched by position and must be as long as the
original's; results and pictures, which carry ids, are matched by id.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from practicebook.model.base import Record
from practicebook.model.media import ImageFile
from practicebook.model.text import Identifier, Line, Name, Paragraph, Summary, Title, Unit

SourceHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""The first 16 hexadecimal digits of the SHA-256 of the original file."""


class TranslatedResult(Record):
    """The words of one result."""

    metric: Line
    unit: Unit | None = None
    period: Line | None = None


class TranslatedImage(Record):
    """The words of one picture."""

    alt: Line


class TranslatedNote(Record):
    """The note of a cost or of the time to start."""

    note: Paragraph


class TranslatedEvidence(Record):
    """The words of the evidence."""

    reason: Paragraph


class Translation(Record):
    """Front matter of a translation; every key but `source_hash` translates the same key of the original."""

    source_hash: SourceHash
    title: Title
    summary: Summary
    novelty: Paragraph | None = None
    partners: tuple[Name, ...] = ()
    funders: tuple[Name, ...] = ()
    ending_reason: Paragraph | None = None
    evidence: TranslatedEvidence | None = None
    results: dict[Identifier, TranslatedResult] = Field(default_factory=dict)
    not_measured_reason: Paragraph | None = None
    cost_setup: TranslatedNote | None = None
    cost_yearly: TranslatedNote | None = None
    time_to_start: TranslatedNote | None = None
    people: Paragraph | None = None
    training: Paragraph | None = None
    prerequisites: tuple[Line, ...] = ()
    materials: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    dose: Paragraph | None = None
    core: tuple[Line, ...] = ()
    adaptable: tuple[Line, ...] = ()
    help_offered: Paragraph | None = None
    images: dict[ImageFile, TranslatedImage] = Field(default_factory=dict)
