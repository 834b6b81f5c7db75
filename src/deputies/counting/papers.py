"""Papers in bundles: what lies on the table during a count by transferable vote.

A *bundle* is a number of papers standing to one candidate's credit, all of one value. A rule keeps the bundles of
each candidate and asks `Papers` to sort one of them to the next available preferences; the values, the totals and
every rounding are the rule's own, in Python integers. So an implementation that sorts faster can never change a
digit. Two implement it: `Table` here, plainly, and the compiled one in `kernel.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from deputies.counting.profile import OVERVOTE_MARK, Ballots, Code

__all__ = ["Bundle", "Papers", "Table", "by_value", "strict_code"]


@dataclass(slots=True)
class Bundle:
    """Papers of one value. `papers` counts them; `held` is known to the implementation that made the bundle."""

    papers: int
    value: int
    held: list[tuple[Code, int, int]] | int = field(repr=False)


class Papers(Protocol):
    """The papers of an election, sorted on demand. Both methods return bundles by candidate; under key 0 lie the
    papers with no available preference. `available[n]` says whether candidate n can still receive papers."""

    def deal(self, available: Sequence[bool], value: int) -> dict[int, Bundle]:
        """Sort all papers by their first available preference."""
        ...

    def sort(self, bundles: Sequence[Bundle], available: Sequence[bool], value: int) -> dict[int, Bundle]:
        """Sort bundles together by the next available preference after the present one, each paper at `value`."""
        ...


class Table:
    """The reference: each bundle a plain list of (code, place after the present preference, number of papers)."""

    def __init__(self, ballots: Ballots) -> None:
        if ballots.strict:
            self._papers = [(code, 0, weight) for code, weight in zip(ballots.codes, ballots.weights, strict=True)]
        else:
            pairs = zip(ballots.codes, ballots.weights, strict=True)
            self._papers = [(strict_code(code), 0, weight) for code, weight in pairs]

    def ballots(self) -> Ballots:
        """The papers as strict ballots: each cut where its order is no longer certain."""
        return Ballots.group((code, weight) for code, _place, weight in self._papers)

    def deal(self, available: Sequence[bool], value: int) -> dict[int, Bundle]:
        return _sorted(self._papers, available, value)

    def sort(self, bundles: Sequence[Bundle], available: Sequence[bool], value: int) -> dict[int, Bundle]:
        held = [paper for bundle in bundles if isinstance(bundle.held, list) for paper in bundle.held]
        return _sorted(held, available, value)


def by_value(bundles: Sequence[Bundle]) -> dict[int, list[Bundle]]:
    """Return bundles by the value of their papers; those of one value can be sorted together."""
    groups: dict[int, list[Bundle]] = {}
    for bundle in bundles:
        groups.setdefault(bundle.value, []).append(bundle)
    return groups


def _sorted(papers: list[tuple[Code, int, int]], available: Sequence[bool], value: int) -> dict[int, Bundle]:
    held: list[list[tuple[Code, int, int]]] = [[] for _ in available]
    counts = [0] * len(available)
    for code, following, weight in papers:
        place, end, candidate = following, len(code), 0
        while place < end:
            candidate = code[place]
            place += 1
            if available[candidate]:
                break
            candidate = 0
        held[candidate].append((code, place, weight))
        counts[candidate] += weight
    return {candidate: Bundle(counts[candidate], value, lines) for candidate, lines in enumerate(held) if lines}


def strict_code(code: Code) -> Code:
    """Return the part of a paper that a rule of strict single preferences can follow.

    The preferences end before the first rank that is blank, overvoted or shared by two candidates: from there on the
    elector's order is not certain, and the paper is non-transferable when its last certain preference is used.
    """
    for place, number in enumerate(code):
        if number <= 0 or number == OVERVOTE_MARK:
            return code[: place - 1] if number < 0 else code[:place]
    return code
