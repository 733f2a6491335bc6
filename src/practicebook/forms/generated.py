"""The committed files that are generated: each path with the function that gives its text.

A test holds them against what stands on disk; `practicebook generate` writes them.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from practicebook.forms.field_table import field_table, handbook_table
from practicebook.forms.json_schema import json_schema
from practicebook.forms.message_table import message_table
from practicebook.model.practice import Practice
from practicebook.model.settings import Settings
from practicebook.model.translation import Translation

GENERATED: Mapping[str, Callable[[], str]] = {
    "schema/practice.schema.json": partial(json_schema, Practice),
    "schema/translation.schema.json": partial(json_schema, Translation),
    "schema/settings.schema.json": partial(json_schema, Settings),
    "docs/fields.md": field_table,
    "docs/handbook.md": handbook_table,
    "docs/messages.md": message_table,
}
"""Path from the root of the project → its text."""


def outdated(root: Path) -> Mapping[str, str]:
    """The text that each generated file should have, for those that have another or do not exist."""
    texts = {path: make() for path, make in GENERATED.items()}
    return {path: text for path, text in texts.items() if _on_disk(root / path) != text}


def _on_disk(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
