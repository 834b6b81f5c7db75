"""Bars: a vote as one bar of shares, counted numbers as bars beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

__all__ = ["Share", "draw_shares"]

Share = tuple[str, int | Fraction, str]
"""Name, number and class of a part ("for", "against", "abstain", "quiet")."""

FILLS = {"for": "#2c7a5b", "against": "#b03a2e", "abstain": "#a8a196", "quiet": "#d8d2c6", "accent": "#1f6f8b"}
WIDTH = 600


def draw_shares(shares: Sequence[Share], *, label: str, mark: int | None = None, height: int = 22) -> str:
    """Return one bar divided in the given parts; `mark` draws a line where that number is reached."""
    total = sum(number for _, number, _ in shares)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" preserveAspectRatio="none" '
        f'class="shares" role="img" aria-label="{escape(label)}">',
        f'<rect width="{WIDTH}" height="{height}" fill="currentColor" fill-opacity="0.08"/>',
    ]
    x = 0.0
    for name, number, style in shares:
        width = WIDTH * float(number) / float(total) if total else 0
        if width:
            parts.append(
                f'<rect x="{x:.2f}" width="{max(width - 1, 0.5):.2f}" height="{height}" fill="{FILLS[style]}">'
                f"<title>{escape(name)}: {number}</title></rect>"
            )
        x += width
    if mark is not None and total:
        place = WIDTH * mark / float(total)
        parts.append(
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="0" y2="{height}" stroke="currentColor" stroke-width="2" '
            'stroke-dasharray="3 2"/>'
        )
    return "".join(parts) + "</svg>"
