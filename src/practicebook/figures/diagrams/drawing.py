"""Draw a diagram: the one table of the kinds that there are."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from practicebook.figures.diagrams.chain import chain
from practicebook.figures.diagrams.diamonds import diamonds
from practicebook.figures.diagrams.directions import directions
from practicebook.figures.diagrams.exchange import exchange
from practicebook.figures.diagrams.loop import loop
from practicebook.figures.diagrams.matrix import matrix
from practicebook.figures.diagrams.overlap import overlap
from practicebook.figures.diagrams.questions import questions
from practicebook.figures.diagrams.roles import roles
from practicebook.figures.diagrams.spiral import spiral
from practicebook.figures.diagrams.stack import stack
from practicebook.figures.diagrams.stages import stages
from practicebook.figures.diagrams.tiers import tiers
from practicebook.figures.diagrams.tree import tree
from practicebook.figures.diagrams.words import Words
from practicebook.model.diagram_kind import DiagramKind

DRAWINGS: Mapping[DiagramKind, Callable[[Words], str]] = MappingProxyType(
    {
        DiagramKind.CHAIN: chain,
        DiagramKind.DIAMONDS: diamonds,
        DiagramKind.DIRECTIONS: directions,
        DiagramKind.EXCHANGE: exchange,
        DiagramKind.LOOP: loop,
        DiagramKind.MATRIX: matrix,
        DiagramKind.OVERLAP: overlap,
        DiagramKind.QUESTIONS: questions,
        DiagramKind.ROLES: roles,
        DiagramKind.SPIRAL: spiral,
        DiagramKind.STACK: stack,
        DiagramKind.STAGES: stages,
        DiagramKind.TIERS: tiers,
        DiagramKind.TREE: tree,
    }
)


def drawing(kind: DiagramKind, words: Words) -> str:
    """Inline: the diagram as SVG with its alternative text."""
    return DRAWINGS[kind](words)
