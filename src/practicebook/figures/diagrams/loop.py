"""Loop: parts around a ring that leads from the last one back to the first; the centre's words stand within."""

from math import pi

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, box, head, picture, tall, worded
from practicebook.figures.diagrams.words import Part, Words

_BETWEEN, _HOLE = 34, 44
_FULL = WIDTH - 2 * INSET
_HALF = (_FULL - _BETWEEN) / 2


def loop(words: Words) -> str:
    """Clockwise in two columns, an odd first part over both; the ring runs behind the boxes."""
    rows = _rows(words.parts)
    widths = [[_FULL * 0.62 if len(row) == 1 else _HALF for _ in row] for row in rows]
    settings = [
        [lettering(part.label, part.note, across - 2 * PAD) for part, across in zip(row, wide, strict=True)]
        for row, wide in zip(rows, widths, strict=True)
    ]
    downs = [max(map(tall, row)) for row in settings]
    centre = lettering(words.centre, "", 170)
    gap = max(_HOLE, (centre.height + 24) if len(rows) == 2 else _HOLE)  # noqa: PLR2004 - the hole of two rows
    tops = [INSET + sum(downs[:place]) + gap * place for place in range(len(rows))]
    left, right = INSET + _HALF / 2, WIDTH - INSET - _HALF / 2
    first, last = tops[0] + downs[0] / 2, tops[-1] + downs[-1] / 2
    drawn = [box(left, first, right - left, last - first, "plain", radius=26)]
    for place, row in enumerate(settings):
        for side, setting in enumerate(row):
            across = widths[place][side]
            x = (WIDTH - across) / 2 if len(row) == 1 else (INSET, WIDTH - INSET - _HALF)[side]
            is_first = rows[place][side] is words.parts[0]
            tone = "strong" if is_first else "mid" if rows[place][side].is_marked else "tint"
            drawn.append(worded(setting, x, tops[place], across, downs[place], tone))
    drawn += _heads(rows, tops, downs, (left, right))
    if centre.lines:
        drawn.append(centre.draw_amid(WIDTH / 2, tops[0] + downs[0] + gap / 2))
    return picture(words, tops[-1] + downs[-1] + INSET, *drawn)


def _rows(parts: tuple[Part, ...]) -> list[list[Part]]:
    """The parts as they stand: right column going down, left column going up."""
    ahead = [[parts[0]]] if len(parts) % 2 else []
    rest = parts[len(ahead) :] if ahead else parts[1:]
    if ahead:
        count = len(rest) // 2
        return ahead + [[rest[-1 - row], rest[row]] for row in range(count)]
    count = len(parts) // 2
    around = [parts[0], *parts[:0:-1]]
    return [[around[row], parts[1 + row]] for row in range(count)]


def _heads(rows: list[list[Part]], tops: list[float], downs: list[float], columns: tuple[float, float]) -> list[str]:
    """The heads of arrows on the ring where it meets the next box."""
    left, right = columns
    heads = [head((right, top), pi / 2) for top in tops[1:]]
    heads += [head((left, top + down), -pi / 2) for top, down in zip(tops[:-1], downs[:-1], strict=True)]
    across = (WIDTH - INSET - _HALF, INSET + _HALF)
    if len(rows[0]) > 1:
        heads.append(head((across[0], tops[0] + downs[0] / 2), 0))
    heads.append(head((across[1], tops[-1] + downs[-1] / 2), pi))
    return heads
