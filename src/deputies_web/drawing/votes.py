"""A vote as a picture: every seat of a roll call by its choice, or the numbers as a bar with the line to be reached.

A choice is told by shape as well as by colour: a disc is for, a square against, a ring an abstention, a dot somebody
who took no part. Seats stand as in the hemicycle, those for it on the left. Large councils are drawn as one path for
each choice, since three thousand shapes would be slow to load; the table beside the picture has every name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from deputies_web.drawing.bars import FILLS, Share
from deputies_web.drawing.hemicycle import HEIGHT, WIDTH, Spot, place_seats

__all__ = ["Seats", "draw_count", "draw_roll_call"]

SINGLE = 240
"""Up to so many seats each is a shape of its own, with the name of who sits there."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one choice ("for", "against", "abstain", "quiet"): what it is called and who sits there."""

    choice: str
    words: str
    holders: tuple[str, ...]


def draw_roll_call(groups: Sequence[Seats], *, label: str) -> str:
    """Return a hemicycle of the seats by choice, in the order of the groups from left to right."""
    spots = place_seats(sum(len(group.holders) for group in groups))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" class="hemicycle roll-call" '
        f'role="img" aria-label="{escape(label)}">'
    ]
    place = 0
    for group in groups:
        own = spots[place : place + len(group.holders)]
        place += len(group.holders)
        parts += _each(group, own) if len(spots) <= SINGLE else [_together(group, own)]
    return "".join(parts) + "</svg>"


def _each(group: Seats, spots: Sequence[Spot]) -> list[str]:
    return [
        f"<g><title>{escape(holder)}: {escape(group.words)}</title>{_shape(group.choice, spot)}</g>"
        for holder, spot in zip(group.holders, spots, strict=True)
    ]


def _shape(choice: str, spot: Spot) -> str:
    x, y, radius, fill = spot.x, spot.y, spot.radius, FILLS[choice]
    if choice == "against":
        side = radius * 1.64
        corner = f'x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
        return f'<rect {corner} width="{side:.1f}" height="{side:.1f}" fill="{fill}"/>'
    if choice == "abstain":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.75:.1f}" fill="none" stroke="#8a8377" '
            f'stroke-width="{radius * 0.4:.1f}"/>'
        )
    if choice == "quiet":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.3:.1f}" fill="currentColor" fill-opacity="0.45"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>'


_STROKES = {"for": ("round", 2.0), "against": ("square", 1.5), "abstain": ("round", 1.2), "quiet": ("round", 0.6)}
"""Choice -> end of a stroke of no length, which is the shape, and its width in radii."""


def _together(group: Seats, spots: Sequence[Spot]) -> str:
    if not spots:
        return ""
    end, width = _STROKES[group.choice]
    colour = {"quiet": "currentColor", "abstain": "#8a8377"}.get(group.choice, FILLS[group.choice])
    faint = ' stroke-opacity="0.45"' if group.choice == "quiet" else ""
    path = "".join(f"M{spot.x:.1f} {spot.y:.1f}h0" for spot in spots)
    return (
        f"<g><title>{escape(group.words)}: {len(spots)}</title>"
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{spots[0].radius * width:.1f}" '
        f'stroke-linecap="{end}"{faint}/></g>'
    )


def draw_count(shares: Sequence[Share], *, needed: int, label: str, height: int = 30) -> str:
    """Return the numbers of a vote as one bar, those in favour first, with a line at the number that carries it."""
    cast = sum((Fraction(number) for _, number, _ in shares), Fraction())
    total = float(max(cast, Fraction(needed), Fraction(1)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height + 20}" class="support" role="img" '
        f'aria-label="{escape(label)}"><rect y="20" width="{WIDTH:.0f}" height="{height}" fill="currentColor" '
        'fill-opacity="0.08"/>'
    ]
    x = 0.0
    for name, number, style in shares:
        width = WIDTH * float(number) / total
        if width:
            parts.append(_part(x, width, height, name, f"{number}", style))
        x += width
    if needed:
        place = min(WIDTH * needed / total, WIDTH - 1.5)
        anchor = "end" if place > WIDTH / 2 else "start"
        parts.append(
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="4" y2="{height + 20}" stroke="currentColor" '
            f'stroke-width="2.5" stroke-dasharray="5 3"/><text x="{place + (-6 if anchor == "end" else 6):.1f}" '
            f'y="14" text-anchor="{anchor}" font-size="14" fill="currentColor">{needed} for it needed</text>'
        )
    return "".join(parts) + "</svg>"


def _part(x: float, width: float, height: int, name: str, number: str, style: str) -> str:
    said = ""
    if style != "quiet" and width > 10 * len(number) + 28:
        mark = {"for": "+", "against": "−", "abstain": "○"}.get(style, "")
        ink = "#211d19" if style == "abstain" else "#fff"
        said = (
            f'<text x="{x + width / 2:.1f}" y="{20 + height / 2 + 5:.1f}" text-anchor="middle" font-size="15" '
            f'font-weight="700" fill="{ink}" aria-hidden="true">{mark} {escape(number)}</text>'
        )
    faint = ' fill-opacity="0.5"' if style == "quiet" else ""
    return (
        f'<rect x="{x:.2f}" y="20" width="{max(width - 1.5, 0.5):.2f}" height="{height}" fill="{FILLS[style]}"{faint}>'
        f"<title>{escape(name)}: {escape(number)}</title></rect>{said}"
    )
