"""The tree of councils: the highest on the left, those below it to the right, one box a council.

A council that stands under several is drawn once, beside the others under its first; a dashed line leads to each of
the others. It stands to the right of all of them, however far. Lines lie behind the boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Node", "draw_tree"]

BOX_WIDTH, BOX_HEIGHT, ACROSS, DOWN = 232, 62, 60, 18


@dataclass(frozen=True, slots=True)
class Node:
    """A council in the tree: where it leads, its name, a line below it, how full it is, and the councils below.

    also  where the other councils lead under which it stands as well.
    """

    href: str
    name: str
    line: str
    seated: int
    seats: int
    below: tuple[Node, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a box stands: its left edge and the middle of its height."""

    x: float
    y: float


def draw_tree(roots: Sequence[Node], *, label: str) -> str:
    """Return the picture as SVG text. Boxes are links; `label` says in words what it shows."""
    columns = _columns(roots)
    spots: dict[str, _Spot] = {}
    bottom = 0.0
    for root in roots:
        _, bottom = _place(root, bottom, columns, spots)
    nodes = [node for root in roots for node in _all(root)]
    by_href = {node.href: node for node in nodes}
    lines = [_line(spots[node.href], spots[child.href]) for node in nodes for child in node.below]
    for node in nodes:
        lines += [
            _line(spots[href], spots[node.href], also=f"{node.name} stands under {by_href[href].name} as well")
            for href in node.also
            if href in spots
        ]
    deepest = max(columns.values(), default=-1) + 1
    width = deepest * BOX_WIDTH + max(deepest - 1, 0) * ACROSS + 2
    parts = [*lines, *(_box(node, spots[node.href]) for node in nodes)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width} {bottom - DOWN + 2:.0f}" class="tree" '
        f'width="{width}" role="group" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.below:
        yield from _all(child)


def _columns(roots: Sequence[Node]) -> Mapping[str, int]:
    """Return the column of each council: one to the right of the farthest council under which it stands."""
    above: dict[str, list[str]] = {}
    for root in roots:
        for node in _all(root):
            above.setdefault(node.href, []).extend(node.also)
            for child in node.below:
                above.setdefault(child.href, []).append(node.href)
    found: dict[str, int] = {}

    def column(href: str) -> int:
        if href not in found:
            found[href] = -1  # a council that stood under itself would end here
            found[href] = 1 + max((column(higher) for higher in above.get(href, ()) if higher in above), default=-1)
        return found[href]

    for href in above:
        column(href)
    return found


def _place(node: Node, top: float, columns: Mapping[str, int], spots: dict[str, _Spot]) -> tuple[float, float]:
    """Place a node with all below it from `top` down; return its middle and where the next may begin."""
    middles = []
    bottom = top
    for child in node.below:
        middle, bottom = _place(child, bottom, columns, spots)
        middles.append(middle)
    middle = (middles[0] + middles[-1]) / 2 if middles else top + BOX_HEIGHT / 2
    spots[node.href] = _Spot(columns[node.href] * (BOX_WIDTH + ACROSS), middle)
    return middle, max(bottom, top + BOX_HEIGHT + DOWN)


def _line(higher: _Spot, lower: _Spot, also: str = "") -> str:
    """Return a line from a council to one below it; a dashed one keeps aside, so that it shows beside a plain one."""
    aside = BOX_HEIGHT / 4 if also else 0
    start, end = higher.x + BOX_WIDTH, lower.x
    top, bottom, half = higher.y + aside, lower.y + aside, end - ACROSS / 2
    title = f"<title>{escape(also)}</title>" if also else ""
    drawn = 'stroke-opacity="0.6" stroke-dasharray="5 4"' if also else 'stroke-opacity="0.35"'
    return (
        f'<path d="M{start} {top:.1f} C{half} {top:.1f} {half} {bottom:.1f} {end} {bottom:.1f}" fill="none" '
        f'stroke="currentColor" stroke-width="1.5" {drawn}>{title}</path>'
    )


def _box(node: Node, spot: _Spot) -> str:
    x, y = spot.x, spot.y - BOX_HEIGHT / 2
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
