"""Split the body of an entry into its sections under the fixed headings, and say what does not fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.diagnostics.suggestion import nearest
from practicebook.messages import has, text
from practicebook.model.text import CITATION_LIKE, HIDDEN_CHARACTER

SECTIONS = ("problem", "solution", "how_it_works", "results", "lessons", "how_to_copy")
"""The sections of a body in their order."""
REQUIRED_SECTIONS = SECTIONS[:3]

FORBIDDEN_CHARACTER, UNKNOWN_SOURCE = "PB-115", "PB-313"
UNKNOWN, MISSING, TWICE, BEFORE_FIRST, EMPTY, OUT_OF_ORDER, TOP_HEADING = (
    "PB-120",
    "PB-121",
    "PB-122",
    "PB-123",
    "PB-124",
    "PB-125",
    "PB-126",
)
_ATX = re.compile(r" {0,3}(#{1,6})(?!#)(.*)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


@dataclass
class Body:
    """The sections of a body by key, in the order of `SECTIONS`, with the line each one's heading stands on."""

    sections: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True)
class _Heading:
    level: int
    title: str
    line: int
    column: int
    text_from: int
    """Index of the first line after the heading."""
    starts_at: int


@cache
def headings(lang: str) -> dict[str, str]:
    """The heading of each section in a language; where the messages have none, in English."""
    keys = {section: f"content.section.{section}" for section in SECTIONS}
    return {section: text(key, lang if has(key, lang) else "en") for section, key in keys.items()}


def read_body(  # noqa: PLR0913 - the text, where it stands and what it is judged by
    body: str, *, lang: str, path: str, first_line: int, record: str, sources: Sequence[str] | None
) -> Body:
    """Read a body.

    Args:
        body: The text after the front matter.
        lang: The language of its headings.
        path: The file, for the findings.
        first_line: The line of the file that the body begins on.
        record: `practice` or `translation`, for the findings.
        sources: The ids that citations may name; None when the sources themselves are at fault.
    """
    found = Body()
    report = _Reporter(path, record, first_line, found.diagnostics)
    lines = body.split("\n")
    _read_sections(lines, lang, report, found)
    _refuse_hidden(lines, report)
    if sources is not None:
        _check_citations(lines, sources, report)
    return found


def _read_sections(lines: list[str], lang: str, report: "_Reporter", found: Body) -> None:
    titles = {_folded(title): section for section, title in headings(lang).items()}
    marks = list(_headings(lines))
    chapters = [mark for mark in marks if mark.level == 2]  # noqa: PLR2004 - `##`
    for mark in marks:
        if mark.level == 1:
            report(TOP_HEADING, mark.line, mark.column, found=mark.title)
    before = lines[: chapters[0].starts_at if chapters else len(lines)]
    stray = next((number for number, line in enumerate(before) if line.strip()), None)
    if stray is not None and not (marks and marks[0].level == 1 and marks[0].line == stray):
        report(BEFORE_FIRST, stray, 0)
    allowed = tuple(f"## {title}" for title in headings(lang).values())
    for mark, following in zip_longest(chapters, chapters[1:]):
        section = titles.get(_folded(mark.title))
        if section is None:
            near = nearest(mark.title, tuple(headings(lang).values()))
            report(UNKNOWN, mark.line, mark.column, found=mark.title, allowed=allowed, suggestion=near and f"## {near}")
        elif section in found.sections:
            first = str(found.lines[section])
            report(TWICE, mark.line, mark.column, loc=("section", section), found=mark.title, first_line=first)
        else:
            content = "\n".join(lines[mark.text_from : following.starts_at if following else len(lines)])
            found.sections[section] = content.strip("\n").rstrip()
            found.lines[section] = mark.line + report.first_line
            if not content.strip():
                report(EMPTY, mark.line, mark.column, loc=("section", section), found=mark.title)
    _check_order(found, report, lang)
    found.sections = {section: found.sections[section] for section in SECTIONS if section in found.sections}


def _check_order(found: Body, report: "_Reporter", lang: str) -> None:
    for section in REQUIRED_SECTIONS:
        if section not in found.sections:
            report(MISSING, 0, 0, loc=("section", section), heading=f"## {headings(lang)[section]}")
    order = [SECTIONS.index(section) for section in found.sections]
    for position, (section, index) in enumerate(zip(found.sections, order, strict=True)):
        if any(earlier > index for earlier in order[:position]):
            line = found.lines[section] - report.first_line
            expected = tuple(f"## {headings(lang)[SECTIONS[place]]}" for place in sorted(order))
            report(
                OUT_OF_ORDER,
                line,
                0,
                loc=("section", section),
                found=headings(lang)[section],
                allowed=expected,
                severity=Severity.HINT,
            )
            return


def _headings(lines: list[str]) -> Iterator[_Heading]:
    fence: tuple[str, int] | None = None
    unclosed: dict[str, int] = {}
    for number, line in enumerate(lines):
        opening = _FENCE.fullmatch(line)
        if fence:
            if opening and opening[1][0] == fence[0] and len(opening[1]) >= fence[1] and not opening[2].strip():
                fence = None
            continue
        if opening and "`" not in opening[2]:
            sign, length = opening[1][0], len(opening[1])
            if length < unclosed.get(sign, length + 1) and _closes(lines, number + 1, sign, length):
                fence = (sign, length)
                continue
            unclosed[sign] = min(length, unclosed.get(sign, length))
        if match := _ATX.fullmatch(line):
            title = match[2].strip().rstrip("#").rstrip()
            yield _Heading(len(match[1]), title, number, line.index("#"), number + 1, number)
        elif (match := _SETEXT.fullmatch(line)) and number and _is_paragraph(lines, number - 1):
            title = lines[number - 1].strip()
            yield _Heading(1 if match[1][0] == "=" else 2, title, number - 1, 0, number + 1, number - 1)


def _is_paragraph(lines: list[str], number: int) -> bool:
    line = lines[number]
    is_other = _ATX.fullmatch(line) or _SETEXT.fullmatch(line) or _FENCE.fullmatch(line)
    return bool(line.strip()) and not is_other and not re.match(r"( {4}|\t| {0,3}([-*+>|]|\d+[.)]) ?)", line)


def _closes(lines: list[str], start: int, sign: str, length: int) -> bool:
    return any(re.fullmatch(rf" {{0,3}}{re.escape(sign)}{{{length},}}[ \t]*", line) for line in lines[start:])


def _refuse_hidden(lines: list[str], report: "_Reporter") -> None:
    for number, line in enumerate(lines):
        if match := HIDDEN_CHARACTER.search(line):
            report(FORBIDDEN_CHARACTER, number, match.start(), character=f"U+{ord(match[0]):04X}")


def _check_citations(lines: list[str], sources: Sequence[str], report: "_Reporter") -> None:
    allowed = tuple(f"[@{source}]" for source in sources)
    for number, line in enumerate(lines):
        for match in CITATION_LIKE.finditer(line):
            if match[1] not in sources:
                near = nearest(match[0], allowed)
                report(UNKNOWN_SOURCE, number, match.start(), found=match[0], allowed=allowed, suggestion=near)


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


@dataclass(frozen=True)
class _Reporter:
    path: str
    record: str
    first_line: int
    diagnostics: list[Diagnostic]

    def __call__(  # noqa: PLR0913 - a finding has many parts
        self,
        code: str,
        line: int,
        column: int,
        *,
        loc: Loc = (),
        found: str = "",
        allowed: tuple[str, ...] = (),
        suggestion: str = "",
        severity: Severity = Severity.ERROR,
        **values: str | int,
    ) -> None:
        """Report a finding at a line and column of the body, both from 0."""
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=severity,
                path=self.path,
                line=line + self.first_line,
                column=column + 1,
                field=loc,
                found=found,
                allowed=allowed,
                suggestion=suggestion,
                values=values,
                record=self.record,
            )
        )
