"""The shapes that diagrams are drawn with: boxes, lines and arrows, in tones that part in one ink as well.

Every shape carries a class and, for places without the site's style sheet, the light colours: the style sheet of the
book gives the same classes colours for both schemes. Tones differ in lightness, marked parts also in their outline.
"""

from collections.abc import Sequence
from math import atan2, cos, pi, sin

from practicebook.figures.diagrams.lettering import Setting
from practicebook.figures.diagrams.words import Words
from practicebook.figures.svg import element

WIDTH = 400
"""Of every drawing, in its own units."""
PAD = 10
"""Between the edge of a box and its words."""
INSET = 1.5
"""Between the edge of the drawing and a box, for the outline."""
TONES = {"plain": "#ffffff", "tint": "#e6edf8", "mid": "#bccde9", "strong": "#1f4e9c"}
_INK = "#1b2333"
_HEAD = 9
"""Length of the head of an arrow."""

Point = tuple[float, float]


def picture(words: Words, height: float, *parts: str) -> str:
    """The drawing as an image with its alternative text."""
    frame = {
        "class": "dg",
        "viewBox": f"0 0 {WIDTH} {height:.1f}",
        "width": WIDTH,
        "height": f"{height:.1f}",
        "role": "img",
        "aria-label": words.alt,
    }
    return element("svg", frame, *parts)


def box(  # noqa: PLR0913 - a place, a size and a look
    x: float, y: float, across: float, down: float, tone: str = "plain", *, radius: float = 6, style: str = ""
) -> str:
    """A box with rounded corners; `style` is `heavy` or `dashed` for its outline, or `bare` for none."""
    return element(
        "rect",
        {
            "class": f"dg-{tone} dg-edge" if style != "bare" else f"dg-{tone}",
            "x": f"{x:.1f}",
            "y": f"{y:.1f}",
            "width": f"{across:.1f}",
            "height": f"{down:.1f}",
            "rx": radius,
            "fill": TONES[tone],
            **_outline(style),
        },
    )


def shape(data: str, tone: str, *, style: str = "") -> str:
    """A closed path in a tone."""
    kind = f"dg-{tone}" if style == "bare" else f"dg-{tone} dg-edge"
    return element("path", {"class": kind, "d": data, "fill": TONES[tone], **_outline(style)})


def _outline(style: str) -> dict[str, object]:
    if style == "bare":
        return {}
    dashes = {"stroke-dasharray": "5 4"} if style == "dashed" else {}
    return {"stroke": _INK, "stroke-width": 2.5 if style == "heavy" else 1.25, **dashes}


def worded(  # noqa: PLR0913, PLR0917 - a box and what stands in it
    setting: Setting,
    x: float,
    y: float,
    across: float,
    down: float,
    tone: str = "plain",
    *,
    style: str = "",
    radius: float = 6,
) -> str:
    """A box with words in its middle."""
    words = setting.draw_amid(x + across / 2, y + down / 2, colour="on-strong" if tone == "strong" else "ink")
    return box(x, y, across, down, tone, radius=radius, style=style) + words


def tall(setting: Setting) -> float:
    """The height of a box that holds these words."""
    return setting.height + 2 * PAD


def line(points: Sequence[Point], *, style: str = "") -> str:
    """A line through points."""
    data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return curve(data, style=style)


def curve(data: str, *, style: str = "") -> str:
    """An open path."""
    dashes = "5 4" if style == "dashed" else None
    outline = {"stroke": _INK, "stroke-width": 1.5, "fill": "none", "stroke-dasharray": dashes}
    return element("path", {"class": "dg-line", "d": data, **outline})


def head(tip: Point, angle: float) -> str:
    """The head of an arrow with its tip at a point; `angle` in radians, 0 to the right, growing downwards."""
    x, y = tip
    spread = pi / 7
    sides = ((x - _HEAD * cos(angle + turn), y - _HEAD * sin(angle + turn)) for turn in (spread, -spread))
    data = f"M{x:.1f} {y:.1f}" + "".join(f"L{a:.1f} {b:.1f}" for a, b in sides) + "z"
    return element("path", {"class": "dg-head", "d": data, "fill": _INK})


def arrow(points: Sequence[Point], *, style: str = "", both: bool = False) -> str:
    """A line through points with a head at its end, or at both ends."""
    ends = [(points[-2], points[-1]), *([(points[1], points[0])] if both else [])]
    heads = [head(tip, atan2(tip[1] - back[1], tip[0] - back[0])) for back, tip in ends]
    inner = list(points)
    inner[-1] = _shortened(points[-2], points[-1])
    if both:
        inner[0] = _shortened(points[1], points[0])
    return line(inner, style=style) + "".join(heads)


def _shortened(start: Point, tip: Point) -> Point:
    """The point within the head of an arrow where its line may end."""
    angle = atan2(tip[1] - start[1], tip[0] - start[0])
    return tip[0] - _HEAD * 0.7 * cos(angle), tip[1] - _HEAD * 0.7 * sin(angle)


def disc(centre: Point, radius: float, tone: str = "plain", *, style: str = "") -> str:
    """A circle with an outline."""
    place = {"cx": f"{centre[0]:.1f}", "cy": f"{centre[1]:.1f}", "r": radius}
    return element("circle", {"class": f"dg-{tone} dg-edge", **place, "fill": TONES[tone], **_outline(style)})
