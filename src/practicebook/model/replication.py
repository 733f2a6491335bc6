"""What a copier needs to know, in twelve parts (inspired by TIDieR, Hoffmann et al., BMJ 2014)."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from practicebook.model.base import Record
from practicebook.model.text import Identifier, Paragraph, Year
from practicebook.model.vocabulary import CostBand, StartTime

REPLICATION_FIELDS = (
    "cost_setup",
    "cost_yearly",
    "time_to_start",
    "people",
    "training",
    "prerequisites",
    "materials",
    "steps",
    "dose",
    "core",
    "adaptable",
    "help_offered",
)
"""The twelve over which «9 of 12 known» is counted: a help to the copier, not a mark of quality."""


class Cost(Record):
    """A cost as a band in thousands of euros; `amount` in euros, `year` of the price, `note` on what it covers."""

    band: CostBand
    amount: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)] | None = None
    year: Year | None = None
    source: Identifier | None = None
    note: Paragraph | None = None


class TimeToStart(Record):
    """Time from decision to first day, as a band in months."""

    band: StartTime
    source: Identifier | None = None
    note: Paragraph | None = None
