"""Divisor methods: each further seat to the greatest claim, compared in integers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush

from deputies.apportionment.contest import Case, shares_of
from deputies.apportionment.explanation import make_step
from deputies.apportionment.methods import DivisorMethod
from deputies.apportionment.results import Apportionment, Tie
from deputies.values import Refusal

__all__ = ["by_divisors"]


def by_divisors(rule: DivisorMethod, case: Case) -> Apportionment:
    """Apply a divisor method: floors first, then free first seats, then the greatest claims."""
    held = dict(case.floors)
    if rule.first_free:
        for name in _without_first(case, held):
            held[name] = 1
    _give_certain(rule, case, held)
    tie = _give_highest(rule, case, held)
    shares = shares_of(case, held, lambda name: _next_claim(rule, case, held, name))
    step = make_step(
        f"{rule.title}, each seat to the greatest claim",
        rule.formula,
        f"{sum(held.values())} seats",
        s="seats already held",
        units=len(case.votes),
    )
    return Apportionment(rule.name, case.seats, rule.squared, shares, (tie,) if tie else (), (step,))


def _without_first(case: Case, held: dict[str, int]) -> list[str]:
    names = [name for name, votes in case.votes.items() if votes and not held[name] and case.caps[name] != 0]
    if len(names) + sum(held.values()) > case.seats:
        raise Refusal(
            "apportion.too-few-seats",
            f"The method gives each of {len(names)} units a first seat; {case.seats} seats are too few.",
            found=str(case.seats),
            required=f"at least {len(names) + sum(held.values())}",
        )
    return names


def _give_certain(rule: DivisorMethod, case: Case, held: dict[str, int]) -> None:
    """Give every seat whose claim is above a mark that no more than the remaining seats can be above.

    With n units of V votes together and S seats, the mark is V / (step (S - n)): since d(s) >= step s, a unit of v
    votes has fewer than v / (step mark) + 1 claims above it, all units together at most S - n + n. Seats above one
    mark are the first to be given whatever follows, so this only saves asking for them one by one.
    """
    units = [name for name, votes in case.votes.items() if votes]
    room = case.seats - len(units)
    if room <= 0:
        return
    total = sum(case.votes[name] for name in units)
    low, high = rule.step * room, total  # the mark is high / low
    power = 2 if rule.squared else 1
    mark_num, mark_den = high**power, low**power
    given = {}
    for name in units:
        count = max(held[name], case.votes[name] * low // (high * rule.step) - 1)
        while count > held[name] and not _above(rule, case.votes[name], count - 1, mark_num, mark_den):
            count -= 1
        while _above(rule, case.votes[name], count, mark_num, mark_den):
            count += 1
        cap = case.caps[name]
        given[name] = count if cap is None else min(count, cap)
    if sum(given.values()) + sum(held[name] for name in held if name not in given) <= case.seats:
        held.update(given)


def _above(rule: DivisorMethod, votes: int, held: int, num: int, den: int) -> bool:
    """Say whether the claim to one more seat is above num / den, by cross product."""
    claim_num, claim_den = rule.claim(votes, held)
    return claim_num * den > num * claim_den


def _give_highest(rule: DivisorMethod, case: Case, held: dict[str, int]) -> Tie | None:
    """Give the remaining seats to the greatest claims; `held` grows. Return the tie at the end, if any.

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
        tie = None
        if len(equal) > left:
            tie = case.settle(left, equal, Fraction(*rule.claim(case.votes[equal[0]], held[equal[0]])))
        winners: Sequence[str] = tie.settled if tie else equal
        for name in winners:
            held[name] += 1
            if held[name] != case.caps[name]:
                heappush(heap, entry(name))
        if tie:
            return tie
        left -= len(equal)
    if left:
        raise Refusal("apportion.no-claim", f"{left} seats are left to which nobody with votes has a claim.")
    return None


def _next_claim(rule: DivisorMethod, case: Case, held: dict[str, int], name: str) -> Fraction | None:
    num, den = rule.claim(case.votes[name], held[name])
    return None if not den or held[name] == case.caps[name] else Fraction(num, den)
