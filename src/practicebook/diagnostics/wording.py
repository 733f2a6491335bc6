"""A finding in the words of one language: the field's label, what is wrong, how to mend it, an example.

All renderers show these same words; only their shape differs.
"""

import unicodedata
from dataclasses import dataclass

from practicebook.diagnostics.diagnostic import Diagnostic, Loc
from practicebook.diagnostics.example import field_example
from practicebook.diagnostics.fields import kebab, owner_of, record_at, roots
from practicebook.diagnostics.from_pydantic import UNKNOWN_KEY
from practicebook.diagnostics.suggestion import label_of
from practicebook.messages import has, text
from practicebook.model.base import Record

_LONGEST_FOUND = 80
_MOST_LISTED = 30
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


@dataclass(frozen=True)
class Wording:
    """The words of one finding."""

    label: str
    """The field as a writer knows it: «Tulemused 3: mõõdik»."""
    text: str
    """What is wrong, what was likely meant, what is allowed."""
    found: str
    """What was found, shortened and made visible; empty when there is nothing to show."""
    help: str
    """How to mend it."""
    example: str


def worded(diagnostic: Diagnostic, lang: str) -> Wording:
    """The words of `diagnostic` in `lang`."""
    key = f"finding.{diagnostic.code}"
    found = shortened(diagnostic.found)
    label = field_label(diagnostic.field, lang, diagnostic.record)
    values: dict[str, str | int] = {"field": label, "found": found}
    values |= {name: value if isinstance(value, int) else visible(value) for name, value in diagnostic.values.items()}
    sentences = [text(f"{key}.text", lang, **values)]
    if diagnostic.suggestion:
        meant = _named(diagnostic, diagnostic.suggestion, lang)
        sentences.append(text("finding.shared.did_you_mean", lang, suggestion=meant))
    if diagnostic.allowed:
        phrase = f"{key}.allowed" if has(f"{key}.allowed", lang) else "finding.shared.allowed"
        sentences.append(text(phrase, lang, allowed=_allowed(diagnostic, lang)))
    return Wording(
        label=label,
        text=" ".join(sentences),
        found=found,
        help=text(f"{key}.mend", lang, **values),
        example=_example(diagnostic, lang),
    )


def field_label(loc: Loc, lang: str, record: str = "practice") -> str:
    """The path to a field in words: `("results", 2, "metric")` is «Tulemused 3: mõõdik».

    A part the messages have no label for is shown as it is written; no path at all gives no label.
    """
    if len(loc) == 2 and loc[0] == "section":  # noqa: PLR2004 - "section" and its key
        key = f"content.section.{loc[1]}"
        return text(key, lang) if has(key, lang) else visible(str(loc[1]))
    model = roots().get(record)
    parts: list[str] = []
    for end, part in enumerate(loc, start=1):
        if isinstance(part, int):
            number = str(part + 1)
        elif (label := _label(model, loc[:end], lang)) or not parts:
            parts.append(label or visible(part))
            continue
        elif model and record_at(model, loc[: end - 1]) is None:
            number = shortened(part)  # a key of a mapping: the id of a result, a language
        else:
            parts.append(shortened(part))
            continue
        parts[-1:] = [f"{parts[-1]} {number}" if parts else number]
    return ": ".join([*parts[:1], *(_lower_first(part) for part in parts[1:])])


def visible(value: str) -> str:
    """`value` with control, bidirectional and unassigned characters shown as `<U+202E>`, so that a terminal is safe."""
    return "".join(
        f"<U+{ord(character):04X}>" if unicodedata.category(character) in _UNSEEN else character for character in value
    )


def shortened(value: str, longest: int = _LONGEST_FOUND) -> str:
    """`value` on one line, visible, and cut to `longest` characters."""
    line = " ".join(value[: longest * 2].split())
    cut = len(line) > longest or len(value) > longest * 2
    return visible(f"{line[:longest].rstrip()}…" if cut else line)


def _label(model: type[Record] | None, loc: Loc, lang: str) -> str:
    owner = owner_of(model, loc) if model else None
    if owner is None or owner[1] != loc[-1]:
        return ""
    names = [kebab(owner[0])]
    names += [names[0].removeprefix("translated-"), "practice"] if names[0].startswith("transl") else []
    for name in names:
        if has(f"field.{name}.{owner[1]}.label", lang):
            return text(f"field.{name}.{owner[1]}.label", lang)
    return ""


def _lower_first(label: str) -> str:
    """A label inside a line starts small, unless it is an abbreviation (EHAK) or a name of one letter."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _allowed(diagnostic: Diagnostic, lang: str) -> str:
    shown = [_named(diagnostic, value, lang) for value in diagnostic.allowed[:_MOST_LISTED]]
    if rest := len(diagnostic.allowed) - _MOST_LISTED:
        shown += [text("finding.shared.and_more", lang, count=str(rest))] if rest > 0 else []
    return ", ".join(shown)


def _named(diagnostic: Diagnostic, value: str, lang: str) -> str:
    vocabulary = str(diagnostic.values.get("vocabulary", ""))
    label = label_of(vocabulary, value, lang) if vocabulary else ""
    return f"{visible(value)} ({label})" if label else visible(value)


def _example(diagnostic: Diagnostic, lang: str) -> str:
    """The field's own example where there is one and the fault is in the field alone, else the code's."""
    model = roots().get(diagnostic.record)
    if model and diagnostic.code.startswith("PB-2") and diagnostic.code != UNKNOWN_KEY:
        own = field_example(model, diagnostic.field, lang)
        if own:
            return own
    return text(f"finding.{diagnostic.code}.example", lang).rstrip("\n")
