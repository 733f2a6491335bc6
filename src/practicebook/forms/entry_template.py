"""Turn a few answers into the file of a new entry: every field of the model in its order, with what to write there.

A comment line begins with `# `; a field that is not filled in and may stay so is a line that begins with `#` and its
name, ready to be freed. A required field without an answer stands empty, and the check points at it.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, get_origin

from pydantic.fields import FieldInfo

from practicebook.content.line_edits import scalar
from practicebook.content.sections import REQUIRED_SECTIONS, headings
from practicebook.diagnostics.example import field_example
from practicebook.diagnostics.fields import closed_list_at, kebab, record_at, type_at, vocabulary_name
from practicebook.diagnostics.suggestion import label_of
from practicebook.forms.field_groups import field_groups
from practicebook.messages import text
from practicebook.model.base import Record
from practicebook.model.practice import Practice

_WIDTH = 110
_INDENT = "  "
Answers = Mapping[str, Any]
"""What is known already, in the shape of the model: nested mappings, lists and strings."""


def entry_template(answers: Answers, lang: str, heading_lang: str) -> str:
    """The text of a new entry file.

    Args:
        answers: The values to fill in.
        lang: The language of the comments.
        heading_lang: The language of the entry, in which its headings are.
    """
    lines = ["---", *_comment(text("forms.entry.intro", lang))]
    for group, names in field_groups().items():
        lines += ["", f"# ── {text(f'field.group.{group}.label', lang)} ".ljust(_WIDTH - 10, "─")]
        for name in names:
            lines += ["", *_field(Practice, name, answers.get(name), lang)]
    lines += ["", *_body_guide(lang, heading_lang), "---"]
    for heading in headings(heading_lang).values():
        lines += ["", f"## {heading}"]
    return "\n".join([*lines, ""])


def _body_guide(lang: str, heading_lang: str) -> Iterator[str]:
    yield f"# ── {text('forms.entry.body', lang)} ".ljust(_WIDTH - 10, "─")
    yield "#"
    yield from _comment(text("forms.entry.body_intro", lang))
    for section, heading in headings(heading_lang).items():
        required = f" ({text('forms.entry.required', lang)})" if section in REQUIRED_SECTIONS else ""
        yield from _comment(f"{heading}{required}: {text(f'forms.section.{section}', lang)}")


def _field(model: type[Record], name: str, answer: Any, lang: str) -> Iterator[str]:  # noqa: ANN401 - nested data
    info = model.model_fields[name]
    yield from _guide(model, name, info, lang)
    if answer or info.is_required():
        yield from _value(model, name, answer, lang)
    else:
        yield from (f"#{line}" for line in _value(model, name, _default(info), lang))


def _guide(model: type[Record], name: str, info: FieldInfo, lang: str) -> Iterator[str]:
    """What the field is called, what to write there, what to choose from."""
    key = f"field.{kebab(model)}.{name}"
    required = f" ({text('forms.entry.required', lang)})" if info.is_required() else ""
    yield from _comment(f"{text(f'{key}.label', lang)}{required}. {text(f'{key}.hint', lang)}")
    values = closed_list_at(model, (name,)) or closed_list_at(model, (name, 0))
    if values:
        yield from _comment(text("forms.entry.choices", lang, choices=_choices(values, lang)))
    elif not _record(model, name):
        yield from _example(field_example(model, (name,), lang), lang)


def _example(example: str, lang: str) -> Iterator[str]:
    """An example on the line of its name; the items of a list as they stand in a file."""
    first, *items = example.split("\n")
    if first:
        shown = "" if items else first.partition(": ")[2]
        yield from _comment(text("forms.entry.example", lang, example=shown).rstrip())
        yield from (f"# {item}" for item in items)


def _choices(values: type[StrEnum], lang: str) -> str:
    name = vocabulary_name(values)
    shown = []
    for value in values:
        label = label_of(name, value, lang)
        shown.append(f"{scalar(value)} ({label})" if label and label != value else scalar(value))
    return ", ".join(shown)


def _value(model: type[Record], name: str, answer: Any, lang: str) -> Iterator[str]:  # noqa: ANN401 - nested data
    record = _record(model, name)
    if not _is_list(model, name):
        if record is None:
            yield f"{name}: {scalar(str(answer))}" if answer else f"{name}:"
        else:
            yield f"{name}:"
            for line in _record_lines(record, answer or {}, lang):
                yield f"{_INDENT}{line}"
        return
    yield f"{name}:"
    if record is None:
        for item in answer or (() if model.model_fields[name].is_required() else ("",)):
            yield f"{_INDENT}- {scalar(item)}" if item else f"{_INDENT}-"
        return
    for item in answer or ({},):
        lines = list(_record_lines(record, item, lang))
        first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
        yield from (f"{_INDENT}{line}" for line in lines[:first])
        yield f"{_INDENT}- {lines[first]}"
        yield from (f"{_INDENT * 2}{line}" for line in lines[first + 1 :])


def _record_lines(record: type[Record], answers: Answers, lang: str) -> Iterator[str]:
    for name in record.model_fields:
        yield from _field(record, name, answers.get(name), lang)


def _record(model: type[Record], name: str) -> type[Record] | None:
    return record_at(model, (name,)) or record_at(model, (name, 0))


def _is_list(model: type[Record], name: str) -> bool:
    return any(get_origin(kind) is tuple for kind in type_at(model, (name,)))


def _default(info: FieldInfo) -> str | Sequence[str] | None:
    return info.default or None


def _comment(sentence: str) -> list[str]:
    return textwrap.wrap(
        sentence, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False, break_on_hyphens=False
    )
