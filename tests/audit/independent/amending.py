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
    lines = lines_of(text)
    edges = [0, *(edge for line in lines for edge in line[:2]), len(text)]
    gaps = [text[edges[place] : edges[place + 1]] for place in range(0, len(edges), 2)]
    put: dict[int, list[str]] = {}
    ranges: dict[int, Row] = {}
    for one in changes:
        if one["lines"]["last"] < one["lines"]["first"]:
            put.setdefault(one["lines"]["first"], []).append(one["text"])
        else:
            ranges[one["lines"]["first"]] = one
    said, gap, number, gone = list[str](), gaps[0], 1, False
    while number <= len(lines):
        for new in put.get(number, []):
            said += [gap, new]
            gap, gone = "\n" if number == 1 or lines[number - 2][2] else " ", False
        last = ranges[number]["lines"]["last"] if number in ranges else number
        words = ranges[number]["text"] if number in ranges else text[lines[number - 1][0] : lines[number - 1][1]]
        gone = number in ranges and words == ""
        if not gone:
            said += [gap, words]
            gap = gaps[last]
        elif said and gap.count("\n") == 0 and gaps[last].count("\n") > 0:
            gap = gaps[last]
        number = last + 1
    for new in put.get(len(lines) + 1, []):
        said += [gap, "\n" if said and "\n" not in gap else "", new]
        gap, gone = "", False
    return "".join(said) + (gaps[-1] if gone else gap)
