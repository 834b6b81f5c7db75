"""Meek's distribution over a tree of papers: the fast twin of `RoundedUp` and `Truncated` in `meek.py`.

A candidate with keep factor 1 takes all that is left of a paper, one with keep factor 0 nothing. So two papers are
alike as long as they passed the same elected candidates in the same order and rest with the same hopeful one. The tree
has a node for each such path; an iteration visits nodes, not papers, and papers move only when the candidate they rest
with is elected or defeated: each preference of each paper is read once in the whole count. What is computed is the same
product for the same paper, in the same order of rounding, so the votes are equal to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deputies.counting.papers import Bundle, Papers

__all__ = ["Tree"]

SCALE = 1_000_000_000


@dataclass(slots=True)
class _Node:
    """A path of elected candidates: the last of them, the path before it, and what lies here."""

    parent: int
    candidate: int
    depth: int
    through: int = 0
    spent: int = 0
    resting: dict[int, list[Bundle]] = field(default_factory=dict)
    children: dict[int, int] = field(default_factory=dict)


class Tree:
    """Shares out papers by keep factors (`Distribution` in `meek.py`).

    rounding  "up": what is kept is rounded up, the rest is what is left (`meek-prf`); "down": what is kept and what is
              passed on are truncated each by itself (`meek-fixed9`).
    """

    def __init__(self, papers: Papers, rounding: str) -> None:
        self._papers = papers
        self._down = rounding == "down"
        self._nodes = [_Node(-1, 0, 0)]
        self._keep: list[int] = []
        self._plan: list[tuple[int, int, int]] = []

    def __call__(self, keep: Sequence[int]) -> list[int]:
        if not self._keep:
            self._deal(keep)
        elif any((now == SCALE) != (was == SCALE) for now, was in zip(keep, self._keep, strict=True)):
            self._move(keep)
        self._keep = list(keep)
        return self._votes(keep)

    def _deal(self, keep: Sequence[int]) -> None:
        self._keep = list(keep)
        available = [factor > 0 for factor in keep]
        for candidate, bundle in self._papers.deal(available, 1).items():
            if candidate:
                self._rest(0, candidate, bundle, keep, available)
        self._arrange()

    def _move(self, keep: Sequence[int]) -> None:
        """Carry on the papers of those who no longer keep all."""
        available = [factor > 0 for factor in keep]
        gone = [number for number, was in enumerate(self._keep) if was == SCALE != keep[number]]
        for place in range(len(self._nodes)):
            for candidate in gone:
                for bundle in self._nodes[place].resting.pop(candidate, ()):
                    self._rest(place, candidate, bundle, keep, available)
        self._arrange()

    def _rest(self, place: int, candidate: int, bundle: Bundle, keep: Sequence[int], available: list[bool]) -> None:
        """Let a bundle that stands with a candidate rest there, or pass on through it."""
        work = [(place, candidate, bundle)]
        while work:
            at, holder, papers = work.pop()
            if keep[holder] == SCALE:
                self._nodes[at].resting.setdefault(holder, []).append(papers)
                continue
            if keep[holder]:
                at = self._child(at, holder)
            for following, moved in self._papers.sort([papers], available, 1).items():
                if following:
                    work.append((at, following, moved))
                else:
                    self._nodes[at].spent += moved.papers

    def _child(self, place: int, candidate: int) -> int:
        node = self._nodes[place]
        if candidate not in node.children:
            node.children[candidate] = len(self._nodes)
            self._nodes.append(_Node(place, candidate, node.depth + 1))
        return node.children[candidate]

    def _arrange(self) -> None:
        """Count what passes through each node, and list the resting places."""
        plan: list[tuple[int, int, int]] = []
        for place, node in enumerate(self._nodes):
            node.through = node.spent
            for candidate, bundles in node.resting.items():
                papers = sum(bundle.papers for bundle in bundles)
                node.through += papers
                plan.append((place, candidate, papers))
        for node in reversed(self._nodes[1:]):
            self._nodes[node.parent].through += node.through
        self._plan = plan

    def _votes(self, keep: Sequence[int]) -> list[int]:
        votes = [0] * len(keep)
        left, residue = [SCALE], [SCALE]
        root = self._nodes[0]
        votes[0] = root.spent * SCALE
        for node in self._nodes[1:]:
            have = left[node.parent]
            factor = keep[node.candidate]
            if self._down:
                kept = have * factor // SCALE
                left.append(have * (SCALE - factor) // SCALE)
            else:
                kept = -(-have * factor // SCALE)
                left.append(have - kept)
            rest = residue[node.parent] - kept
            residue.append(rest)
            votes[node.candidate] += kept * node.through
            votes[0] += rest * node.spent
        for place, candidate, papers in self._plan:
            votes[candidate] += left[place] * papers
            votes[0] += (residue[place] - left[place]) * papers
        return votes
