"""What a diagram says, in one language: plain data that every kind of drawing starts from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One thing in a drawing with its words, and the parts that belong to it; `is_marked` parts are lifted out."""

    label: str
    note: str = ""
    parts: tuple["Part", ...] = ()
    is_marked: bool = False


@dataclass(frozen=True)
class Words:
    """Everything a drawing says. `name` keeps its ids apart from those of other drawings in the same page."""

    name: str
    alt: str
    parts: tuple[Part, ...]
    centre: str = ""
