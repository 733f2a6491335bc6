"""Turn links of chapters that lead nowhere into findings: within the book one refers by macros, outside by https."""

import re
from collections.abc import Iterator

from practicebook.checks.handbook_macros import chapter_texts
from practicebook.checks.registry import Subject, check
from practicebook.diagnostics.diagnostic import Diagnostic

DEAD_LINK = "PB-689"
_LINK = re.compile(r"(?<!!)\[[^\[\]\n]+\]\(\s*<?(?P<target>[^()\s<>]*)")
"""An inline link of Markdown (CommonMark 6.3) up to the end of its target."""


@check
def links_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """A link in a chapter must begin with https://, since nothing else is published."""
    for chapter in chapter_texts(subject):
        for link in _LINK.finditer(chapter.file.body):
            if not link["target"].startswith("https://"):
                yield chapter.finding(DEAD_LINK, link.start(), found=link["target"])
