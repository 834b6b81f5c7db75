"""A council: formed from a plan, constituted with its sections, with an executive from among its members.

What it may do with a matter stands in its statute, until it takes the matter over at a higher stage, or hands it over:
then it has a `Power` that says so. What it lets its executive or an organ decide between sittings is a
`DelegatedMatter`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from deputies.statutes.model import Stage

__all__ = [
    "EXECUTIVE", "Council", "CouncilStatus", "DelegatedMatter", "Due", "Executive", "Power", "PowerStep",
    "SectionSeats", "StepKind", "say_council",
]  # fmt: skip

CouncilStatus = Literal["forming", "constituted", "dissolved"]
StepKind = Literal["taken", "handed", "lowered", "gave-way", "came-back"]
"""What happened to a power: taken over, handed over, kept at a lower stage; the older authority gave way, came back."""

EXECUTIVE: Final = "executive"
"""How the executive of a council is named where an organ could stand as well."""


_BODIES: Final = re.compile(r"\b(assembly|board|committee|conference|congress|council|soviet)\b", re.IGNORECASE)


def say_council(name: str) -> str:
    """Say a council by name, after "the": "council of Chapei", or "Council of Hankow" where it says so itself."""
    own = name.removeprefix("The ").removeprefix("the ")
    return own if _BODIES.search(own) else f"council of {own}"


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
    """Why a council is due to be elected and constituted anew before its term is over, and since which day."""

    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class DelegatedMatter:
    """A competence that the council lets its executive or an organ decide between sittings.

    to      "executive", or the organ's id.
    until   last day of it, None until it is taken back.
    limits  the text of the motion that delegated it; "" where the statute does, with `motion` "".
    """

    competence: str
    to: str
    since: str
    until: str | None = None
    limits: str = ""
    motion: str = ""

    def holds_on(self, day: str) -> bool:
        """Say whether it is delegated on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class PowerStep:
    """One step in the life of a power: what happened, the stage after it, whom it was from or to, what it rests on."""

    day: str
    what: StepKind
    stage: Stage
    authority: str = ""
    motion: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Power:
    """What a council may do with a matter, where that is no longer as its statute began.

    since      day of the last change of stage or holder.
    authority  the institution it was taken from, or has been handed to, in words; "" where it was nobody's.
    council    the same, where that is another council of the system: its id.
    held       False once the matter is handed over: `authority` or `council` has it.
    dual       the older authority goes on claiming it: two powers over one matter.
    """

    competence: str
    stage: Stage
    since: str
    authority: str = ""
    council: str = ""
    held: bool = True
    dual: bool = False
    steps: tuple[PowerStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Council:
    """A council of the system.

    parent   the council above it; `also` others to which it sends delegates as well: a town in county and province.
    seats    what the plan gives it: the plan it was constituted under, before that the plan in force.
    plan     the plan it was constituted under, "" before. Under a newer plan it is constituted anew.
    due      set where it is to be constituted anew before its term is over; gone once that has happened.
    powers   matters whose stage or holder has changed; they stay when it is constituted anew.
    latitude, longitude   where it is, in thousandths of a degree north and east, for maps; None where nobody said.
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
    powers: tuple[Power, ...] = ()
    delegated: tuple[DelegatedMatter, ...] = ()
    latitude: int | None = None
    longitude: int | None = None

    @property
    def title(self) -> str:
        """What it is called in a sentence, after "the"."""
        return say_council(self.name)

    @property
    def above(self) -> tuple[str, ...]:
        """All councils directly above it."""
        return (*((self.parent,) if self.parent else ()), *self.also)

    def power(self, competence: str) -> Power | None:
        """Return what became of a matter; None while it is as the statute began."""
        return next((item for item in self.powers if item.competence == competence), None)
