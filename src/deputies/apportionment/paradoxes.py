"""Where a method fails: quota violations and the paradoxes of proportion, each with its witness.

No method keeps within the quota and is free of the population paradox (Balinski and Young 2001, theorem 6.1). So the
checks do not say "passed": they return those who may complain, () when nobody can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from deputies.apportionment.explanation import decimal_text
from deputies.apportionment.proportion import apportion
from deputies.values import Refusal

__all__ = [
    "NewcomerParadox",
    "PopulationParadox",
    "QuotaViolation",
    "SizeParadox",
    "find_newcomer_paradox",
    "find_population_paradox",
    "find_size_paradox",
    "quota_violations",
]

Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class QuotaViolation:
    """A unit whose seats are not its exact share rounded up or down."""

    name: str
    ideal: Fraction
    seats: int
    side: Literal["below", "above"]

    def __str__(self) -> str:
        share = decimal_text(self.ideal, 3)
        bound = int(self.ideal) if self.side == "below" else -(-self.ideal.numerator // self.ideal.denominator)
        word = "at least" if self.side == "below" else "at most"
        return f"{self.name} has {self.seats} seats; a share of {share} is {word} {bound}."


@dataclass(frozen=True, slots=True)
class SizeParadox:
    """The Alabama paradox: `name` loses a seat although the house grows from `seats` to one more."""

    name: str
    seats: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PopulationParadox:
    """`loser` grew by the larger factor and lost a seat to `gainer`, which grew by less or shrank."""

    loser: str
    gainer: str
    loser_growth: Fraction
    gainer_growth: Fraction


@dataclass(frozen=True, slots=True)
class NewcomerParadox:
    """The new-states paradox: `name` had `before` seats and has `after`, though the newcomer brought its own seats."""

    name: str
    before: int
    after: int


def quota_violations(votes: Numbers, seats: Numbers) -> tuple[QuotaViolation, ...]:
    """Return every unit whose seats differ from its exact share by one or more."""
    total, held = sum(votes.values()), sum(seats.values())
    if not total:
        raise Refusal("apportion.no-votes", "Nobody has any votes, so nobody has a share.")
    found = []
    for name, number in votes.items():
        ideal = Fraction(number * held, total)
        if seats[name] < int(ideal):
            found.append(QuotaViolation(name, ideal, seats[name], "below"))
        elif seats[name] > -(-ideal.numerator // ideal.denominator):
            found.append(QuotaViolation(name, ideal, seats[name], "above"))
    return tuple(found)


def _settled(method: str, votes: Numbers, seats: int, lots: Sequence[str]) -> dict[str, int] | None:
    found = apportion(method, votes, seats, lots=lots)
    return None if found.unsettled else found.seats


def find_size_paradox(
    method: str, votes: Numbers, sizes: range, *, lots: Sequence[str] = ()
) -> tuple[SizeParadox, ...]:
    """Return every loss of a seat as the house grows by one through `sizes`; a size with an open tie is skipped."""
    found = []
    before = None
    for seats in sizes:
        after = _settled(method, votes, seats, lots)
        if before is not None and after is not None:
            found += [
                SizeParadox(name, seats - 1, before[name], after[name]) for name in votes if after[name] < before[name]
            ]
        before = after
    return tuple(found)


def find_population_paradox(
    method: str, before: Numbers, after: Numbers, seats: int, *, lots: Sequence[str] = ()
) -> tuple[PopulationParadox, ...]:
    """Return every pair of which the faster growing lost a seat and the slower one won one in a house of one size."""
    if set(before) != set(after):
        raise Refusal("paradox.units", "The same units are needed before and after.")
    old, new = _settled(method, before, seats, lots), _settled(method, after, seats, lots)
    if old is None or new is None:
        return ()
    growth = {name: Fraction(after[name], before[name]) for name in before if before[name]}
    losers = [name for name in growth if new[name] < old[name]]
    gainers = [name for name in growth if new[name] > old[name]]
    return tuple(
        PopulationParadox(loser, gainer, growth[loser], growth[gainer])
        for loser in losers
        for gainer in gainers
        if growth[loser] > growth[gainer]
    )


def find_newcomer_paradox(
    method: str, votes: Numbers, seats: int, newcomer: str, number: int, *, lots: Sequence[str] = ()
) -> tuple[NewcomerParadox, ...]:
    """Return the old units whose seats change when a newcomer joins and the house grows by just the seats it gets.

    The newcomer brings the whole part of its share at the old ratio; a fair house would leave the others alone.
    """
    if newcomer in votes:
        raise Refusal("paradox.newcomer", f"{newcomer} is already among the units.", found=newcomer)
    brought = number * seats // sum(votes.values())
    old = _settled(method, votes, seats, lots)
    new = _settled(method, {**votes, newcomer: number}, seats + brought, lots)
    if old is None or new is None:
        return ()
    return tuple(NewcomerParadox(name, old[name], new[name]) for name in votes if new[name] != old[name])
