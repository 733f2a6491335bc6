"""Matrix: two rows of two fields; what the rows stand for grows upwards, what the columns stand for to the right."""

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_LEFT, _BETWEEN, _AXIS = 28, 8, 26
_TONES = (("tint", "mid"), ("plain", "tint"))


def matrix(words: Words) -> str:
    """The parts are the rows, the upper first, each with its left and its right field; arrows mark the two ways."""
    across = (WIDTH - INSET - _LEFT - _BETWEEN) / 2
    drawn: list[str] = []
    y: float = INSET
    for row, part in enumerate(words.parts):
        title = lettering(part.label, part.note, WIDTH - _LEFT)
        drawn.append(title.draw(_LEFT, y))
        y += title.height + 5
        fields = [lettering(field.label, field.note, across - 2 * PAD) for field in part.parts]
        down = max(map(tall, fields))
        for column, (field, setting) in enumerate(zip(part.parts, fields, strict=True)):
            x = _LEFT + column * (across + _BETWEEN)
            style = "heavy" if field.is_marked else ""
            drawn.append(worded(setting, x, y, across, down, _TONES[row][column], style=style))
        y += down + _BETWEEN
    foot = y + _AXIS / 2 - _BETWEEN / 2
    drawn += [
        arrow([(_LEFT / 2 - 2, foot), (_LEFT / 2 - 2, INSET)]),
        arrow([(_LEFT / 2 - 2, foot), (WIDTH - INSET, foot)]),
    ]
    return picture(words, foot + 8, *drawn)
