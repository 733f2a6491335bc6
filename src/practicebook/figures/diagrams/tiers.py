"""Tiers: boxes on top of one another that lead upwards, the first part at the foot, marked ones lifted out."""

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_GAP, _STEP = 26, 16


def tiers(words: Words) -> str:
    """A flight of boxes, each a little further in than the one above it."""
    drawn: list[str] = []
    y = INSET
    order = list(enumerate(words.parts))[::-1]
    for place, part in order:
        left = INSET + place * _STEP
        across = WIDTH - INSET - left
        setting = lettering(part.label, part.note, across - 2 * PAD)
        if place < len(words.parts) - 1:
            x = left + _STEP / 2 + 14
            drawn.append(arrow([(x, y), (x, y - _GAP)]))
        drawn.append(
            worded(
                setting, left, y, across, tall(setting), _tone(words, place), style="heavy" if part.is_marked else ""
            )
        )
        y += tall(setting) + _GAP
    return picture(words, y - _GAP + INSET, *drawn)


def _tone(words: Words, place: int) -> str:
    """Dark at the foot with the marked parts lifted out; without any, darker with every step upwards."""
    if any(part.is_marked for part in words.parts):
        return "strong" if place == 0 else "mid" if words.parts[place].is_marked else "plain"
    return ("plain", "tint", "mid")[min(place, 2)] if place < len(words.parts) - 1 else "strong"
