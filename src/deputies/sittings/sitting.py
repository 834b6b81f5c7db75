"""A sitting, its motions and the decisions taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Choice", "Decision", "Motion", "MotionStatus", "Objection", "Sitting", "SittingStatus", "Vote"]

SittingStatus = Literal["convened", "open", "closed"]
MotionStatus = Literal["tabled", "carried", "rejected", "adopted", "lapsed"]
Choice = Literal["for", "against", "abstain"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of a council, or of one section of it. `present` are mandate ids."""

    id: str
    council: str
    section: str | None
    convened: str
    day: str
    agenda: tuple[str, ...]
    statute: str
    status: SittingStatus = "convened"
    present: tuple[str, ...] = ()
    quorum: int = 0
    motions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote taken: by roll call (each deputy's choice is public) or by show of hands (totals only)."""

    kind: Literal["roll-call", "show-of-hands"]
    votes_for: int
    votes_against: int
    abstentions: int
    choices: tuple[tuple[str, Choice], ...] = ()
    carried: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, or an amendment to one (`amends`). A carried amendment changes the motion's text.

    `demanded_by` are the mandates that demanded a roll call. What has not been voted when the sitting closes lapses;
    it may be tabled anew in another.
    """

    id: str
    sitting: str
    council: str
    title: str
    text: str
    moved_by: str
    competence: str
    amends: str | None = None
    status: MotionStatus = "tabled"
    vote: Vote | None = None
    demanded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """A section's objection to a decision: from which day until which it is suspended, and the vote that did it."""

    section: str
    day: str
    until: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """An adopted decision: what a council decided, by which competence, on which motion.

    `stage` is that of the competence when it was adopted: preparatory, advisory, controlling or deciding.
    """

    id: str
    council: str
    section: str | None
    motion: str
    title: str
    text: str
    competence: str
    adopted: str
    sitting: str
    stage: str = "deciding"
    objections: tuple[Objection, ...] = ()

    def suspended_on(self, day: str) -> Objection | None:
        """Return the objection that suspends the decision on a day, None if it holds."""
        return next((item for item in self.objections if item.day <= day < item.until), None)
