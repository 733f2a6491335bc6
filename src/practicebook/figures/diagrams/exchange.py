"""Exchange: two sides, and for each way of dealing with one another what goes from whom to whom."""

from practicebook.figures.diagrams.lettering import lettering, note
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, box, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_SIDE = 62
"""Width of a side's pillar."""
_GAP = 20


def exchange(words: Words) -> str:
    """The first two parts are the sides; of the others, a part's parts go there and back, or both ways if marked."""
    one, other, *dealings = words.parts
    half = (WIDTH - 2 * INSET) / 2 - 10
    names = [lettering(side.label, "", half - 2 * PAD) for side in (one, other)]
    top = max(map(tall, names))
    right = WIDTH - INSET - half
    drawn = [
        worded(names[0], INSET, INSET, half, top, "strong"),
        worded(names[1], right, INSET, half, top, "strong"),
    ]
    y = INSET + top
    start = y
    inner_left, inner_right = INSET + _SIDE, WIDTH - INSET - _SIDE
    rows: list[str] = []
    for dealing in dealings:
        y += _GAP
        title = lettering(dealing.label, dealing.note, inner_right - inner_left - 8)
        rows.append(title.draw(WIDTH / 2, y, anchor="middle"))
        y += title.height
        for place, gift in enumerate(dealing.parts):
            setting = note(gift.label, inner_right - inner_left - 16)
            y += 4
            rows.append(setting.draw(WIDTH / 2, y, anchor="middle"))
            y += setting.height + 9
            ends = [(inner_left, y), (inner_right, y)]
            rows.append(arrow(ends[::-1] if place else ends, both=gift.is_marked))
            y += 5
    y += _GAP
    pillars = [
        box(INSET, start, _SIDE, y - start, "tint", radius=0),
        box(inner_right, start, _SIDE, y - start, "tint", radius=0),
    ]
    return picture(words, y + INSET, *pillars, *drawn, *rows)
