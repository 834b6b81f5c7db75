"""Marks of means: a shape and a letter for each, so that they are told apart without colour; a ring for how far.

The ring is a full line where the directive is done, a dashed one where the council is late, a thin dotted one while
its days run. A council that has chosen nothing is a question mark; one that the directive does not bind is a dash. The
council that issued it is a circle in a circle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Literal

__all__ = ["COLOURS", "RADIUS", "Mark", "Ring", "draw_mark", "draw_symbol", "mark_of"]

Ring = Literal["done", "late", "open", "none"]
RADIUS = 11.0
"""Half of what a mark takes with its ring, in units of the picture."""

COLOURS = ("#1f6f8b", "#b03a2e", "#4e7a3a", "#6c4f96", "#8a5a3c", "#a6477a", "#3f5f8f", "#2f8f7f")
_SIDES = (0, 4, 3, 5, 6, 8, 7, 9)
"""Corners of the shapes in order; 0 is a circle. A square stands on its side, other shapes on a corner up."""
_INK = "#5d564c"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands for a council on a map: number of its means (None for none chosen), a letter, and the ring.

    bound   whether the directive binds it; `issuer` whether it is the council that issued it.
    """

    number: int | None
    letter: str
    ring: Ring
    bound: bool = True
    issuer: bool = False


def mark_of(number: int | None, ring: Ring, *, bound: bool = True) -> Mark:
    """Return the mark of the means of a number, lettered A, B, C ... in order; of none where the number is None."""
    letter = "" if number is None else chr(ord("A") + number) if number < 26 else str(number + 1)
    return Mark(number, letter, ring, bound)


def draw_mark(mark: Mark, x: float, y: float) -> str:
    """Return a mark at a place as SVG elements."""
    parts = [_ring(mark, x, y)]
    inner = RADIUS - 3.0
    if mark.issuer:
        outer = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{inner:.1f}" fill="none" stroke="currentColor" stroke-width="2"/>'
        )
        return f'{outer}<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="currentColor"/>'
    if mark.number is None:
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{inner - 1:.1f}" fill="#fff" stroke="{_INK}" stroke-width="1.5"/>'
        )
        sign = "?" if mark.bound else "–"
        return "".join((*parts, _letter(sign, x, y, _INK)))
    colour = COLOURS[mark.number % len(COLOURS)]
    sides = _SIDES[mark.number % len(_SIDES)]
    if sides == 0:
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{inner:.1f}" fill="{colour}"/>')
    else:
        parts.append(f'<polygon points="{_corners(sides, x, y, inner)}" fill="{colour}"/>')
    return "".join((*parts, _letter(mark.letter, x, y + (1.2 if sides == 3 else 0), "#fff")))


def _corners(sides: int, x: float, y: float, radius: float) -> str:
    """Return the corners of a regular shape that reaches as far as the radius; larger where it has few corners."""
    reach = radius * (1.14 if sides == 3 else 1.06 if sides == 4 else 1.0)
    start = -math.pi / 2 + (math.pi / 4 if sides == 4 else 0)
    middle = y + (reach * 0.18 if sides == 3 else 0)
    points = (
        (
            x + reach * math.cos(start + 2 * math.pi * k / sides),
            middle + reach * math.sin(start + 2 * math.pi * k / sides),
        )
        for k in range(sides)
    )
    return " ".join(f"{px:.1f},{py:.1f}" for px, py in points)


def _letter(text: str, x: float, y: float, colour: str) -> str:
    size = 10.0 if len(text) == 1 else 8.0
    return (
        f'<text x="{x:.1f}" y="{y + size * 0.36:.1f}" text-anchor="middle" font-size="{size:.0f}" font-weight="700" '
        f'fill="{colour}" aria-hidden="true">{escape(text)}</text>'
    )


def _ring(mark: Mark, x: float, y: float) -> str:
    styles = {
        "done": 'stroke-width="2"',
        "late": 'stroke-width="2" stroke-dasharray="4 3"',
        "open": 'stroke-width="1" stroke-dasharray="1 2.5"',
    }
    if mark.ring == "none":
        return ""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS - 1:.1f}" fill="none" stroke="currentColor" '
        f"{styles[mark.ring]}/>"
    )


def draw_symbol(mark: Mark) -> str:
    """Return a mark alone as SVG text, for legends and tables; what it means stands beside it in words."""
    size = 2 * RADIUS + 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size:.0f} {size:.0f}" width="{size:.0f}" '
        f'height="{size:.0f}" class="symbol" aria-hidden="true">{draw_mark(mark, size / 2, size / 2)}</svg>'
    )
