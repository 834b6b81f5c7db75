"""Ties, and the lots that settle them.

A count never draws a lot: it is given them. `lots` is a strict order of priority of candidate numbers, drawn before
or during the count: of tied candidates the one named first in the order is favoured, that is elected first, has its
surplus transferred first, and is excluded last. `Choices` gives instead the candidate chosen at each tie in turn, as
a returning officer's minutes record them; it replays counts whose lots followed no single order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deputies.counting.transcript import Tie, TieKind
from deputies.values import Fault, Faults

__all__ = ["Choices", "Lots", "TieBreaker", "Unsettled"]


@dataclass(frozen=True, slots=True)
class Choices:
    """The candidate chosen at the first tie put to the lot, at the second, and so on."""

    chosen: tuple[int, ...]


Lots = Sequence[int] | Choices


class Unsettled(Exception):
    """Raised inside a rule at a tie for which no lot was given; the rule returns the tie with what it has counted."""

    def __init__(self, tie: Tie) -> None:
        super().__init__(f"tie between {tie.candidates}")
        self.tie = tie


class TieBreaker:
    """Settles the ties of one count and keeps the list of them."""

    def __init__(self, lots: Lots, candidates: int) -> None:
        self.ties: list[Tie] = []
        self._choices = list(lots.chosen) if isinstance(lots, Choices) else None
        order = () if isinstance(lots, Choices) else tuple(lots)
        _check(order, candidates)
        self._priority = {number: place for place, number in enumerate(order)}

    def by_lot(self, stage: int, kind: TieKind, tied: Iterable[int]) -> int:
        """Return the one that the lots choose among the tied: for `kind` "exclude" the least favoured of them.

        raises Unsettled where no lot was given that decides.
        """
        group = tuple(tied)
        if len(group) == 1:
            return group[0]
        chosen = self._choice(group) if self._choices is not None else self._ordered(kind, group)
        if chosen is None:
            raise Unsettled(Tie(stage, kind, tuple(sorted(group))))
        self.record(Tie(stage, kind, tuple(sorted(group)), chosen, "lot"))
        return chosen

    def by_history(
        self, stage: int, kind: TieKind, tied: Iterable[int], history: Sequence[Sequence[int]], *, latest_first: bool
    ) -> int:
        """Settle by totals at other stages, then by lot.

        The group is narrowed at each preceding stage in turn (`history` holds the totals by candidate, stage 1
        first; the most recent stage first, or the earliest) to those with the fewest votes there for an exclusion,
        with the most for a surplus or a seat.
        """
        group = list(tied)
        if len(group) == 1:
            return group[0]
        pick = min if kind == "exclude" else max
        stages = range(len(history) - 1, -1, -1) if latest_first else range(len(history))
        for number in stages:
            totals = history[number]
            edge = pick(totals[candidate - 1] for candidate in group)
            narrowed = [candidate for candidate in group if totals[candidate - 1] == edge]
            if len(narrowed) == 1:
                how = f"votes at stage {number + 1}"
                self.record(Tie(stage, kind, tuple(sorted(tied)), narrowed[0], how))
                return narrowed[0]
            group = narrowed
        return self.by_lot(stage, kind, group)

    def record(self, tie: Tie) -> None:
        """Keep a settled tie for the transcript."""
        self.ties.append(tie)

    def _choice(self, group: tuple[int, ...]) -> int | None:
        if self._choices and self._choices[0] in group:
            return self._choices.pop(0)
        return None

    def _ordered(self, kind: TieKind, group: tuple[int, ...]) -> int | None:
        unplaced = [number for number in group if number not in self._priority]
        if unplaced:
            return None
        pick = max if kind == "exclude" else min
        return pick(group, key=self._priority.__getitem__)


def _check(order: tuple[int, ...], candidates: int) -> None:
    faults = [
        Fault(f"lots, place {place}", f"{number}", f"a candidate number from 1 to {candidates}")
        for place, number in enumerate(order, start=1)
        if not 1 <= number <= candidates
    ]
    if len(set(order)) < len(order):
        faults.append(Fault("lots", "a candidate stands twice in the order", "each at most once", "lots.repeated"))
    if faults:
        raise Faults("lots", faults)
