"""Provisions on holding a mandate: term, recall, instructions, alternates, offices that do not go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.statutes.provision import Alternates, ByHand, Provision
from deputies.values import Threshold
from deputies.values.shape import Doc, Id, Least, Text

__all__ = [
    "EarlyElection",
    "Incompatibility",
    "Instructions",
    "Mandates",
    "NoConfidence",
    "Recall",
]


@dataclass(frozen=True, kw_only=True)
class Recall(Provision):
    """Recall of a deputy by those who elected."""

    petition: Annotated[Threshold, Doc("signatures that bring it to a vote")]
    decision: Annotated[Threshold, Doc("what carries it")]
    turnout: Annotated[Threshold | None, Doc("turnout below which the vote fails")] = None
    least_voters: Annotated[int, Least(0), Doc("the vote fails with fewer voters than this")] = 0
    signing_days: Annotated[int, Least(1), Doc("days in which it may be signed")] = 14
    verify_days: Annotated[
        int, Least(0), Doc("days after the last for signing in which it is certified; later is shown as late; 0: none")
    ] = 0
    answer_days: Annotated[int, Least(0), Doc("days in which the deputy may answer before the vote")] = 0
    protected_first_days: Annotated[int, Least(0), Doc("days after seating in which none may be opened")] = 0
    grounds_required: bool = False
    petition_least: Annotated[int, Least(0), Doc("never fewer signatures than this")] = 0
    who: Annotated[
        tuple[Literal["electors", "council", "controlling-unit", "nominating-organisation"], ...],
        Doc(
            "who may open it: those who elected, by signatures; and without signatures the council, its control "
            "commission, the party that nominated"
        ),
    ] = ("electors",)
    at_once: Annotated[
        bool, Doc("whether a meeting of those who elected may recall at once, by `decision`, without a petition")
    ] = False
    decides: Annotated[
        Literal["electors", "council", "signatures"],
        Doc(
            "who decides: those who elected, by a vote; the council the deputy sits in; or the signatures, which end "
            "the mandate without a vote (`decision` is then their share again)"
        ),
    ] = "electors"
    protected_last_days: Annotated[int, Least(0), Doc("days before the term ends in which none may be opened")] = 0
    after_half_term: Annotated[bool, Doc("whether none may be opened before half of the term is over")] = False
    once_per_term: Annotated[bool, Doc("whether one petition per term is all")] = False
    grounds: Annotated[tuple[Id, ...], Doc("the only grounds on which it may be opened; none: any")] = ()
    statement_words: Annotated[int, Least(0), Doc("most words of grounds and of the answer; 0 for no limit")] = 0
    as_many_as_elected: Annotated[bool, Doc("votes for it must reach those that elected the deputy")] = False
    exceeds_against: Annotated[bool, Doc("votes for it must also exceed those against")] = True
    may_stand_again: Annotated[bool, Doc("whether the recalled may stand in elections to the same council again")] = (
        True
    )
    seat: Annotated[
        Alternates | None, Doc("who takes the seat of a recalled deputy, where it is not as for other empty seats")
    ] = None
    effect: Annotated[str, Doc("what follows, in the words of the statute")] = ""

    def signatures_needed(self, electors: int) -> int:
        """Return the signatures that bring it to a vote: the share of the electors, never below the least number."""
        return max(self.petition.needed(electors), self.petition_least)

    def carried(self, *, registered: int, votes_for: int, votes_against: int, elected_with: int = 0) -> bool:
        """Say whether a recall vote removes the deputy.

        votes in favour reach `decision`, the turnout (for and against) its threshold and `least_voters`, where the
        statute says so the votes that once elected (`elected_with`), and exceed those against unless the statute says
        that they need not.
        """
        voters = votes_for + votes_against
        base = registered if self.decision.of in ("registered", "eligible") else voters
        valid = voters >= self.least_voters and (self.turnout is None or self.turnout.met(voters, registered))
        reached = valid and self.decision.met(votes_for, base)
        enough = not self.as_many_as_elected or votes_for >= elected_with
        return reached and enough and (votes_for > votes_against or not self.exceeds_against)


@dataclass(frozen=True, kw_only=True)
class NoConfidence(Provision):
    """Recall of a whole body at once, by the electors of all its deputies."""

    petition: Annotated[Threshold, Doc("signatures that bring it to a vote")]
    decision: Annotated[Threshold, Doc("what carries it")]
    petition_least: Annotated[int, Least(0), Doc("never fewer signatures than this")] = 0
    signing_days: Annotated[int, Least(1), Doc("days in which it may be signed")] = 7
    answer_days: Annotated[int, Least(0), Doc("days in which the body may answer before the vote")] = 0
    open_days: Annotated[int, Least(1), Doc("days for which the vote is open once it is certified")] = 14
    turnout: Annotated[Threshold | None, Doc("turnout below which the vote fails")] = None
    exceeds_against: Annotated[bool, Doc("votes for it must also exceed those against")] = True
    effect: Annotated[
        Literal["carry-on", "dissolved"],
        Doc("the body carries on until it is constituted anew, or all its mandates end at once"),
    ] = "carry-on"

    def signatures_needed(self, electors: int) -> int:
        """Return the signatures that bring it to a vote: the share of the electors, never below the least number."""
        return max(self.petition.needed(electors), self.petition_least)


@dataclass(frozen=True, kw_only=True)
class Instructions(Provision):
    """What electors may tell their deputy, and what the deputy owes them."""

    force: Literal["binding", "guiding", "free"]
    majority: Threshold
    report_days: Annotated[int, Least(0), Doc("a report is due within so many days; 0 for no duty")] = 0
    report_every_days: Annotated[int, Least(0), Doc("a report is due at least every so many days; 0 for none")] = 0


@dataclass(frozen=True, kw_only=True)
class Incompatibility(Provision):
    """Two offices that one person may not hold together.

    `roles` names them as the program knows them: deputy, delegate, executive, chair, secretary, presidium, commission,
    department, control, candidate, teller; any other id is an office outside the councils that a deputy declares.
    """

    one: Annotated[Text, Doc("the one office")]
    other: Annotated[Text, Doc("the other")]
    roles: Annotated[tuple[Id, ...], Doc("the two as roles the program knows; left out: people see to it")] = ()
    effect: Annotated[Literal["refuse", "flag"], Doc("whether the second office is refused, or shown as a warning")] = (
        "refuse"
    )


@dataclass(frozen=True, kw_only=True)
class EarlyElection(Provision):
    """What brings an election before the term is over."""

    when: Annotated[
        Literal["size-changed", "members-below", "resolved", "voided", "dissolved"],
        Doc("electors changed in number, deputies fell below a share, the council resolved it, or it was voided"),
    ]
    share: Annotated[Threshold | None, Doc("the change, or the share of planned seats below which it comes")] = None
    least: Annotated[int, Least(0), Doc("the number must also have changed by so many")] = 0
    after_months: Annotated[int, Least(0), Doc("not before so many months of the term")] = 0
    majority: Annotated[Threshold | None, Doc("what resolves it")] = None


@dataclass(frozen=True, kw_only=True)
class Mandates(Provision):
    """A mandate: term, recall, instructions, alternates."""

    recall: Recall | None = None
    instructions: Instructions
    term_months: Annotated[
        int | None, Least(1), Doc("months; absent means until recalled or the council's next election")
    ] = None
    alternates: Annotated[Alternates, Doc("who takes an empty seat")] = "by-election"
    no_confidence: NoConfidence | None = None
    vacancy: Annotated[str, ByHand("who fills an empty seat, where it is none of these")] = ""
    terms_most: Annotated[int | None, Least(1), Doc("terms in a row")] = None
    terms_soft: Annotated[bool, Doc("whether the limit of terms is a wish, and shown as a warning")] = False
    rotation_days: Annotated[int | None, Least(1), Doc("days after which the place goes to the next")] = None
    renewal: Annotated[str, ByHand("what part is renewed when")] = ""
    early: Annotated[tuple[EarlyElection, ...], Doc("what brings an early election")] = ()
    holdover: Annotated[str, Doc("how long the old council carries on, in the words of the statute")] = ""
    absent_days: Annotated[
        int | None, Least(1), Doc("days of leave after which a seat no longer counts for quorum")
    ] = None
    alternates_per: Annotated[int | None, Least(1), Doc("one alternate is elected for so many deputies")] = None
    stand_ins: Annotated[bool, Doc("whether an alternate stands in while a deputy is on leave")] = False
