"""Find what does not fit the page it stands on: WeasyPrint lets it run over the edge and says nothing."""

from collections.abc import Iterator
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

_SLACK = 6
"""Pixels by which a line may stand out: hanging marks and the rounding of columns."""
_WORDS = 60
"""Letters of what does not fit that are told."""


def overfull(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the page of everything wider than its room, with its first words."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box  # noqa: SLF001 - the finished layout has no public face
        right = box.content_box_x() + box.width
        edge = box.position_x + box.margin_width()
        for child in box.children:
            if not isinstance(child, boxes.MarginBox):
                yield from ((number, words) for words in _beyond(child, right, edge))


def _beyond(box: Any, right: float, edge: float) -> Iterator[str]:  # noqa: ANN401 - WeasyPrint's own types
    """Yield the words of tables beyond the text area, and of lines beyond the page."""
    inner = getattr(box, "_box", box)
    if isinstance(inner, boxes.TableBox) and inner.position_x + inner.border_width() > right + _SLACK:
        yield _words(inner)
        return
    if isinstance(inner, boxes.TextBox):
        if inner.position_x + inner.width > edge + _SLACK and inner.text.strip():
            yield inner.text.strip()[:_WORDS]
        return
    for child in getattr(inner, "children", ()):
        yield from _beyond(child, right, edge)


def _words(box: Any) -> str:  # noqa: ANN401 - WeasyPrint's own types
    found = [child.text for child in box.descendants() if isinstance(child, boxes.TextBox)]
    return " ".join(" ".join(found).split())[:_WORDS]
