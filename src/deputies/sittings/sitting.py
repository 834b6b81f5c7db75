"""A sitting, its motions and the decisions taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from deputies.values import Amount
from deputies.values.shape import Doc, Id, Least

__all__ = [
    "Bases", "Cast", "Choice", "Decision", "MemberChoice", "Motion", "MotionCount", "MotionStatus", "Objection",
    "Procedure", "Purpose", "Sitting", "SittingStatus", "Vote", "VoteKind",
]  # fmt: skip

SittingStatus = Literal["convened", "open", "closed"]
MotionStatus = Literal["tabled", "carried", "rejected", "adopted", "lapsed"]
Choice = Literal["for", "against", "abstain"]
VoteKind = Literal["roll-call", "show-of-hands", "secret"]
Procedure = Literal["ordinary", "emergency"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of a council, or of one section of it. Those present are named by their mandates.

    present   who is in the room now, in order of arrival.
    enrolled  who ever was, in order of first arrival.
    quorum    how many are needed, as last computed: at the opening, at each arrival and departure, at each vote.
    """

    id: str
    council: str
    section: str | None
    convened: str
    day: str
    agenda: tuple[str, ...]
    statute: str
    status: SittingStatus = "convened"
    present: tuple[str, ...] = ()
    enrolled: tuple[str, ...] = ()
    quorum: int = 0
    motions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The choice of one deputy in a roll call. Who holds several votes may split them over several choices."""

    mandate: Annotated[Id, Doc("the deputy's mandate")]
    choice: Annotated[Choice, Doc("for, against or abstain")]
    votes: Annotated[int | None, Least(1), Doc("how many of its votes; left out: all it has")] = None


@dataclass(frozen=True, slots=True)
class MemberChoice:
    """The choice of one member of an executive that decides without the council."""

    mandate: Annotated[Id, Doc("the member's mandate")]
    choice: Annotated[Choice, Doc("for, against or abstain")]


@dataclass(frozen=True, slots=True)
class Bases:
    """The numbers a vote was judged on: of the body that sat, at that moment.

    present, enrolled   deputies in the room, and those who ever were in this sitting.
    in_office, seats    mandates held, and planned seats, vacant or not.
    units, electors     units or councils behind the deputies in office, and electors they stand for.
    """

    present: Annotated[int, Least(0)]
    enrolled: Annotated[int, Least(0)]
    in_office: Annotated[int, Least(0)]
    seats: Annotated[int, Least(0)]
    units: Annotated[int, Least(0)] = 0
    electors: Annotated[int, Least(0)] = 0


NO_BASES: Final = Bases(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class MotionCount:
    """What one teller counted in a secret vote on a motion."""

    teller: str
    votes_for: int
    votes_against: int
    abstentions: int
    spoiled: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote taken: by roll call (each deputy's choice is public), by show of hands or in secret (totals only).

    Totals are votes: heads, unless deputies carry several votes each. Those who voted by name stand under their
    choice; `splits` holds what each cast where that is not simply all of its votes on one choice.
    """

    kind: VoteKind
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    named_for: tuple[str, ...] = ()
    named_against: tuple[str, ...] = ()
    named_abstaining: tuple[str, ...] = ()
    splits: tuple[Cast, ...] = ()
    carried: bool = False
    sentence: str = ""
    spoiled: int = 0
    quorum: int = 0
    needed: int = 0
    bases: Bases = NO_BASES

    @property
    def choices(self) -> Iterator[tuple[str, Choice]]:
        """Yield (mandate, choice) of each who voted by name; who split votes stands under each choice."""
        for mandate in self.named_for:
            yield mandate, "for"
        for mandate in self.named_against:
            yield mandate, "against"
        for mandate in self.named_abstaining:
            yield mandate, "abstain"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a motion on the council's own order leads to, once it is carried: a request, and what that is about."""

    kind: Annotated[Id, Doc("the request it leads to, by its name in the catalogue")]
    about: Annotated[Id, Doc("what that is about: a mandate, a case, a decision, an organ ...")]


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, or an amendment to one (`amends`). A carried amendment changes the motion's text.

    `demanded_by` are the mandates that demanded a form of vote, which is `demanded`. What has not been voted when the
    sitting closes lapses; it may be tabled anew in another. `counts` are what tellers entered of a secret vote. A
    motion that leads to a request is `spent` by it.
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
    demanded: Literal["", "roll-call", "secret"] = ""
    demanded_by: tuple[str, ...] = ()
    counts: tuple[MotionCount, ...] = ()
    leads_to: Purpose | None = None
    spent: bool = False


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

    stage      that of the competence when it was adopted: preparatory, advisory, controlling or deciding.
    procedure  ordinary: in a sitting, on a motion; emergency: by the executive or the chair without one. The latter
               has no sitting and no motion, but `reasons`, who took it (`taken_by`: executive or chair) by which
               `choices`, and the `statute` it was taken under.
    expires    first day on which an emergency decision no longer holds, unless the council has confirmed it by then;
               `review_by` is the last day for its review. `confirmed` and `lifted` are the days of these two.
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
    procedure: Procedure = "ordinary"
    taken_by: str = ""
    reasons: str = ""
    choices: tuple[MemberChoice, ...] = ()
    statute: str = ""
    expires: str | None = None
    review_by: str | None = None
    confirmed: str | None = None
    lifted: str | None = None

    @property
    def awaits_review(self) -> bool:
        """Whether it was taken in an emergency and the council has neither confirmed nor lifted it."""
        return self.procedure == "emergency" and self.confirmed is None and self.lifted is None

    def in_force_on(self, day: str) -> bool:
        """Whether it holds on a day, as the calendar and its review have it; an ordinary decision always does.

        An emergency decision holds from its day until the day it expires or is lifted; once confirmed, it stays.
        """
        if self.procedure == "ordinary":
            return True
        until = self.lifted or (None if self.confirmed else self.expires)
        return self.adopted <= day and (until is None or day < until)

    def suspended_on(self, day: str) -> Objection | None:
        """Return the objection that suspends the decision on a day, None if it holds."""
        return next((item for item in self.objections if item.day <= day < item.until), None)
