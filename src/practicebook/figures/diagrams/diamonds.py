"""Diamonds: work that goes wide and narrow, and wide and narrow again; under it the way back."""

from practicebook.figures.diagrams.lettering import lettering, note
from practicebook.figures.diagrams.shapes import INSET, WIDTH, curve, head, picture, shape
from practicebook.figures.diagrams.words import Words

_REACH = 92
"""Half the height of a diamond."""
_ROOM = 84


def diamonds(words: Words) -> str:
    """The parts are the two diamonds, each with its widening and its narrowing half."""
    across = (WIDTH - 2 * INSET) / len(words.parts)
    heads = [lettering(part.label, "", across - 12) for part in words.parts]
    top = max(setting.height for setting in heads) + 8
    middle = top + _REACH
    drawn: list[str] = []
    notes = []
    for place, part in enumerate(words.parts):
        left = INSET + place * across
        half = across / 2
        wide, narrow = part.parts
        drawn += [
            heads[place].draw(left + half, 0, anchor="middle"),
            shape(f"M{left:.1f} {middle:.1f}l{half:.1f} {-_REACH}v{2 * _REACH}z", "tint"),
            shape(f"M{left + across:.1f} {middle:.1f}l{-half:.1f} {-_REACH}v{2 * _REACH}z", "mid"),
            lettering(wide.label, "", _ROOM).draw(left + half - 6, middle - 10, anchor="end"),
            lettering(narrow.label, "", _ROOM).draw(left + half + 6, middle - 10),
        ]
        notes.append([note(each.note, half - 10) for each in (wide, narrow)])
    y = middle + _REACH + 8
    for place, pair in enumerate(notes):
        for side, setting in enumerate(pair):
            drawn.append(setting.draw(INSET + place * across + (side + 0.5) * across / 2, y, anchor="middle"))
    y += max(setting.height for pair in notes for setting in pair) + 10
    if words.centre:
        way = note(words.centre, WIDTH - 60)
        drawn += [
            curve(f"M{WIDTH - 20} {y:.1f}q0 26 -26 26H46q-20 0 -25 -16"),
            head((20, y), -1.62),
            way.draw(WIDTH / 2, y + 32, anchor="middle", colour="muted"),
        ]
        y += 32 + way.height
    return picture(words, y + INSET, *drawn)
