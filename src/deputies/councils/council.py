"""A council: formed from a plan, constituted with its sections, with an executive from among its members."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Council", "CouncilStatus", "Due", "Executive", "SectionSeats"]

CouncilStatus = Literal["forming", "constituted", "dissolved"]


@dataclass(frozen=True, slots=True)
class SectionSeats:
    """A section of a constituted council and the mandates that sit in it at constitution."""

    id: str
    name: str
    mandates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Executive:
    """The executive: mandates in order of votes, posts by name, and the day of election."""

    members: tuple[str, ...]
    votes: tuple[int, ...]
    posts: dict[str, str] = field(default_factory=dict)
    elected: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """An early election that is due: what brought it, and the day."""

    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class Council:
    """A council of the system.

    parent   the council above it; `also` others to which it sends delegates as well: a town in county and province.
    seats    what the plan gives it: the plan it was constituted under, before that the plan in force.
    plan     the plan it was constituted under, "" before. Under a newer plan it is constituted anew.
    due      an early election that is due, until the council is constituted anew.
    """

    id: str
    name: str
    level: str
    parent: str | None
    seats: int = 0
    status: CouncilStatus = "forming"
    constituted: str | None = None
    sections: tuple[SectionSeats, ...] = ()
    executive: Executive | None = None
    mandates: tuple[str, ...] = ()
    plan: str = ""
    also: tuple[str, ...] = ()
    due: Due | None = None

    @property
    def above(self) -> tuple[str, ...]:
        """All councils directly above it."""
        return (*((self.parent,) if self.parent else ()), *self.also)
