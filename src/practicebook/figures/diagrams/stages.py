"""Stages: one after another along a line; the centre's words stand at every passage from one to the next."""

from practicebook.figures.diagrams.lettering import lettering, note
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, disc, picture, shape, tall
from practicebook.figures.diagrams.words import Words

_LEFT = 38
_RAIL = 16
_POINT = 14


def stages(words: Words) -> str:
    """Boxes with a notch and a point below, as arrows down the page, each darker dot a stage."""
    drawn: list[str] = []
    y: float = INSET
    across = WIDTH - INSET - _LEFT
    dots = []
    passage = note(words.centre, across - 20)
    gap = passage.height + 14 if passage.lines else 22
    last = len(words.parts) - 1
    for place, part in enumerate(words.parts):
        setting = lettering(part.label, part.note, across - 2 * PAD)
        down = tall(setting)
        middle = _LEFT + across / 2
        data = f"M{_LEFT} {y:.1f}H{WIDTH - INSET}v{down:.1f}"
        data += (
            f"H{middle + _POINT:.1f}l{-_POINT} {_POINT - 4}l{-_POINT} {4 - _POINT}H{_LEFT}z"
            if place < last
            else f"H{_LEFT}z"
        )
        drawn.append(shape(data, "mid" if part.is_marked else "tint", style="heavy" if part.is_marked else ""))
        drawn.append(setting.draw(_LEFT + PAD, y + PAD))
        dots.append(y + down / 2)
        y += down
        if place < last:
            drawn.append(passage.draw(middle, y + 12, anchor="middle", colour="muted"))
            y += gap + 8
    rail = [arrow([(_RAIL, dots[0]), (_RAIL, y - INSET)])]
    rail += [disc((_RAIL, dot), 7, "strong") for dot in dots]
    return picture(words, y + INSET, *rail, *drawn)
