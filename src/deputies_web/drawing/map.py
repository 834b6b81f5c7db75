"""Maps of councils: by latitude and longitude where all have them, else by the tree of councils. No tiles, no coast.

Degrees become pixels by an equirectangular projection: a degree of longitude is as long as one of latitude times the
cosine of the middle latitude. Marks that would cover each other are moved apart and tied to their place by a line;
a label stands where it covers no mark and no other label, and is left out where there is no room: the table has it.
Nothing here decides anything: the floats are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from deputies_web.drawing.labels import Box, Label, place_labels
from deputies_web.drawing.marks import RADIUS, Mark, draw_mark

__all__ = ["Line", "MapPlace", "Spread", "draw_map", "draw_scheme", "grid_step", "spread"]

FRAME, LEFT = 20.0, 50.0
"""Room around a map; on the left stand the degrees of latitude."""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60)
FONT = 13.0
_WORK = 600_000
"""Pairs that are looked at when marks are moved apart, over all passes: a map of a thousand places stays quick."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A council on a map: where its mark leads, its name, what it did in words, where it is, its mark.

    latitude, longitude  in thousandths of a degree; None for both where nobody said.
    below                the id of the nearest council above it that is on the map as well, "" for none.
    """

    id: str
    href: str
    name: str
    title: str
    mark: Mark
    latitude: int | None = None
    longitude: int | None = None
    below: str = ""


Line = tuple[float, float, float, float]
Spread = tuple[tuple[float, float], ...]


def spread(points: Sequence[tuple[float, float]], *, box: Box, gap: float = 2 * RADIUS + 3) -> Spread:
    """Return the points moved apart until none is nearer to another than `gap`, all inside the box if there is room.

    The same points give the same places: each pass pushes every pair that is too near apart by half of what is
    missing, two on one point along a fixed direction of their own.
    """
    moved = [list(point) for point in points]
    pairs = len(moved) * (len(moved) - 1) // 2 or 1
    for _ in range(min(200, max(_WORK // pairs, 4))):
        stirred = False
        for first in range(len(moved)):
            for second in range(first + 1, len(moved)):
                dx, dy = moved[second][0] - moved[first][0], moved[second][1] - moved[first][1]
                apart = math.hypot(dx, dy)
                if apart >= gap - 0.01:
                    continue
                if apart < 0.01:
                    angle = 2.399963 * second
                    dx, dy, apart = math.cos(angle), math.sin(angle), 1.0
                    push = gap / 2
                else:
                    push = (gap - apart) / 2
                for item, sign in ((moved[first], -1), (moved[second], 1)):
                    item[0] = min(max(item[0] + sign * push * dx / apart, box.left), box.right)
                    item[1] = min(max(item[1] + sign * push * dy / apart, box.top), box.bottom)
                stirred = True
        if not stirred:
            break
    return tuple((x, y) for x, y in moved)


def grid_step(span: float) -> float:
    """Return the distance of grid lines in degrees, so that three to seven cross a span."""
    return next((step for step in _STEPS if span / step <= 6), _STEPS[-1])


def draw_map(places: Sequence[MapPlace], *, label: str, width: float = 720.0) -> str:
    """Return a map of places that all have latitude and longitude, as SVG text; `label` says in words what it shows.

    width  of the picture: a narrow one for phones has the same marks and letters in less room.
    """
    lats = [(item.latitude or 0) / 1000 for item in places]
    lons = [(item.longitude or 0) / 1000 for item in places]
    mid = (min(lats) + max(lats)) / 2
    squeeze = max(math.cos(math.radians(mid)), 0.15)
    inner = width - LEFT - FRAME - 2 * RADIUS
    high = max(lats) - min(lats)
    wide = (max(lons) - min(lons)) * squeeze
    span = max(wide, high, 0.02) * 1.15
    height = min(max(high / span * inner, inner * (0.42 if width > 500 else 0.6)), inner * 0.9)
    scale = min(inner / max(wide * 1.15, 0.02), height / max(high * 1.15, 0.02))
    centre_x, centre_y = LEFT + RADIUS + inner / 2, FRAME + RADIUS + height / 2
    mid_lon = (min(lons) + max(lons)) / 2

    def place(lat: float, lon: float) -> tuple[float, float]:
        return centre_x + (lon - mid_lon) * squeeze * scale, centre_y - (lat - mid) * scale

    box = Box(LEFT, FRAME, width - FRAME, height + FRAME + 2 * RADIUS)
    true = [place(lat, lon) for lat, lon in zip(lats, lons, strict=True)]
    room = Box(box.left + RADIUS, box.top + RADIUS, box.right - RADIUS, box.bottom - RADIUS)
    at = spread(true, box=room)
    parts = [
        _open(width, box.bottom + FRAME + 2, label, "map"),
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" '
        f'height="{box.bottom - box.top:.1f}" class="map-frame" fill="none" stroke="currentColor" '
        'stroke-opacity="0.4"/>',
        *_meridians(box, mid_lon, centre_x, squeeze * scale),
        *_parallels(box, mid, centre_y, scale),
    ]
    ties = [(*one, *two) for one, two in zip(true, at, strict=True) if math.dist(one, two) > 2]
    parts += [_tie(line) for line in ties]
    return "".join((*parts, *_marks(places, at, box), "</svg>"))


def _open(width: float, height: float, label: str, style: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" class="{style}" role="group" '
        f'aria-label="{escape(label)}">'
    )


def _tie(line: Line) -> str:
    x1, y1, x2, y2 = line
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="currentColor" stroke-opacity="0.6"/>'
        f'<circle cx="{x1:.1f}" cy="{y1:.1f}" r="2" fill="currentColor"/>'
    )


def _ticks(low: float, high: float, step: float) -> list[float]:
    first = math.ceil(low / step - 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def _say_degrees(value: float, step: float, plus: str, minus: str) -> str:
    digits = 0 if step >= 1 else 1 if step >= 0.1 else 2
    side = "" if abs(value) < 1e-9 else f" {plus if value > 0 else minus}"
    return f"{abs(value):.{digits}f}°{side}"


def _meridians(box: Box, middle: float, centre: float, scale: float) -> list[str]:
    low, high = middle - (centre - box.left) / scale, middle + (box.right - centre) / scale
    step = grid_step(high - low)
    found = []
    for value in _ticks(low, high, step):
        x = centre + (value - middle) * scale
        found.append(_grid(x, box.top, x, box.bottom))
        if box.left + 14 < x < box.right - 14:
            turned = (value + 180) % 360 - 180
            found.append(_degree(x, box.bottom + 16, "middle", _say_degrees(turned, step, "E", "W")))
    return found


def _parallels(box: Box, middle: float, centre: float, scale: float) -> list[str]:
    low, high = middle - (box.bottom - centre) / scale, middle + (centre - box.top) / scale
    step = grid_step(high - low)
    found = []
    for value in _ticks(max(low, -90), min(high, 90), step):
        y = centre - (value - middle) * scale
        found.append(_grid(box.left, y, box.right, y))
        if box.top + 8 < y < box.bottom - 8:
            found.append(_degree(box.left - 5, y + 3.5, "end", _say_degrees(value, step, "N", "S")))
    return found


def _grid(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="currentColor" stroke-opacity="0.14"/>'
    )


def _degree(x: float, y: float, anchor: str, text: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="10.5" class="map-degree" '
        f'fill="currentColor" fill-opacity="0.7">{escape(text)}</text>'
    )


def draw_scheme(places: Sequence[MapPlace], *, label: str, width: float = 720.0) -> str:
    """Return a map by the tree of councils: each row stands below those above it, as many in a row as there is room."""
    depths = _depths(places)
    across = max(int((width - 2 * FRAME) // 132), 1)
    at: dict[str, tuple[float, float]] = {}
    y = FRAME + RADIUS
    for depth in range(max(depths.values(), default=0) + 1):
        row = [item for item in places if depths[item.id] == depth]
        for start in range(0, len(row), across):
            line = row[start : start + across]
            step = (width - 2 * FRAME) / len(line)
            for index, item in enumerate(line):
                at[item.id] = (FRAME + step * (index + 0.5), y)
            y += 64
    bottom = y - 64 + RADIUS + FRAME
    parts = [_open(width, bottom, label, "map scheme")]
    for item in places:
        if item.below in at:
            (x1, y1), (x2, y2) = at[item.below], at[item.id]
            half = (y1 + y2) / 2
            parts.append(
                f'<path d="M{x1:.1f} {y1:.1f} C{x1:.1f} {half:.1f} {x2:.1f} {half:.1f} {x2:.1f} {y2:.1f}" fill="none" '
                'stroke="currentColor" stroke-opacity="0.3"/>'
            )
    box = Box(4, 4, width - 4, bottom - 4)
    return "".join((*parts, *_marks(places, [at[item.id] for item in places], box), "</svg>"))


def _depths(places: Sequence[MapPlace]) -> dict[str, int]:
    """Return how many of the places stand above each, one above the other; a circle ends where it closes."""
    above = {item.id: item.below for item in places}
    found = {}
    for item in places:
        seen, here = {item.id}, item.below
        while here in above and here not in seen:
            seen.add(here)
            here = above[here]
        found[item.id] = len(seen) - 1
    return found


def _marks(places: Sequence[MapPlace], at: Sequence[tuple[float, float]], box: Box) -> list[str]:
    labels = place_labels([item.name for item in places], at, radius=RADIUS, box=box, font=FONT)
    found = []
    for item, (x, y), label in zip(places, at, labels, strict=True):
        text = _label(label) if label else ""
        found.append(
            f'<a href="{escape(item.href)}"><title>{escape(f"{item.name}: {item.title}")}</title>'
            f"{draw_mark(item.mark, x, y)}{text}</a>"
        )
    return found


def _label(label: Label) -> str:
    return (
        f'<text x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}" font-size="{FONT:.0f}" '
        f'class="map-label" fill="currentColor">{escape(label.text)}</text>'
    )
