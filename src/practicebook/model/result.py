"""A figure a source gives about a practice."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from practicebook.model.base import Record
from practicebook.model.measures import Qualifier, ResultKind
from practicebook.model.text import Identifier, Line, Unit


class Result(Record):
    """What was counted (`metric`), how much (`value` in `unit`), when (`period`) and who says so (`source`).

    A result without a number leaves `value` out and says it in `metric`.
    """

    id: Identifier
    metric: Line
    value: Annotated[Decimal, Field(max_digits=15, decimal_places=4)] | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: Unit | None = None
    period: Line | None = None
    kind: ResultKind
    source: Identifier
