"""Whatever is written into a file, reading gives findings: never an exception, never slowly."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies

from entry_files import ENTRY, LANGUAGES, read
from practicebook.content.yaml_lines import parse_yaml
from practicebook.diagnostics.render_github import render_github
from practicebook.diagnostics.render_json import render_json
from practicebook.diagnostics.render_text import render_text

YAMLISH = strategies.text(alphabet="ab:-#&*!|>'\"%@`{}[],?~\\ \t\n\r0123.=<\u202e\u0085\ufeffõ", max_size=120)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    strategies.one_of(
        strategies.binary(max_size=200),
        YAMLISH.map(lambda text: f"---\n{text}\n---\n{text}".encode()),
        strategies.tuples(strategies.integers(0, len(ENTRY)), YAMLISH).map(
            lambda pair: (ENTRY[: pair[0]] + pair[1] + ENTRY[pair[0] :]).encode()
        ),
    )
)
def test_any_bytes_give_findings_never_an_exception(tmp_path: Path, content: bytes) -> None:
    reading = read(tmp_path, soup_day=content, soup_day__en=content)

    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for item in reading.diagnostics:
        assert item.line is None or 1 <= item.line <= lines
        assert item.column is None or item.column >= 1
    for lang in LANGUAGES:
        render_text(reading.diagnostics, lang, tmp_path)
        render_github(reading.diagnostics, lang)
        render_json(reading.diagnostics, lang)


NESTED = strategies.recursive(
    strategies.text(max_size=8),
    lambda inner: (
        strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.dictionaries(strategies.sampled_from(re.findall(r"(?m)^([a-z_]+):", ENTRY)), NESTED))
def test_any_shape_in_known_fields(tmp_path: Path, values: dict[str, object]) -> None:
    front = yaml.safe_load(ENTRY.split("---\n")[1]) | values
    text = f"---\n{yaml.safe_dump(front, allow_unicode=True, default_style=chr(34))}---\n{ENTRY.split('---')[2]}"
    render_text(read(tmp_path, soup_day=text).diagnostics, "et", tmp_path)


SEEN = strategies.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\uffff\ufffe")


@settings(max_examples=200, deadline=None)
@given(strategies.recursive(
    strategies.text(SEEN, max_size=12),
    lambda inner: strategies.lists(inner, max_size=3)
    | strategies.dictionaries(strategies.from_regex(r"[a-z]{2,8}_", fullmatch=True), inner, max_size=3),
    max_leaves=10,
))  # fmt: skip
def test_quoted_yaml_comes_back_as_written(value: object) -> None:
    text = yaml.safe_dump({"key_": value}, allow_unicode=True, default_style='"')
    parsed = parse_yaml(text, path="x.yml", record="practice")

    assert parsed.diagnostics == ()
    assert parsed.data == {"key_": value}


@pytest.mark.parametrize(
    "content",
    [
        "## " + "#" * 50_000 + "x",
        "```x\n" * 10_000,
        "[@" * 25_000,
        "- " * 25_000,
        "a\n" * 25_000,
        "x: " + "1_" * 25_000,
    ],
    ids=["hashes", "fences", "citations", "hyphens", "lines", "digits"],
)
def test_hostile_text_is_read_quickly(tmp_path: Path, content: str) -> None:
    begun = time.perf_counter()
    read(tmp_path, body=f"{ENTRY}\n{content}", front=f"---\n{content}\n---\n")

    assert time.perf_counter() - begun < 3
