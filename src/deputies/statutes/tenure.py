"""Provisions on holding a mandate: term, recall, instructions, alternates, offices that do not go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.statutes.provision import Alternates, ByHand, Provision
from deputies.values import Threshold
from deputies.values.shape import Doc, Least, Text

__all__ = [
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
    signing_days: Annotated[int, Least(1)] = 14
    answer_days: Annotated[int, Least(0), Doc("days in which the deputy may answer before the vote")] = 0
    protected_first_days: Annotated[int, Least(0), Doc("days after seating in which none may be opened")] = 0
    grounds_required: bool = False
    petition_least: Annotated[int, Least(0), Doc("never fewer signatures than this")] = 0
    who: Annotated[
        Literal["electors", "unit", "council", "controlling-unit", "nominating-organisation"],
        ByHand("who may open it"),
    ] = "electors"
    protected_last_days: Annotated[int, Least(0), Doc("days before the term ends in which none may be opened")] = 0
    once_per_term: Annotated[bool, Doc("whether one petition per term is all")] = False
    as_many_as_elected: Annotated[bool, ByHand("votes for it must reach those that elected the deputy")] = False
    exceeds_against: Annotated[bool, Doc("votes for it must also exceed those against")] = True
    may_stand_again: Annotated[bool, ByHand("whether the recalled may stand again")] = True
    effect: Annotated[str, ByHand("what follows: seat empty, alternate, new election")] = ""

    def signatures_needed(self, electors: int) -> int:
        """Return the signatures that bring it to a vote: the share of the electors, never below the least number."""
        return max(self.petition.needed(electors), self.petition_least)

    def carried(self, *, registered: int, votes_for: int, votes_against: int, elected_with: int = 0) -> bool:
        """Say whether a recall vote removes the deputy.

        votes in favour reach `decision`, the turnout (for and against) its threshold, where the statute says so the
        votes that once elected (`elected_with`), and exceed those against unless the statute says that they need not.
        """
        voters = votes_for + votes_against
        base = registered if self.decision.of in ("registered", "eligible") else voters
        reached = self.decision.met(votes_for, base) and (self.turnout is None or self.turnout.met(voters, registered))
        enough = not self.as_many_as_elected or votes_for >= elected_with
        return reached and enough and (votes_for > votes_against or not self.exceeds_against)


@dataclass(frozen=True, kw_only=True)
class NoConfidence(Provision):
    """Recall of a whole body at once."""

    petition: Annotated[Threshold, ByHand("share that brings it to a vote")]
    decision: Annotated[Threshold, ByHand("what carries it")]
    petition_least: Annotated[int, Least(0), ByHand("never fewer than this")] = 0
    open_days: Annotated[int, Least(1), ByHand("days for which the vote is open")] = 14


@dataclass(frozen=True, kw_only=True)
class Instructions(Provision):
    """What electors may tell their deputy, and what the deputy owes them."""

    force: Literal["binding", "guiding", "free"]
    majority: Threshold
    report_days: Annotated[int, Least(0), Doc("a report is due within so many days; 0 for no duty")] = 0


@dataclass(frozen=True, kw_only=True)
class Incompatibility(Provision):
    """Two offices that one person may not hold together."""

    one: Annotated[Text, ByHand("the one office")]
    other: Annotated[Text, ByHand("the other")]


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
    terms_most: Annotated[int | None, Least(1), ByHand("terms in a row")] = None
    terms_soft: Annotated[bool, ByHand("whether the limit of terms is a wish")] = False
    rotation_days: Annotated[int | None, Least(1), ByHand("days after which the place goes to the next")] = None
    renewal: Annotated[str, ByHand("what part is renewed when")] = ""
    early: Annotated[tuple[str, ...], ByHand("what brings an early election")] = ()
    holdover: Annotated[str, ByHand("how long the old council carries on")] = ""
    absent_days: Annotated[
        int | None, Least(1), ByHand("days of absence after which a seat no longer counts for quorum")
    ] = None
    alternates_per: Annotated[int | None, Least(1), ByHand("one alternate for so many deputies")] = None
