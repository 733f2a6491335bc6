"""Turn what Pydantic says of a record, and what the rules between fields say, into findings with codes and places.

Every kind of error that our models can raise has a code of its own; what is unforeseen gets the general one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Places, Severity
from practicebook.diagnostics.fields import closed_list_at, kebab, record_at, vocabulary_name
from practicebook.diagnostics.suggestion import nearest
from practicebook.model.base import Record
from practicebook.model.rules import Violation
from practicebook.model.text import (
    DURATION_PATTERN,
    IDENTIFIER_PATTERN,
    PARTIAL_DATE_PATTERN,
    REGISTRY_CODE_PATTERN,
    SLUG_PATTERN,
)

MISSING, UNKNOWN_KEY, NOT_IN_LIST, YEAR, PATTERN, TEXT_EXPECTED, OTHER = (
    "PB-201",
    "PB-202",
    "PB-203",
    "PB-211",
    "PB-219",
    "PB-226",
    "PB-299",
)
CODES: Mapping[str, str] = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN_KEY,
    "enum": NOT_IN_LIST,
    "string_too_short": "PB-204",
    "string_too_long": "PB-205",
    "int_parsing": "PB-212",
    "int_parsing_size": "PB-212",
    "int_from_float": "PB-212",
    "bool_parsing": "PB-213",
    "decimal_parsing": "PB-214",
    "finite_number": "PB-214",
    "day": "PB-215",
    "date_parsing": "PB-215",
    "date_from_datetime_parsing": "PB-215",
    "date_from_datetime_inexact": "PB-215",
    "greater_than": "PB-216",
    "greater_than_equal": "PB-216",
    "less_than": "PB-217",
    "less_than_equal": "PB-217",
    "decimal_max_digits": "PB-218",
    "decimal_max_places": "PB-234",
    "decimal_whole_digits": "PB-218",
    "hidden_character": "PB-220",
    "several_lines": "PB-221",
    "no_such_day": "PB-222",
    "web_address": "PB-223",
    "model_type": "PB-224",
    "model_attributes_type": "PB-224",
    "dict_type": "PB-224",
    "tuple_type": "PB-225",
    "string_type": TEXT_EXPECTED,
    "int_type": TEXT_EXPECTED,
    "bool_type": TEXT_EXPECTED,
    "decimal_type": TEXT_EXPECTED,
    "date_type": TEXT_EXPECTED,
    "too_short": "PB-227",
    "too_long": "PB-228",
}
"""The code of each type of error that Pydantic and `model.text` give."""
PATTERN_CODES: Mapping[str, str] = {
    SLUG_PATTERN: "PB-206",
    PARTIAL_DATE_PATTERN: "PB-207",
    REGISTRY_CODE_PATTERN: "PB-208",
    DURATION_PATTERN: "PB-209",
    IDENTIFIER_PATTERN: "PB-210",
    r"^[a-z0-9][a-z0-9-]*\.(jpg|jpeg|png|webp)$": "PB-229",
    r"^[a-z]{2}$": "PB-230",
    r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$": "PB-231",
    r"^logos/[a-z0-9-]+\.(svg|png)$": "PB-232",
    r"^[0-9a-f]{16}$": "PB-233",
}
"""The code of each pattern a text may have to match."""
_CHOICE = re.compile(r"\^\((\w+(?:\|\w+)*)\)\$")
_NAMES_AN_ID = frozenset({"PB-312", "PB-313", "PB-322"})
_YEARS = frozenset({"year", "start_year", "end_year"})
_NOT_ONE_VALUE_TYPES = frozenset({"model_type", "model_attributes_type", "dict_type", "tuple_type"})
_MOST_KEYS_LISTED = 12
"""A record with more fields than this is not listed key by key."""


def from_validation_error(  # noqa: PLR0913 - a place needs a path, a map and the model
    error: ValidationError,
    *,
    path: str,
    data: object,
    places: Places,
    model: type[Record],
    unsound: Callable[[Loc], bool] = lambda _loc: False,
) -> Iterator[Diagnostic]:
    """Yield one finding for each fault of a record.

    Args:
        error: What `model.model_validate(data)` raised.
        path: The file, POSIX, relative to the root of the project.
        data: The raw value: nested dicts and lists of strings.
        places: Where the fields stand in the file.
        model: The model that was asked.
        unsound: Tells of a path whether the YAML reader has already reported it; it is then left out here.
    """
    seen: set[tuple[Loc, str]] = set()
    for fault in error.errors(include_url=False):
        loc, branched = _loc_in_data(fault["loc"], data)
        code = _code(fault, loc, model)
        if unsound(loc) or _counts_only_sound_items(fault):
            continue
        if (loc, "" if branched else code) in seen:
            continue  # the branches of a union each say the same of one value
        seen.add((loc, "" if branched else code))
        yield _finding(code, fault, loc, path=path, places=places, model=model)


def from_violation(
    violation: Violation, *, path: str, places: Places, model: type[Record], severity: Severity = Severity.ERROR
) -> Diagnostic:
    """The finding for a broken rule between fields."""
    kinds: set[type] = {type(item) for item in violation.allowed}
    kind = kinds.pop() if len(kinds) == 1 else str
    vocabulary = vocabulary_name(kind) if issubclass(kind, StrEnum) else ""
    allowed = tuple(str(item) for item in violation.allowed)
    line, column = _place(violation.loc, places)
    found = str(violation.found)
    return Diagnostic(
        code=violation.code,
        severity=severity,
        path=path,
        line=line,
        column=column,
        field=violation.loc,
        found=found,
        allowed=allowed,
        suggestion=nearest(found, allowed) if violation.code in _NAMES_AN_ID else "",
        values={"vocabulary": vocabulary} if vocabulary else {},
        record=kebab(model),
    )


def _place(loc: Loc, places: Places, *, key: bool = False) -> tuple[int, int | None]:
    """Line and column; without a column where only the file itself could be pointed at."""
    line, column = places.of(loc, key=key)
    return line, None if loc and not key and (line, column) == places.of(()) else column


def _loc_in_data(raw: Loc, data: object) -> tuple[Loc, bool]:
    """The path without the parts Pydantic adds for the branches of a union, and whether there were any."""
    node: Any = data
    loc: list[str | int] = []
    branched = False
    for position, part in enumerate(raw):
        if part in (node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()):
            node = node[part]
        elif part == "[key]":
            continue
        elif not (position == len(raw) - 1 and isinstance(node, dict)):
            branched = True
            continue
        loc.append(part)
    return tuple(loc), branched


def _counts_only_sound_items(fault: Any) -> bool:  # noqa: ANN401 - ErrorDetails, a TypedDict
    """Whether a list is called too short only because the items it has are at fault, which is said already."""
    if fault["type"] != "too_short" or not isinstance(fault["input"], list):
        return False
    return len(fault["input"]) >= fault["ctx"]["min_length"]


def _code(fault: Any, loc: Loc, model: type[Record]) -> str:  # noqa: ANN401 - ErrorDetails, a TypedDict
    kind = fault["type"]
    if isinstance(fault["input"], (dict, list)) and kind not in {"missing", "extra_forbidden", "too_short", "too_long"}:
        return CODES.get(kind, OTHER) if kind in _NOT_ONE_VALUE_TYPES else TEXT_EXPECTED
    if kind == "string_pattern_mismatch":
        pattern = fault["ctx"]["pattern"]
        return NOT_IN_LIST if _CHOICE.fullmatch(pattern) else PATTERN_CODES.get(pattern, PATTERN)
    if loc and loc[-1] in _YEARS and CODES.get(kind) in {"PB-212", "PB-216", "PB-217"}:
        return YEAR
    if kind == "enum" and closed_list_at(model, loc) is None:
        return OTHER
    return CODES.get(kind, OTHER)


def _finding(code: str, fault: Any, loc: Loc, *, path: str, places: Places, model: type[Record]) -> Diagnostic:  # noqa: ANN401, PLR0913 - any fault
    at_key = code == UNKNOWN_KEY or fault["loc"][-1:] == ("[key]",)
    found = str(loc[-1]) if at_key else _shown(fault["input"])
    allowed: tuple[str, ...] = ()
    vocabulary = suggestion = ""
    if code == UNKNOWN_KEY:
        record = record_at(model, loc[:-1])
        names = tuple(record.model_fields) if record else ()
        suggestion = nearest(found, names)
        allowed = names if len(names) <= _MOST_KEYS_LISTED else ()
    elif code == NOT_IN_LIST:
        closed_list = closed_list_at(model, loc)
        if closed_list:
            vocabulary, allowed = vocabulary_name(closed_list), tuple(item.value for item in closed_list)
        else:
            choice = _CHOICE.fullmatch(fault["ctx"]["pattern"])
            allowed = tuple(choice[1].split("|")) if choice else ()
        suggestion = nearest(found, allowed, vocabulary)
    values: dict[str, str | int] = {"vocabulary": vocabulary} if vocabulary else {}
    values |= _limits(fault.get("ctx") or {})
    if isinstance(fault["input"], str):
        values["length"] = len(fault["input"].strip())
    if code == MISSING and loc:
        values["name"] = str(loc[-1])
    line, column = _place(loc, places, key=at_key)
    return Diagnostic(
        code, Severity.ERROR, path, line, column, loc, found, allowed, suggestion, values, record=kebab(model)
    )


_LIMITS = {
    "min_length": "minimum",
    "max_length": "maximum",
    "ge": "minimum",
    "gt": "minimum",
    "le": "maximum",
    "lt": "maximum",
    "max_digits": "maximum",
    "decimal_places": "maximum",
    "whole_digits": "maximum",
    "character": "character",
    "actual_length": "length",
}


def _limits(context: Mapping[str, Any]) -> dict[str, str | int]:
    """What Pydantic tells of the limits, under the names our messages use."""
    return {
        _LIMITS[name]: value if isinstance(value, int) else str(value)
        for name, value in context.items()
        if name in _LIMITS and value is not None
    }


def _shown(value: object) -> str:
    return value if isinstance(value, str) else ""
