"""Walk through the objects of a finished PDF: what its pages draw, and the forms in forms too."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

LEAST_PPI = 250
_HALF_POINT = 0.5


def kind(space: Any) -> str:  # noqa: ANN401 - a name or an array
    """The name of a colour space."""
    return str(space[0]) if isinstance(space, pikepdf.Array) else str(space)


def forms(pdf: Pdf) -> Iterator[tuple[int, Any]]:
    """Yield every form with the number of the first page that draws it, the forms in forms too."""
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        waiting = [page.obj.get("/Resources", Dictionary())]
        while waiting:
            resources = waiting.pop()
            drawn = [*resources.get("/XObject", {}).values(), *resources.get("/Pattern", {}).values()]
            for item in drawn:
                if item.objgen in seen or not isinstance(item, pikepdf.Stream):
                    continue
                seen.add(item.objgen)
                if item.get("/Subtype") != Name.Image:
                    yield number, item
                    waiting.append(item.get("/Resources", Dictionary()))


def resources_of(pdf: Pdf) -> Iterator[tuple[int, Any]]:
    """Yield the resources of pages and forms with the number of the first page that uses them."""
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        resources = page.obj.get("/Resources", Dictionary())
        if not resources.is_indirect or resources.objgen not in seen:
            seen.add(resources.objgen)
            yield number, resources
    for number, form in forms(pdf):
        if "/Resources" in form:
            yield number, form.Resources


def contents(pdf: Pdf) -> Iterator[tuple[int, list[Any]]]:
    """Yield the instructions of pages and forms with the number of the first page that uses them."""
    for number, page in enumerate(pdf.pages, 1):
        yield number, list(pikepdf.parse_content_stream(page))
    for number, form in forms(pdf):
        yield number, list(pikepdf.parse_content_stream(form))


def images(pdf: Pdf) -> Iterator[tuple[int, str, Any]]:
    """Yield every image with its name and the number of the first page that uses it."""
    seen: set[tuple[int, int]] = set()
    for number, resources in resources_of(pdf):
        for name, item in resources.get("/XObject", {}).items():
            if item.get("/Subtype") == Name.Image and item.objgen not in seen:
                seen.add(item.objgen)
                yield number, name, item


class Walk:
    """A document whose objects are gathered once, for many questions."""

    def __init__(self, pdf: Pdf) -> None:
        """`pdf` must not change afterwards."""
        self.pdf = pdf

    @cached_property
    def forms(self) -> list[tuple[int, Any]]:
        """Every form with the number of the first page that draws it."""
        return list(forms(self.pdf))

    @cached_property
    def resources(self) -> list[tuple[int, Any]]:
        """The resources of pages and forms with the number of the first page that uses them."""
        return list(resources_of(self.pdf))

    @cached_property
    def contents(self) -> list[tuple[int, list[Any]]]:
        """The instructions of pages and forms with the number of the first page that uses them."""
        return list(contents(self.pdf))


def coarse_images(content: Any, resources: Any, matrix: tuple[float, float, float, float]) -> Iterator[str]:  # noqa: ANN401 - objects of a PDF
    """Yield the resolution of every image that is drawn with less than `LEAST_PPI`, as it stands on the page."""
    stack = [matrix]
    for operands, operator in pikepdf.parse_content_stream(
        pikepdf.Page(content) if "/Contents" in content else content
    ):
        match str(operator):
            case "q":
                stack.append(stack[-1])
            case "Q" if len(stack) > 1:
                stack.pop()
            case "cm":
                stack[-1] = _product(tuple(float(part) for part in operands[:4]), stack[-1])
            case "Do":
                item = resources.get("/XObject", {}).get(str(operands[0]))
                if item is None:
                    continue
                if item.get("/Subtype") == Name.Image:
                    a, b, c, d = stack[-1]
                    wide, high = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
                    ppi = min(int(item.Width) / max(wide, _HALF_POINT), int(item.Height) / max(high, _HALF_POINT)) * 72
                    if ppi < LEAST_PPI:
                        yield f"{ppi:.0f} ppi"
                else:
                    own = tuple(float(part) for part in item.get("/Matrix", (1, 0, 0, 1, 0, 0)))[:4]
                    yield from coarse_images(item, item.get("/Resources", resources), _product(own, stack[-1]))


def _product(one: tuple[float, ...], other: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    a, b, c, d = one
    e, f, g, h = other
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h
