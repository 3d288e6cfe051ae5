"""Makes lib/codelists/outlines.json, the outlines behind the map of partners, from Natural Earth.

    python docs/make_outlines.py countries-50m.json codes.json

The first file is Natural Earth's 1:50m countries as the package world-atlas 2.0.0 has them
(TopoJSON), the second the list of pairs of ISO 3166 codes in the package i18n-iso-countries
(`codes.json`). lib/codelists/outlines.md says what is in the result and what its borders mean.
"""

import heapq
import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "lib" / "codelists" / "outlines.json"

CENTRE = (72.0, 42.0)
"""Longitude and latitude of the middle of the map: beside Kyrgyzstan."""
GRID = 1000
"""Steps of the grid in a radius of the earth."""
COARSE, FINE = 42.0, 3.0
"""What the triangle of a point must cover, in squares of the grid, for the point to stay: far
from the middle and beside it."""
FURTHEST_WEST, FURTHEST_NORTH = -1250, 1150
"""On the grid: what has its middle beyond is left out: the Americas, beyond the map's edges."""
ISLAND = 12.0
"""Squares of the grid: what is smaller is left out, but for a country's largest piece."""

APART = {"Kosovo", "N. Cyprus", "Somaliland", "Siachen Glacier"}
"""Pieces without an ISO code of their own: their borders are dashed."""
CONTESTED = {("IND", "CHN"), ("ESH", "MAR"), ("ESH", "MRT"), ("ESH", "DZA"), ("ISR", "PSE")}
"""Pairs whose whole border is dashed."""
CONTESTED_WITHIN = {
    ("IND", "PAK"): (73.5, 78.5, 32.4, 37.0),
    ("RUS", "UKR"): (32.5, 36.7, 44, 46.3),
}
"""Pairs whose border is dashed between two longitudes and two latitudes: Kashmir, Crimea."""

WITHOUT_OUTLINE = {
    "ATA": (0.0, -80.0),
    "BES": (-68.27, 12.18),
    "BVT": (3.36, -54.42),
    "CCK": (96.83, -12.17),
    "CXR": (105.63, -10.49),
    "GIB": (-5.35, 36.14),
    "GLP": (-61.55, 16.2),
    "GUF": (-53.1, 3.93),
    "MTQ": (-61.02, 14.64),
    "MYT": (45.16, -12.83),
    "REU": (55.53, -21.12),
    "SJM": (16.0, 78.2),
    "TKL": (-171.83, -9.2),
    "TUV": (179.2, -8.52),
    "UMI": (166.63, 19.3),
}
"""Longitude and latitude of what Natural Earth has no outline for at this scale, or has within
another country's, and of Antarctica, which the map leaves out."""

Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """A place on the map: Lambert's azimuthal equal-area projection, on the grid."""
    east, north = math.radians(longitude - CENTRE[0]), math.radians(latitude)
    middle = math.radians(CENTRE[1])
    along = math.sin(middle) * math.sin(north) + math.cos(middle) * math.cos(north) * math.cos(east)
    scale = GRID * math.sqrt(2 / max(1e-9, 1 + along))
    up = math.cos(middle) * math.sin(north) - math.sin(middle) * math.cos(north) * math.cos(east)
    return scale * math.cos(north) * math.sin(east), scale * up


def decoded(topology: Any) -> list[list[Point]]:
    """The arcs in degrees."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * wide + west, y * high + south))
        arcs.append(points)
    return arcs


def rings(geometry: Any) -> list[list[int]]:
    """The rings of a country, each a list of arcs; an arc taken backwards is ``~number``."""
    kind = geometry["type"]
    polygons = [geometry["arcs"]] if kind == "Polygon" else geometry.get("arcs", [])
    return [ring for polygon in polygons for ring in polygon]


def triangle(a: Point, b: Point, c: Point) -> float:
    """What three points cover."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def wanted(point: Point) -> float:
    """What the triangle of a point must cover for it to stay: more, the further away it is."""
    away = math.hypot(*point) / GRID
    return FINE + (COARSE - FINE) * min(1.0, max(0.0, (away - 0.1) / 1.1))


def simplified(points: list[Point], least: int) -> list[Point]:
    """A line without the points that hardly matter (Visvalingam), its ends kept."""
    before = [n - 1 for n in range(len(points))]
    after = [n + 1 for n in range(len(points))]
    weight = [math.inf] * len(points)
    heap = []
    for n in range(1, len(points) - 1):
        weight[n] = triangle(points[n - 1], points[n], points[n + 1]) / wanted(points[n])
        heapq.heappush(heap, (weight[n], n))
    left = len(points)
    while heap and left > least:
        least_weight, n = heapq.heappop(heap)
        if least_weight >= 1:
            break
        if weight[n] != least_weight:
            continue
        weight[n] = -1
        left -= 1
        a, b = before[n], after[n]
        after[a], before[b] = b, a
        for m in (a, b):
            if 0 < m < len(points) - 1:
                covered = triangle(points[before[m]], points[m], points[after[m]])
                weight[m] = max(least_weight, covered / wanted(points[m]))
                heapq.heappush(heap, (weight[m], m))
    return [point for n, point in enumerate(points) if weight[n] >= 0]


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring."""
    points: list[Point] = []
    for arc in ring:
        piece = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += piece[1:] if points else piece
    return points


def middle(points: list[Point]) -> tuple[float, Point]:
    """What a ring covers and where its middle is."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area / 2), (x / (3 * area), y / (3 * area))) if area else (0.0, points[0])


def outer(pieces: list[list[int]]) -> list[list[int]]:
    """The rings around all pieces together: arcs that two of them share fall away."""
    used = defaultdict(int)
    for ring in pieces:
        for arc in ring:
            used[arc if arc >= 0 else ~arc] += 1
    ends: dict[Any, list[int]] = defaultdict(list)
    for ring in pieces:
        for arc in ring:
            if used[arc if arc >= 0 else ~arc] == 1:
                ends[START[arc]].append(arc)
    found = []
    while ends:
        place = next(iter(ends))
        ring = []
        while place in ends:
            arc = ends[place].pop()
            if not ends[place]:
                del ends[place]
            ring.append(arc)
            place = START[~arc]
        found.append(ring)
    return found


def is_contested(pair: set[str], arc: list[Point]) -> bool:
    """Whether a border is drawn dashed."""
    if pair & APART or any(pair == set(one) for one in CONTESTED):
        return True
    for ends, (west, east, south, north) in CONTESTED_WITHIN.items():
        if pair == set(ends):
            x, y = arc[len(arc) // 2]
            return west <= x <= east and south <= y <= north
    return False


def deltas(points: list[Point]) -> list[int]:
    """A line as whole steps of the grid: where it begins, then the way to each next point."""
    flat, x, y = [], 0, 0
    for px, py in points:
        nx, ny = round(px), round(py)
        if not flat or (nx, ny) != (x, y):
            flat += [nx - x, ny - y]
        x, y = nx, ny
    return flat


topology, codes = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:3])
letters = {numeric: alpha3 for _, alpha3, numeric, *_ in codes}
degrees = decoded(topology)
START = {}
for number, arc in enumerate(degrees):
    START[number], START[~number] = arc[0], arc[-1]

shapes: dict[str, list[list[int]]] = {}
for geometry in topology["objects"]["countries"]["geometries"]:
    code = letters.get(geometry.get("id"), geometry["properties"]["name"])
    if code != "ATA":
        shapes.setdefault(code, []).extend(rings(geometry))

plane = [[projected(*point) for point in arc] for arc in degrees]
points, kept = {}, {}
for code, pieces in shapes.items():
    sized = sorted(((*middle(joined(ring, plane)), ring) for ring in pieces), reverse=True)
    points[code] = [round(value) for value in sized[0][1]]
    kept[code] = [
        ring
        for n, (area, (x, y), ring) in enumerate(sized)
        if (n == 0 or area >= ISLAND) and x > FURTHEST_WEST and y < FURTHEST_NORTH
    ]
points |= {code: [round(v) for v in projected(*at)] for code, at in WITHOUT_OUTLINE.items()}

users: dict[int, set[str]] = defaultdict(set)
for code, pieces in kept.items():
    for ring in pieces:
        for arc in ring:
            users[arc if arc >= 0 else ~arc].add(code)
is_ring = {n: arc[0] == arc[-1] for n, arc in enumerate(degrees)}
number_of = {old: new for new, old in enumerate(sorted(users))}


def renumbered(pieces: list[list[int]]) -> list[list[int]]:
    return [[number_of[a] if a >= 0 else ~number_of[~a] for a in ring] for ring in pieces]


borders = [n for n, pair in users.items() if len(pair) == 2]
contested = [n for n in borders if is_contested(users[n], degrees[n])]
result = {
    "arcs": [deltas(simplified(plane[n], 6 if is_ring[n] else 2)) for n in sorted(users)],
    "land": renumbered(outer([ring for pieces in kept.values() for ring in pieces])),
    "borders": sorted(number_of[n] for n in set(borders) - set(contested)),
    "contested": sorted(number_of[n] for n in contested),
    "home": renumbered(kept["KGZ"]),
    "points": {
        code: at for code, at in sorted(points.items()) if code not in APART and len(code) == 3
    },
}
OUT.write_text(json.dumps(result, separators=(",", ":")) + "\n", "utf-8")
