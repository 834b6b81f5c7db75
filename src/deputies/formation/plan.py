"""The plan: units become constituencies with seats in the sections of councils, each number explained.

For every council of the system, in order of id: (1) units below the minimum of their kind are joined with other
small units of the same council, kind and layer, in order of id, until the minimum is reached; what is left over
joins the last joint constituency, or the plan refuses if the statute says `refuse`; (2) the norm of the layer turns
the constituency's electors into seats, unless the register fixes the seats and the norm is `fixed-by-register`;
(3) councils above get places for delegates by the delegation norms, counted on the roll below them.
The plan is a pure function of statute, councils and roll; it is adopted as a document with its digest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.values.shape import Doc, Id

__all__ = ["Constituency", "CouncilPlace", "DelegatePlaces", "Plan"]


@dataclass(frozen=True, slots=True)
class CouncilPlace:
    """A council of the system: its level and the council above it."""

    id: Id
    name: str
    level: Id
    parent: Id | None = None


@dataclass(frozen=True, slots=True)
class Constituency:
    """One unit, or several small ones jointly, that elect together."""

    id: Id
    name: str
    council: Id
    layer: Id
    section: Id | None
    units: tuple[Id, ...]
    electors: int
    seats: int
    steps: Annotated[tuple[str, ...], Doc("the derivation in words: article, formula, inputs, rounding, floor, cap")]


@dataclass(frozen=True, slots=True)
class DelegatePlaces:
    """Delegates that one council sends to another."""

    sender: Id
    council: Id
    base: int
    seats: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All constituencies and delegate places of a roll under a statute."""

    statute: str
    roll: str
    constituencies: tuple[Constituency, ...]
    delegates: tuple[DelegatePlaces, ...]

    def seats_of(self, council: str) -> int:
        """Planned seats of a council: those of its constituencies and those of delegates sent to it."""
        direct = sum(item.seats for item in self.constituencies if item.council == council)
        return direct + sum(item.seats for item in self.delegates if item.council == council)
