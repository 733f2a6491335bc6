"""How the book is printed: what a printer has to know, and what the files for it are made by."""

from typing import Annotated

from pydantic import Field, StringConstraints

from practicebook.model.base import Record
from practicebook.model.media import LanguageCode
from practicebook.model.text import Line, Name


class Printing(Record):
    """`settings/printing.yml`: the printing condition, paper and binding of the book on paper."""

    profile: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.icc$")] = "ISOcoated_v2_300_bas.icc"
    """A file of `overrides/assets/paper/profiles/`, with its licence beside it."""
    condition: Name = "FOGRA39"
    """The characterised printing condition by its name in the registry of the ICC."""
    most_ink: Annotated[int, Field(ge=200, le=400)] = 300
    """The most ink at one place, in per cent."""
    paper: dict[LanguageCode, Line] = Field(default_factory=dict)
    paper_thickness: Annotated[float, Field(gt=0.03, lt=0.5)] = 0.1
    """The thickness of a sheet in millimetres."""
    cover_paper: dict[LanguageCode, Line] = Field(default_factory=dict)
    cover_thickness: Annotated[float, Field(gt=0.1, lt=1)] = 0.3
    """The thickness of the cover's sheet in millimetres."""
    binding: dict[LanguageCode, Line] = Field(default_factory=dict)
    pages_multiple: Annotated[int, Field(ge=2, le=32)] = 4
    """The number of pages is filled up with empty ones to a multiple of this."""
    copies: Annotated[int, Field(ge=1)] | None = None
