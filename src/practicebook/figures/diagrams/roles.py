"""Roles: the centre between those who offer and those who ask for it, and below those who bring people together."""

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_GAP, _BETWEEN = 46, 20


def roles(words: Words) -> str:
    """The first two parts above the centre, the third below; its dashed arrows lead to both of them."""
    across = (WIDTH - 2 * INSET - _BETWEEN) / 2
    first, second, third = words.parts
    pair = [lettering(part.label, part.note, across - 2 * PAD) for part in (first, second)]
    top = max(map(tall, pair))
    centre = lettering(words.centre, "", across - 2 * PAD)
    middle = INSET + top + _GAP
    below = lettering(third.label, third.note, WIDTH - 2 * INSET - 2 * PAD)
    foot = middle + tall(centre) + _GAP
    right = WIDTH - INSET - across
    centre_left = (WIDTH - across) / 2
    drawn = [
        worded(pair[0], INSET, INSET, across, top, "tint"),
        worded(pair[1], right, INSET, across, top, "tint"),
        worded(centre, centre_left, middle, across, tall(centre), "strong"),
        worded(below, INSET, foot, WIDTH - 2 * INSET, tall(below), "plain"),
        arrow([(centre_left + 40, INSET + top), (centre_left + 40, middle)]),
        arrow([(centre_left + across - 40, INSET + top), (centre_left + across - 40, middle)]),
        arrow([(WIDTH / 2, foot), (WIDTH / 2, middle + tall(centre))]),
        arrow([(INSET + 50, foot), (INSET + 50, INSET + top)], style="dashed"),
        arrow([(WIDTH - INSET - 50, foot), (WIDTH - INSET - 50, INSET + top)], style="dashed"),
    ]
    return picture(words, foot + tall(below) + INSET, *drawn)
