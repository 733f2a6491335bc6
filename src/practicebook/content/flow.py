"""Turn a chapter's Markdown into a flow: pieces of safe HTML, and between them what each edition draws in its own way.

A citation, a footnote's mark and a macro call are data in a flow, never HTML, so that one text serves the web, the
e-book and paper. Nothing is run: calls are those that `content.macro_calls` found and the checks have judged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from practicebook.content.anchors import Anchor, heading_anchors
from practicebook.content.macro_calls import BLOCKS, NAMING, MacroCall, macro_calls
from practicebook.content.markdown import MARK, mark, marked_html, marked_line, without_marks
from practicebook.content.notes import NoteMark, notes_in


@dataclass(frozen=True)
class Citation:
    """A source named in the text by its id."""

    source: str


@dataclass(frozen=True)
class HeadingStart:
    """The start of a heading: an edition writes the tag with the anchor; its end is in the HTML that follows."""

    anchor: str
    level: int


Piece = str | Citation | NoteMark | MacroCall | HeadingStart
"""Safe HTML, or something to be drawn."""
Flow = tuple[Piece, ...]

HIGHEST_IN_CHAPTER = 2


@dataclass(frozen=True)
class _HeadingMark:
    """Where the words of a heading begin: its mark tells it from headings that have no anchor, such as in a quote."""

    anchor: str
    start: int
    end: int


_Drawn = NoteMark | MacroCall | _HeadingMark
_HEADING = re.compile(rf"<h([2-4])>{MARK.pattern}")
_HASHES = re.compile(r"[ \t]*#*[ \t]*")
_OWN_ID = re.compile(r"\s*\{:?\s*#[A-Za-z0-9_-]+\s*\}\s*$")
_EMPTY_START = re.compile(r"\A(?:[ \t]*\n)+")
_ALONE = re.compile(rf"<p>\s*({MARK.pattern})\s*</p>")


def chapter_flow(body: str) -> tuple[Flow, Mapping[str, Anchor]]:
    """The flow of a chapter without its notes, and the anchors of the headings in it in their order."""
    clean = without_marks(body)
    found = notes_in(clean)
    anchors = heading_anchors(found.text)
    calls = [call for call in macro_calls(clean)[0] if not found.text[call.start : call.end].isspace()]
    text = _without_own_ids(found.text, anchors)
    flow = _flow(text, sorted([*_heading_marks(text, anchors), *found.marks, *calls], key=lambda item: item.start))
    return flow, {piece.anchor: anchors[piece.anchor] for piece in flow if isinstance(piece, HeadingStart)}


def heading_words(anchor: Anchor) -> str:
    """The words of a heading as plain text, for lists of headings and for references."""
    title = without_marks(anchor.title)
    found = [*notes_in(title).marks, *macro_calls(title)[0]]
    for item in sorted(found, key=lambda item: item.start, reverse=True):
        words = item.arguments[1:] if isinstance(item, MacroCall) and item.name in NAMING else ()
        title = f"{title[: item.start]}{''.join(words)}{title[item.end :]}"
    html = MARK.sub("", marked_html(f"## {title}", highest=HIGHEST_IN_CHAPTER))
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())


def text_flow(markdown: str) -> Flow:
    """The flow of a piece of Markdown that holds neither notes nor headings, such as a note."""
    clean = without_marks(markdown)
    return _flow(clean, macro_calls(clean)[0])


def line_flow(line: str) -> Flow:
    """The flow of a line of front matter: all markup is text, citations are pieces."""
    return tuple(_pieces(marked_line(without_marks(line)), ()))


def note_flows(body: str) -> Mapping[str, Flow]:
    """The flow of each note of a body by its name."""
    return {note.name: text_flow(note.markdown) for note in notes_in(without_marks(body)).notes}


def _flow(text: str, drawn: Sequence[_Drawn]) -> Flow:
    marked = text
    for number in range(len(drawn) - 1, -1, -1):
        item = drawn[number]
        marked = f"{marked[: item.start]}{mark(number)}{marked[item.end :]}"
    # Where notes were taken from the beginning, spaces are left that Markdown would take for code.
    html = _with_scrolling_tables(marked_html(_EMPTY_START.sub("", marked), highest=HIGHEST_IN_CHAPTER))
    blocks = {number for number, item in enumerate(drawn) if isinstance(item, MacroCall) and item.name in BLOCKS}
    html = _ALONE.sub(lambda match: match[1] if match[3] and int(match[3]) in blocks else match[0], html)
    pieces: list[Piece] = []
    rest = 0
    for start in _HEADING.finditer(html):
        item = drawn[int(start[3])] if start[3] else None
        if isinstance(item, _HeadingMark):
            pieces += _pieces(html[rest : start.start()], drawn)
            pieces.append(HeadingStart(item.anchor, int(start[1])))
            rest = start.end()
    return (*pieces, *_pieces(html[rest:], drawn))


def _with_scrolling_tables(html: str) -> str:
    """Each table in a box that scrolls where the screen is narrow, by keyboard too."""
    return html.replace("<table>", '<div class="table" tabindex="0"><table>').replace("</table>", "</table></div>")


def _heading_marks(text: str, anchors: Mapping[str, Anchor]) -> Iterator[_HeadingMark]:
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    for anchor in anchors.values():
        hashes = _HASHES.match(text, starts[anchor.line])
        if hashes:
            yield _HeadingMark(anchor.id, hashes.end(), hashes.end())


def _pieces(html: str, drawn: Sequence[_Drawn]) -> list[Piece]:
    pieces: list[Piece] = []
    rest = 0
    for match in MARK.finditer(html):
        pieces.append(html[rest : match.start()])
        item = Citation(match[1]) if match[1] else drawn[int(match[2])]
        pieces += () if isinstance(item, _HeadingMark) else (item,)
        rest = match.end()
    return [piece for piece in (*pieces, html[rest:]) if piece != ""]


def _without_own_ids(text: str, anchors: Mapping[str, Anchor]) -> str:
    """The text with `{#id}` taken from its headings; every index of the text stays what it was."""
    lines = text.split("\n")
    for anchor in anchors.values():
        line = lines[anchor.line]
        lines[anchor.line] = _OWN_ID.sub(lambda match: " " * len(match[0]), line)
    return "\n".join(lines)
