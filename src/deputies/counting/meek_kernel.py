"""Meek's tree compiled: the twin of `Tree` in `meek_tree.py` for very many papers.

The same nodes, kept in arrays: `children[node, candidate]` is the node behind a candidate, `resting[node, candidate]`
the papers that rest there with a hopeful one, `spent[node]` those with nobody left to go to. All sums stay below 2**63:
a paper weighs at most 1e9 units, and there are at most 9e9 papers (checked; beyond, `Tree` counts).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from deputies.counting.kernel import compiled
from deputies.counting.papers import Table
from deputies.counting.profile import Ballots

__all__ = ["CompiledTree"]

SCALE = 1_000_000_000
MOST_PAPERS = 9_000_000_000
NONE, PART, ALL = 0, 1, 2


@compiled
def _advance(papers, where, tree, keeps, start, nodes):  # type: ignore[no-untyped-def]
    """Carry each paper on whose holder no longer keeps all of it; return (group to go on from, nodes).

    Stops before a group whose way might need more nodes than there is room for.
    """
    offsets, choices, weights = papers
    holders, places, at = where
    parents, _through, spent, children, resting = tree
    room = len(parents)
    for group in range(start, len(weights)):
        holder = holders[group]
        if holder == 0 or keeps[holder] == ALL:
            continue
        end = offsets[group + 1]
        place = offsets[group] + places[group]
        if nodes + (end - place) >= room:
            return group, nodes
        node = at[group]
        weight = weights[group]
        resting[node, holder] -= weight
        while True:
            if keeps[holder] == PART:
                child = children[node, holder]
                if child == 0:
                    child = nodes
                    children[node, holder] = child
                    parents[child, 0] = node
                    parents[child, 1] = holder
                    nodes += 1
                node = child
            place += 1
            while place < end and keeps[choices[place]] == NONE:
                place += 1
            if place == end:
                spent[node] += weight
                holders[group] = 0
                break
            holder = choices[place]
            if keeps[holder] == ALL:
                resting[node, holder] += weight
                holders[group] = holder
                break
        places[group] = place - offsets[group]
        at[group] = node
    return len(weights), nodes


@compiled
def _deal(papers, where, tree, keeps) -> None:  # type: ignore[no-untyped-def]
    """Let each paper rest with its first candidate; all that take part keep all at the start."""
    offsets, choices, weights = papers
    holders, places, _at = where
    _parents, _through, _spent, _children, resting = tree
    for group in range(len(weights)):
        place, end = offsets[group], offsets[group + 1]
        while place < end and keeps[choices[place]] == NONE:
            place += 1
        if place < end:
            holders[group] = choices[place]
            places[group] = place - offsets[group]
            resting[0, choices[place]] += weights[group]


@compiled
def _gather(tree, nodes) -> None:  # type: ignore[no-untyped-def]
    """Count the papers that pass through each node; children stand after their parents."""
    parents, through, spent, _children, resting = tree
    for node in range(nodes):
        through[node] = spent[node] + resting[node].sum()
    for node in range(nodes - 1, 0, -1):
        through[parents[node, 0]] += through[node]


@compiled
def _share(tree, nodes, keep, down, left, residue, votes) -> None:  # type: ignore[no-untyped-def]
    """Sum the votes of all candidates; index 0 is the residue."""
    parents, through, spent, _children, resting = tree
    left[0] = SCALE
    residue[0] = SCALE
    for node in range(nodes):
        if node:
            have = left[parents[node, 0]]
            candidate = parents[node, 1]
            factor = keep[candidate]
            if down:
                kept = have * factor // SCALE
                left[node] = have * (SCALE - factor) // SCALE
            else:
                kept = -(-have * factor // SCALE)
                left[node] = have - kept
            residue[node] = residue[parents[node, 0]] - kept
            votes[candidate] += kept * through[node]
        here = left[node]
        over = residue[node] - here
        votes[0] += residue[node] * spent[node]
        for candidate in range(1, len(votes)):
            count = resting[node, candidate]
            if count:
                votes[candidate] += here * count
                votes[0] += over * count


class CompiledTree:
    """Shares out papers by keep factors (`Distribution` in `meek.py`); `rounding` as for `Tree`."""

    def __init__(self, ballots: Ballots, rounding: str) -> None:
        if not ballots.strict:
            ballots = Table(ballots).ballots()
        if ballots.papers > MOST_PAPERS:
            raise OverflowError("more papers than the compiled tree can hold")
        offsets, choices, weights = ballots.arrays
        groups = len(weights)
        self._papers = (
            np.asarray(offsets, dtype=np.int64),
            np.asarray(choices, dtype=np.int16),
            np.asarray(weights, dtype=np.int64),
        )
        self._where = (
            np.zeros(groups, dtype=np.int16),  # the hopeful candidate a paper rests with, 0 where spent
            np.zeros(groups, dtype=np.int16),  # the place of that preference
            np.zeros(groups, dtype=np.int32),  # the node
        )
        self._few = ballots.papers < 1 << 31
        self._down = rounding == "down"
        self._keep: list[int] = []
        self._nodes = 1
        self._tree: tuple[np.ndarray[Any, Any], ...] = ()

    def __call__(self, keep: Sequence[int]) -> list[int]:
        if not self._keep:
            self._tree = self._room(1024, len(keep))
            _deal(self._papers, self._where, self._tree, self._kinds(keep))
            _gather(self._tree, self._nodes)
        elif any((now == SCALE) != (was == SCALE) for now, was in zip(keep, self._keep, strict=True)):
            self._move(keep)
        self._keep = list(keep)
        votes = np.zeros(len(keep), dtype=np.int64)
        left, residue = np.zeros(self._nodes, dtype=np.int64), np.zeros(self._nodes, dtype=np.int64)
        _share(self._tree, self._nodes, np.array(keep, dtype=np.int64), self._down, left, residue, votes)
        return votes.tolist()

    @staticmethod
    def _kinds(keep: Sequence[int]) -> np.ndarray[Any, Any]:
        return np.array([ALL if factor == SCALE else PART if factor else NONE for factor in keep], dtype=np.int8)

    def _room(self, nodes: int, size: int) -> tuple[np.ndarray[Any, Any], ...]:
        """Arrays for so many nodes: (parents and candidates, through, spent, children, resting)."""
        return (
            np.zeros((nodes, 2), dtype=np.int32),
            np.zeros(nodes, dtype=np.int64),
            np.zeros(nodes, dtype=np.int64),
            np.zeros((nodes, size), dtype=np.int32),
            np.zeros((nodes, size), dtype=np.int32 if self._few else np.int64),
        )

    def _move(self, keep: Sequence[int]) -> None:
        kinds = self._kinds(keep)
        start, groups = 0, len(self._papers[2])
        while start < groups:
            start, self._nodes = _advance(self._papers, self._where, self._tree, kinds, start, self._nodes)
            if start < groups:
                self._grow(len(keep))
        _gather(self._tree, self._nodes)

    def _grow(self, size: int) -> None:
        """Make room for half as many nodes again, and for the longest way of one paper."""
        new = self._room(len(self._tree[0]) * 3 // 2 + size, size)
        for old, larger in zip(self._tree, new, strict=True):
            larger[: self._nodes] = old[: self._nodes]
        self._tree = new
