"""A sound entry and its translation as text, to be changed in one place and read back with its findings."""

from pathlib import Path

from practicebook.content.practices import Reading, read_practices
from practicebook.diagnostics.diagnostic import Diagnostic, Severity

LANGUAGES = ("et", "en")


ENTRY = """\
---
title: "Ühine supipäev: eakad ja õpilased ühes lauas"
summary: Kord nädalas keedavad eakad ja õpilased rahvamajas koos suppi ja söövad ühes lauas.
organisation:
  name: Näidisküla Selts
  type: association
sectors:
  - third
themes:
  - care-ageing
target_groups:
  - older-people
coverage: county
counties:
  - "0087"
start_year: 2015
stage: implemented
status: active
status_as_of: "2026-10"
evidence:
  level: 0
  finding: unknown
  reason: Mõju ei ole mõõdetud.
results:
  - id: r1
    metric: käis supipäeval
    value: 34
    unit: inimest
    period: "2025"
    kind: output
    source: s1
steps:
  - Leidke köök [@s1].
sources:
  - id: s1
    url: https://www.naide.ee/supp
    title: Supipäeva leht
    accessed: "2026-11-24"
published: "2026-11-24"
review_state: published
---

## Probleem

Eakad söövad üksi [@s1].

## Lahendus

Koos süüakse.

## Kuidas see toimib

Kord nädalas.
"""

TRANSLATION = """\
---
source_hash: "0000000000000000"
title: "Shared soup day: pupils and older people at one table"
summary: Once a week older people and pupils cook soup together in the village hall and eat it.
evidence:
  reason: The effect has not been measured.
results:
  r1:
    metric: came to the soup day
    unit: people
    period: "2025"
steps:
  - Find a kitchen [@s1].
---

## Problem

Older people eat alone [@s1].

## Solution

They eat together.

## How it works

Once a week.
"""


def entry(*changes: tuple[str, str]) -> str:
    return changed(ENTRY, *changes)


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def read(root: Path, only: list[Path] | None = None, **files: str | bytes) -> Reading:
    """Write `slug='…'` (or `slug__en='…'`) into `root/practices` and read the folder."""
    folder = root / "practices"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / f"{name.replace('__', '.').replace('_', '-')}.md"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_practices(root, LANGUAGES, only)


def errors(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [item for item in found if item.severity is Severity.ERROR]


def hints(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [item for item in found if item.severity is Severity.HINT]


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which `part` begins; `part` stands in the text once."""
    assert text.count(part) == 1, part
    return text.count("\n", 0, text.index(part)) + 1
