"""Lines of a motion's text, and amendments to them: replace some lines, strike them, or put something before one.

Everybody has to see the same numbers, so a text is cut into lines by a rule of its own and not by a screen: each
paragraph (what stands between line feeds) is cut at spaces into lines of at most 72 characters; a word that is longer
has a line to itself. Lines are numbered from 1. They are slices of the text, so that nothing is lost: what no
amendment touches stands afterwards as it was, to the letter.

A change names lines `first` to `last`, both included, and what stands there instead ("" strikes them). With
`last = first - 1` nothing is replaced, and the text is put before line `first`; one more than there are lines: at
the end. All carried amendments count the lines of the text as it was tabled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from deputies.values import Fault, Faults
from deputies.values.shape import Doc, Least

__all__ = ["WIDTH", "Change", "LineRange", "Slice", "check_range", "compose", "lines_of", "overlap", "say_lines"]

WIDTH = 72
"""Characters in a line at most, unless one word is longer."""


@dataclass(frozen=True, slots=True)
class LineRange:
    """Lines of a motion as it was tabled, both included; `last` one less than `first` is the place before `first`."""

    first: Annotated[int, Least(1), Doc("first line")]
    last: Annotated[int, Least(0), Doc("last line; one less than the first to put something before it")]


@dataclass(frozen=True, slots=True)
class Slice:
    """A line: where it begins and ends in the text, and whether it ends a paragraph."""

    start: int
    end: int
    last: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in the place of some lines."""

    lines: LineRange
    text: str


def lines_of(text: str) -> tuple[Slice, ...]:
    """Return the lines of a text, in order; an empty paragraph is an empty line."""
    found: list[Slice] = []
    start = 0
    for paragraph in text.split("\n"):
        found.extend(_cut(paragraph, start))
        start += len(paragraph) + 1
    return tuple(found)


def _cut(paragraph: str, offset: int) -> list[Slice]:
    lines: list[Slice] = []
    begin = end = None
    for word in re.finditer(r"\S+", paragraph):
        if begin is not None and end is not None and word.end() - begin > WIDTH:
            lines.append(Slice(offset + begin, offset + end, last=False))
            begin = word.start()
        elif begin is None:
            begin = word.start()
        end = word.end()
    if begin is None or end is None:
        return [Slice(offset, offset, last=True)]
    lines.append(Slice(offset + begin, offset + end, last=True))
    return lines


def check_range(text: str, lines: LineRange, document: str) -> None:
    """Raise `Faults` unless these are lines of the text, or a place before one of them or at its end."""
    many = len(lines_of(text))
    faults = []
    if lines.first > many + 1 or (lines.first == many + 1 and lines.last != many):
        faults.append(
            Fault("lines.first", f"there is no line {lines.first}", f"1 to {many}, or {many + 1} for the end")
        )
    if lines.last < lines.first - 1 or lines.last > many:
        faults.append(Fault("lines.last", f"found {lines.last}", f"{lines.first - 1} to {many}"))
    if faults:
        raise Faults(document, faults)


def overlap(one: LineRange, other: LineRange) -> bool:
    """Say whether two changes cannot both be made.

    They can when they touch different lines; two things may be put at one place, but nothing inside lines that go.
    """
    if one.last < one.first and other.last < other.first:
        return False
    if one.last < one.first:
        return other.first < one.first <= other.last
    if other.last < other.first:
        return one.first < other.first <= one.last
    return one.first <= other.last and other.first <= one.last


def say_lines(lines: LineRange | None) -> str:
    """Say which lines an amendment is about."""
    if lines is None:
        return "the whole text"
    if lines.last < lines.first:
        return f"before line {lines.first}"
    return f"line {lines.first}" if lines.first == lines.last else f"lines {lines.first} to {lines.last}"


def compose(text: str, changes: Iterable[Change]) -> str:
    """Return the text with changes made that do not overlap; those at one place stand in the order given.

    What stands between two lines stays there. Where a line goes, one of the gaps beside it is left: that which ends a
    paragraph, if one does, so that no paragraph runs on into the next. Nothing is left of it at the end of the text.
    """
    lines = lines_of(text)
    before, instead = _by_place(changes)
    made, gap, struck = list[str](), text[: lines[0].start], False
    place = 1
    while place <= len(lines):
        for new in before.get(place, ()):
            begins = place == 1 or lines[place - 2].last
            made += (gap, new)
            gap = "\n" if begins else " "
        change = instead.get(place)
        last = change.lines.last if change is not None else place
        stands = change.text if change is not None else text[lines[place - 1].start : lines[last - 1].end]
        after = text[lines[last - 1].end : lines[last].start if last < len(lines) else len(text)]
        struck = change is not None and not stands
        if not struck:
            made += (gap, stands)
            gap = after
        elif made and "\n" in after and "\n" not in gap:
            gap = after
        place = last + 1
    for new in before.get(len(lines) + 1, ()):
        ends = "" if not made or "\n" in gap else "\n"
        made += (gap, ends, new)
        gap, struck = "", False
    return "".join((*made, text[lines[-1].end :] if struck else gap))


def _by_place(changes: Iterable[Change]) -> tuple[dict[int, list[str]], dict[int, Change]]:
    """Return what is put before each line, in the order given, and what stands in the place of lines by the first."""
    before: dict[int, list[str]] = {}
    instead: dict[int, Change] = {}
    for item in changes:
        if item.lines.last < item.lines.first:
            before.setdefault(item.lines.first, []).append(item.text)
        else:
            instead[item.lines.first] = item
    return before, instead
