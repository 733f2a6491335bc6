"""Make a diagram of the handbook in one language: its drawing, and the same words as text."""

from markupsafe import Markup

from practicebook.book.uses import Diagram, Step
from practicebook.figures.diagrams.drawing import drawing
from practicebook.figures.diagrams.words import Part, Words
from practicebook.figures.glyph import evidence_glyph
from practicebook.language.hyphenation import parted
from practicebook.messages import text
from practicebook.model.chapter import LineByLanguage
from practicebook.model.diagram import Diagram as DiagramRecord
from practicebook.model.diagram import DiagramDetail, DiagramPart
from practicebook.model.diagram_kind import DiagramKind
from practicebook.model.measures import EvidenceLevel
from practicebook.model.settings import localised
from practicebook.views.addresses import Addresses
from practicebook.views.localised import localised_text

_ENDS = (".", "?", "!", ":")


def diagram(name: str, record: DiagramRecord, number: int, addresses: Addresses) -> Diagram:
    """The diagram `name` as the figure of that number in its chapter."""
    lang = addresses.lang
    alt = localised(record.alt, lang)
    is_ladder = record.kind is DiagramKind.EVIDENCE_LADDER
    words = Words(
        name=name,
        alt=alt,
        parts=tuple(_part(part, lang) for part in record.parts),
        centre=_words(record.centre, lang),
    )
    return Diagram(
        name=name,
        number=number,
        caption=localised_text(record.caption, addresses),
        alt=alt,
        drawing=None if is_ladder else Markup(drawing(record.kind, words)),  # noqa: S704 - drawn by us
        description=localised_text(record.description, addresses) if record.description else None,
        said=tuple((_said(part, lang), tuple(_said(inner, lang) for inner in part.parts)) for part in record.parts),
        steps=_ladder(lang) if is_ladder else (),
        anchor=f"figure-{number}",
    )


def _part(part: DiagramPart | DiagramDetail, lang: str) -> Part:
    inner = part.parts if isinstance(part, DiagramPart) else ()
    return Part(
        label=_words(part.label, lang),
        note=_words(part.note, lang),
        parts=tuple(_part(each, lang) for each in inner),
        is_marked=part.marked,
    )


def _words(words: LineByLanguage | None, lang: str) -> str:
    """Words for a drawing, with soft hyphens where a long one may be broken."""
    return parted(localised(words, lang), lang) if words else ""


def _said(part: DiagramPart | DiagramDetail, lang: str) -> str:
    """A part as one line of text."""
    label = localised(part.label, lang)
    if not part.note:
        return label
    note = localised(part.note, lang)
    return f"{label}{'' if label.endswith(_ENDS) else '.'} {note[:1].upper()}{note[1:]}"


def _ladder(lang: str) -> tuple[Step, ...]:
    return tuple(
        Step(
            int(level),
            text(f"vocabulary.evidence-level.{level}.label", lang),
            text(f"vocabulary.evidence-level.{level}.definition", lang),
            Markup(evidence_glyph(int(level))),  # noqa: S704 - drawn by us
        )
        for level in EvidenceLevel
    )
