"""The result sheet in the making: who stands where while a count by transferable vote goes on.

A rule opens a sheet, deals the papers, and at the end of each stage writes it down. The sheet keeps the totals,
the piles and the order of election; what is done with them, and in what order, the rule says.
"""

from __future__ import annotations

from collections.abc import Iterable

from deputies.counting.lots import Lots, TieBreaker
from deputies.counting.papers import Bundle, Papers
from deputies.counting.profile import Profile
from deputies.counting.transcript import Count, Stage, Tie, Transfer
from deputies.values import Refusal

__all__ = ["Sheet", "seats_of"]


def seats_of(profile: Profile, seats: int | None) -> int:
    """Return the number of seats to fill: as asked, else as the profile says.

    raises Refusal "count.seats-unknown" where neither says, "count.seats" where it is not a positive number.
    """
    given = profile.seats if seats is None else seats
    if given is None:
        raise Refusal("count.seats-unknown", "The ballots do not say how many are to be elected; give the seats.")
    if given < 1:
        raise Refusal("count.seats", f"{given} seats are to be filled; a count needs at least one.")
    return given


class Sheet:
    """State of one count. Lists are by candidate number; index 0 stays unused.

    standing   continuing candidates: neither elected nor excluded nor withdrawn.
    piles      the bundles to each candidate's credit.
    totals     votes, in units of 1/scale.
    lost       what truncation has dropped so far.
    """

    def __init__(self, profile: Profile, seats: int, scale: int, lots: Lots) -> None:
        self.profile = profile
        self.seats = seats
        self.scale = scale
        size = len(profile.candidates) + 1
        self.standing = [False] + [number not in profile.withdrawn for number in range(1, size)]
        self.piles: list[list[Bundle]] = [[] for _ in range(size)]
        self.totals = [0] * size
        self.lost = 0
        self.quota = 0
        self.valid = 0
        self.elected: list[int] = []
        self.stages: list[Stage] = []
        self.history: list[tuple[int, ...]] = []
        self.breaker = TieBreaker(lots, size - 1)

    @property
    def continuing(self) -> list[int]:
        """The continuing candidates, by number."""
        return [number for number, stands in enumerate(self.standing) if stands]

    @property
    def stage(self) -> int:
        """The number of the stage now going on."""
        return len(self.stages) + 1

    @property
    def vacancies(self) -> int:
        """Seats not yet filled."""
        return self.seats - len(self.elected)

    def deal(self, papers: Papers) -> None:
        """Sort all papers to first preferences, each worth one vote."""
        for candidate, bundle in papers.deal(self.standing, self.scale).items():
            if candidate:
                self.credit(candidate, bundle)
                self.valid += bundle.papers

    def credit(self, candidate: int, bundle: Bundle) -> int:
        """Put a bundle on a candidate's pile, merged with papers of the same value; return the votes credited."""
        votes = bundle.papers * bundle.value
        self.totals[candidate] += votes
        self.piles[candidate].append(bundle)
        return votes

    def elect(self, candidates: Iterable[int], *, by_votes: bool = True) -> tuple[int, ...]:
        """Deem candidates elected, those with more votes first (or as they are given); return them in that order."""
        order = sorted(candidates, key=lambda number: (-self.totals[number], number)) if by_votes else list(candidates)
        for candidate in order:
            self.standing[candidate] = False
            self.elected.append(candidate)
        return tuple(order)

    def write(
        self,
        action: str,
        subjects: tuple[int, ...] = (),
        *,
        elected: tuple[int, ...] = (),
        excluded: tuple[int, ...] = (),
        received: dict[int, int] | None = None,
        note: str = "",
    ) -> None:
        """Write the stage down as it now stands."""
        totals = tuple(self.totals[1:])
        outside = self.valid * self.scale - sum(totals)
        moved = tuple(Transfer(candidate, votes) for candidate, votes in sorted((received or {}).items()))
        self.stages.append(
            Stage(self.stage, action, subjects, totals, outside, self.lost, self.quota, elected, excluded, moved, note)
        )
        self.history.append(totals)

    def write_figures(self, action: str, subjects: tuple[int, ...], *, elected: tuple[int, ...] = ()) -> None:
        """Write a stage whose totals are other figures than votes held: nothing is transferable there."""
        self.stages.append(Stage(self.stage, action, subjects, tuple(self.totals[1:]), elected=elected))

    def close(self, rule: str, version: str, unsettled: Tie | None = None, *, spoiled: int | None = None) -> Count:
        """Return the finished count, or the one that ended at an unsettled tie."""
        profile = self.profile
        return Count(
            rule=rule,
            version=version,
            title=profile.title,
            seats=self.seats,
            candidates=profile.candidates,
            withdrawn=profile.withdrawn,
            valid=self.valid,
            spoiled=profile.spoiled + profile.groups.papers - self.valid if spoiled is None else spoiled,
            scale=self.scale,
            quota=self.quota,
            elected=tuple(self.elected),
            stages=tuple(self.stages),
            ties=tuple(self.breaker.ties),
            unsettled=unsettled,
            notes=profile.notes,
        )
