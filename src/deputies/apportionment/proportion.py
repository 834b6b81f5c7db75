"""Sharing a number of seats in proportion to votes or members, exactly.

`apportion` applies one of the methods of the table in `methods`, with floors and caps, and explains each seat.
A tie that decides a seat is returned unsettled; it is settled only by `lots`, the names in the order in which they
were publicly drawn. Nothing is decided by input order or by rounding: claims are compared as integers.

Floors and caps. In a divisor method each unit starts at its floor and leaves the competition at its cap; the result
is the one with a common divisor x at which every unit has max(floor, min(cap, votes/x rounded)) (Balinski and Young
2001 on minimum requirements). Hamilton's method knows no such answer, and two are offered by name. `hamilton` reads
"at least one each, then the largest remainders" to the letter: whole quotas are lifted to the floor and cut to the
cap, and the remainders compete all the same, so that a unit lifted from 0.96 to 1 may win a second seat on .96; where
the lifting spends more than there is, it refuses. `hamilton-bounded` bounds the *quotas*: the one factor f is sought
for which max(floor, min(cap, f * votes)) add up to the seats; then whole numbers and largest remainders of these.
Laws that give everyone some seats *first* and share the rest say something else again: see `Apportioned.each_first`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Literal

from deputies.apportionment.explanation import Step, fraction_text, make_step
from deputies.apportionment.methods import DivisorMethod, find_method
from deputies.values import Refusal

__all__ = ["Apportionment", "Award", "Share", "Tie", "apportion", "bounded_quotas", "over_threshold"]

Reason = Literal["floor", "first", "quotient", "whole-quota", "remainder", "lot"]


@dataclass(frozen=True, slots=True)
class Award:
    """One seat: its place in the order, who has it, the how-manieth of theirs, by which claim.

    `quotient` is the claim that won it: votes divided by the divisor (its square for Huntington-Hill), or the
    remainder; None for a seat given by a floor, a free first seat or a whole quota. Equal claims that all won stand
    in the order of names, which decides nothing.
    """

    place: int
    name: str
    seat: int
    reason: Reason
    quotient: Fraction | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Equal claims of `among` to fewer `places`; `settled` names those whom the lots gave them, () if not settled."""

    places: int
    among: tuple[str, ...]
    quotient: Fraction
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit has: its votes, exact ideal share, seats, and its claim to one more (None at its cap)."""

    name: str
    votes: int
    ideal: Fraction
    seats: int
    floor: int
    cap: int | None
    next_claim: Fraction | None


@dataclass(frozen=True, slots=True)
class Apportionment:
    """The result of a method: shares in input order, each seat in its order, the ties met, and the derivation."""

    method: str
    total: int
    squared: bool
    shares: tuple[Share, ...]
    awards: tuple[Award, ...]
    ties: tuple[Tie, ...]
    steps: tuple[Step, ...]

    @property
    def seats(self) -> dict[str, int]:
        """Seats by name; seats of an unsettled tie are in nobody's number."""
        return {share.name: share.seats for share in self.shares}

    @property
    def unsettled(self) -> tuple[Tie, ...]:
        """The ties no lot has settled."""
        return tuple(tie for tie in self.ties if not tie.settled)


@dataclass(frozen=True, slots=True)
class _Case:
    votes: dict[str, int]
    seats: int
    floors: dict[str, int]
    caps: dict[str, int | None]
    lots: tuple[str, ...]

    def settle(self, places: int, among: Sequence[str], quotient: Fraction) -> Tie:
        """Return the tie, settled when the lots name enough of those tied."""
        drawn = tuple(name for name in self.lots if name in among)[:places]
        return Tie(places, tuple(sorted(among)), quotient, drawn if len(drawn) == places else ())


def apportion(
    method: str,
    votes: Mapping[str, int],
    seats: int,
    *,
    floors: Mapping[str, int] | int = 0,
    caps: Mapping[str, int] | int | None = None,
    lots: Sequence[str] = (),
) -> Apportionment:
    """Share `seats` among the units in proportion to their `votes`.

    method  a name of `METHODS` or one of its aliases.
    votes   whole numbers of 0 or more by name.
    floors  the least seats of each unit, or one number for all; caps likewise the most.
    lots    names in the order drawn, used for a tie and for nothing else.

    Returns an `Apportionment`; a tie for the last seats is left unsettled when the lots do not name enough of the
    tied. Raises `Refusal`: an unknown method, a negative or fractional number, nobody with votes, floors above or
    caps below the seats, fewer seats than units where each has a first seat free.

    >>> apportion("dhondt", {"A": 416, "B": 338, "C": 246}, 10).seats
    {'A': 4, 'B': 4, 'C': 2}
    """
    rule = find_method(method)
    case = _make_case(votes, seats, floors, caps, lots)
    if isinstance(rule, DivisorMethod):
        return _by_divisors(rule, case)
    if rule.name == "droop":
        return _by_droop(case)
    return _by_hamilton(case) if rule.name == "hamilton" else _by_bounded_quotas(case)


def _make_case(
    votes: Mapping[str, int],
    seats: int,
    floors: Mapping[str, int] | int,
    caps: Mapping[str, int] | int | None,
    lots: Sequence[str],
) -> _Case:
    _check_whole("seats", seats)
    for name, count in votes.items():
        _check_whole(f"the number of {name}", count)
    low = {name: floors if isinstance(floors, int) else floors.get(name, 0) for name in votes}
    high = {name: caps.get(name) if isinstance(caps, Mapping) else caps for name in votes}
    for given, what in ((floors, "floor"), (caps, "cap")):
        if isinstance(given, Mapping) and (strangers := sorted(set(given) - set(votes))):
            raise Refusal("apportion.stranger", f"The {what} of {strangers[0]} is for a unit without a number.")
    for name in votes:
        _check_whole(f"the floor of {name}", low[name])
        cap = high[name]
        if cap is not None and _check_whole(f"the cap of {name}", cap) < low[name]:
            raise Refusal("apportion.floor-above-cap", f"The floor {low[name]} of {name} is above its cap {cap}.")
    if sum(low.values()) > seats:
        raise Refusal(
            "apportion.floors-exceed",
            f"The floors add up to {sum(low.values())}, more than the {seats} seats.",
            found=str(sum(low.values())),
            required=f"at most {seats}",
        )
    ends = {name: seats if (cap := high[name]) is None else cap for name in votes}
    open_seats = sum(ends[name] if votes[name] else low[name] for name in votes)
    if open_seats < seats:
        why = f"The caps admit {open_seats} seats, fewer than the {seats} to share."
        raise Refusal(
            "apportion.caps-below" if any(votes.values()) else "apportion.no-votes",
            why if any(votes.values()) else "Nobody has any votes, so nothing can be shared in proportion.",
            found=str(open_seats),
            required=f"at least {seats}",
        )
    return _Case(dict(votes), seats, low, high, tuple(lots))


def _check_whole(what: str, number: object) -> int:
    if type(number) is not int or number < 0:
        raise Refusal(
            "apportion.number",
            f"{what[0].upper()}{what[1:]} is {number!r}; it must be a whole number of 0 or more.",
            found=repr(number),
            required="a whole number of 0 or more",
        )
    return number


def _by_divisors(rule: DivisorMethod, case: _Case) -> Apportionment:
    held = dict(case.floors)
    awards: list[Award] = []
    for name, count in held.items():
        awards += [Award(0, name, seat + 1, "floor", None) for seat in range(count)]
    if rule.first_free:
        for name in _without_first(case, held):
            held[name] = 1
            awards.append(Award(0, name, 1, "first", None))
    awards = [Award(place, *_rest(award)) for place, award in enumerate(awards, 1)]
    tie = _award_highest(rule, case, held, awards)
    shares = _shares(case, held, lambda name: _next_claim(rule, case, held, name))
    step = make_step(
        f"{rule.title}: each seat goes to the greatest claim, s being the seats already held",
        rule.formula,
        f"{sum(held.values())} seats",
        seats=case.seats,
        units=len(case.votes),
    )
    return Apportionment(rule.name, case.seats, rule.squared, shares, tuple(awards), (tie,) if tie else (), (step,))


def _rest(award: Award) -> tuple[str, int, Reason, Fraction | None]:
    return award.name, award.seat, award.reason, award.quotient


def _without_first(case: _Case, held: dict[str, int]) -> list[str]:
    names = [name for name, votes in case.votes.items() if votes and not held[name] and case.caps[name] != 0]
    if len(names) + sum(held.values()) > case.seats:
        raise Refusal(
            "apportion.too-few-seats",
            f"The method gives each of {len(names)} units a first seat; {case.seats} seats are too few.",
            found=str(case.seats),
            required=f"at least {len(names) + sum(held.values())}",
        )
    return names


def _award_highest(rule: DivisorMethod, case: _Case, held: dict[str, int], awards: list[Award]) -> Tie | None:
    """Give the remaining seats to the greatest claims; `held` and `awards` grow. Return the tie at the end, if any.

    Claims a/b and c/d that differ do so by at least 1/(bd). Scaled by the square of the greatest divisor and cut to
    integers they therefore keep their order, and equal ones stay equal: the heap compares integers, exactly.
    """
    scale = rule.divisor(case.seats + 1)[0] ** 2

    def entry(name: str) -> tuple[int, str]:
        num, den = rule.claim(case.votes[name], held[name])
        return -(num * scale // den), name

    heap = [entry(name) for name, votes in case.votes.items() if votes and held[name] != case.caps[name]]
    heapify(heap)
    left = case.seats - sum(held.values())
    while left and heap:
        key = heap[0][0]
        equal = []
        while heap and heap[0][0] == key:
            equal.append(heappop(heap)[1])
        quotient = Fraction(*rule.claim(case.votes[equal[0]], held[equal[0]]))
        tie = case.settle(left, equal, quotient) if len(equal) > left else None
        winners: Sequence[str] = tie.settled if tie else equal
        for name in winners:
            held[name] += 1
            awards.append(Award(len(awards) + 1, name, held[name], "lot" if tie else "quotient", quotient))
            if held[name] != case.caps[name]:
                heappush(heap, entry(name))
        if tie:
            return tie
        left -= len(equal)
    if left:
        raise Refusal("apportion.no-claim", f"{left} seats are left to which nobody with votes has a claim.")
    return None


def _next_claim(rule: DivisorMethod, case: _Case, held: dict[str, int], name: str) -> Fraction | None:
    num, den = rule.claim(case.votes[name], held[name])
    return None if not den or held[name] == case.caps[name] else Fraction(num, den)


def _shares(case: _Case, held: dict[str, int], claim: Callable[[str], Fraction | None]) -> tuple[Share, ...]:
    total = sum(case.votes.values())
    return tuple(
        Share(
            name,
            votes,
            Fraction(votes * case.seats, total) if total else Fraction(0),
            held[name],
            case.floors[name],
            case.caps[name],
            claim(name),
        )
        for name, votes in case.votes.items()
    )


def bounded_quotas(
    votes: Mapping[str, int], seats: int, floors: Mapping[str, int], caps: Mapping[str, int | None]
) -> tuple[Fraction, dict[str, Fraction]]:
    """Return the factor f and the quotas max(floor, min(cap, f * votes)) that add up to `seats`, exactly.

    Required: floors add up to at most, caps (over units with votes) to at least, the seats. Without bounds this is
    f = seats / all votes. Between two marks (a unit leaving its floor, or reaching its cap) the sum is linear in f.
    """
    marks = []
    for name, count in votes.items():
        if count:
            marks.append((Fraction(floors[name], count), count, -floors[name]))
            cap = caps[name]
            if cap is not None:
                marks.append((Fraction(cap, count), -count, cap))
    constant, slope, factor = sum(floors[name] for name in votes), 0, Fraction(0)
    for mark, change, shift in sorted(marks):
        if slope and constant + slope * mark >= seats:
            break
        constant, slope, factor = constant + shift, slope + change, mark
    if slope:
        factor = Fraction(seats - constant) / slope
    quotas = {}
    for name, count in votes.items():
        low = max(Fraction(floors[name]), factor * count)
        cap = caps[name]
        quotas[name] = low if cap is None or not count else min(Fraction(cap), low)
    return factor, quotas


def _by_hamilton(case: _Case) -> Apportionment:
    total = sum(case.votes.values())
    if not total:  # the floors alone fill the seats
        return _by_bounded_quotas(case)
    quotas = {name: Fraction(votes * case.seats, total) for name, votes in case.votes.items()}
    whole = {}
    remainders = {}
    for name, quota in quotas.items():
        cap = case.caps[name]
        lifted = max(int(quota), case.floors[name])
        whole[name] = lifted if cap is None else min(lifted, cap)
        remainders[name] = Fraction(0) if whole[name] == cap else quota - int(quota)
    left = case.seats - sum(whole.values())
    if not 0 <= left <= sum(1 for rest in remainders.values() if rest):
        raise Refusal(
            "apportion.hamilton-bounds",
            f"Whole quotas within floor and cap take {sum(whole.values())} of {case.seats} seats, which the largest "
            "remainders cannot mend; use hamilton-bounded or a divisor method.",
            found=str(sum(whole.values())),
            required=f"{case.seats} with one seat for each remainder",
        )
    step = make_step(
        "Each unit has the whole part of its quota, lifted to its floor and cut to its cap; one seat stands for",
        "votes / seats",
        Fraction(total, case.seats) if case.seats else 0,
        seats=case.seats,
        votes=total,
    )
    return _by_remainders("hamilton", case, whole, remainders, step)


def _by_bounded_quotas(case: _Case) -> Apportionment:
    factor, quotas = bounded_quotas(case.votes, case.seats, case.floors, case.caps)
    whole = {name: int(quota) for name, quota in quotas.items()}
    remainders = {name: quota - whole[name] for name, quota in quotas.items()}
    step = make_step(
        "Each unit's quota is its votes by one factor, held within floor and cap; one seat stands for",
        "1 / factor",
        1 / factor if factor else Fraction(0),
        seats=case.seats,
        votes=sum(case.votes.values()),
    )
    return _by_remainders("hamilton-bounded", case, whole, remainders, step)


def _by_droop(case: _Case) -> Apportionment:
    if any(case.floors.values()) or any(cap is not None for cap in case.caps.values()):
        raise Refusal(
            "apportion.droop-bounds",
            "Floors and caps have no stated meaning with the Droop quota; use hamilton or a divisor method.",
            required="no floor and no cap",
        )
    total = sum(case.votes.values())
    quota = total // (case.seats + 1) + 1
    whole = {name: votes // quota for name, votes in case.votes.items()}
    remainders = {name: Fraction(votes - whole[name] * quota) for name, votes in case.votes.items()}
    if case.seats - sum(whole.values()) > sum(1 for left in remainders.values() if left):
        raise Refusal(
            "apportion.quota-too-coarse",
            f"The Droop quota of {quota} leaves more seats over than remainders: too few votes for the seats.",
            found=f"{total} votes",
            required=f"more votes for {case.seats} seats",
        )
    step = make_step(
        "Droop quota, whole quotas first", "floor(votes / (seats+1)) + 1", quota, seats=case.seats, votes=total
    )
    return _by_remainders("droop", case, whole, remainders, step)


def _by_remainders(
    name: str, case: _Case, held: dict[str, int], remainders: dict[str, Fraction], step: Step
) -> Apportionment:
    held = dict(held)
    awards: list[Award] = []
    for unit, count in held.items():
        for seat in range(1, count + 1):
            reason: Reason = "floor" if seat <= case.floors[unit] else "whole-quota"
            awards.append(Award(len(awards) + 1, unit, seat, reason, None))
    left = case.seats - sum(held.values())
    order = sorted((unit for unit in held if remainders[unit]), key=lambda unit: (-remainders[unit], unit))
    ties: tuple[Tie, ...] = ()
    winners = order[:left]
    if left and left < len(order) and remainders[order[left - 1]] == remainders[order[left]]:
        edge = remainders[order[left]]
        above = [unit for unit in order if remainders[unit] > edge]
        tie = case.settle(left - len(above), [unit for unit in order if remainders[unit] == edge], edge)
        ties, winners = (tie,), [*above, *tie.settled]
    for unit in winners:
        held[unit] += 1
        drawn = bool(ties) and unit in ties[0].settled
        awards.append(Award(len(awards) + 1, unit, held[unit], "lot" if drawn else "remainder", remainders[unit]))
    won = set(winners)
    shares = _shares(case, held, lambda unit: None if unit in won else remainders[unit])
    given = make_step(
        "Seats left over go to the largest remainders",
        "seats - whole quotas",
        left,
        smallest_that_won=fraction_text(remainders[winners[-1]]) if winners else "none",
    )
    return Apportionment(name, case.seats, False, shares, tuple(awards), ties, (step, given))


def over_threshold(
    votes: Mapping[str, int], share: Fraction, *, total: int | None = None, strict: bool = False
) -> dict[str, int]:
    """Return the votes of those who reach `share` of `total` (default: of all votes here), exactly.

    `strict` asks for more than the share, not merely as much. Those below keep their name with 0 votes, so that the
    result still shows them.
    """
    whole = sum(votes.values()) if total is None else total
    needed = share * whole
    return {name: count if count > needed or (count == needed and not strict) else 0 for name, count in votes.items()}
