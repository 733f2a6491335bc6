"""Directions: three ways out of one thing, to the side, upwards and into the ground."""

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, line, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_CORE, _GAP, _ASIDE = 128, 40, 44


def directions(words: Words) -> str:
    """The parts in the order aside, up, down; the ground lies between the centre and what is deeper."""
    aside, up, down = words.parts
    full = WIDTH - 2 * INSET
    above, below = (lettering(part.label, part.note, full - 2 * PAD) for part in (up, down))
    left = INSET + _CORE + _ASIDE
    beside = lettering(aside.label, aside.note, WIDTH - INSET - left - 2 * PAD)
    core = lettering(words.centre, "", _CORE - 2 * PAD)
    row = max(tall(beside), tall(core))
    middle = INSET + tall(above) + _GAP
    ground = middle + row + 14
    foot = middle + row + _GAP
    stem = INSET + _CORE / 2
    drawn = [
        worded(above, INSET, INSET, full, tall(above), "plain"),
        worded(core, INSET, middle, _CORE, row, "strong"),
        worded(beside, left, middle, WIDTH - INSET - left, row, "plain"),
        worded(below, INSET, foot, full, tall(below), "mid"),
        line([(0, ground), (stem - 14, ground)], style="dashed"),
        line([(stem + 14, ground), (WIDTH, ground)], style="dashed"),
        arrow([(stem, middle), (stem, INSET + tall(above))]),
        arrow([(INSET + _CORE, middle + row / 2), (left, middle + row / 2)]),
        arrow([(stem, middle + row), (stem, foot)]),
    ]
    return picture(words, foot + tall(below) + INSET, *drawn)
