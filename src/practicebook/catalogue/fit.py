"""Whether a practice would fit those who ask: one table of questions, and the reckoning over it.

The table goes to the browser as it stands (`table`), and a script reckons by it as `assessed` does; a test compares the
two. What is not known of a practice never speaks for it and never against it: it earns nothing and is said. Who has run
a practice and where says only what has been tried, so another kind of body or county is no reason against; another
target group, too little money, time or people are.

Rule: every question answered by the reader gives an outcome; the points of the outcome times the weight of the question
are added up. Practices with a reason against come last; before them those of which fewer than half of what was asked is
known; first the others, which have at least one thing known to fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practicebook.model.fit import Group, Outcome
from practicebook.model.place import CountyType
from practicebook.model.practice import Practice
from practicebook.model.replication import Cost
from practicebook.model.vocabulary import CostBand, Coverage, OrganisationType, StartTime, TargetGroup

POINTS: Mapping[Outcome, int] = {
    Outcome.FITS: 2,
    Outcome.PARTLY: 1,
    Outcome.DIFFERS: 0,
    Outcome.UNKNOWN: 0,
    Outcome.AGAINST: -2,
}

Span = tuple[int, int | None]
"""The least and the most of a number; None is open above."""
Value = tuple[str, ...] | Span | None
"""What is known of a practice: ids, or a span of euros a year, people or months; None is not known."""


@dataclass(frozen=True)
class Question:
    """One question. `kind` is `shared` (ids in common) or `at_most` (the practice's span within the reader's number).

    `mismatch` is the outcome where nothing is shared or the number is too small; `wide` an id that takes in everybody.
    """

    name: str
    kind: str
    weight: int
    mismatch: Outcome
    wide: str | None = None


QUESTIONS: tuple[Question, ...] = (
    Question("target", "shared", 3, Outcome.AGAINST, wide=TargetGroup.GENERAL_PUBLIC),
    Question("budget", "at_most", 2, Outcome.AGAINST),
    Question("people", "at_most", 2, Outcome.AGAINST),
    Question("months", "at_most", 1, Outcome.AGAINST),
    Question("who", "shared", 1, Outcome.DIFFERS),
    Question("county", "shared", 1, Outcome.DIFFERS, wide=Coverage.NATIONAL),
)
"""In the order of their weight: for whom, with what means, by whom and where."""

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "target": tuple(TargetGroup),
    "budget": ("0", "1000", "5000", "20000", "100000", "1000000"),
    "people": ("1", "2", "3", "5", "10", "30"),
    "months": ("1", "3", "6", "12", "24"),
    "who": tuple(OrganisationType),
    "county": tuple(CountyType),
}
"""The answers a reader can choose from; of `at_most` questions euros a year, people, months."""

_EUROS: Mapping[CostBand, Span] = {
    CostBand.ZERO: (0, 0),
    CostBand.UNDER_1: (1, 1_000),
    CostBand.FROM_1_TO_5: (1_000, 5_000),
    CostBand.FROM_5_TO_20: (5_000, 20_000),
    CostBand.FROM_20_TO_100: (20_000, 100_000),
    CostBand.OVER_100: (100_000, None),
}
_MONTHS: Mapping[StartTime, Span] = {
    StartTime.UNDER_1: (0, 1),
    StartTime.FROM_1_TO_3: (1, 3),
    StartTime.FROM_3_TO_6: (3, 6),
    StartTime.FROM_6_TO_12: (6, 12),
    StartTime.OVER_12: (12, None),
}


def values(practice: Practice) -> dict[str, Value]:
    """What is known of a practice for each question."""
    cost, start, people = practice.cost_yearly, practice.time_to_start, practice.fewest_people
    return {
        "target": tuple(practice.target_groups),
        "budget": _euros(cost) if cost else None,
        "people": (people, people) if people else None,
        "months": _MONTHS[start.band] if start else None,
        "who": (practice.organisation.type,) if practice.organisation.type else None,
        "county": _county_types(practice),
    }


def _euros(cost: Cost) -> Span:
    if cost.amount is None:
        return _EUROS[cost.band]
    euros = int(cost.amount.to_integral_value())
    return (euros, euros)


def _county_types(practice: Practice) -> tuple[str, ...] | None:
    if practice.coverage in {Coverage.NATIONAL, Coverage.ONLINE}:
        return (Coverage.NATIONAL,)
    found = {county.type for county in practice.counties}
    return tuple(kind for kind in CountyType if kind in found) or None


def outcome(question: Question, answer: str, value: Value) -> Outcome:
    """What one answer says of a practice of which `value` is known."""
    if value is None:
        return Outcome.UNKNOWN
    if question.kind == "shared":
        if answer in value:
            return Outcome.FITS
        # What is for everybody is for a group too, but not made for it; what works everywhere works here.
        if question.wide in value:
            return Outcome.FITS if question.mismatch is Outcome.DIFFERS else Outcome.PARTLY
        return question.mismatch
    least, most = value
    number = int(answer)
    if most is not None and int(most) <= number:
        return Outcome.FITS
    return Outcome.PARTLY if int(least or 0) <= number else question.mismatch


@dataclass(frozen=True)
class Assessment:
    """How a practice answers the questions that the reader answered."""

    outcomes: Mapping[str, Outcome]
    score: int
    group: Group


def assessed(answers: Mapping[str, str], known: Mapping[str, Value]) -> Assessment:
    """The outcome of every answered question, their sum, and the part of the ranking.

    `answers` maps a question's name to the answer; a question without an answer says nothing.
    """
    asked = [question for question in QUESTIONS if question.name in answers]
    found = {item.name: outcome(item, answers[item.name], known[item.name]) for item in asked}
    score = sum(item.weight * POINTS[found[item.name]] for item in asked)
    told = sum(result is not Outcome.UNKNOWN for result in found.values())
    good = any(result in {Outcome.FITS, Outcome.PARTLY} for result in found.values())
    if Outcome.AGAINST in found.values():
        group = Group.AGAINST
    elif good and 2 * told >= len(asked):
        group = Group.FITS
    else:
        group = Group.UNSURE
    return Assessment(found, score, group)


def ranked(answers: Mapping[str, str], practices: Sequence[Mapping[str, Value]]) -> list[int]:
    """The places of `practices` from the best fit to the worst; the given order where they are equal."""
    found = [assessed(answers, known) for known in practices]
    groups = list(Group)
    return sorted(range(len(found)), key=lambda place: (groups.index(found[place].group), -found[place].score))


def table() -> dict[str, Any]:
    """The questions and the points as plain data, for the script that reckons in the browser."""
    return {
        "points": {str(result): points for result, points in POINTS.items()},
        "groups": [str(group) for group in Group],
        "questions": [
            {
                "name": item.name,
                "kind": item.kind,
                "weight": item.weight,
                "mismatch": str(item.mismatch),
                "wide": item.wide and str(item.wide),
            }
            for item in QUESTIONS
        ],
    }
