"""The pages `docs/fields.md` and `docs/handbook.md`: every field of an entry and of the handbook's files."""

from collections.abc import Iterator
from typing import get_origin

from practicebook.content.macro_calls import ARGUMENTS, BLOCKS
from practicebook.diagnostics.fields import closed_list_at, kebab, record_at, type_at, vocabulary_name
from practicebook.diagnostics.suggestion import label_of
from practicebook.forms.field_groups import field_groups
from practicebook.messages import has, languages, text
from practicebook.model.base import Record
from practicebook.model.chapter import BookOutline, ChapterMeta, GlossaryTerm, TranslatedChapter
from practicebook.model.diagram import Diagram
from practicebook.model.front import BookFront
from practicebook.model.practice import Practice
from practicebook.model.worksheet import Worksheet


def field_table() -> str:
    """The page as Markdown; ends with a line break."""
    parts = [f"# {' / '.join(text('forms.fields.title', lang) for lang in languages())}", _warning()]
    for lang in languages():
        parts += [f"## {text('forms.fields.heading', lang)}", text("forms.fields.intro", lang)]
        for group, names in field_groups().items():
            parts += [f"### {text(f'field.group.{group}.label', lang)}", _table(Practice, names, lang)]
            for name in names:
                parts += _inner(Practice, name, (name,), lang)
    return "\n\n".join(parts) + "\n"


HANDBOOK_FILES: tuple[tuple[str, type[Record]], ...] = (
    ("handbook/book.yml", BookOutline),
    ("handbook/front.yml", BookFront),
    ("handbook/chapters/<id>.md", ChapterMeta),
    ("handbook/chapters/<id>.<lang>.md", TranslatedChapter),
    ("handbook/glossary/<id>.yml", GlossaryTerm),
    ("handbook/worksheets/<id>.yml", Worksheet),
    ("handbook/diagrams/<id>.yml", Diagram),
)
"""The kinds of file in the handbook with the record that each holds."""


def handbook_table() -> str:
    """The page on the handbook's files and macros as Markdown; ends with a line break."""
    parts = [f"# {' / '.join(text('forms.handbook.title', lang) for lang in languages())}", _warning()]
    for lang in languages():
        parts += [f"## {text('forms.fields.heading', lang)}", text("forms.handbook.intro", lang), _macros(lang)]
        for path, model in HANDBOOK_FILES:
            parts += [f"### `{path}`", _table(model, tuple(model.model_fields), lang)]
            for name in model.model_fields:
                parts += _inner(model, name, (name,), lang)
    return "\n\n".join(parts) + "\n"


def _macros(lang: str) -> str:
    """The table of macros: how each is written and what it shows."""
    heads = [text(f"forms.handbook.{column}", lang) for column in ("macro", "shows", "alone")]
    rows = [
        [
            f"`{text(f'forms.handbook.macros.{name}.example', lang)}`",
            _cell(text(f"forms.handbook.macros.{name}.shown", lang)),
            text("forms.fields.yes", lang) if name in BLOCKS else "",
        ]
        for name in ARGUMENTS
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def _warning() -> str:
    return " ".join(text("forms.generated", lang) for lang in languages())


def _inner(model: type[Record], name: str, path: tuple[str, ...], lang: str) -> Iterator[str]:
    """Yield the tables of the records inside a field, and of those inside them."""
    record = record_at(model, (name,)) or record_at(model, (name, 0))
    if record is None:
        return
    label = text(f"field.{kebab(model)}.{name}.label", lang)
    yield f"#### `{'.'.join(path)}`: {label}"
    yield _table(record, tuple(record.model_fields), lang)
    for inner in record.model_fields:
        yield from _inner(record, inner, (*path, inner), lang)


def _table(model: type[Record], names: tuple[str, ...], lang: str) -> str:
    columns = ("key", "label", "required", "hint", "values")
    heads = [text(f"forms.fields.{column}", lang) for column in columns]
    rows = [_row(model, name, lang) for name in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def _row(model: type[Record], name: str, lang: str) -> list[str]:
    key = f"field.{kebab(model)}.{name}"
    is_required = model.model_fields[name].is_required()
    return [
        f"`{name}`",
        _cell(text(f"{key}.label", lang)),
        text("forms.fields.yes", lang) if is_required else "",
        _cell(text(f"{key}.hint", lang)),
        _cell(_values(model, name, lang)),
    ]


def _values(model: type[Record], name: str, lang: str) -> str:
    """What the field holds: the ids of its closed list with their labels, else an example."""
    values = closed_list_at(model, (name,)) or closed_list_at(model, (name, 0))
    if values:
        vocabulary = vocabulary_name(values)
        shown = ", ".join(f"`{value}` ({label_of(vocabulary, value, lang)})" for value in values)
    elif record_at(model, (name,)) or record_at(model, (name, 0)):
        shown = text("forms.fields.record", lang)
    elif has(f"field.{kebab(model)}.{name}.example", lang):
        shown = text("forms.fields.example", lang, example=text(f"field.{kebab(model)}.{name}.example", lang))
    else:
        shown = ""
    is_list = any(get_origin(kind) is tuple for kind in type_at(model, (name,)))
    return text("forms.fields.list", lang, values=shown) if is_list else shown


def _cell(words: str) -> str:
    """Words that cannot break out of a cell of a table."""
    return " ".join(words.replace("|", "\\|").replace("<", "&lt;").split())
