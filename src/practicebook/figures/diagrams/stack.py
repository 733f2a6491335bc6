"""Stack: two columns of one height, what a thing is made of and what it is carried by. Heights say nothing."""

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, box, line, picture, tall, worded
from practicebook.figures.diagrams.words import Words

_BETWEEN = 18
_HATCH = 12
"""Width of the hatched edge of a marked block."""


def stack(words: Words) -> str:
    """Each part is a column with its name above and its parts as blocks, the first on top."""
    across = (WIDTH - 2 * INSET - _BETWEEN * (len(words.parts) - 1)) / len(words.parts)
    heads = [lettering(part.label, part.note, across - 4) for part in words.parts]
    top = max(head.height for head in heads) + 8
    settings = [
        [lettering(block.label, block.note, across - 2 * PAD - 2 * _HATCH) for block in part.parts]
        for part in words.parts
    ]
    height = max(sum(map(tall, column)) for column in settings)
    drawn: list[str] = []
    for place, part in enumerate(words.parts):
        x, y = INSET + place * (across + _BETWEEN), top
        drawn.append(heads[place].draw(x + across / 2, top - 8 - heads[place].height, anchor="middle"))
        spare = (height - sum(map(tall, settings[place]))) / len(part.parts)
        for block, setting in zip(part.parts, settings[place], strict=True):
            down = tall(setting) + spare
            tone = "plain" if block.is_marked else "mid" if place == 0 else "tint"
            drawn.append(worded(setting, x, y, across, down, tone, radius=0))
            if block.is_marked:
                drawn += [_hatched(x, y, down), _hatched(x + across - _HATCH, y, down)]
            y += down
    return picture(words, top + height + INSET, *drawn)


def _hatched(x: float, y: float, down: float) -> str:
    """Slanting lines over a narrow strip."""
    step = 8
    lines = []
    rise = y
    while rise + step <= y + down:
        lines.append(line([(x, rise + step), (x + _HATCH, rise)]))
        rise += step
    return box(x, y, _HATCH, down, "plain", radius=0) + "".join(lines)
