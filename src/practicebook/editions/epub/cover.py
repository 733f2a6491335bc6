"""Draw the cover of the e-book as a picture: libraries of e-books show no other kind."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from practicebook.editions.press.keeping import FONTS
from practicebook.figures.belt import STEP
from practicebook.figures.colour import EDGE, INK, LINEN, PAPER
from practicebook.figures.cover import cloth
from practicebook.model.settings import localised
from practicebook.project import Project

SIZE = (1600, 2260)
"""Pixels, in the shape of the printed cover."""
_COLUMNS, _ROWS, _PANEL = 10, 9, 700
_MARGIN, _EDGE = 140, 12
_GROUP = re.compile(r'<g transform="translate\(0 (\d+)\)">(.*?)</g>', re.DOTALL)
_PATH = re.compile(r'<path[^>]*?fill="(#[0-9a-f]{6})"[^>]*? d="([^"]+)"')
_RECTANGLE = re.compile(r"([Mm])(-?\d+) ?(-?\d+)h(\d+)v(\d+)h-\d+z")


def cover_picture(project: Project, title: str, subtitle: str | None, lang: str) -> bytes:
    """The cover as a JPEG."""
    image = Image.new("RGB", SIZE, LINEN)
    drawing = ImageDraw.Draw(image)
    woven = [(entry.slug, entry.practice.themes[0]) for entry in project.catalogue]
    if woven:
        scale = SIZE[0] / (_COLUMNS * STEP)
        for colour, x, y, width, height in _rectangles(cloth(woven, _COLUMNS, _ROWS)):
            box = (round(x * scale), round(y * scale), round((x + width) * scale) - 1, round((y + height) * scale) - 1)
            drawing.rectangle(box, fill=colour)
    top = SIZE[1] - _PANEL
    drawing.rectangle((0, top, *SIZE), fill=PAPER)
    drawing.rectangle((0, top, SIZE[0], top + _EDGE), fill=EDGE)
    folder = project.root / FONTS / "fonts"
    y = _written(drawing, title, folder / "SourceSerif4-Semibold.otf", 112, top + 110)
    if subtitle:
        _written(drawing, subtitle, folder / "SourceSerif4-Regular.otf", 56, y + 30)
    owner = localised(project.settings.owner.name, lang)
    _written(drawing, owner, folder / "SourceSans3-Regular.otf", 46, SIZE[1] - 130)
    stream = BytesIO()
    image.save(stream, "JPEG", quality=88, optimize=True)
    return stream.getvalue()


def _rectangles(svg: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the colour and the box of every rectangle of a cloth, in cells, in the order of drawing."""
    for group in _GROUP.finditer(svg):
        for colour, data in _PATH.findall(group[2]):
            x, y = 0, int(group[1])
            for move, right, down, width, height in _RECTANGLE.findall(data):
                is_first = move == "M"
                x = int(right) if is_first else x + int(right)
                y = int(group[1]) + int(down) if is_first else y + int(down)
                yield colour, x, y, int(width), int(height)


def _written(drawing: ImageDraw.ImageDraw, words: str, font: Path, size: int, top: int) -> int:
    """Write words in as many lines as they need; gives the place below them."""
    face = ImageFont.truetype(str(font), size)
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and drawing.textlength(longer, font=face) > SIZE[0] - 2 * _MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    for line in lines:
        drawing.text((_MARGIN, top), line, fill=INK, font=face)
        top += round(size * 1.2)
    return top
