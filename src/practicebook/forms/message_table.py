"""The page `docs/messages.md`: every code a check can give, with what it says and how to mend it, in every language."""

import re
from collections.abc import Iterator

from practicebook.messages import has, languages, text, tree

_PLACEHOLDER = re.compile(r"\{\w+\}")


def message_table() -> str:
    """The page as Markdown; ends with a line break."""
    parts = [f"# {' / '.join(text('forms.findings.title', lang) for lang in languages())}"]
    parts.append(" ".join(text("forms.generated", lang) for lang in languages()))
    parts += [text("forms.findings.intro", lang) for lang in languages()]
    for code in finding_codes():
        parts += [f"## {code}", *_entry(code)]
    return "\n\n".join(parts) + "\n"


def finding_codes() -> tuple[str, ...]:
    """Every code the catalogue words, in their order."""
    return tuple(sorted(code for code in tree("finding", languages()[0]) if code.startswith("PB-")))


def _entry(code: str) -> Iterator[str]:
    for lang in languages():
        key = f"finding.{code}"
        words = [_quoted(_raw(code, "text", lang)), _quoted(_raw(code, "mend", lang))]
        yield f"**{text(f'forms.findings.{lang}', lang)}** {words[0]} *{text('forms.findings.mend', lang)}* {words[1]}"
        example = text(f"{key}.example", lang).rstrip("\n") if has(f"{key}.example", lang) else ""
        if example:
            yield f"```text\n{example}\n```"


def _raw(code: str, part: str, lang: str) -> str:
    """A message with its placeholders unfilled; of a plural message its general form."""
    node = tree("finding", lang).get(code, {}).get(part, "")
    return node.get("other", "") if isinstance(node, dict) else node


def _quoted(message: str) -> str:
    """A message as Markdown: an ellipsis for each placeholder, what would be markup as it is."""
    shown = _PLACEHOLDER.sub("…", " ".join(message.split()))
    return "".join(f"\\{sign}" if sign in "\\`*_<>[]#|" else sign for sign in shown)
