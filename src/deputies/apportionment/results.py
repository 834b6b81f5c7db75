"""What a method of proportion returns: shares, each seat in its order, ties, and the derivation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from deputies.apportionment.explanation import Step

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
