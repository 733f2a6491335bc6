"""Turn figures of a chapter that rest on no source, and macros that stand where they cannot be shown, into errors."""

import re
from collections.abc import Iterator

from practicebook.checks.handbook_macros import chapter_texts
from practicebook.checks.registry import Subject, check
from practicebook.checks.stated_figures import figure_of_a_source
from practicebook.content.macro_calls import BLOCKS
from practicebook.content.notes import notes_in
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.model.text import CITATION

UNSOURCED, NOT_ALONE = "PB-659", "PB-652"
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)


@check
def figures_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """A paragraph, list or note that states a share, a sum or a large number must name a source or take it by macro."""
    for text in chapter_texts(subject):
        body = text.file.body
        blocks = list(_BLOCK.finditer(body))
        cited = [bool(CITATION.search(block[0])) or "result(" in block[0] for block in blocks]
        for place, block in enumerate(blocks):
            if block[0].lstrip().startswith("#") or cited[place]:
                continue
            if block[0].lstrip().startswith("|") and any(cited[max(0, place - 1) : place + 2]):
                continue  # a table rests on the sources of the text that introduces it
            words = _MACRO.sub(lambda match: " " * len(match[0]), block[0])
            if found := figure_of_a_source(words):
                yield text.finding(UNSOURCED, block.start() + found.start(), found=found[0].strip())


@check
def blocks_of_chapters(subject: Subject) -> Iterator[Diagnostic]:
    """A macro that shows a box must stand in a paragraph of its own, outside notes."""
    for text in chapter_texts(subject):
        body, outside = text.file.body, notes_in(text.file.body).text
        for call in text.calls:
            if call.name in BLOCKS:
                is_alone = not body[: call.start].rpartition("\n\n")[2].strip()
                is_alone &= not body[call.end :].partition("\n\n")[0].strip()
                if not is_alone or outside[call.start : call.end].isspace():
                    yield text.finding(NOT_ALONE, call.start, found=body[call.start : call.end])
