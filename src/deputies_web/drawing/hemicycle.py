"""The hemicycle: every seat of a council, in wedges by group.

Seats stand on concentric half rings. A seat's radius is 0.88 of half the smaller of the gap between rings and the step
along the ring, so seats never overlap; rings are filled by largest remainder over their lengths, so every ring is
equally dense. Seats are then numbered by angle, left to right, and given to the groups in order: each group sits in
one wedge. Groups are told apart by letter as well as colour. Nothing here decides anything: the floats are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["COLOURS", "EMPTY", "MOST_NAMED", "Group", "Spot", "draw_hemicycle", "place_seats"]

WIDTH, HEIGHT, MARGIN = 600.0, 318.0, 8.0
INNER, OUTER = 0.36, 1.0

COLOURS = ("#b03a2e", "#1f6f8b", "#c98a1b", "#4e7a3a", "#6c4f96", "#8a5a3c", "#3f5f8f", "#a6477a", "#5d6b70", "#2f8f7f")
"""Colours of groups in order, apart in hue and in lightness."""
EMPTY = "#9a948a"
MOST_NAMED = 500
"""Seats up to which each bears the name of its holder; beyond, a group is one stroke of dots with the group's name."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of seats: a letter or two, a name, a colour, and who sits there ("" for an empty seat)."""

    letter: str
    name: str
    colour: str
    holders: tuple[str, ...]
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a seat stands and how large it is."""

    x: float
    y: float
    radius: float


def place_seats(seats: int) -> tuple[Spot, ...]:
    """Return places for so many seats, ordered from left to right by angle; none for none."""
    if seats <= 0:
        return ()
    rings = _ring_count(seats)
    radii = [(INNER + (OUTER - INNER) * (index + 0.5) / rings) for index in range(rings)]
    filled = _fill(seats, radii)
    gap = (OUTER - INNER) / rings
    steps = [math.pi * radius / count for radius, count in zip(radii, filled, strict=True) if count]
    size = 0.88 * min([gap, *steps]) / 2
    spots = []
    for radius, count in zip(radii, filled, strict=True):
        for place in range(count):
            angle = math.pi * (1 - (place + 0.5) / count)
            spots.append((angle, radius))
    spots.sort(key=lambda spot: (-spot[0], spot[1]))
    scale = min(WIDTH / 2 - MARGIN, HEIGHT - 2 * MARGIN)
    return tuple(
        Spot(
            WIDTH / 2 + math.cos(angle) * radius * scale,
            HEIGHT - MARGIN - math.sin(angle) * radius * scale,
            min(size * scale, 26.0),
        )
        for angle, radius in spots
    )


def _ring_count(seats: int) -> int:
    """Return the number of rings that makes seats largest."""

    def size(rings: int) -> float:
        gap = (OUTER - INNER) / rings
        length = sum(math.pi * (INNER + (OUTER - INNER) * (index + 0.5) / rings) for index in range(rings))
        return min(gap, length / seats)

    return max(range(1, 25), key=size)


def _fill(seats: int, radii: Sequence[float]) -> list[int]:
    """Share seats among rings in proportion to their lengths, by largest remainder."""
    total = sum(radii)
    exact = [seats * radius / total for radius in radii]
    filled = [int(value) for value in exact]
    order = sorted(range(len(radii)), key=lambda index: exact[index] - filled[index], reverse=True)
    for index in order[: seats - sum(filled)]:
        filled[index] += 1
    return filled


def draw_hemicycle(groups: Sequence[Group], *, label: str) -> str:
    """Return the picture as SVG text; `label` says in words what it shows."""
    seats = [(group, holder) for group in groups for holder in group.holders]
    spots = place_seats(len(seats))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" class="hemicycle" '
        f'role="img" aria-label="{escape(label)}">'
    ]
    placed = iter(spots)
    for group in groups:
        own = [(next(placed), holder) for holder in group.holders]
        parts += (
            [_dots([spot for spot, _ in own], group)]
            if len(seats) > MOST_NAMED
            else [_seat(spot, group, holder) for spot, holder in own]
        )
    parts.append(
        f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 14:.0f}" text-anchor="middle" font-size="46" class="hemicycle-total" '
        f'fill="currentColor">{len([seat for seat in seats if not seat[0].vacant])}</text></svg>'
    )
    return "".join(parts)


def _dots(spots: Sequence[Spot], group: Group) -> str:
    """Return all seats of a group as one path: a point with a round cap is a dot."""
    if not spots:
        return ""
    title = escape(f"{group.name}: {len(spots)} seats")
    path = "".join(f"M{spot.x:.1f} {spot.y:.1f}h0" for spot in spots)
    stroke = f'stroke="{EMPTY if group.vacant else group.colour}" stroke-width="{2 * spots[0].radius:.1f}"'
    faint = ' opacity="0.5"' if group.vacant else ""
    return f'<path d="{path}" fill="none" {stroke} stroke-linecap="round"{faint}><title>{title}</title></path>'


def _seat(spot: Spot, group: Group, holder: str) -> str:
    title = escape(f"{holder}, {group.name}" if holder and not group.vacant else group.name)
    place = f'cx="{spot.x:.1f}" cy="{spot.y:.1f}"'
    if group.vacant:
        ring = f'r="{spot.radius * 0.9:.1f}" fill="none" stroke="{EMPTY}" stroke-width="1.5" stroke-dasharray="3 2"'
        return f"<g><title>{title}</title><circle {place} {ring}/></g>"
    letter = ""
    if spot.radius >= 5.5 and group.letter:
        letter = (
            f'<text x="{spot.x:.1f}" y="{spot.y + spot.radius * 0.36:.1f}" text-anchor="middle" '
            f'font-size="{spot.radius * (1.05 if len(group.letter) == 1 else 0.8):.1f}" fill="#fff" '
            f'aria-hidden="true">{escape(group.letter)}</text>'
        )
    return f'<g><title>{title}</title><circle {place} r="{spot.radius:.1f}" fill="{group.colour}"/>{letter}</g>'
