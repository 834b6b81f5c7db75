"""What a method of proportion returns: shares, each seat in its order, ties, and the derivation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from deputies.apportionment.explanation import Step
from deputies.apportionment.methods import DivisorMethod, find_method

__all__ = ["Apportionment", "Award", "Reason", "Share", "Tie"]

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
    """The result of a method: shares in input order, the ties met, the derivation, and each seat in its order.

    `remainders` names the units that won a seat on their remainder, in the order of these. `awards` follows from the
    shares and is laid out when asked for.
    """

    method: str
    total: int
    squared: bool
    shares: tuple[Share, ...]
    ties: tuple[Tie, ...]
    steps: tuple[Step, ...]
    remainders: tuple[tuple[str, Fraction], ...] = ()

    @property
    def awards(self) -> tuple[Award, ...]:
        """Each seat in the order in which it was given: floors, free or whole ones, then by claim, lots last."""
        rule = find_method(self.method)
        rows = _by_claim(rule, self) if isinstance(rule, DivisorMethod) else _by_remainder(self)
        return tuple(Award(place, *row) for place, row in enumerate(rows, 1))

    @property
    def seats(self) -> dict[str, int]:
        """Seats by name; seats of an unsettled tie are in nobody's number."""
        return {share.name: share.seats for share in self.shares}

    @property
    def unsettled(self) -> tuple[Tie, ...]:
        """The ties no lot has settled."""
        return tuple(tie for tie in self.ties if not tie.settled)


Row = tuple[str, int, Reason, Fraction | None]


def _by_claim(rule: DivisorMethod, found: Apportionment) -> list[Row]:
    rows: list[Row] = [
        (share.name, seat, "floor", None) for share in found.shares for seat in range(1, share.floor + 1)
    ]
    claimed = []
    scale = rule.divisor(found.total + 1)[0] ** 2
    for share in found.shares:
        start = share.floor
        if rule.first_free and not start and share.seats:
            rows.append((share.name, 1, "first", None))
            start = 1
        for held in range(start, share.seats):
            num, den = rule.claim(share.votes, held)
            claimed.append((-(num * scale // den), share.name, held + 1, num, den))
    drawn = found.ties[0].settled if found.ties else ()
    edge = found.ties[0].quotient if drawn else None
    by_lot: dict[str, Row] = {}
    for _, name, seat, num, den in sorted(claimed):
        quotient = Fraction(num, den)
        if name in drawn and quotient == edge:
            by_lot[name] = (name, seat, "lot", quotient)
        else:
            rows.append((name, seat, "quotient", quotient))
    return rows + [by_lot[name] for name in drawn]


def _by_remainder(found: Apportionment) -> list[Row]:
    won = {name for name, _ in found.remainders}
    rows: list[Row] = []
    seats = found.seats
    for share in found.shares:
        for seat in range(1, share.seats + (share.name not in won)):
            rows.append((share.name, seat, "floor" if seat <= share.floor else "whole-quota", None))
    drawn = found.ties[0].settled if found.ties else ()
    for name, remainder in found.remainders:
        rows.append((name, seats[name], "lot" if name in drawn else "remainder", remainder))
    return rows
