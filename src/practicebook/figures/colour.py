"""The colours of the belt: six families, and which family each theme weaves in.

A family's first pair is for light ground (at least 4.5 : 1 on paper for the main colour), the second for dark ground
(the same on night blue). The accent is only ever seen inside a motif, beside the main colour. `stylesheet` hands the
same colours to the pages, so that no colour stands twice.
"""

from dataclasses import dataclass

from practicebook.model.vocabulary import Theme

PAPER = "#fffdf8"
"""Ground of the page."""
NIGHT = "#141a26"
"""Ground of the page in the dark scheme."""
LINEN = "#faf6ec"
"""Ground of a woven band, in both schemes."""
EDGE = "#9d2235"
"""Madder: the lines along a band."""
INK = "#1b2333"


@dataclass(frozen=True, slots=True)
class Family:
    """A pair of yarns, for light and for dark ground. Colours are `#rrggbb`."""

    name: str
    main: str
    accent: str
    main_on_dark: str
    accent_on_dark: str


CORNFLOWER = Family("cornflower", "#1f4e9c", "#c4182f", "#8fb4f5", "#ff7566")
MADDER = Family("madder", "#9d2235", "#e0a12b", "#f2909f", "#f4cf6e")
MOSS = Family("moss", "#2d6a3f", "#c8501e", "#84c897", "#f5a873")
TEAL = Family("teal", "#12606b", "#c4182f", "#72c6d1", "#ff7566")
VIOLET = Family("violet", "#5b2d82", "#e0a12b", "#c7a6f0", "#f4cf6e")
OCHRE = Family("ochre", "#8a4a08", "#1f4e9c", "#e3ad68", "#8fb4f5")

FAMILIES = (CORNFLOWER, MADDER, MOSS, TEAL, VIOLET, OCHRE)

FAMILY_OF_THEME: dict[Theme, Family] = {
    Theme.EDUCATION_SKILLS: CORNFLOWER,
    Theme.YOUTH: CORNFLOWER,
    Theme.DIGITAL: CORNFLOWER,
    Theme.CHILDREN_FAMILIES: MADDER,
    Theme.SAFETY_PREVENTION: MADDER,
    Theme.COMMUNITY_RURAL: MOSS,
    Theme.ENVIRONMENT_CIRCULAR: MOSS,
    Theme.MENTAL_HEALTH: TEAL,
    Theme.HEALTH_WELLBEING: TEAL,
    Theme.INTEGRATION_MIGRATION: TEAL,
    Theme.CULTURE: VIOLET,
    Theme.DEMOCRACY_PARTICIPATION: VIOLET,
    Theme.DISABILITY_INCLUSION: VIOLET,
    Theme.CARE_AGEING: OCHRE,
    Theme.EMPLOYMENT: OCHRE,
    Theme.HOUSING_SPACE: OCHRE,
}


def stylesheet() -> str:
    """CSS that colours inline motifs in both schemes; older browsers keep the colours in the picture."""
    families = [
        f".motif--{family.name}{{--m1:light-dark({family.main},{family.main_on_dark});"
        f"--m2:light-dark({family.accent},{family.accent_on_dark})}}"
        for family in FAMILIES
    ]
    rules = "\n".join([*families, ".m1{fill:var(--m1)}", ".m2{fill:var(--m2)}"])
    return f"@supports (color: light-dark(#000, #fff)) {{\n{rules}\n}}\n"
