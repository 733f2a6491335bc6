"""Check the parsed YAML of one file against a model, so that all its faults come out in one run.

Where some fields are at fault, the others still make a lenient record, on which the rules between fields are judged.
"""

from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import ValidationError, create_model

from practicebook.content.yaml_lines import ParsedYaml
from practicebook.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from practicebook.diagnostics.fields import kebab
from practicebook.diagnostics.from_pydantic import from_validation_error
from practicebook.model.base import Record

NOT_A_MAPPING = "PB-113"
_COLLECT = {"collect_rules": True}

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True)
class Checked(Generic[Kind]):
    """The record, which of its fields are at fault, and the findings (those of the YAML included)."""

    record: Kind | None
    """None when the file holds no fields. With faulty fields it is lenient: those hold the raw value, or None."""
    faulty: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the record may be used."""
        return self.record is not None and not has_errors(self.diagnostics)


def check_record(model: type[Kind], parsed: ParsedYaml, *, path: str) -> Checked[Kind]:
    """Check the data of a file against `model`."""
    found = list(parsed.diagnostics)
    data = {} if parsed.data is None else parsed.data
    if parsed.is_unsound(()):
        return Checked(None, frozenset(model.model_fields), tuple(found))
    if not isinstance(data, dict):
        line, column = parsed.positions.of(())
        found.append(Diagnostic(NOT_A_MAPPING, Severity.ERROR, path, line, column, record=kebab(model)))
        return Checked(None, frozenset(model.model_fields), tuple(found))
    faulty = {str(loc[0]) for loc in parsed.unsound} & set(model.model_fields)
    try:
        record = model.model_validate(data, context=_COLLECT)
    except ValidationError as error:
        found += from_validation_error(
            error, path=path, data=data, places=parsed.positions, model=model, unsound=parsed.is_unsound
        )
        faulty |= {str(fault["loc"][0]) for fault in error.errors(include_url=False) if fault["loc"]}
        record = _lenient_record(model, data, faulty)
    at_fault = {item.field for item in found if item.severity is Severity.ERROR}
    kept = (item for item in found if item.severity is Severity.ERROR or item.field not in at_fault)
    return Checked(record, frozenset(faulty & set(model.model_fields)), tuple(kept))


def _lenient_record(model: type[Kind], data: dict[str, Any], faulty: set[str]) -> Kind:
    known = {name: value for name, value in data.items() if name in model.model_fields}
    sound = {name: value for name, value in known.items() if name not in faulty}
    record = _lenient(model).model_validate(sound, context=_COLLECT)
    return record.model_copy(update={name: value for name, value in known.items() if name in faulty})


@cache
def _lenient(model: type[Kind]) -> type[Kind]:
    """`model` with None for every required field that is not given."""
    optional: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if info.is_required():
            loose = copy(info)
            loose.default = None
            optional[name] = (info.annotation, loose)
    return create_model(model.__name__, __base__=model, **optional)
