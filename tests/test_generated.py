"""Committed files that are generated say what their generators say."""

from pathlib import Path

import pytest

from practicebook.forms.field_groups import field_groups
from practicebook.forms.generated import GENERATED
from practicebook.forms.message_table import finding_codes
from practicebook.messages import has, languages
from practicebook.model.practice import Practice

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("path", GENERATED)
def test_on_disk_as_generated(path: str) -> None:
    file = ROOT / path
    assert file.is_file(), f"{path} is missing: ./run generate"
    assert file.read_text(encoding="utf-8") == GENERATED[path](), f"{path} is out of date: ./run generate"


def test_every_field_stands_in_one_group_that_has_a_name() -> None:
    groups = field_groups()
    assert [name for names in groups.values() for name in names] == list(Practice.model_fields)
    assert all(has(f"field.group.{group}.label", lang) for group in groups for lang in languages())


def test_the_table_of_messages_tells_every_code_in_every_language() -> None:
    table = GENERATED["docs/messages.md"]()
    for code in finding_codes():
        assert f"\n## {code}\n" in table
        for lang in languages():
            assert has(f"finding.{code}.mend", lang)
