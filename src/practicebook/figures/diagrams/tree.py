"""Tree: a crown of consequences, a trunk that is the problem, and roots that part into kinds of causes."""

from practicebook.figures.diagrams.lettering import lettering
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, Point, curve, picture, shape, tall, worded
from practicebook.figures.diagrams.words import Words

_TRUNK, _GAP, _BETWEEN = 150, 40, 12
_SHRINK = 36
"""What the round corners of the crown take from its words on each side."""


def tree(words: Words) -> str:
    """The parts are crown, trunk and roots; the roots' own parts stand at their ends."""
    crown, trunk, roots = words.parts
    leaves = lettering(crown.label, crown.note, WIDTH - 2 * INSET - 2 * _SHRINK)
    crown_height = leaves.height + 48
    stem = lettering(trunk.label, trunk.note, _TRUNK - 2 * PAD)
    stem_height = tall(stem) + 34
    ground = INSET + crown_height + stem_height
    earth = lettering(roots.label, roots.note, WIDTH - 2 * INSET - 2 * PAD)
    left = (WIDTH - _TRUNK) / 2
    trunk_shape = (
        f"M{left:.1f} {INSET + crown_height - 12:.1f}h{_TRUNK}"
        f"v{stem_height - 8:.1f}q0 20 24 20h{-_TRUNK - 48}q24 0 24 -20z"
    )
    drawn = [shape(trunk_shape, "strong"), _crown(crown_height), leaves.draw_amid(WIDTH / 2, INSET + crown_height / 2)]
    drawn.append(stem.draw_amid(WIDTH / 2, INSET + crown_height + stem_height / 2, colour="on-strong"))
    top = ground
    drawn.append(worded(earth, INSET, top, WIDTH - 2 * INSET, tall(earth), "mid"))
    ends = roots.parts
    across = (WIDTH - 2 * INSET - _BETWEEN * (len(ends) - 1)) / len(ends)
    settings = [lettering(end.label, end.note, across - 2 * PAD + 6) for end in ends]
    down = max(map(tall, settings))
    begin, finish = top + tall(earth), top + tall(earth) + _GAP
    for place, setting in enumerate(settings):
        x = INSET + place * (across + _BETWEEN)
        start = WIDTH / 2 + (place - (len(ends) - 1) / 2) * 40
        middle = x + across / 2
        drawn.append(_root((start, begin), (middle, finish)))
        drawn.append(worded(setting, x, finish, across, down, "plain", style="heavy" if ends[place].is_marked else ""))
    return picture(words, finish + down + INSET, *drawn)


def _root(top: Point, end: Point) -> str:
    """A line that leaves and arrives upright."""
    (x, y), (to, down) = top, end
    return curve(f"M{x:.1f} {y:.1f}C{x:.1f} {y + 26:.1f} {to:.1f} {down - 26:.1f} {to:.1f} {down:.1f}")


def _crown(height: float) -> str:
    """A box whose outline is scalloped like leaves."""
    left, right, top, foot = INSET + 14, WIDTH - INSET - 14, INSET + 12, INSET + height - 12
    count = 6
    step = (right - left) / count
    side = max(2, round((foot - top) / step))
    rise = (foot - top) / side
    data = f"M{left:.1f} {top:.1f}"
    data += f"a{step / 2:.1f} 12 0 0 1 {step:.1f} 0" * count
    data += f"a12 {rise / 2:.1f} 0 0 1 0 {rise:.1f}" * side
    data += f"a{step / 2:.1f} 12 0 0 1 {-step:.1f} 0" * count
    data += f"a12 {rise / 2:.1f} 0 0 1 0 {-rise:.1f}" * side
    return shape(f"{data}z", "tint")
