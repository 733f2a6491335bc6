"""The rows in which practices are compared, under the three questions, as plain data.

A row's value is taken from the pages of the entries, where an element bears its key (`data-row`): the facts of an entry
have one home.
"""

from dataclasses import dataclass

from practicebook.messages import text
from practicebook.model.replication import REPLICATION_FIELDS

_FACTS = ("organisation", "sectors", "coverage", "years", "target_groups", "approaches", "setting")
_SHORT = frozenset(
    {
        "themes",
        "evidence",
        "known",
        "cost_setup",
        "cost_yearly",
        "time_to_start",
        "status",
        "stage",
        "reviewed",
        *(key for key in _FACTS if key != "organisation"),
    }
)
"""Rows whose values are a few words that can be called alike or different; running text always differs."""

_GROUPS: dict[str, tuple[str, ...]] = {
    "who": ("themes", *_FACTS),
    "works": ("evidence", "reason", "figures", "studies"),
    "run": ("known", *REPLICATION_FIELDS),
    "alive": ("status", "stage", "reviewed"),
}


@dataclass(frozen=True)
class ComparedRow:
    """One row; `is_short` tells whether its values are compared word for word."""

    key: str
    label: str
    is_short: bool


@dataclass(frozen=True)
class ComparedGroup:
    """The rows of one question."""

    key: str
    label: str
    rows: tuple[ComparedRow, ...]


def compared_groups(lang: str) -> tuple[ComparedGroup, ...]:
    """Every group with its rows, labelled in one language."""
    return tuple(
        ComparedGroup(
            key,
            text("site.compare.who" if key == "who" else f"site.question.{key}", lang),
            tuple(ComparedRow(row, _label(row, lang), row in _SHORT) for row in rows),
        )
        for key, rows in _GROUPS.items()
    )


def _label(key: str, lang: str) -> str:
    if key in REPLICATION_FIELDS:
        return text(f"field.practice.{key}.label", lang)
    return text(f"site.fact.{key}" if key in _FACTS else f"site.compare.row.{key}", lang)
