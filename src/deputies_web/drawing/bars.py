"""Bars: a vote as one bar of shares, counted numbers as bars beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

__all__ = ["Part", "Share", "draw_parts", "draw_shares", "draw_support"]

Share = tuple[str, int | Fraction, str]
"""Name, number and class of a part ("for", "against", "abstain", "quiet")."""

Part = tuple[str, int, str, str]
"""Name, number, colour and mark of a part of a bar: a letter or a word, shown where there is room."""

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


def draw_parts(parts: Sequence[Part], *, label: str, height: int = 26) -> str:
    """Return one bar of parts in their own colours, each with its mark where there is room for it."""
    total = sum(number for _, number, _, _ in parts)
    found = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" class="parts" role="img" '
        f'aria-label="{escape(label)}"><rect width="{WIDTH}" height="{height}" fill="currentColor" '
        'fill-opacity="0.08"/>'
    ]
    x = 0.0
    for name, number, colour, letter in parts:
        width = WIDTH * number / total if total else 0
        if width:
            found.append(
                f'<rect x="{x:.2f}" width="{max(width - 1.5, 0.5):.2f}" height="{height}" fill="{colour}">'
                f"<title>{escape(name)}: {number}</title></rect>"
            )
            if letter and width > 9 * len(letter) + 8:
                found.append(
                    f'<text x="{x + width / 2:.1f}" y="{height / 2 + 5:.1f}" text-anchor="middle" font-size="14" '
                    f'font-weight="700" fill="#fff" aria-hidden="true">{escape(letter)}</text>'
                )
        x += width
    return "".join(found) + "</svg>"


def draw_support(count: int, needed: int, total: int, *, label: str, height: int = 26) -> str:
    """Return a bar of a count out of a total, with a mark at the number needed."""
    reached = count >= needed
    filled = WIDTH * count / total if total else 0
    place = min(max(WIDTH * needed / total if total else 0, 1), WIDTH - 1)
    anchor = "end" if place > WIDTH / 2 else "start"
    fill = FILLS["for"] if reached else FILLS["abstain"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height + 18}" class="support" role="img" '
        f'aria-label="{escape(label)}"><rect y="18" width="{WIDTH}" height="{height}" fill="currentColor" '
        f'fill-opacity="0.08"/><rect y="18" width="{filled:.1f}" height="{height}" fill="{fill}"/>'
        f'<line x1="{place:.1f}" x2="{place:.1f}" y1="12" y2="{height + 18}" stroke="currentColor" '
        f'stroke-width="2.5"/><text x="{place + (-5 if anchor == "end" else 5):.1f}" y="11" text-anchor="{anchor}" '
        f'font-size="13" fill="currentColor">{f"{needed:,}".replace(",", " ")} needed</text></svg>'
    )
