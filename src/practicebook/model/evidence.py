"""How well the effect of a practice is known: the ladder 0 to 5 with the studies behind it."""

from practicebook.model.base import Record
from practicebook.model.measures import EvidenceLevel, EvidenceWhere, Finding, StudyDesign
from practicebook.model.text import Day, Identifier, Line, Name, Paragraph, WebAddress, Year


class Study(Record):
    """A study of the effect. `participants` is how many people were studied."""

    title: Line
    url: WebAddress
    year: Year
    design: StudyDesign | None = None
    independent: bool | None = None
    participants: int | None = None
    finding: Finding = Finding.UNKNOWN
    where: EvidenceWhere | None = None
    source: Identifier | None = None


class ExternalRating(Record):
    """What another registry says of the practice; shown beside ours, never converted."""

    registry: Name
    rating: Name
    url: WebAddress
    date: Day


class Evidence(Record):
    """Level and finding belong together. `assessed_by` stays empty until a person has assessed it."""

    level: EvidenceLevel
    finding: Finding
    where: EvidenceWhere | None = None
    reason: Paragraph
    studies: tuple[Study, ...] = ()
    external: tuple[ExternalRating, ...] = ()
    assessed_by: Name | None = None
    assessed_on: Day | None = None
