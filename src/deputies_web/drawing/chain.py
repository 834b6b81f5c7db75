"""The chain of a mandate as a picture: the seat at the top, below it what it comes from, down to the electors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Ring", "draw_chain"]

WIDTH, LINE, PAD, GAP = 420, 19, 13, 30
TITLE = 22
_LETTERS = 50


@dataclass(frozen=True, slots=True)
class Ring:
    """One box of the chain: where it leads, its title, lines below it; `link` stands on the way down to the next."""

    href: str
    title: str
    lines: tuple[str, ...]
    link: str = ""


def draw_chain(rings: Sequence[Ring], *, label: str) -> str:
    """Return the picture as SVG text. Boxes are links; `label` says in words what it shows."""
    parts: list[str] = []
    top = 1.0
    for place, ring in enumerate(rings):
        height = PAD * 2 + TITLE + LINE * len(ring.lines) - 6
        parts.append(_box(ring, top, height))
        top += height
        if place + 1 < len(rings):
            parts.append(_way(top, ring.link))
            top += GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 1:.0f}" class="chain" role="group" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _box(ring: Ring, top: float, height: float) -> str:
    said = escape(f"{ring.title}: {'; '.join(ring.lines)}")
    lines = "".join(
        f'<text x="{PAD + 1}" y="{top + PAD + TITLE + LINE * place + 8:.0f}" font-size="13.5" class="chain-line" '
        f'fill="currentColor">{escape(_short(line, _LETTERS + 6))}</text>'
        for place, line in enumerate(ring.lines)
    )
    return (
        f'<a href="{escape(ring.href)}"><title>{said}</title>'
        f'<rect x="1" y="{top:.0f}" width="{WIDTH - 2}" height="{height:.0f}" rx="4" class="chain-box" fill="none" '
        'stroke="currentColor" stroke-width="1.25"/>'
        f'<text x="{PAD + 1}" y="{top + PAD + 13:.0f}" font-size="16" class="chain-title" fill="currentColor">'
        f"{escape(_short(ring.title, _LETTERS - 8))}</text>{lines}</a>"
    )


def _way(top: float, words: str) -> str:
    middle = 28
    arrow = f"M{middle} {top + GAP - 1:.0f} V{top + 4:.0f} m-5 6 l5 -6 l5 6"
    return (
        f'<path d="{arrow}" fill="none" stroke="currentColor" stroke-opacity="0.6" stroke-width="1.5"/>'
        f'<text x="{middle + 14}" y="{top + GAP / 2 + 5:.0f}" font-size="12.5" class="chain-way" fill="currentColor">'
        f"{escape(_short(words, _LETTERS))}</text>"
    )
