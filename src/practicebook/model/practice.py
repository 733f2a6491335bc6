"""A practice: the typed facts of one file in `practices/`, in the order a writer meets them."""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from practicebook.model.base import Record
from practicebook.model.citation import Source
from practicebook.model.evidence import Evidence
from practicebook.model.media import Image
from practicebook.model.organisation import Contact, Organisation
from practicebook.model.place import County
from practicebook.model.replication import Cost, TimeToStart
from practicebook.model.result import Result
from practicebook.model.text import Day, Duration, Line, Name, Paragraph, PartialDate, Slug, Summary, Title, Year
from practicebook.model.vocabulary import (
    Approach,
    BeneficiaryRole,
    ConsentKind,
    Coverage,
    Kind,
    Licence,
    ReviewState,
    Sector,
    Setting,
    Stage,
    Status,
    TargetGroup,
    Theme,
)

Sdg = Annotated[int, Field(ge=1, le=17)]


class Consent(Record):
    """Who agreed to what is kept in the mail; here stands only that and when."""

    kind: ConsentKind
    date: Day


class ExternalId(Record):
    """The practice's id in another register."""

    scheme: Name
    id: Name


class Programme(Record):
    """Under which programme the entry was made, and whether it counts towards that programme's target."""

    funder: Name | None = None
    counts: bool


class Practice(Record):
    """The front matter of `practices/<slug>.md`. Fields without a default are required to publish."""

    title: Title
    summary: Summary
    old_slugs: tuple[Slug, ...] = ()
    kind: Kind = Kind.PRACTICE
    adoption_of: Slug | None = None
    related: tuple[Slug, ...] = ()

    organisation: Organisation
    sectors: Annotated[tuple[Sector, ...], Field(min_length=1)]
    partners: tuple[Name, ...] = ()
    funders: tuple[Name, ...] = ()
    contact: Contact | None = None

    themes: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=3)]
    target_groups: Annotated[tuple[TargetGroup, ...], Field(min_length=1)]
    approaches: tuple[Approach, ...] = ()
    sdgs: tuple[Sdg, ...] = ()
    novelty: Paragraph | None = None
    beneficiary_role: BeneficiaryRole | None = None

    coverage: Coverage
    counties: tuple[County, ...] = ()
    municipalities: tuple[Name, ...] = ()
    setting: tuple[Setting, ...] = ()

    start_year: Year | None = None
    end_year: Year | None = None
    stage: Stage
    status: Status
    status_as_of: PartialDate
    ending_reason: Paragraph | None = None

    evidence: Evidence
    results: tuple[Result, ...] = ()
    not_measured_reason: Paragraph | None = None

    cost_setup: Cost | None = None
    cost_yearly: Cost | None = None
    time_to_start: TimeToStart | None = None
    people: Paragraph | None = None
    fewest_people: Annotated[int, Field(ge=1, le=1000)] | None = None
    training: Paragraph | None = None
    prerequisites: tuple[Line, ...] = ()
    materials: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    dose: Paragraph | None = None
    core: tuple[Line, ...] = ()
    adaptable: tuple[Line, ...] = ()
    help_offered: Paragraph | None = None

    images: tuple[Image, ...] = ()
    learning: tuple[Slug, ...] = ()

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    submitted: Day | None = None
    published: Day | None = None
    last_reviewed: Day | None = None
    review_in: Duration = "P12M"
    review_state: ReviewState
    reviewers: tuple[Name, ...] = ()
    contributors: tuple[Name, ...] = ()
    licence: Licence = Licence.CC_BY_4_0
    consents: tuple[Consent, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    programme: Programme | None = None

    @model_validator(mode="after")
    def _keep_the_rules(self, info: ValidationInfo) -> Self:
        """Refuse a practice that breaks a rule between fields, unless the reader collects them itself."""
        if (info.context or {}).get("collect_rules"):
            return self
        from practicebook.model.rules import violations  # noqa: PLC0415 - rules read this class

        for violation in violations(self):
            raise PydanticCustomError("rule", "{code}", {"code": violation.code, "field": violation.loc})
        return self
