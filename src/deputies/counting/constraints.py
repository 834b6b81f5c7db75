"""Groups of candidates of whom at most so many, or at least so many, may be elected by most votes.

at most    PEP 13 (Python's governance), "Council elections": not more than two of one employer; of a group over its
           limit the member with fewest votes gives way to the candidate next in votes, and so on again.
at least   Electoral regulation to the German Works Constitution Act (WO 2001) section 22: seats the minority lacks go
           to its candidates with most votes, in place of the elected outside the group with fewest.

Both correct a finished count by votes (plurality, block, approval, totals). In counts by transferable vote the limit
belongs into the count itself, and no statute we know prescribes how: there they are refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deputies.counting.lots import Lots, TieBreaker, Unsettled
from deputies.counting.transcript import Count, Stage, Tie
from deputies.values import Refusal

__all__ = ["Limit", "constrain"]

BY_VOTES = ("plurality", "block", "limited", "approval")


@dataclass(frozen=True, slots=True)
class Limit:
    """A group, by candidate numbers, and how many of it may be elected: `least` to `most` (None: any number)."""

    name: str
    members: frozenset[int]
    most: int | None = None
    least: int = 0


def constrain(count: Count, limits: Sequence[Limit], *, lots: Lots = ()) -> Count:
    """Correct a count by votes until every limit is kept; each replacement is a stage of its own.

    count    settled, by plurality, block or approval votes.
    limits   upper limits are enforced first, then lower ones, in their order; a lower limit that the candidates cannot
             reach is reached as far as they go, and a note says so.
    lots     settle equal votes among those who would give way or come in.
    returns  the corrected count; `unsettled` at a tie that no lot settles.
    raises   Refusal for other rules, for an unsettled count, and where limits contradict each other.
    """
    if count.rule not in BY_VOTES or len(count.stages) != 1:
        raise Refusal("count.constraint-rule", f"Limits on groups correct counts by votes, not by {count.rule}.")
    if count.unsettled is not None:
        raise Refusal("count.unsettled", "A tie has to be settled before limits on groups can be applied.")
    work = _Correction(count, tuple(limits), TieBreaker(lots, len(count.candidates)))
    unsettled = None
    try:
        for limit in limits:
            work.enforce_most(limit)
        for limit in limits:
            work.enforce_least(limit)
    except Unsettled as stop:
        unsettled = stop.tie
    return work.close(unsettled)


class _Correction:
    def __init__(self, count: Count, limits: tuple[Limit, ...], breaker: TieBreaker) -> None:
        self.count = count
        self.limits = limits
        self.breaker = breaker
        self.votes = dict(enumerate(count.stages[0].totals, start=1))
        self.elected = list(count.elected)
        self.stages = list(count.stages)
        self.notes = list(count.notes)

    def enforce_most(self, limit: Limit) -> None:
        """Replace the weakest members over the limit by the next candidates in votes."""
        while limit.most is not None and self._elected_of(limit) > limit.most:
            inside = [number for number in self.elected if number in limit.members]
            loser = self._pick("exclude", inside)
            successors = [number for number in self._waiting() if self._may_enter(number, loser)]
            self._replace(loser, self._pick("elect", successors) if successors else None, limit)

    def enforce_least(self, limit: Limit) -> None:
        """Bring in the strongest members below the limit for the weakest elected outside the group."""
        while self._elected_of(limit) < limit.least:
            entrants = [number for number in self._waiting() if number in limit.members]
            entrants = [number for number in entrants if self.votes[number]]
            leavers = [number for number in self.elected if number not in limit.members and self._may_leave(number)]
            if not entrants or not leavers:
                self.notes.append(
                    f"{limit.name}: {self._elected_of(limit)} of at least {limit.least}; nobody else could enter"
                )
                return
            self._replace(self._pick("exclude", leavers), self._pick("elect", entrants), limit)

    def _elected_of(self, limit: Limit) -> int:
        return sum(number in limit.members for number in self.elected)

    def _waiting(self) -> list[int]:
        gone = {number for stage in self.stages for number in stage.excluded}
        out = gone | set(self.elected) | set(self.count.withdrawn)
        return [number for number in self.votes if number not in out]

    def _may_enter(self, number: int, loser: int) -> bool:
        after = {*self.elected, number} - {loser}
        return all(
            limit.most is None or number not in limit.members or len(after & limit.members) <= limit.most
            for limit in self.limits
        )

    def _may_leave(self, number: int) -> bool:
        return all(number not in limit.members or self._elected_of(limit) > limit.least for limit in self.limits)

    def _pick(self, kind: str, numbers: list[int]) -> int:
        edge = (min if kind == "exclude" else max)(self.votes[number] for number in numbers)
        tied = [number for number in numbers if self.votes[number] == edge]
        return self.breaker.by_lot(len(self.stages) + 1, "exclude" if kind == "exclude" else "elect", tied)

    def _replace(self, loser: int, successor: int | None, limit: Limit) -> None:
        self.elected.remove(loser)
        elected: tuple[int, ...] = ()
        if successor is not None:
            self.elected.append(successor)
            elected = (successor,)
        note = f"{limit.name}: " + (f"at most {limit.most}" if limit.most is not None else f"at least {limit.least}")
        totals = self.count.stages[0].totals
        self.stages.append(
            Stage(len(self.stages) + 1, "replace", (loser,), totals, elected=elected, excluded=(loser,), note=note)
        )

    def close(self, unsettled: Tie | None) -> Count:
        return replace(
            self.count,
            elected=tuple(self.elected),
            stages=tuple(self.stages),
            ties=(*self.count.ties, *self.breaker.ties),
            unsettled=unsettled,
            notes=tuple(self.notes),
        )
