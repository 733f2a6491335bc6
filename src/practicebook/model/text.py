"""Kinds of text an author may write, and what each of them refuses.

Values arrive as strings (the YAML reader converts nothing), so every type here starts from `str`.
Errors are `PydanticCustomError`s; their type is the key under which the finding is worded.
"""

import calendar
import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
IDENTIFIER_PATTERN = r"^[a-z][a-z0-9]{0,11}$"
PARTIAL_DATE_PATTERN = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
DURATION_PATTERN = r"^P([1-9][0-9]?)(M|Y)$"
REGISTRY_CODE_PATTERN = r"^[0-9]{8}$"
CITATION = re.compile(r"\[@([a-z][a-z0-9]{0,11})\]")
"""A citation mark in running text: `[@s1]` points to the source whose id is `s1`."""
CITATION_LIKE = re.compile(r"\[@([^\[\]\n]{0,60})\]")
"""Whatever a writer may have meant as a citation mark; what it names need not be an id."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

HIDDEN_CHARACTER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Control characters but tab and line feed, marks that turn the direction of writing, and characters without width."""


def refuse_hidden_characters(value: str) -> str:
    """Return `value` unless it holds a control, bidirectional or zero-width character (CVE-2021-42574)."""
    if match := HIDDEN_CHARACTER.search(value):
        raise PydanticCustomError(
            "hidden_character", "hidden character {character}", {"character": f"U+{ord(match[0]):04X}"}
        )
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("several_lines", "text must be one line")
    return refuse_hidden_characters(value)


def _calendar_date(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3 and parts[2] > calendar.monthrange(parts[0], parts[1])[1]:  # noqa: PLR2004 - year, month, day
        raise PydanticCustomError("no_such_day", "no such day in the calendar")
    return value


def _whole_day(value: object) -> object:
    """Let only `2026-11-24` through: Pydantic alone reads `86400` as a moment in 1970."""
    if isinstance(value, str):
        if not _DAY.fullmatch(value):
            raise PydanticCustomError("day", "not a whole date")
        year, month, day = map(int, value.split("-"))
        if year == 0 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:  # noqa: PLR2004 - months
            raise PydanticCustomError("no_such_day", "no such day in the calendar")
    return value


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError as error:
        raise PydanticCustomError("web_address", "not a web address") from error
    if (
        parts.scheme not in {"http", "https"}
        or "." not in host
        or parts.username
        or re.search(r"[\s<>\"{}\\^`]", value)
    ):
        raise PydanticCustomError("web_address", "not a web address")
    return refuse_hidden_characters(value)


Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
"""The permanent address part of an entry; equals the file name."""
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER_PATTERN)]
"""A short id inside one file, such as `s1` or `r2`."""
PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE_PATTERN), AfterValidator(_calendar_date)]
"""A date as precise as it is known: `2018`, `2018-06` or `2018-06-03`."""
Day = Annotated[date, BeforeValidator(_whole_day)]
"""A whole date: `2026-11-24`."""
Duration = Annotated[str, StringConstraints(pattern=DURATION_PATTERN)]
"""An ISO 8601 duration in whole months or years: `P12M`."""
WebAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_address)]
RegistryCode = Annotated[str, StringConstraints(pattern=REGISTRY_CODE_PATTERN)]
"""Eight digits of the Estonian Business Register."""
Name = Annotated[str, StringConstraints(min_length=2, max_length=120), AfterValidator(_one_line)]
Title = Annotated[str, StringConstraints(min_length=3, max_length=100), AfterValidator(_one_line)]
Summary = Annotated[str, StringConstraints(min_length=20, max_length=280), AfterValidator(_one_line)]
Line = Annotated[str, StringConstraints(min_length=2, max_length=300), AfterValidator(_one_line)]
"""One sentence or a short line; may carry citation marks."""
Paragraph = Annotated[str, StringConstraints(min_length=2, max_length=700), AfterValidator(_one_line)]
"""A few sentences; may carry citation marks."""
Unit = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_one_line)]
"""What is counted, as it stands after the number: `%`, `noort`."""
Year = Annotated[int, Field(ge=1900, le=2100)]
