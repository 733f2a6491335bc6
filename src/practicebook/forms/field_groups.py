"""The fields of a practice in the groups a writer meets them in; the groups' names are in `field.group`."""

from collections.abc import Mapping

from practicebook.model.practice import Practice

_FIRST_FIELDS = {
    "identity": "title",
    "who": "organisation",
    "what": "themes",
    "where": "coverage",
    "life": "start_year",
    "evidence": "evidence",
    "results": "results",
    "replication": "cost_setup",
    "media": "images",
    "provenance": "sources",
}
"""The field each group begins with; the model's order does the rest."""


def field_groups() -> Mapping[str, tuple[str, ...]]:
    """Every field of `Practice` by group, both in the model's order."""
    names = list(Practice.model_fields)
    starts = [names.index(first) for first in _FIRST_FIELDS.values()]
    ends = [*starts[1:], len(names)]
    return {group: tuple(names[start:end]) for group, start, end in zip(_FIRST_FIELDS, starts, ends, strict=True)}
