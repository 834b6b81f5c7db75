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

from collections.abc import Mapping, Sequence
from fractions import Fraction

from deputies.apportionment.contest import make_case
from deputies.apportionment.divisors import by_divisors
from deputies.apportionment.methods import DivisorMethod, find_method
from deputies.apportionment.remainders import by_bounded_quotas, by_droop, by_hamilton
from deputies.apportionment.results import Apportionment

__all__ = ["apportion", "over_threshold"]


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
    case = make_case(votes, seats, floors, caps, lots)
    if isinstance(rule, DivisorMethod):
        return by_divisors(rule, case)
    if rule.name == "droop":
        return by_droop(case)
    return by_hamilton(case) if rule.name == "hamilton" else by_bounded_quotas(case)


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
