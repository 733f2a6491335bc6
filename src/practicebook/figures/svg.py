"""Write SVG: elements with escaped attributes, and pictures made of cells as one short path.

No function writes a `style` attribute: the site's content security policy forbids it, so colours are presentation
attributes or classes.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

NAMESPACE = {"xmlns": "http://www.w3.org/2000/svg"}
"""Attribute of the outermost element of a picture that stands in a file of its own."""

DECORATIVE = {"aria-hidden": "true", "focusable": "false"}
"""Attributes of a picture that says nothing which the words beside it do not say."""

CELLS = {"shape-rendering": "crispEdges"}
"""Attribute of a picture made of square cells: no blur along their sides."""


def element(name: str, attributes: Mapping[str, object], *children: str) -> str:
    """One element; `children` are markup, attribute values are plain values and are escaped here.

    Attributes that are None are left out.
    """
    shown = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items() if value is not None)
    inside = "".join(children)
    return f"<{name}{shown}>{inside}</{name}>" if inside else f"<{name}{shown}/>"


def words(name: str, content: str) -> str:
    """An element such as `title` that holds plain text."""
    return element(name, {}, escape(content, quote=False))


def cells_path(cells: Sequence[Sequence[int]], value: int, left: int = 0, top: int = 0) -> str:
    """Path data that covers every cell equal to `value`, one unit a cell, from the corner (left, top).

    Cells are gathered into few rectangles, each written relative to the last, so that a strip of sixty stays small.
    """
    data: list[str] = []
    x_pen, y_pen = 0, 0
    for x, y, width, height in rectangles(cells, value):
        move = f"m{x + left - x_pen}{_joined(y + top - y_pen)}" if data else f"M{x + left}{_joined(y + top)}"
        data.append(f"{move}h{width}v{height}h-{width}z")
        x_pen, y_pen = x + left, y + top
    return "".join(data)


def _joined(number: int) -> str:
    """A number after another one: a minus sign parts them as well as a space does."""
    return str(number) if number < 0 else f" {number}"


def rectangles(cells: Sequence[Sequence[int]], value: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (x, y, width, height) of rectangles that together cover the cells equal to `value`, each cell once.

    Greedy from the top left: the longest run to the right or the longest run downwards, whichever covers more.
    """
    left_over = {(x, y) for y, row in enumerate(cells) for x, cell in enumerate(row) if cell == value}
    while left_over:
        x, y = min(left_over, key=lambda cell: (cell[1], cell[0]))
        widest = _grown(left_over, x, y, wide_first=True)
        tallest = _grown(left_over, x, y, wide_first=False)
        width, height = max(widest, tallest, key=lambda size: size[0] * size[1])
        left_over -= {(x + right, y + down) for right in range(width) for down in range(height)}
        yield x, y, width, height


def _grown(free: set[tuple[int, int]], x: int, y: int, *, wide_first: bool) -> tuple[int, int]:
    """Width and height of the rectangle that grows from (x, y), first along one side, then along the other."""
    width = height = 1
    for side in ("width", "height") if wide_first else ("height", "width"):
        if side == "width":
            while all((x + width, y + down) in free for down in range(height)):
                width += 1
        else:
            while all((x + right, y + height) in free for right in range(width)):
                height += 1
    return width, height
