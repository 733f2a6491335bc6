"""Findings as GitHub's workflow commands, which show them beside the lines of a pull request.

Escaping follows actions/toolkit (packages/core/src/command.ts): `%`, CR and LF everywhere, `:` and `,` in properties.
"""

from collections.abc import Iterable

from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.wording import worded
from practicebook.messages import text

_COMMANDS = {Severity.ERROR: "error", Severity.HINT: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """One command a line, in the order of the files; empty when there is nothing to say."""
    return "".join(f"{_command(item, lang)}\n" for item in sorted(diagnostics))


def _command(diagnostic: Diagnostic, lang: str) -> str:
    words = worded(diagnostic, lang)
    place = {"file": diagnostic.path, "line": diagnostic.line, "col": diagnostic.column}
    title = f"{words.label} [{diagnostic.code}]" if words.label else diagnostic.code
    properties = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in (place | {"title": title}).items() if value
    )
    lines = [words.text]
    if words.found:
        lines.append(text("finding.shared.found_sentence", lang, found=words.found))
    lines.append(text("finding.shared.mend", lang, mend=words.help))
    message = "\n".join(lines)
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{message.translate(_IN_MESSAGE)}"
