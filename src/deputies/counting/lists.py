"""List systems: `dhondt`, `sainte-lague`, `hare-remainders`, `droop-remainders`. Seats to lists by their votes.

Sources: V. D'Hondt, "Système pratique et raisonné de représentation proportionnelle" (1882); A. Sainte-Laguë, "La
représentation proportionnelle et la méthode des moindres carrés" (1910); T. Hare (1859) and H. R. Droop (1881) for the
quotas; all as set out in F. Pukelsheim, "Proportional Representation" (2nd ed. 2017), chapters 4 and 5.

The candidates of such a count are lists, and a list stands in `elected` once for each of its seats, in the order in
which it won them. A stage is one seat (or the whole quotas at once); its totals are the quotients, or the remainders,
that were compared there: exact fractions. A tie at the last seat goes to the lot.

A list may have fewer candidates than it wins seats (`most`). By divisors the seat then goes to the next quotient; by
remainders a list whose whole quotas fill it is set aside with its seats, and the others share the rest by a new quota.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Literal

from deputies.counting.lots import Lots, TieBreaker, Unsettled
from deputies.counting.papers import strict_code
from deputies.counting.profile import Candidate, Profile
from deputies.counting.sheet import seats_of
from deputies.counting.transcript import Count, Stage
from deputies.values import Fault, Faults

__all__ = ["ListMethod", "Next", "count_lists", "lists_by", "next_list"]

ListMethod = Literal["dhondt", "sainte-lague", "hare-remainders", "droop-remainders"]
VERSION = "1"


@dataclass(slots=True)
class _Award:
    """Seats won so far, and the stages that show how."""

    seats: int
    breaker: TieBreaker
    size: int
    won: list[int]
    written: list[tuple[str, dict[int, Fraction], tuple[int, ...]]]

    def give(self, action: str, figures: dict[int, Fraction], lists: tuple[int, ...]) -> None:
        self.won += lists
        self.written.append((action, figures, lists))

    def transcript(self, votes: Mapping[int, int]) -> tuple[int, tuple[Stage, ...]]:
        """Return the common denominator of all figures, and the stages in units of it."""
        scale = lcm(*(figure.denominator for _action, figures, _won in self.written for figure in figures.values()), 1)
        stages = [Stage(1, "first", (), tuple(votes[number] * scale for number in sorted(votes)))]
        for action, figures, won in self.written:
            totals = tuple(int(figures.get(number, Fraction(0)) * scale) for number in sorted(votes))
            stages.append(Stage(len(stages) + 1, action, won, totals, elected=won))
        return scale, tuple(stages)

    def best(self, figures: dict[int, Fraction], left: int) -> tuple[int, ...]:
        """The lists of the highest figure, one seat each; where seats are `left` for fewer of them, the lot chooses."""
        edge = max(figures.values())
        tied = tuple(number for number, figure in figures.items() if figure == edge)
        return tied if len(tied) <= left else (self.breaker.by_lot(len(self.written) + 1, "elect", tied),)


def lists_by(method: ListMethod, profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Count papers that name one list each, and give the seats by `method`."""
    votes = {person.number: 0 for person in profile.candidates}
    for code, weight in zip(profile.groups.codes, profile.groups.weights, strict=True):
        first = strict_code(code)[:1]
        if first and first[0] not in profile.withdrawn:
            votes[first[0]] += weight
    spoiled = profile.spoiled + profile.groups.papers - sum(votes.values())
    counted = count_lists(votes, seats_of(profile, seats), method, lots=lots, lists=profile.candidates)
    return replace(counted, title=profile.title, spoiled=spoiled, withdrawn=profile.withdrawn, notes=profile.notes)


def count_lists(
    votes: Mapping[int, int],
    seats: int,
    method: ListMethod,
    *,
    threshold: Fraction = Fraction(0),
    joint: Sequence[frozenset[int]] = (),
    lots: Lots = (),
    lists: Sequence[Candidate] = (),
    most: Mapping[int, int] | None = None,
) -> Count:
    """Give seats to lists.

    votes      by list number, from 1 without gaps.
    threshold  the share of all valid votes below which a list wins nothing (a joint list is measured as one).
    joint      lists that have joined: they win seats together, and share them out by the same method.
    most       seats a list can fill, where it has fewer candidates than it might win; fewer than `seats` are won where
               all lists are full.
    returns    the count; `unsettled` at a tie for the last seat that no lot settles.
    raises     Faults for numbers with gaps, negative votes, or a list in two joint lists.
    """
    _check(votes, joint)
    people = tuple(lists) or tuple(Candidate(number) for number in sorted(votes))
    total = sum(votes.values())
    parties = _parties(votes, joint)
    standing = {key: sum(votes[n] for n in key) for key in parties}
    standing = {key: sum_ for key, sum_ in standing.items() if sum_ and Fraction(sum_, total) >= threshold}
    award = _Award(seats, TieBreaker(lots, len(people)), len(people), [], [])
    unsettled = None
    try:
        room = {number: (most or {}).get(number, seats + 1) for number in votes}
        together = {min(key): sum(room[number] for number in key) for key in standing}
        shares = _apportion(award, {min(key): count for key, count in standing.items()}, seats, method, together)
        for key in standing:
            if len(key) > 1:
                own = {number: votes[number] for number in sorted(key)}
                _share_out(award, own, shares.get(min(key), 0), method, room)
    except Unsettled as stop:
        unsettled = stop.tie
    scale, stages = award.transcript(votes)
    return Count(
        rule=method,
        version=VERSION,
        title="",
        seats=seats,
        candidates=people,
        withdrawn=(),
        valid=total,
        spoiled=0,
        scale=scale,
        quota=0,
        elected=tuple(award.won),
        stages=stages,
        ties=tuple(award.breaker.ties),
        unsettled=unsettled,
    )


def _check(votes: Mapping[int, int], joint: Sequence[frozenset[int]]) -> None:
    faults = [Fault(f"list {n}", f"{votes[n]} votes", "0 or more") for n in votes if votes[n] < 0]
    if sorted(votes) != list(range(1, len(votes) + 1)) or not votes:
        faults.append(Fault("lists", f"{sorted(votes)}", "numbers from 1 without gaps"))
    members = [number for group in joint for number in group]
    if len(set(members)) < len(members) or not set(members) <= set(votes):
        faults.append(Fault("joint lists", f"{sorted(members)}", "known lists, each in one joint list at most"))
    if faults:
        raise Faults("lists", faults)


def _parties(votes: Mapping[int, int], joint: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    alone = set(votes) - {number for group in joint for number in group}
    return sorted([*joint, *(frozenset({number}) for number in alone)], key=min)


Room = Mapping[int, int]
"""Seats that each list can fill."""


def _apportion(award: _Award, votes: dict[int, int], seats: int, method: ListMethod, room: Room) -> dict[int, int]:
    """Give `seats` to parties; a joint list goes by its lowest number."""
    if not votes or not seats:
        return {}
    if method in ("dhondt", "sainte-lague"):
        return _by_divisors(award, votes, seats, room, step=_step(method))
    return _by_remainders(award, votes, seats, room, method)


def _step(method: ListMethod) -> int:
    """Divisors 1, 2, 3, ... or 1, 3, 5, ..."""
    return 1 if method == "dhondt" else 2


def _quota(method: ListMethod, total: int, seats: int) -> Fraction:
    return Fraction(total, seats) if method == "hare-remainders" else Fraction(total // (seats + 1) + 1)


def _by_divisors(award: _Award, votes: dict[int, int], seats: int, room: Room, *, step: int) -> dict[int, int]:
    won = dict.fromkeys(votes, 0)
    while (left := seats - sum(won.values())) > 0:
        quotients = {
            number: Fraction(count, step * won[number] + 1)
            for number, count in votes.items()
            if won[number] < room[number]
        }
        if not quotients:
            break
        chosen = award.best(quotients, left)
        for number in chosen:
            won[number] += 1
        award.give("seat", quotients, chosen)
    return won


def _by_remainders(award: _Award, votes: dict[int, int], seats: int, room: Room, method: ListMethod) -> dict[int, int]:
    won: dict[int, int] = {}
    rest = dict(votes)
    while rest and (left := seats - sum(won.values())) > 0:
        quota = _quota(method, sum(rest.values()), left)
        figures = {number: Fraction(count) / quota for number, count in rest.items()}
        full = {number: min(room[number], left) for number in rest if figures[number] >= room[number]}
        if not full:
            won.update(_whole_and_largest(award, rest, left, quota, room))
            break
        award.give("full", figures, tuple(number for number, count in full.items() for _ in range(count)))
        won.update(full)
        rest = {number: count for number, count in rest.items() if number not in full}
    return won


def _whole_and_largest(award: _Award, votes: dict[int, int], seats: int, quota: Fraction, room: Room) -> dict[int, int]:
    """Whole quotas, then the largest remainders: one seat each, and once more around while there are more seats."""
    figures = {number: Fraction(count) / quota for number, count in votes.items()}
    won = {number: int(figure) for number, figure in figures.items()}
    award.give("quotas", figures, tuple(number for number in votes for _ in range(won[number])))
    remainders = {number: count - won[number] * quota for number, count in votes.items()}
    waiting = dict(remainders)
    while (left := seats - sum(won.values())) > 0:
        # With fewer votes than seats a quota of whole votes is too large for remainders to fill all seats at once.
        waiting = waiting or {number: rest for number, rest in remainders.items() if won[number] < room[number]}
        if not waiting:
            break
        chosen = award.best(waiting, left)
        award.give("seat", dict(waiting), chosen)
        for number in chosen:
            won[number] += 1
            del waiting[number]
    return won


def _share_out(award: _Award, votes: dict[int, int], seats: int, method: ListMethod, room: Room) -> None:
    """Replace the seats of a joint list, which stand under its lowest number, by those of its members."""
    joint = min(votes)
    inner = _Award(seats, award.breaker, award.size, [], award.written)
    _apportion(inner, {number: count for number, count in votes.items() if count}, seats, method, room)
    order = iter(inner.won)
    award.won = [next(order) if number == joint else number for number in award.won]


@dataclass(frozen=True, slots=True)
class Next:
    """The list to which the next seat would fall: None where none is left; `tied` where a lot has to decide."""

    list: int | None
    tied: tuple[int, ...] = ()


def next_list(
    votes: Mapping[int, int],
    held: Mapping[int, int],
    method: ListMethod,
    *,
    seats: int,
    standing: Collection[int],
    lots: Sequence[int] = (),
) -> Next:
    """Return the list to which one more seat would fall.

    By divisors it is the list of the next quotient, votes / (step * seats held + 1); by remainders the one with most
    votes left beyond whole quotas for the seats it holds, the quota being that of the election.

    held      seats each list has been given so far.
    seats     of the election.
    standing  lists that still have somebody; the others are passed over.
    lots      list numbers in order of priority, () before a lot is drawn.
    """
    if method in ("dhondt", "sainte-lague"):
        step = _step(method)
        figures = {number: Fraction(votes[number], step * held.get(number, 0) + 1) for number in sorted(standing)}
    else:
        quota = _quota(method, sum(votes.values()), seats)
        figures = {number: votes[number] - held.get(number, 0) * quota for number in sorted(standing)}
    figures = {number: figure for number, figure in figures.items() if votes[number]}
    if not figures:
        return Next(None)
    most = max(figures.values())
    tied = tuple(number for number, figure in figures.items() if figure == most)
    if len(tied) == 1:
        return Next(tied[0])
    drawn = next((number for number in lots if number in tied), None)
    return Next(drawn) if set(tied) <= set(lots) else Next(None, tied)
