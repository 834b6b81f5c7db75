"""The stage of a power as four steps: as many filled as have been gone, a mark at the highest that may be."""

from __future__ import annotations

from html import escape

__all__ = ["draw_steps"]

WIDTH, HEIGHT, GAP = 26, 12, 4


def draw_steps(taken: int, highest: int, steps: int, *, label: str) -> str:
    """Return the picture as SVG text: steps rise to the right, `taken` are filled, those above `highest` are dashed."""
    full = steps * (WIDTH + GAP) - GAP
    tall = HEIGHT + (steps - 1) * 5
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {full + 2} {tall + 2}" width="{full + 2}" '
        f'height="{tall + 2}" class="stage-steps" role="img" aria-label="{escape(label)}">'
    ]
    for number in range(steps):
        height = HEIGHT + number * 5
        filled = 'fill="currentColor"' if number < taken else 'fill="none"'
        dashed = ' stroke-dasharray="3 3" stroke-opacity="0.5"' if number >= highest else ""
        parts.append(
            f'<rect x="{number * (WIDTH + GAP)}" y="{tall - height}" width="{WIDTH}" height="{height}" {filled} '
            f'stroke="currentColor" stroke-width="1.25"{dashed}/>'
        )
    return "".join(parts) + "</svg>"
