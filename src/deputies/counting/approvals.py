"""Committees from approvals, in exact fractions: satisfaction approval, proportional approval (whole, sequential and
reverse sequential), sequential Phragmén, and the method of equal shares.

Source of the definitions: M. Lackner and P. Skowron, "Multi-Winner Voting with Approval Preferences" (Springer 2023),
chapter 2; each rule below names its own paper. A candidate is approved when it is named on the paper, at any rank.

The totals of a stage are what the rule compares there: points, marginal satisfaction, the load a candidate would bring,
or the share its supporters would pay. They are fractions of a vote, and the transcript writes them as such.
Ties go to the lot: `lots` is an order of priority, and of tied committees the one whose members stand first in it wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb, lcm

from deputies.counting.lots import Lots, TieBreaker, Unsettled
from deputies.counting.plurality import named
from deputies.counting.profile import Profile
from deputies.counting.sheet import seats_of
from deputies.counting.transcript import Count, Stage, Tie
from deputies.values import Refusal

__all__ = [
    "count_equal_shares",
    "count_pav",
    "count_phragmen",
    "count_rev_seq_pav",
    "count_satisfaction",
    "count_seq_pav",
]

VERSION = "1"
MOST_COMMITTEES = 3_000_000


@dataclass(slots=True)
class _Written:
    action: str
    scores: dict[int, Fraction]
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    note: str = ""


class _Voters:
    """Groups of electors with equal approvals, the seats, and the transcript in the making."""

    def __init__(self, profile: Profile, seats: int | None, lots: Lots) -> None:
        self.profile = profile
        self.seats = seats_of(profile, seats)
        self.breaker = TieBreaker(lots, len(profile.candidates))
        out = set(profile.withdrawn)
        self.candidates = [person.number for person in profile.candidates if person.number not in out]
        groups: dict[frozenset[int], int] = {}
        for code, weight in zip(profile.groups.codes, profile.groups.weights, strict=True):
            approved = frozenset(named(code)) - out
            if approved:
                groups[approved] = groups.get(approved, 0) + weight
        self.groups = list(groups.items())
        self.valid = sum(groups.values())
        self.supporters = {
            number: [place for place, (approved, _weight) in enumerate(self.groups) if number in approved]
            for number in self.candidates
        }
        self.committee: list[int] = []
        self.written: list[_Written] = []

    @property
    def left(self) -> list[int]:
        """Candidates not elected."""
        return [number for number in self.candidates if number not in self.committee]

    def elect_best(self, scores: dict[int, Fraction], *, least: bool = False, action: str = "elect") -> int:
        """Elect the candidate of the highest (or `least`) score; a tie goes to the lot."""
        edge = min(scores.values()) if least else max(scores.values())
        tied = [number for number, score in scores.items() if score == edge]
        chosen = self.breaker.by_lot(len(self.written) + 1, "elect", tied)
        self.committee.append(chosen)
        self.written.append(_Written(action, scores, elected=(chosen,)))
        return chosen

    def close(self, rule: str, unsettled: Tie | None = None) -> Count:
        """Bring all scores to one denominator and return the count."""
        scale = lcm(*(score.denominator for one in self.written for score in one.scores.values()), 1)
        size = len(self.profile.candidates)
        stages = tuple(
            Stage(
                number,
                one.action,
                one.elected or one.excluded,
                tuple(int(one.scores.get(candidate, Fraction(0)) * scale) for candidate in range(1, size + 1)),
                elected=one.elected,
                excluded=one.excluded,
                note=one.note,
            )
            for number, one in enumerate(self.written, start=1)
        )
        profile = self.profile
        return Count(
            rule=rule,
            version=VERSION,
            title=profile.title,
            seats=self.seats,
            candidates=profile.candidates,
            withdrawn=profile.withdrawn,
            valid=self.valid,
            spoiled=profile.spoiled + profile.groups.papers - self.valid,
            scale=scale,
            quota=0,
            elected=tuple(self.committee),
            stages=stages,
            ties=tuple(self.breaker.ties),
            unsettled=unsettled,
            notes=profile.notes,
        )


def _one_by_one(voters: _Voters, rule: str, step: Callable[[], None]) -> Count:
    try:
        while len(voters.committee) < voters.seats and voters.left:
            step()
    except Unsettled as stop:
        return voters.close(rule, stop.tie)
    return voters.close(rule)


def count_satisfaction(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Satisfaction approval: each paper gives one vote in equal parts to those it approves.

    Source: S. J. Brams and D. M. Kilgour, "Satisfaction Approval Voting" (2014).
    """
    voters = _Voters(profile, seats, lots)
    scores = {
        number: sum((Fraction(voters.groups[g][1], len(voters.groups[g][0])) for g in held), Fraction(0))
        for number, held in voters.supporters.items()
    }
    return _one_by_one(voters, "satisfaction-approval", lambda: _next(voters, scores))


def _next(voters: _Voters, scores: dict[int, Fraction]) -> None:
    remaining = {number: scores[number] for number in voters.left}
    best = max(remaining.values())
    tied = [number for number, score in remaining.items() if score == best]
    if len(tied) <= voters.seats - len(voters.committee):  # there is a seat for each of them: no tie
        voters.committee += tied
        voters.written.append(_Written("elect", remaining, elected=tuple(tied)))
    else:
        voters.elect_best(remaining)


def count_seq_pav(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Sequential proportional approval: a paper with j approved members elected counts 1/(j + 1).

    Source: T. N. Thiele, "Om Flerfoldsvalg" (1895).
    """
    voters = _Voters(profile, seats, lots)
    return _one_by_one(voters, "seq-pav", lambda: _elect_marginal(voters))


def _elect_marginal(voters: _Voters) -> None:
    chosen = set(voters.committee)
    parts = [Fraction(weight, len(approved & chosen) + 1) for approved, weight in voters.groups]
    voters.elect_best({number: _sum(parts, voters.supporters[number]) for number in voters.left})


def _sum(parts: Sequence[Fraction], places: Iterable[int]) -> Fraction:
    return sum((parts[place] for place in places), Fraction(0))


def count_rev_seq_pav(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Reverse sequential proportional approval: from all candidates, remove the one whose loss costs least.

    Source: T. N. Thiele (1895); Lackner and Skowron (2023), rule 2.5.
    """
    voters = _Voters(profile, seats, lots)
    voters.committee = list(voters.candidates)
    try:
        while len(voters.committee) > voters.seats:
            chosen = set(voters.committee)
            parts = [Fraction(weight, max(1, len(approved & chosen))) for approved, weight in voters.groups]
            costs = {number: _sum(parts, voters.supporters[number]) for number in voters.committee}
            least = min(costs.values())
            tied = [number for number, cost in costs.items() if cost == least]
            gone = voters.breaker.by_lot(len(voters.written) + 1, "exclude", tied)
            voters.committee.remove(gone)
            voters.written.append(_Written("exclude", costs, excluded=(gone,)))
    except Unsettled as stop:
        voters.committee = []
        return voters.close("rev-seq-pav", stop.tie)
    voters.written.append(_Written("elect", {}, elected=tuple(voters.committee)))
    return voters.close("rev-seq-pav")


def count_phragmen(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Sequential Phragmén: each seat is a load of one that its supporters bear; the lowest greatest load is elected.

    Source: L. E. Phragmén (1894); M. Brill, R. Freeman, S. Janson and M. Lackner, "Phragmén's Voting Methods and
    Justified Representation" (2017). A candidate without supporters is elected last, by lot.
    """
    voters = _Voters(profile, seats, lots)
    loads = [Fraction(0)] * len(voters.groups)
    return _one_by_one(voters, "phragmen", lambda: _elect_lightest(voters, loads))


def _elect_lightest(voters: _Voters, loads: list[Fraction]) -> None:
    brought: dict[int, Fraction] = {}
    for number in voters.left:
        held = voters.supporters[number]
        heads = sum(voters.groups[group][1] for group in held)
        if heads:
            carried = sum((loads[group] * voters.groups[group][1] for group in held), Fraction(1))
            brought[number] = carried / heads
    if not brought:
        voters.elect_best({number: Fraction(0) for number in voters.left})
        return
    chosen = voters.elect_best(brought, least=True)
    for group in voters.supporters[chosen]:
        loads[group] = brought[chosen]


def count_equal_shares(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Method of equal shares: each elector holds seats/electors, each seat costs one and is shared equally.

    The candidate whose supporters pay the least per head is elected as long as any can be paid for; seats still
    empty are filled by Phragmén's method, each elector's load starting at what it has left, negative.
    Source: D. Peters and P. Skowron, "Proportionality and the Limits of Welfarism" (2020).
    """
    voters = _Voters(profile, seats, lots)
    purses = [Fraction(voters.seats, voters.valid)] * len(voters.groups) if voters.valid else []
    loads: list[Fraction] = []

    def step() -> None:
        if loads:
            _elect_lightest(voters, loads)
            return
        shares = {number: share for number in voters.left if (share := _share(voters, purses, number)) is not None}
        if not shares:
            loads.extend(-purse for purse in purses)
            _elect_lightest(voters, loads)
            return
        chosen = voters.elect_best(shares, least=True, action="buy")
        for group in voters.supporters[chosen]:
            purses[group] -= min(purses[group], shares[chosen])

    return _one_by_one(voters, "equal-shares", step)


def _share(voters: _Voters, purses: list[Fraction], number: int) -> Fraction | None:
    """The least r with sum of min(purse, r) over the supporters equal to one; None where they cannot pay."""
    held = sorted(voters.supporters[number], key=purses.__getitem__)
    heads = sum(voters.groups[group][1] for group in held)
    due = Fraction(1)
    for group in held:
        weight = voters.groups[group][1]
        if purses[group] * heads >= due:
            return due / heads
        due -= purses[group] * weight
        heads -= weight
    return None


def count_pav(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Proportional approval: the committee of the greatest sum over papers of 1 + 1/2 + ... + 1/j, j approved members.

    Source: T. N. Thiele (1895). Every committee is compared; above 3,000,000 of them the count is refused, for the
    problem is NP-hard and no shortcut is exact for all papers: take `seq-pav`.
    """
    voters = _Voters(profile, seats, lots)
    places = min(voters.seats, len(voters.candidates))
    number = comb(len(voters.candidates), places)
    if number > MOST_COMMITTEES:
        sentence = f"There are {number:,} possible committees; pav compares at most {MOST_COMMITTEES:,}. Take seq-pav."
        raise Refusal("count.pav-too-large", sentence)
    best, winners = _best_committees(voters, places)
    shared = frozenset.intersection(*map(frozenset, winners)) if winners else frozenset()
    scores = {candidate: Fraction(best, _harmonic_scale(places)) for candidate in (winners[0] if winners else ())}
    try:
        while len(winners) > 1:
            loose = sorted(set().union(*winners) - shared)
            chosen = voters.breaker.by_lot(1, "elect", loose)
            winners = [committee for committee in winners if chosen in committee]
            shared = frozenset.intersection(*map(frozenset, winners))
    except Unsettled as stop:
        voters.written.append(_Written("elect", scores, note=f"{len(winners)} committees are tied"))
        return voters.close("pav", stop.tie)
    voters.committee = list(winners[0]) if winners else []
    scores = dict.fromkeys(voters.committee, Fraction(best, _harmonic_scale(places)))
    voters.written.append(_Written("elect", scores, elected=tuple(voters.committee), note="satisfaction of all papers"))
    return voters.close("pav")


def _harmonic_scale(places: int) -> int:
    return lcm(*range(1, places + 1), 1)


def _best_committees(voters: _Voters, places: int) -> tuple[int, list[tuple[int, ...]]]:
    """Return the greatest satisfaction, in units of 1/lcm(1..places), and all committees that reach it."""
    scale = _harmonic_scale(places)
    satisfaction = [sum(scale // j for j in range(1, size + 1)) for size in range(places + 1)]
    masks = [(sum(1 << number for number in approved), weight) for approved, weight in voters.groups]
    best, winners = -1, list[tuple[int, ...]]()
    for committee in combinations(voters.candidates, places):
        mask = sum(1 << number for number in committee)
        score = sum(weight * satisfaction[(approved & mask).bit_count()] for approved, weight in masks)
        if score > best:
            best, winners = score, [committee]
        elif score == best:
            winners.append(committee)
    return best, winners
