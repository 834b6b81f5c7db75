"""The tree of councils: the highest on the left, those below it to the right, one box a council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Node", "draw_tree"]

BOX_WIDTH, BOX_HEIGHT, ACROSS, DOWN = 232, 62, 60, 18


@dataclass(frozen=True, slots=True)
class Node:
    """A council in the tree: where it leads, its name, a line below it, how full it is, and the councils below."""

    href: str
    name: str
    line: str
    seated: int
    seats: int
    below: tuple[Node, ...] = ()


def draw_tree(roots: Sequence[Node], *, label: str) -> str:
    """Return the picture as SVG text. Boxes are links; `label` says in words what it shows."""
    parts: list[str] = []
    bottom = 0.0
    deepest = max((_depth(root) for root in roots), default=0)
    for root in roots:
        _, bottom = _draw(root, 0, bottom, parts)
    width = deepest * BOX_WIDTH + max(deepest - 1, 0) * ACROSS + 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width} {bottom - DOWN + 2:.0f}" class="tree" '
        f'width="{width}" role="group" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.below), default=0)


def _draw(node: Node, column: int, top: float, parts: list[str]) -> tuple[float, float]:
    """Draw a node with all below it from `top` down; return its middle and where the next may begin."""
    x = column * (BOX_WIDTH + ACROSS)
    middles = []
    bottom = top
    for child in node.below:
        middle, bottom = _draw(child, column + 1, bottom, parts)
        middles.append(middle)
    middle = (middles[0] + middles[-1]) / 2 if middles else top + BOX_HEIGHT / 2
    for other in middles:
        start, end = x + BOX_WIDTH, x + BOX_WIDTH + ACROSS
        half = (start + end) / 2
        parts.append(
            f'<path d="M{start} {middle:.1f} C{half} {middle:.1f} {half} {other:.1f} {end} {other:.1f}" fill="none" '
            'stroke="currentColor" stroke-opacity="0.35" stroke-width="1.5"/>'
        )
    parts.append(_box(node, x, middle - BOX_HEIGHT / 2))
    return middle, max(bottom, top + BOX_HEIGHT + DOWN)


def _box(node: Node, x: float, y: float) -> str:
    full = 0.0 if not node.seats else min(node.seated / node.seats, 1) * (BOX_WIDTH - 24)
    name = node.name if len(node.name) <= 28 else node.name[:27] + "…"
    return (
        f'<a href="{escape(node.href)}"><title>{escape(f"{node.name}: {node.line}")}</title>'
        f'<rect x="{x}" y="{y:.1f}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="4" class="tree-box" fill="none" '
        'stroke="currentColor" stroke-width="1.25"/>'
        f'<text x="{x + 12}" y="{y + 23:.1f}" font-size="15" class="tree-name" fill="currentColor">'
        f"{escape(name)}</text>"
        f'<text x="{x + 12}" y="{y + 42:.1f}" font-size="12.5" class="tree-line" fill="currentColor">'
        f"{escape(node.line)}</text>"
        f'<rect x="{x + 12}" y="{y + 51:.1f}" width="{BOX_WIDTH - 24}" height="4" rx="2" fill="currentColor" '
        'fill-opacity="0.14"/>'
        f'<rect x="{x + 12}" y="{y + 51:.1f}" width="{full:.1f}" height="4" rx="2" class="tree-full" '
        'fill="currentColor"/></a>'
    )
