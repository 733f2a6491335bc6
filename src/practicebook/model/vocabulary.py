"""Closed lists: the ids an author may choose from.

Labels, one-sentence definitions and address slugs stand in the messages under
`vocabulary.<name of the list>.<id>`; here are the ids alone. An id is permanent.
"""

from enum import StrEnum

from practicebook.model.diagram_kind import DiagramKind
from practicebook.model.measures import EvidenceLevel, EvidenceWhere, Finding, Qualifier, ResultKind, StudyDesign


class Kind(StrEnum):
    """What the entry describes."""

    PRACTICE = "practice"
    METHOD = "method"
    ADOPTION = "adoption"


class Theme(StrEnum):
    """The social field a practice works in; at most three per entry, the first gives the belt its colour."""

    EDUCATION_SKILLS = "education-skills"
    MENTAL_HEALTH = "mental-health"
    HEALTH_WELLBEING = "health-wellbeing"
    CARE_AGEING = "care-ageing"
    DISABILITY_INCLUSION = "disability-inclusion"
    CHILDREN_FAMILIES = "children-families"
    YOUTH = "youth"
    EMPLOYMENT = "employment"
    INTEGRATION_MIGRATION = "integration-migration"
    HOUSING_SPACE = "housing-space"
    ENVIRONMENT_CIRCULAR = "environment-circular"
    DEMOCRACY_PARTICIPATION = "democracy-participation"
    COMMUNITY_RURAL = "community-rural"
    SAFETY_PREVENTION = "safety-prevention"
    CULTURE = "culture"
    DIGITAL = "digital"


class Sector(StrEnum):
    """Who runs it. `community` means informal groups without a legal body."""

    THIRD = "third"
    PUBLIC = "public"
    PRIVATE = "private"
    COMMUNITY = "community"


class TargetGroup(StrEnum):
    """Whose life the practice is meant to change."""

    YOUNG_CHILDREN = "young-children"
    PUPILS = "pupils"
    YOUNG_PEOPLE = "young-people"
    FAMILIES = "families"
    OLDER_PEOPLE = "older-people"
    PEOPLE_WITH_DISABILITIES = "people-with-disabilities"
    PEOPLE_WITH_MENTAL_HEALTH_NEEDS = "people-with-mental-health-needs"
    PEOPLE_WITH_ADDICTION = "people-with-addiction"
    INFORMAL_CARERS = "informal-carers"
    JOBSEEKERS = "jobseekers"
    PEOPLE_IN_POVERTY = "people-in-poverty"
    HOMELESS_PEOPLE = "homeless-people"
    NEWCOMERS_REFUGEES = "newcomers-refugees"
    LANGUAGE_MINORITIES = "language-minorities"
    PRISONERS_EX_PRISONERS = "prisoners-ex-prisoners"
    VICTIMS_OF_VIOLENCE = "victims-of-violence"
    WOMEN = "women"
    TEACHERS_SCHOOLS = "teachers-schools"
    SPECIALISTS = "specialists"
    VOLUNTEERS = "volunteers"
    RURAL_RESIDENTS = "rural-residents"
    NEIGHBOURHOODS = "neighbourhoods"
    ASSOCIATIONS = "associations"
    MUNICIPALITIES = "municipalities"
    COMPANIES = "companies"
    GENERAL_PUBLIC = "general-public"


class Approach(StrEnum):
    """The kind of work through which the change is sought."""

    PREVENTION = "prevention"
    EARLY_INTERVENTION = "early-intervention"
    TRAINING = "training"
    MENTORING = "mentoring"
    PEER_SUPPORT = "peer-support"
    COUNSELLING = "counselling"
    VOLUNTEERING = "volunteering"
    CO_CREATION = "co-creation"
    PARTICIPATORY_BUDGETING = "participatory-budgeting"
    COMMUNITY_BUILDING = "community-building"
    SUPPORTED_EMPLOYMENT = "supported-employment"
    SOCIAL_ENTERPRISE = "social-enterprise"
    COOPERATIVE = "cooperative"
    SHARING_REUSE = "sharing-reuse"
    DEMAND_RESPONSIVE_SERVICE = "demand-responsive-service"
    SERVICE_DESIGN = "service-design"
    DIGITAL_TOOL = "digital-tool"
    SPORT_MOVEMENT = "sport-movement"
    ARTS_HERITAGE = "arts-heritage"
    PUBLIC_SPACE = "public-space"
    CAMPAIGN = "campaign"
    ADVOCACY = "advocacy"
    COLLECTING_DONATIONS = "collecting-donations"
    OUTCOME_FUNDING = "outcome-funding"


class BeneficiaryRole(StrEnum):
    """How far the people concerned decide (IAP2 spectrum of public participation)."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


class OrganisationType(StrEnum):
    """The legal or social form of the body that runs the practice."""

    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    COMPANY = "company"
    COOPERATIVE = "cooperative"
    STATE_BODY = "state-body"
    MUNICIPALITY = "municipality"
    EDUCATIONAL_INSTITUTION = "educational-institution"
    NETWORK = "network"
    INFORMAL_GROUP = "informal-group"


class Coverage(StrEnum):
    """How far the practice reaches."""

    NATIONAL = "national"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    ONLINE = "online"


class Setting(StrEnum):
    """The place where people meet the practice."""

    KINDERGARTEN = "kindergarten"
    SCHOOL = "school"
    HOME = "home"
    CARE_INSTITUTION = "care-institution"
    HEALTH_CARE = "health-care"
    WORKPLACE = "workplace"
    PRISON = "prison"
    COMMUNITY_HOUSE = "community-house"
    OUTDOORS = "outdoors"
    STREET_NEIGHBOURHOOD = "street-neighbourhood"
    TRANSPORT = "transport"
    SHOP_MARKET = "shop-market"
    EVENT = "event"
    WEB = "web"


class Stage(StrEnum):
    """How far the practice has come. Ideas are not accepted."""

    PILOT = "pilot"
    IMPLEMENTED = "implemented"
    ESTABLISHED = "established"
    SCALED = "scaled"


class Status(StrEnum):
    """Whether the practice is alive."""

    ACTIVE = "active"
    SEASONAL = "seasonal"
    PAUSED = "paused"
    ENDED = "ended"
    MERGED = "merged"
    UNKNOWN = "unknown"


class CostBand(StrEnum):
    """A cost in thousands of euros."""

    ZERO = "0"
    UNDER_1 = "under-1"
    FROM_1_TO_5 = "1-5"
    FROM_5_TO_20 = "5-20"
    FROM_20_TO_100 = "20-100"
    OVER_100 = "over-100"


class StartTime(StrEnum):
    """Time from the decision to the first day of work, in months."""

    UNDER_1 = "under-1"
    FROM_1_TO_3 = "1-3"
    FROM_3_TO_6 = "3-6"
    FROM_6_TO_12 = "6-12"
    OVER_12 = "over-12"


class ReviewState(StrEnum):
    """Where the entry stands in the editor's work."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    RECOMMENDED = "recommended"
    NEEDS_UPDATE = "needs-update"
    ARCHIVED = "archived"

    @property
    def is_public(self) -> bool:
        """Whether an entry in this state has a page on the site."""
        return self in {ReviewState.PUBLISHED, ReviewState.RECOMMENDED, ReviewState.NEEDS_UPDATE}


class Licence(StrEnum):
    """Licences under which texts and pictures may be given."""

    CC_BY_4_0 = "CC-BY-4.0"
    CC_BY_SA_4_0 = "CC-BY-SA-4.0"
    CC0_1_0 = "CC0-1.0"


class ConsentKind(StrEnum):
    """What somebody agreed to."""

    PUBLICATION = "publication"
    PICTURE = "picture"
    QUOTATION = "quotation"


class LearningKind(StrEnum):
    """What a learning item is."""

    VIDEO = "video"
    EPISODE = "episode"
    COURSE = "course"
    GUIDE = "guide"


class ChapterState(StrEnum):
    """How far a chapter of the handbook has come. Only people who did it may say that it was reviewed."""

    DRAFT = "draft"
    EXPERT_REVIEW = "expert-review"
    FINAL = "final"


class WorksheetFieldKind(StrEnum):
    """How a field of a worksheet is filled in."""

    LINES = "lines"
    CHECKBOX = "checkbox"
    CHOICE = "choice"
    TABLE = "table"


VOCABULARIES: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "theme": Theme,
    "sector": Sector,
    "target-group": TargetGroup,
    "approach": Approach,
    "beneficiary-role": BeneficiaryRole,
    "organisation-type": OrganisationType,
    "coverage": Coverage,
    "setting": Setting,
    "stage": Stage,
    "status": Status,
    "evidence-level": EvidenceLevel,
    "finding": Finding,
    "evidence-where": EvidenceWhere,
    "study-design": StudyDesign,
    "result-kind": ResultKind,
    "qualifier": Qualifier,
    "cost-band": CostBand,
    "start-time": StartTime,
    "review-state": ReviewState,
    "licence": Licence,
    "consent-kind": ConsentKind,
    "learning-kind": LearningKind,
    "chapter-state": ChapterState,
    "worksheet-field-kind": WorksheetFieldKind,
    "diagram-kind": DiagramKind,
}
"""Every closed list by the name its messages stand under (counties are in `place`)."""
