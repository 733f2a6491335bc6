"""Findings as JSON for editors, the form and robots: every object has the same keys, whatever the finding."""

import json
from collections.abc import Iterable
from typing import Any

from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.diagnostics.suggestion import label_of
from practicebook.diagnostics.wording import worded


def render_json(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """A JSON list of findings in the order of their files, worded in `lang`; ends with a line break."""
    return json.dumps([as_data(item, lang) for item in sorted(diagnostics)], ensure_ascii=False, indent=2) + "\n"


def as_data(diagnostic: Diagnostic, lang: str) -> dict[str, Any]:
    """One finding as plain data. `found` is what stands in the file, unshortened; treat it as untrusted text."""
    words = worded(diagnostic, lang)
    vocabulary = str(diagnostic.values.get("vocabulary", ""))
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "record": diagnostic.record,
        "field": list(diagnostic.field),
        "label": words.label,
        "text": words.text,
        "help": words.help,
        "example": words.example,
        "found": diagnostic.found,
        "allowed": [
            {"id": value, "label": label_of(vocabulary, value, lang) if vocabulary else ""}
            for value in diagnostic.allowed
        ],
        "suggestion": diagnostic.suggestion,
        "lang": lang,
    }
