"""Findings as a writer reads them in a terminal: the field first, the line itself with a mark under it, the code last.

```
practices/spin-programm.md, rida 12: Algusaasta
   12 | start_year: 2015-09
      |             ^^^^^^^ leidsin: 2015-09
   Aasta peab olema neljakohaline arv.
   Nii saad parandada: kirjuta ainult aasta.                                                       [PB-211]
```
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.wording import shortened, visible, worded
from practicebook.messages import text

_WIDTH = 100
_INDENT = "   "
_LONGEST_LINE = 90
_LONGEST_FOUND = 40
_LEAD = 40
"""How much of a long line is kept before the mark."""
_LARGEST_FILE = 200_000

Sources = Mapping[str, str] | Path
"""The files' texts by path, or the root of the project to read them from."""


def render_text(diagnostics: Iterable[Diagnostic], lang: str, sources: Sources | None = None) -> str:
    """All findings in the order of their files, and a closing line that counts them; ends with a line break."""
    ordered = sorted(diagnostics)
    line_of = _LineReader(sources)
    blocks = ["\n".join(_block(item, lang, line_of)) for item in ordered]
    return "\n\n".join([*blocks, summary(ordered, lang)]) + "\n"


def summary(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """One line: how many errors and hints there are, in how many files."""
    found = list(diagnostics)
    if not found:
        return text("finding.shared.none", lang)
    errors = sum(item.severity is Severity.ERROR for item in found)
    counts = [("errors", errors), ("hints", len(found) - errors)]
    shown = [text(f"finding.shared.{name}", lang, n=count) for name, count in counts if count]
    files = text("finding.shared.files", lang, n=len({item.path for item in found}))
    return text("finding.shared.summary", lang, counts=text("finding.shared.and", lang).join(shown), files=files)


def place(diagnostic: Diagnostic, lang: str) -> str:
    """«practices/x.md, rida 12», and for a hint that it is one."""
    parts = [visible(diagnostic.path)]
    if diagnostic.line:
        parts.append(text("finding.shared.line", lang, line=str(diagnostic.line)))
    if diagnostic.severity is Severity.HINT:
        parts.append(text("finding.shared.hint", lang))
    return ", ".join(parts)


def _block(diagnostic: Diagnostic, lang: str, line_of: "_LineReader") -> Iterator[str]:
    words = worded(diagnostic, lang)
    yield f"{place(diagnostic, lang)}: {words.label}" if words.label else place(diagnostic, lang)
    yield from _excerpt(diagnostic, lang, line_of)
    yield from _wrapped(words.text)
    help_lines = list(_wrapped(text("finding.shared.mend", lang, mend=words.help)))
    if diagnostic.severity is Severity.ERROR:  # a hint is no stumbling block and stays short
        example = textwrap.indent(words.example, _INDENT * 2).splitlines()
        help_lines += [_INDENT + text("finding.shared.example", lang), *example]
    code = f"[{diagnostic.code}]"
    yield from help_lines[:-1]
    yield f"{help_lines[-1]:<{_WIDTH - len(code)}} {code}"


def _excerpt(diagnostic: Diagnostic, lang: str, line_of: "_LineReader") -> Iterator[str]:
    shown = shortened(diagnostic.found, _LONGEST_FOUND)
    found = text("finding.shared.found", lang, found=shown) if shown else ""
    line = line_of(diagnostic.path, diagnostic.line)
    if not line.strip() or line.strip() == "---" or diagnostic.column is None:
        if found:
            yield _INDENT + found[:1].upper() + found[1:]
        return
    start = min(diagnostic.column - 1, len(line))
    start = max(start, line.find(diagnostic.found, start)) if len(diagnostic.found) > 1 else start
    width = _marked_width(line[start:], diagnostic.found)
    cut = max(0, start - _LEAD) if len(line) > _LONGEST_LINE else 0
    before = ("…" if cut else "") + visible(line[cut:start])
    after = visible(line[start : cut + _LONGEST_LINE]) + ("…" if len(line) > cut + _LONGEST_LINE else "")
    marks = "^" * max(1, min(len(visible(line[start : start + width])), len(after)))
    number = f"{diagnostic.line:>5}"
    yield f"{number} | {before}{after}"
    yield f"{'':>5} | {'':>{len(before)}}{marks} {found}".rstrip()


def _marked_width(rest: str, found: str) -> int:
    """How many characters of `rest`, the line from the mark on, are what was found."""
    first = found.split("\n", 1)[0]
    if first and rest.startswith(first):
        return len(first)
    if first and rest[:1] in {'"', "'"} and rest[1:].startswith(first):
        return len(first) + 2
    return 1


def _wrapped(sentence: str) -> Iterator[str]:
    wrapped = textwrap.wrap(sentence, _WIDTH - len(_INDENT), break_long_words=False, break_on_hyphens=False)
    yield from (f"{_INDENT}{line}" for line in wrapped)


class _LineReader:
    """Gives lines of files by path and number, tabs as single spaces; nothing where there is no such line."""

    def __init__(self, sources: Sources | None) -> None:
        self._sources = sources
        self._lines = cache(self._read)

    def __call__(self, path: str, number: int | None) -> str:
        lines = self._lines(path)
        return lines[number - 1].replace("\t", " ") if number and number <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        if self._sources is None:
            return []
        if isinstance(self._sources, Path):
            file = self._sources / path
            try:
                if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST_FILE:
                    return []
                whole = file.read_bytes().decode("utf-8-sig", errors="replace")
            except (OSError, ValueError):
                return []
        else:
            whole = self._sources.get(path, "")
        return whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")
