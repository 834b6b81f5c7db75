"""docs/results/sittings.md, section 7: lines, the order of amendments, those overtaken, the text they give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

__all__ = ["in_order", "lines_of", "overlap", "text_with"]

Row = dict[str, Any]


def lines_of(text: str) -> list[tuple[int, int, bool]]:
    """Cut a text into lines: (begin, end, whether it ends a paragraph)."""
    found: list[tuple[int, int, bool]] = []
    offset = 0
    for paragraph in text.split("\n"):
        words = [(word.start() + offset, word.end() + offset) for word in re.finditer(r"\S+", paragraph)]
        if not words:
            found.append((offset, offset, True))
        else:
            begin, end = words[0]
            for start, stop in words[1:]:
                if stop - begin > 72:
                    found.append((begin, end, False))
                    begin = start
                end = stop
            found.append((begin, end, True))
        offset += len(paragraph) + 1
    return found


def overlap(one: Row, other: Row) -> bool:
    """Whether two ranges of lines cannot both be changed."""
    first, last, begin, end = one["first"], one["last"], other["first"], other["last"]
    if last < first and end < begin:
        return False
    if last < first:
        return bool(begin < first <= end)
    if end < begin:
        return bool(first < begin <= last)
    return bool(first <= end and begin <= last)


def in_order(pending: Sequence[Row], order: Sequence[str]) -> list[str]:
    """The ids of amendments in the order in which they are voted; `pending` in the order of tabling."""

    def key(place: int) -> tuple[int, ...]:
        one = pending[place]
        if one["id"] in order:
            return (0, list(order).index(one["id"]))
        if one["lines"] is None:
            return (2, place)
        return (1, one["lines"]["first"], one["lines"]["first"] - one["lines"]["last"], place)

    return [str(pending[place]["id"]) for place in sorted(range(len(pending)), key=key)]


def text_with(tabled: str, made: Sequence[Row]) -> str:
    """The text of a motion with its carried amendments, in the order in which they were voted."""
    text, changes = tabled, list[Row]()
    for one in made:
        if one["lines"] is None:
            text, changes = one["text"], []
        else:
            changes.append(one)
    lines, parts, place = lines_of(text), list[str](), 0
    for change in sorted(
        changes, key=lambda one: (one["lines"]["first"], one["lines"]["last"] >= one["lines"]["first"])
    ):
        start, end, new = _edit(text, lines, change)
        parts += [text[place:start], new]
        place = max(place, end)
    return "".join([*parts, text[place:]])


def _edit(text: str, lines: list[tuple[int, int, bool]], change: Row) -> tuple[int, int, str]:
    first, last, new = change["lines"]["first"], change["lines"]["last"], change["text"]
    if first > len(lines):
        return len(text), len(text), "\n" + new
    start = lines[first - 1][0]
    if last < first:
        return start, start, new + ("\n" if first == 1 or lines[first - 2][2] else " ")
    end = lines[last - 1][1]
    if new:
        return start, end, new
    if last < len(lines):
        return start, lines[last][0], ""
    return lines[first - 2][1] if first > 1 else start, end, ""
