"""Closed lists of the fit check: what an answer says of a practice, and the parts of the ranking."""

from enum import StrEnum


class Outcome(StrEnum):
    """What the answer to one question says of a practice."""

    FITS = "fits"
    PARTLY = "partly"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    AGAINST = "against"


class Group(StrEnum):
    """The part of the ranking a practice stands in, best first."""

    FITS = "fits"
    UNSURE = "unsure"
    AGAINST = "against"
