"""Divisor methods: each further seat to the greatest claim, compared in integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from heapq import heapify, heappop, heappush

from deputies.apportionment.contest import Case, shares_of
from deputies.apportionment.explanation import make_step
from deputies.apportionment.methods import DivisorMethod
from deputies.apportionment.results import Apportionment, Award, Tie
from deputies.values import Refusal

__all__ = ["by_divisors"]


def by_divisors(rule: DivisorMethod, case: Case) -> Apportionment:
    """Apply a divisor method: floors first, then free first seats, then the greatest claims."""
    held = dict(case.floors)
    awards: list[Award] = []
    for name, count in held.items():
        awards += [Award(0, name, seat + 1, "floor", None) for seat in range(count)]
    if rule.first_free:
        for name in _without_first(case, held):
            held[name] = 1
            awards.append(Award(0, name, 1, "first", None))
    awards = [replace(award, place=place) for place, award in enumerate(awards, 1)]
    tie = _award_highest(rule, case, held, awards)
    shares = shares_of(case, held, lambda name: _next_claim(rule, case, held, name))
    step = make_step(
        f"{rule.title}, each seat to the greatest claim",
        rule.formula,
        f"{sum(held.values())} seats",
        s="seats already held",
        units=len(case.votes),
    )
    return Apportionment(rule.name, case.seats, rule.squared, shares, tuple(awards), (tie,) if tie else (), (step,))


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


def _award_highest(rule: DivisorMethod, case: Case, held: dict[str, int], awards: list[Award]) -> Tie | None:
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


def _next_claim(rule: DivisorMethod, case: Case, held: dict[str, int], name: str) -> Fraction | None:
    num, den = rule.claim(case.votes[name], held[name])
    return None if not den or held[name] == case.caps[name] else Fraction(num, den)
