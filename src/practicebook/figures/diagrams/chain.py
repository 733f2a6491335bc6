"""Chain: steps that lead to one another; beside each arrow stands what has to hold for the next step to come."""

from practicebook.figures.diagrams.lettering import lettering, note
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, box, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_STEM = 46
"""Where the arrows stand, from the left."""


def chain(words: Words) -> str:
    """The parts from top to bottom; the last, where it all leads, is the dark one."""
    drawn: list[str] = []
    y: float = INSET
    last = len(words.parts) - 1
    for place, part in enumerate(words.parts):
        setting = lettering(part.label, "", WIDTH - 2 * INSET - 2 * PAD)
        drawn.append(worded(setting, INSET, y, WIDTH - 2 * INSET, tall(setting), "strong" if place == last else "tint"))
        y += tall(setting)
        if place == last:
            break
        condition = note(part.note, WIDTH - _STEM - 24 - INSET - 2 * PAD)
        room = (condition.height + 2 * PAD + 16) if condition.lines else 40
        drawn.append(arrow([(_STEM, y), (_STEM, y + room)]))
        if condition.lines:
            left = _STEM + 24
            style = "heavy" if part.is_marked else "dashed"
            drawn.append(box(left, y + 8, WIDTH - INSET - left, room - 16, "plain", style=style))
            drawn.append(condition.draw(left + PAD, y + 8 + PAD))
        y += room
    return picture(words, y + INSET, *drawn)
