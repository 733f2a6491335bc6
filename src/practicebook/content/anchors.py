"""Name the places of a chapter that a reference may lead to: the anchors of its headings.

A heading's anchor is the id its writer gave it, `## Tee nüüd {#nuud}`, else its words as Markdown's table of contents
would spell them: `tee-nuud`. Whoever makes pages of the chapter takes the anchors from here. What a page itself uses as
an id, such as `sources` or `figure-1`, is taken: the heading gets `sources_1`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from practicebook.content.markdown_headings import headings_in

_OWN_ID = re.compile(r"\s*\{:?\s*#([A-Za-z0-9_-]+)\s*\}\s*$")
_MARKS = re.compile(r"\[\^[^\]\n]*\]|\[@[^\]\n]*\]|\{\{.*?\}\}")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_TAKEN = re.compile(
    r"content|contents|notes|sources|menu|site-search|header-search|definition-.+"
    r"|(?:cite|figure|note|note-mark|source|practice-.+|term-.+)-\d+"
)
"""The ids of a page around its chapter and of what stands in it."""


@dataclass(frozen=True)
class Anchor:
    """A heading: its level (2 for `##`), its words in Markdown without the id, and its line in the body, from 0."""

    id: str
    level: int
    title: str
    line: int


def heading_anchors(body: str) -> Mapping[str, Anchor]:
    """The headings of a body by anchor, in their order; a second heading of the same words ends in `_1`."""
    from markdown.extensions.toc import slugify, unique  # noqa: PLC0415 - checking an entry needs no Markdown

    anchors: dict[str, Anchor] = {}
    taken: set[str] = set()
    for heading in headings_in(body.split("\n")):
        own = _OWN_ID.search(heading.title)
        title = heading.title[: own.start()] if own else heading.title
        words = _LINK.sub(r"\1", _MARKS.sub("", title))
        wished = own[1] if own else slugify(words, "-")
        taken |= {wished} if _TAKEN.fullmatch(wished) else set()
        identifier = unique(wished, taken)
        anchors[identifier] = Anchor(identifier, heading.level, title, heading.line)
    return anchors
