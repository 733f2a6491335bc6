"""The kinds of drawing that the handbook has; a closed list as those in `model.vocabulary`, where it is named."""

from enum import StrEnum


class DiagramKind(StrEnum):
    """How a diagram of the handbook is drawn."""

    CHAIN = "chain"
    DIAMONDS = "diamonds"
    DIRECTIONS = "directions"
    EVIDENCE_LADDER = "evidence-ladder"
    EXCHANGE = "exchange"
    LOOP = "loop"
    MATRIX = "matrix"
    OVERLAP = "overlap"
    QUESTIONS = "questions"
    ROLES = "roles"
    SPIRAL = "spiral"
    STACK = "stack"
    STAGES = "stages"
    TIERS = "tiers"
    TREE = "tree"
