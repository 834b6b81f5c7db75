"""A mandate: from credential to end, with its instructions and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Asked", "CredentialStatus", "Hand", "HandSaid", "Hearing", "Instruction", "Mandate", "Outcome", "Report",
    "ReportVerdict", "Whom",
]  # fmt: skip

CredentialStatus = Literal["issued", "contested", "confirmed", "refused"]
Outcome = Literal["confirmed", "refused"]
Hand = Literal["first", "second", "third"]
"""A hand of the credentials commission: one of those who must say the same of a credential."""
Whom = Literal["deputy", "unit", "in-vain"]
"""Who was heard on a contested credential; `in-vain` where they were asked and did not come."""


@dataclass(frozen=True, slots=True)
class HandSaid:
    """What one hand of the credentials commission said of a credential."""

    hand: Hand
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing on a contested credential: who was heard, and what they stated."""

    whom: Whom
    statement: str
    day: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The vote that an instruction asks for: on which motion, which choice, and the day that was said."""

    motion: str
    choice: Literal["for", "against", "abstain"]
    day: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a deputy was told: text, the vote that gave it, the force it has, and the day.

    asks        the votes it asks for: said with it, or by the electors later for one that was given in words.
    resolution  the motion of the sending council by which a delegate was instructed; "" where electors instructed.
    """

    id: str
    text: str
    votes_for: int
    votes_against: int
    force: str
    given: str
    seq: int = 0
    asks: tuple[Asked, ...] = ()
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class ReportVerdict:
    """What a meeting of the electors made of a report: accepted or not, with the vote and the day."""

    votes_for: int
    votes_against: int
    accepted: bool
    sentence: str
    day: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the deputy told the electors, which instructions it answers, and what they made of it."""

    id: str
    text: str
    answers: tuple[str, ...]
    filed: str
    verdict: ReportVerdict | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """A seat held by a deputy in a council, traced to the election (or the sending council) that gave it.

    id            the credential's id, the same as the mandate's.
    deputy        the deputy's id: stable across the mandates one person holds.
    number        the candidate's number in that election, 0 for a delegate.
    constituency  the constituency that elected, or the council that sent the delegate.
    party         declared affiliation now; None is non-party.
    until         first day after the term, None where the statute sets none. No seat is empty by the calendar: whoever
                  is in office carries on until the council is constituted anew, but is no longer instructed or
                  recalled by the electors, who elect instead.
    plan          plan that the seat is one of; who takes an empty seat holds it under the same plan.
    waits         the council was constituted under an earlier plan and its deputies are still in office; the mandate
                  begins when the council is constituted anew.
    away          day its holder went on leave, None while they take part; the mandate goes on. `away_until` is the day
                  they said they would be back, if they did: leave ends when it is ended.
    stands_in_for the mandate whose holder is on leave and for whom this one stands in, until the leave or that ends.
    rests_on      for a delegate: the mandate in the council that sent, with which the delegation ends.
    hands         the hands of the credentials commission that have spoken, where the statute asks for several.
    hearings      hearings on a contested credential.
    issued        day the credential was issued, from which the challenge runs; "" where none was issued by itself.
    suspended     first day on which a suspended deputy may sit again, None where none is; the mandate goes on, and it
                  takes an act to end the suspension.
    ended         day it ended, with `end_reason`: "recalled", "resigned", "term", "council-dissolved", "refused",
                  "removed", "excluded", "rotated", "mandate-ended" (what it rested on has ended), "leave-ended" (of
                  one who stood in).
    """

    id: str
    deputy: str
    name: str
    council: str
    section: str | None
    layer: str | None
    constituency: str
    units: tuple[str, ...]
    election: str
    statute: str
    since: str
    until: str | None = None
    credential: CredentialStatus = "issued"
    contested_by: str | None = None
    contest_grounds: str | None = None
    party: str | None = None
    ended: str | None = None
    end_reason: str | None = None
    delegate_of: str | None = None
    replaces: str | None = None
    alternate_numbers: tuple[int, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    reports: tuple[Report, ...] = ()
    number: int = 0
    issued: str = ""
    plan: str = ""
    waits: bool = False
    away: str | None = None
    suspended: str | None = None
    away_until: str | None = None
    stands_in_for: str | None = None
    rests_on: str | None = None
    hands: tuple[HandSaid, ...] = ()
    hearings: tuple[Hearing, ...] = ()

    @property
    def sits(self) -> bool:
        """Whether its holder takes part in sittings: in office, not on leave, not suspended."""
        return self.in_office and self.away is None and self.suspended is None

    @property
    def in_office(self) -> bool:
        """Whether the credential is confirmed, the council is not waited for, and the mandate has not ended."""
        return self.credential == "confirmed" and self.ended is None and not self.waits

    def term_over(self, today: str) -> bool:
        """Whether the term is over by the calendar; its holder carries on until the council is constituted anew."""
        return self.until is not None and today >= self.until
