"""Split the body of an entry into its sections under the fixed headings, and say what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from practicebook.content.body_text import Reporter, check_citations, refuse_hidden
from practicebook.content.markdown_headings import headings_in
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.suggestion import nearest
from practicebook.messages import has, text

SECTIONS = ("problem", "solution", "how_it_works", "results", "lessons", "how_to_copy")
"""The sections of a body in their order."""
REQUIRED_SECTIONS = SECTIONS[:3]

UNKNOWN, MISSING, TWICE, BEFORE_FIRST, EMPTY, OUT_OF_ORDER, TOP_HEADING = (
    "PB-120",
    "PB-121",
    "PB-122",
    "PB-123",
    "PB-124",
    "PB-125",
    "PB-126",
)


@dataclass
class Body:
    """The sections of a body by key, in the order of `SECTIONS`, with the line each one's heading stands on."""

    sections: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


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
    report = Reporter(path, record, first_line, found.diagnostics)
    lines = body.split("\n")
    _read_sections(lines, lang, report, found)
    refuse_hidden(lines, report)
    if sources is not None:
        check_citations(lines, sources, report)
    return found


def _read_sections(lines: list[str], lang: str, report: Reporter, found: Body) -> None:
    titles = {_folded(title): section for section, title in headings(lang).items()}
    marks = list(headings_in(lines))
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


def _check_order(found: Body, report: Reporter, lang: str) -> None:
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


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
