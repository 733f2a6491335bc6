"""A diagram of the handbook: what kind of drawing it is and every word in it, in the languages of the site.

The drawing itself is made from this by `figures.diagrams`. Rules between the fields are here as well, since they say
what each kind of drawing has.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from practicebook.model.base import Record
from practicebook.model.chapter import LineByLanguage, NameByLanguage, ParagraphByLanguage
from practicebook.model.diagram_kind import DiagramKind
from practicebook.model.rules import Violation

WRONG_COUNT, LACKS_CENTRE, USELESS = "PB-663", "PB-664", "PB-665"


class DiagramDetail(Record):
    """The smallest part of a drawing, within another one."""

    label: NameByLanguage
    note: LineByLanguage | None = None
    marked: bool = False


class DiagramPart(Record):
    """One thing in a drawing with its words, and what belongs to it. `marked` parts are lifted out."""

    label: LineByLanguage
    note: LineByLanguage | None = None
    marked: bool = False
    parts: tuple[DiagramDetail, ...] = ()


class Diagram(Record):
    """`handbook/diagrams/<id>.yml`: one diagram."""

    kind: DiagramKind
    caption: LineByLanguage
    alt: LineByLanguage
    description: ParagraphByLanguage | None = None
    centre: NameByLanguage | None = None
    parts: tuple[DiagramPart, ...] = ()


@dataclass(frozen=True)
class Shape:
    """What a kind of drawing has: how many parts, how many parts in each of them, and whether it has a centre."""

    least: int
    most: int
    inner: tuple[int, int] = (0, 0)
    """Of each part, the least and the most; where some parts have none, the least is 0."""
    centre: bool | None = None
    """None where it may have one."""


SHAPES: Mapping[DiagramKind, Shape] = {
    DiagramKind.CHAIN: Shape(2, 6, centre=False),
    DiagramKind.DIAMONDS: Shape(2, 2, inner=(2, 2)),
    DiagramKind.DIRECTIONS: Shape(3, 3, centre=True),
    DiagramKind.EVIDENCE_LADDER: Shape(0, 0, centre=False),
    DiagramKind.EXCHANGE: Shape(3, 6, inner=(0, 2), centre=False),
    DiagramKind.LOOP: Shape(3, 6),
    DiagramKind.MATRIX: Shape(2, 2, inner=(2, 2), centre=False),
    DiagramKind.OVERLAP: Shape(3, 3, centre=True),
    DiagramKind.QUESTIONS: Shape(1, 5, inner=(0, 5), centre=False),
    DiagramKind.ROLES: Shape(3, 3, centre=True),
    DiagramKind.SPIRAL: Shape(4, 8, centre=False),
    DiagramKind.STACK: Shape(2, 2, inner=(1, 8), centre=False),
    DiagramKind.STAGES: Shape(2, 6),
    DiagramKind.TIERS: Shape(3, 6, centre=False),
    DiagramKind.TREE: Shape(3, 3, inner=(0, 4), centre=False),
}
"""The words of the evidence ladder are those of the levels themselves (`vocabulary.evidence-level`)."""


def diagram_violations(diagram: Diagram, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield numbers of parts that the kind cannot draw, a centre that is missing, and what is of no use to the kind."""
    unsound = set(faulty)
    if "kind" in unsound:
        return
    shape = SHAPES[diagram.kind]
    if "parts" not in unsound:
        if not shape.least <= len(diagram.parts) <= shape.most:
            yield Violation(WRONG_COUNT, ("parts",), str(len(diagram.parts)), (_span(shape.least, shape.most),))
        for place, part in enumerate(diagram.parts):
            least, most = shape.inner
            if not least <= len(part.parts) <= most:
                yield Violation(WRONG_COUNT, ("parts", place, "parts"), str(len(part.parts)), (_span(least, most),))
    if "centre" not in unsound:
        if shape.centre and not diagram.centre:
            yield Violation(LACKS_CENTRE, ("centre",), diagram.kind)
        if diagram.centre and shape.centre is False:
            yield Violation(USELESS, ("centre",), diagram.kind)


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"
