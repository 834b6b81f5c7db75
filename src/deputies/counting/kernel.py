"""The compiled implementation: papers in flat arrays, each pile a chain through them.

`Chains` implements `Papers` (see `papers.py`): sorting a bundle walks its chain alone, so a stage touches only the
papers that move. It counts papers and never handles a value: values, totals and roundings are the rule's, in Python
integers, and no figure can depend on the width of a machine word but the number of papers, which must stay below
2**62 (checked).

The functions below are plain Python over arrays. Where numba is installed they are compiled when first called, and
the machine code is kept beside this file; without it they still run, slowly, as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np

from deputies.counting.papers import Bundle, Table
from deputies.counting.profile import Ballots

try:
    from numba import njit
except ModuleNotFoundError:  # the functions then run as they stand
    COMPILED = False
else:
    COMPILED = True

__all__ = ["COMPILED", "Chains", "compiled", "read_papers", "rehash"]

DONE, MORE, FULL, BROKEN = 0, 1, 2, 3


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function where numba is there; keep the machine code for the next run."""
    return cast(Callable[..., Any], njit(cache=True, nogil=True)(function)) if COMPILED else function


@compiled
def _deal(papers, available, heads, counts) -> None:  # type: ignore[no-untyped-def]
    offsets, choices, weights, places, links = papers
    for group in range(len(weights)):
        start, end = offsets[group], offsets[group + 1]
        place = start
        while place < end and not available[choices[place]]:
            place += 1
        candidate = choices[place] if place < end else 0
        places[group] = place - start
        links[group] = heads[candidate]
        heads[candidate] = group
        counts[candidate] += weights[group]


@compiled
def _sort(chains, papers, available, heads, counts) -> None:  # type: ignore[no-untyped-def]
    offsets, choices, weights, places, links = papers
    for head in chains:
        group = head
        while group >= 0:
            following = links[group]
            start, end = offsets[group], offsets[group + 1]
            place = start + places[group] + 1
            while place < end and not available[choices[place]]:
                place += 1
            candidate = choices[place] if place < end else 0
            places[group] = place - start
            links[group] = heads[candidate]
            heads[candidate] = group
            counts[candidate] += weights[group]
            group = following


class Chains:
    """Papers in flat arrays: `links[i]` is the group after group i in its bundle, -1 at the end."""

    def __init__(self, ballots: Ballots) -> None:
        if not ballots.strict:
            ballots = Table(ballots).ballots()
        if ballots.papers >= 1 << 62:
            raise OverflowError("more papers than the compiled count can hold")
        offsets, choices, weights = ballots.arrays
        groups = len(weights)
        self._papers = (
            np.asarray(offsets, dtype=np.int64),
            np.asarray(choices, dtype=np.int16),
            np.asarray(weights, dtype=np.int64),
            np.zeros(groups, dtype=np.int16),  # place of the present preference
            np.full(groups, -1, dtype=np.int32),  # links
        )

    def deal(self, available: Sequence[bool], value: int) -> dict[int, Bundle]:
        heads, counts = self._piles(available)
        _deal(self._papers, np.asarray(available, dtype=np.bool_), heads, counts)
        return _bundles(heads, counts, value)

    def sort(self, bundles: Sequence[Bundle], available: Sequence[bool], value: int) -> dict[int, Bundle]:
        heads, counts = self._piles(available)
        chains = np.array([bundle.held for bundle in bundles if isinstance(bundle.held, int)], dtype=np.int64)
        _sort(chains, self._papers, np.asarray(available, dtype=np.bool_), heads, counts)
        return _bundles(heads, counts, value)

    @staticmethod
    def _piles(available: Sequence[bool]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        return np.full(len(available), -1, dtype=np.int64), np.zeros(len(available), dtype=np.int64)


def _bundles(heads: np.ndarray[Any, Any], counts: np.ndarray[Any, Any], value: int) -> dict[int, Bundle]:
    pairs = enumerate(zip(heads.tolist(), counts.tolist(), strict=True))
    return {candidate: Bundle(papers, value, head) for candidate, (head, papers) in pairs if head >= 0}


@compiled
def _hash(choices, start, end):  # type: ignore[no-untyped-def]
    state = np.uint64(14695981039346656037)
    for place in range(start, end):
        state = (state ^ np.uint64(choices[place])) * np.uint64(1099511628211)
    state ^= state >> np.uint64(29)
    return state


@compiled
def rehash(offsets, choices, groups, table) -> None:  # type: ignore[no-untyped-def]
    """Enter all groups into an empty table of twice the size."""
    mask = np.uint64(len(table) - 1)
    for group in range(groups):
        slot = _hash(choices, offsets[group], offsets[group + 1]) & mask
        while table[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        table[slot] = group


@compiled
def read_papers(  # type: ignore[no-untyped-def]  # noqa: PLR0911, PLR0912, PLR0915
    data, form, arrays, state
):
    """Read lines of papers `weight p1 p2 ...` from bytes and group equal ones.

    form       (separator, closed, candidates): the byte between numbers (blanks are passed over in any case);
               whether a 0 ends the preferences, and a line of 0 alone the papers (BLT); the highest number.
    arrays     (offsets, choices, weights, table, seen): what is filled.
    state      [groups, choices used, papers, blank papers, lines read]; updated.
    returns    (status, bytes consumed): DONE where the papers end, MORE when the bytes end within a line,
               FULL when an array has no room for another line, BROKEN at anything else.
    """
    separator, closed, candidates = form
    offsets, choices, weights, table, seen = arrays
    stop = len(data)
    groups, used = state[0], state[1]
    mask = np.uint64(len(table) - 1)
    at = 0
    while True:
        start = at
        end = at
        while end < stop and data[end] != 10:
            end += 1
        if end == stop:
            state[0], state[1] = groups, used
            return MORE, start
        if used + (end - start) > len(choices) or groups + 1 >= len(weights) or 2 * groups > len(table):
            state[0], state[1] = groups, used
            return FULL, start
        if data[at] < 48 or data[at] > 57:
            state[0], state[1] = groups, used
            return (BROKEN if closed else DONE), start
        number = 0
        digits = 0
        first = True
        ended = False
        weight = 0
        fill = used
        while at <= end:
            byte = data[at] if at < end else 10
            if 48 <= byte <= 57:
                if ended or digits >= 17:
                    return BROKEN, start
                number = number * 10 + (byte - 48)
                digits += 1
            elif byte in (separator, 32, 9, 13, 10):
                if digits:
                    if first:
                        weight = number
                        first = False
                    elif number == 0:
                        if not closed:
                            return BROKEN, start
                        ended = True
                    else:
                        if number > candidates or seen[number] == state[4] + 1:
                            return BROKEN, start
                        seen[number] = state[4] + 1
                        choices[fill] = number
                        fill += 1
                    number = 0
                    digits = 0
            else:
                return BROKEN, start
            at += 1
        if closed and weight == 0 and fill == used and not ended:
            state[0], state[1] = groups, used
            return DONE, start
        if weight == 0 or (closed and not ended):
            return BROKEN, start
        state[4] += 1
        state[2] += weight
        if fill == used:
            state[3] += weight
        slot = _hash(choices, used, fill) & mask
        while True:
            group = table[slot]
            if group < 0:
                table[slot] = groups
                weights[groups] = weight
                groups += 1
                offsets[groups] = fill
                used = fill
                break
            size = offsets[group + 1] - offsets[group]
            if size == fill - used:
                same = True
                origin = offsets[group]
                for step in range(size):
                    if choices[origin + step] != choices[used + step]:
                        same = False
                        break
                if same:
                    weights[group] += weight
                    break
            slot = (slot + np.uint64(1)) & mask
