"""Labels beside marks: each where it covers no mark and no other label, or left out where there is no room.

Places are tried in a fixed order around the mark, near ones first. The width of a text is reckoned at 0.6 of the font
size for a letter, which is more than the fonts of the pages take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Box", "Label", "place_labels", "width_of"]

LONGEST = 30
_WIDTH = 0.6


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        """Whether the two have any room in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        inside = self.left <= other.left and other.right <= self.right
        return inside and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """A text with its anchor, and the room it takes."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


def width_of(text: str, font: float) -> float:
    """Return the most a text takes in this size."""
    return len(text) * font * _WIDTH


def place_labels(
    texts: Sequence[str], marks: Sequence[tuple[float, float]], *, radius: float, box: Box, font: float
) -> tuple[Label | None, ...]:
    """Return a label for each text, beside the mark of the same number; None where it has no room in the box."""
    taken = [Box(x - radius, y - radius, x + radius, y + radius) for x, y in marks]
    found: list[Label | None] = []
    for text, (x, y) in zip(texts, marks, strict=True):
        shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        label = next((one for one in _around(shown, x, y, radius, font) if _fits(one.box, taken, box)), None)
        if label is not None:
            taken.append(label.box)
        found.append(label)
    return tuple(found)


def _fits(wanted: Box, taken: Sequence[Box], box: Box) -> bool:
    return box.holds(wanted) and not any(wanted.covers(other) for other in taken)


def _around(text: str, x: float, y: float, radius: float, font: float) -> Iterator[Label]:
    """Yield places for a label: right, left, below, above; then higher and lower at the sides; then a line further."""
    width, middle, away = width_of(text, font), y + font * 0.36, radius + 4
    sides = ((x + away, "start"), (x - away, "end"))
    near = [(*side, middle) for side in sides]
    near += [(x, "middle", y + away + font * 0.8), (x, "middle", y - away - font * 0.2)]
    for step in (0.8, -0.8, 1.4, -1.4, 2.0, -2.0):
        near += [(*side, middle + step * font) for side in sides]
    for lift in (0.0, 1.4):
        for line in (y - away - font * (0.2 + lift), y + away + font * (0.8 + lift)):
            near += [(x - radius, "start", line), (x + radius, "end", line)]
    for at, anchor, line in near:
        start = at if anchor == "start" else at - width if anchor == "end" else at - width / 2
        yield Label(text, at, line, anchor, Box(start, line - font, start + width, line + font * 0.35))
