"""A sanction case against a deputy: opened with evidence, answered, heard, supported from below, decided, appealed.

There are four sanctions: reprimand, removal (from the mandate, or from the executive), suspension, exclusion. Nothing
else exists. A case is about recorded conduct in an office, by a ground that the statute names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.values.shape import Day, Doc, Text

__all__ = ["Removes", "SanctionCase", "SanctionEvidence", "SanctionKey", "SanctionStatus", "SanctionSupport"]

SanctionKey = Literal["reprimand", "removal", "suspension", "exclusion"]
SanctionStatus = Literal["opened", "heard", "rejected", "imposed", "appealed", "upheld", "overturned", "enforced"]
Removes = Literal["mandate", "executive"]


@dataclass(frozen=True, slots=True)
class SanctionEvidence:
    """A piece of evidence: the day, what was done, and how it is known."""

    day: Annotated[Day, Doc("day on which it was done")]
    text: Annotated[Text, Doc("what was done; public, so without names")]
    source: Annotated[Text, Doc("how it is known")]


@dataclass(frozen=True, slots=True)
class SanctionSupport:
    """How the meeting of a unit voted on a case; entered anew, it takes the place of what stood before.

    electors  on the roll of the unit.
    """

    id: str
    case: str
    unit: str
    electors: int
    votes_for: int
    votes_against: int
    day: str


@dataclass(frozen=True, slots=True)
class SanctionCase:
    """A case against a deputy, under the statute and the plan of its opening.

    mandate          against whose holder (`deputy`) it is; `removes` says from what, where it is a removal.
    opened_by        the council's motion, or the unit whose meeting opened it.
    answer_by        last day on which the deputy may answer in writing.
    days             length of a suspension, 0 otherwise.
    attended         whether the deputy came to the hearing; `statement` is what was said, or how they were called.
    imposed          decided by the council, with the support of the units; it does not hold before it is enforced.
    upheld           an appeal was decided and the sanction stands; overturned: it does not.
    appeal_until     last day to appeal; `appeal_decided_by` the last day to decide the appeal.
    until            of a suspension: first day on which the deputy may sit again; of an exclusion: stand again.
    """

    id: str
    sanction: SanctionKey
    council: str
    mandate: str
    deputy: str
    removes: Removes
    ground: str
    evidence: tuple[SanctionEvidence, ...]
    opened: str
    opened_by: str
    hearing: str
    answer_by: str
    plan: str
    statute: str
    days: int = 0
    status: SanctionStatus = "opened"
    answer: str = ""
    answered: str | None = None
    statement: str = ""
    attended: bool = False
    heard: str | None = None
    motion: str = ""
    decided: str | None = None
    sentence: str = ""
    support: str = ""
    appeal_until: str | None = None
    appeal: str = ""
    appealed: str | None = None
    appeal_decided_by: str | None = None
    appeal_council: str = ""
    appeal_motion: str = ""
    appeal_decided: str | None = None
    appeal_sentence: str = ""
    enforced: str | None = None
    until: str | None = None

    def lapsed_on(self, day: str) -> bool:
        """Whether it has lapsed by a day, its appeal not having been decided in time."""
        return self.status == "appealed" and self.appeal_decided_by is not None and day > self.appeal_decided_by

    def under_way_on(self, day: str) -> bool:
        """Whether it has not come to an end by a day."""
        ended = ("rejected", "overturned", "enforced")
        return self.status not in ended and not self.lapsed_on(day)
