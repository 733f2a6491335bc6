"""Closed lists for what was found: how well an effect is known, how it was studied, how a figure is stated."""

from enum import StrEnum


class EvidenceLevel(StrEnum):
    """How well the effect is known, 0 to 5 (after Nesta's Standards of Evidence and EPIC)."""

    DESCRIBED = "0"
    REASONED = "1"
    MEASURED_CHANGE = "2"
    COMPARED = "3"
    REPLICATED = "4"
    SCALED_EFFECT = "5"


class Finding(StrEnum):
    """What the effect was found to be; always shown beside the level."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NULL = "null"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class EvidenceWhere(StrEnum):
    """Where the effect was studied."""

    ESTONIA = "estonia"
    ABROAD = "abroad"


class StudyDesign(StrEnum):
    """How a study found what it found."""

    QUALITATIVE = "qualitative"
    AFTER_ONLY = "after-only"
    BEFORE_AFTER = "before-after"
    COMPARISON_GROUP = "comparison-group"
    RANDOMISED = "randomised"
    CLUSTER_RANDOMISED = "cluster-randomised"
    REVIEW = "review"


class ResultKind(StrEnum):
    """What a figure counts: work done, change in people, change in society."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Qualifier(StrEnum):
    """How exactly the source states a figure."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
