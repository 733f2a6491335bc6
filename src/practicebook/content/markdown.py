"""Turn contributed Markdown into safe HTML: the one dialect, with `[@s1]` citations.

Raw HTML is not part of the dialect: it is shown as the text it is. Citations pass the sanitiser as private-use
characters, which input may not hold, and become links afterwards; so no attribute can smuggle one in.
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

_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_MARK = re.compile(f"{_OPEN}([a-z0-9]+){_CLOSE}")
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]+|\d+);?", re.IGNORECASE)
_TAG = re.compile(r"(<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)")
_ORDINAL = re.compile(r"^(\s*(?:[-*+]\s+|>\s*)*)(\d{1,9})\.(\s+\S.*)$")
_LOWEST_YEAR = 100
_SPACE_BEFORE_MARK = re.compile(rf"\s+{_OPEN}")
_HIGHEST_HEADING, _LOWEST_HEADING = 3, 4

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
    """Push headings under the section's own: a contributor's `#` never outranks the page's."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{max(_HIGHEST_HEADING, min(_LOWEST_HEADING, int(element.tag[1])))}"


class _NoMarksInAttributes(Treeprocessor):
    """Take citation marks out of attributes, where the link they become would break out of the quotes."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                element.attrib[name] = _MARK.sub("", value)


@cache
def _markdown() -> Markdown:
    converter = Markdown(extensions=list(EXTENSIONS), output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.preprocessors.register(_OrdinalsAreNoLists(converter), "ordinals", 15)
    converter.inlinePatterns.register(_CitationProcessor(CITATION.pattern, converter), "citation", 175)
    converter.treeprocessors.register(_HeadingsBelowOurs(converter), "headings", 15)
    converter.treeprocessors.register(_NoMarksInAttributes(converter), "marks", 14)
    return converter


def _linked(html: str, cite: CiteLink) -> str:
    """Put the links in; a mark stands close to the word it belongs to, however the author spaced it."""
    close = _SPACE_BEFORE_MARK.sub(_OPEN, html).replace(_CLOSE + _OPEN, f"{_CLOSE}\N{THIN SPACE}{_OPEN}")
    parts = _TAG.split(close)  # text and tags in turn; only text may hold a mark
    parts[::2] = [_MARK.sub(lambda match: cite(match.group(1)), part) for part in parts[::2]]
    parts[1::2] = [_PRIVATE_USE.sub("", part) for part in parts[1::2]]
    return "".join(parts)


def _without_marks(text: str) -> str:
    """The author's text without private-use characters, also those written as character references."""
    named = _REFERENCE.sub(lambda match: "" if _PRIVATE_USE.match(unescape(match[0])) else match[0], text)
    return _PRIVATE_USE.sub("", named)


def section_html(markdown: str, cite: CiteLink) -> str:
    """The Markdown of one section as safe HTML, its citations linked by `cite`."""
    converter = _markdown()
    converter.reset()
    html = converter.convert(_without_marks(markdown))
    return _linked(safe_html(html), cite)


def line_html(text: str, cite: CiteLink) -> str:
    """A line of front matter as safe HTML: all markup is text, citations are linked by `cite`."""
    marked = CITATION.sub(rf"{_OPEN}\1{_CLOSE}", _without_marks(text))
    return _linked(escape(marked).translate(BRACES), cite)


def plain_text(text: str) -> str:
    """A line without its citation marks, for places that cannot link."""
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s{2,}", " ", CITATION.sub("", text))).strip()
