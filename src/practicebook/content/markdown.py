"""Turn contributed Markdown into safe HTML: the one dialect, with `[@s1]` citations.

Raw HTML is not part of the dialect: it is shown as the text it is. What is put in afterwards (the links of citations;
in a chapter also notes and macros) passes the sanitiser as marks of private-use characters, which input may not hold.
A mark stands in text alone, never in an attribute, so that nothing can be smuggled into one.
"""

import re
from collections.abc import Callable
from functools import cache
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from practicebook.content.sanitise import BRACES, safe_html
from practicebook.model.text import CITATION

EXTENSIONS = ("sane_lists", "tables")
"""What the dialect knows beyond basic Markdown."""

_OPEN, _OTHER, _CLOSE = "\ue000", "\ue002", "\ue001"
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
MARK = re.compile(f"(?:{_OPEN}([a-z0-9]+)|{_OTHER}([0-9]+)){_CLOSE}")
"""A mark: of a citation with the id of its source, or of something else with the number its maker gave it."""
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]+|\d+);?", re.IGNORECASE)
_TAG = re.compile(r"(<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)")
_ORDINAL = re.compile(r"^(\s*(?:[-*+]\s+|>\s*)*)(\d{1,9})\.(\s+\S.*)$")
_LOWEST_YEAR = 100
_SPACE_BEFORE_MARK = re.compile(rf"\s+{_OPEN}")
_MARKS_IN_A_ROW = re.compile(rf"({_OPEN}[a-z0-9]+{_CLOSE})(?={_OPEN})")
HIGHEST_IN_SECTION, _LOWEST_HEADING = 3, 4

CiteLink = Callable[[str], str]
"""Takes a source id, gives the HTML of its mark."""


class _CitationProcessor(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - Markdown's name
        return f"{_OPEN}{m.group(1)}{_CLOSE}", m.start(0), m.end(0)


class _OrdinalsAreNoLists(Preprocessor):
    """Keep «2017. aastal» at the start of a line a sentence: in Estonian a full stop makes a number an ordinal.

    Markdown would open a list at 2017. A number of three digits or more is never a list's; a smaller one is an ordinal
    when a small letter follows it and no neighbouring line goes on counting.
    """

    def run(self, lines: list[str]) -> list[str]:
        numbers = [int(found.group(2)) if (found := _ORDINAL.match(line)) else None for line in lines]
        return [
            _ORDINAL.sub(r"\1\2\.\3", line) if self._is_ordinal(line, index, numbers) else line
            for index, line in enumerate(lines)
        ]

    @staticmethod
    def _is_ordinal(line: str, index: int, numbers: list[int | None]) -> bool:
        number, found = numbers[index], _ORDINAL.match(line)
        if number is None or found is None:
            return False
        if number >= _LOWEST_YEAR:
            return True
        others = [other for other in numbers[max(0, index - 2) : index + 3] if other is not None]
        return found.group(3).strip()[:1].islower() and not {number - 1, number + 1} & set(others)


class _HeadingsBelowOurs(Treeprocessor):
    """Push headings under the text's own: a contributor's `#` never outranks the page's."""

    def __init__(self, md: Markdown, highest: int) -> None:
        super().__init__(md)
        self._highest = highest

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{max(self._highest, min(_LOWEST_HEADING, int(element.tag[1])))}"


class _NoMarksInAttributes(Treeprocessor):
    """Take citation marks out of attributes, where the link they become would break out of the quotes."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                element.attrib[name] = MARK.sub("", value)


@cache
def _markdown(highest: int) -> Markdown:
    converter = Markdown(extensions=list(EXTENSIONS), output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.preprocessors.register(_OrdinalsAreNoLists(converter), "ordinals", 15)
    converter.inlinePatterns.register(_CitationProcessor(CITATION.pattern, converter), "citation", 175)
    converter.treeprocessors.register(_HeadingsBelowOurs(converter, highest), "headings", 15)
    converter.treeprocessors.register(_NoMarksInAttributes(converter), "marks", 14)
    return converter


def mark(number: int) -> str:
    """The mark under which `number` passes through `marked_html`."""
    return f"{_OTHER}{number}{_CLOSE}"


def marked_html(markdown: str, *, highest: int = HIGHEST_IN_SECTION) -> str:
    """Markdown as safe HTML whose citations, and marks put in by `mark`, stand in its text as they are.

    `markdown` holds no other private-use characters (see `without_marks`); no heading is higher than `highest`.
    """
    converter = _markdown(highest)
    converter.reset()
    return _close_up(safe_html(converter.convert(markdown)))


def marked_line(text: str) -> str:
    """A line without markup, as safe HTML with marks; `text` as for `marked_html`."""
    return _close_up(escape(CITATION.sub(rf"{_OPEN}\1{_CLOSE}", text)).translate(BRACES))


def _close_up(html: str) -> str:
    """A citation stands close to the word it belongs to, however the author spaced it; marks in tags are dropped."""
    close = _MARKS_IN_A_ROW.sub("\\1\N{THIN SPACE}", _SPACE_BEFORE_MARK.sub(_OPEN, html))
    parts = _TAG.split(close)  # text and tags in turn
    parts[1::2] = [_PRIVATE_USE.sub("", part) for part in parts[1::2]]
    return "".join(parts)


def _linked(marked: str, cite: CiteLink) -> str:
    return MARK.sub(lambda match: cite(match[1]) if match[1] else "", marked)


def without_marks(text: str) -> str:
    """The author's text without private-use characters, also those written as character references."""
    named = _REFERENCE.sub(lambda match: "" if _PRIVATE_USE.match(unescape(match[0])) else match[0], text)
    return _PRIVATE_USE.sub("", named)


def section_html(markdown: str, cite: CiteLink) -> str:
    """The Markdown of one section as safe HTML, its citations linked by `cite`."""
    return _linked(marked_html(without_marks(markdown)), cite)


def line_html(text: str, cite: CiteLink) -> str:
    """A line of front matter as safe HTML: all markup is text, citations are linked by `cite`."""
    return _linked(marked_line(without_marks(text)), cite)


def plain_text(text: str) -> str:
    """A line without its citation marks, for places that cannot link."""
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s{2,}", " ", CITATION.sub("", text))).strip()
