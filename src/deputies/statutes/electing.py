"""Provisions on electing: methods, nomination, challenge, who may vote and stand, parties, the franchise of layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from deputies.statutes.provision import ByHand, Provision
from deputies.values import Threshold
from deputies.values.shape import Doc, Id, Least, Pattern, Text

__all__ = [
    "AffiliationCap",
    "Balance",
    "Challenge",
    "Elections",
    "Eligibility",
    "Exclusion",
    "Franchise",
    "Method",
    "Nomination",
    "Parties",
    "SignatureRow",
    "Window",
]


@dataclass(frozen=True, kw_only=True)
class Method(Provision):
    """A way to elect: who may use it and which counting rule decides."""

    kind: Literal["show-of-hands", "paper-count", "ranked-ballots", "approval-ballots", "list-ballots"]
    rule: Annotated[Text, Doc("name of the counting rule")]
    when: Annotated[str, ByHand("the case in which it is used: one list only, one seat, a small unit")] = ""


@dataclass(frozen=True)
class SignatureRow:
    """So many signatures up to so many electors."""

    to: Annotated[int, Least(1), ByHand("up to so many electors")]
    signatures: Annotated[int, Least(0), ByHand("signatures needed; 0 for none")]


@dataclass(frozen=True, kw_only=True)
class Nomination(Provision):
    """Who may nominate: signatures by number or share."""

    rows: Annotated[tuple[SignatureRow, ...], ByHand("fixed numbers for small units; above the last the share")] = ()
    share: Annotated[Threshold | None, ByHand("share of the electors that must sign")] = None
    least: Annotated[int, Least(0), ByHand("never fewer signatures than this")] = 0
    enough: Annotated[int | None, Least(1), ByHand("so many signatures always suffice")] = None

    def needed(self, electors: int) -> int:
        """Return the signatures that nominate: the first row that covers the electors, else the share.

        max(least, share of the electors), and never more than `enough`.
        """
        row = next((row for row in self.rows if electors <= row.to), None)
        if row is not None:
            return row.signatures
        asked = max(self.least, self.share.needed(electors) if self.share is not None else 0)
        return asked if self.enough is None else min(asked, self.enough)


@dataclass(frozen=True, kw_only=True)
class Challenge(Provision):
    """Contesting an election: who, how many of them, in how many days."""

    who: Annotated[tuple[str, ...], ByHand("who may contest")]
    electors: Annotated[int, Least(1), ByHand("electors needed together")] = 1
    days: Annotated[int, Least(1), ByHand("days after the result")]
    working_days: Annotated[bool, ByHand("whether these are working days")] = False
    effect: Annotated[str, ByHand("what follows when it succeeds")] = ""


@dataclass(frozen=True, kw_only=True)
class Balance(Provision):
    """A rule on who is elected: a minimum for a group, alternation, extra seats."""

    group: Annotated[Text, ByHand("the group")]
    rule: Annotated[
        Literal["dhondt-minimum", "share-minimum", "every-second", "co-chair", "extra-seat", "should"],
        ByHand("how it is reached; should: a wish, and a warning when it is missed"),
    ]
    share: Annotated[Threshold | None, ByHand("the share, where the rule has one")] = None
    repair: Annotated[str, ByHand("what is done when the count does not give it")] = ""


@dataclass(frozen=True)
class Window:
    """Days of the year, both included: from 1 March to 31 May is { first = "03-01", last = "05-31" }."""

    first: Annotated[str, Pattern("(0[1-9]|1[0-2])-[0-3][0-9]", "a month and a day such as 03-01")]
    last: Annotated[str, Pattern("(0[1-9]|1[0-2])-[0-3][0-9]", "a month and a day such as 05-31")]


@dataclass(frozen=True, kw_only=True)
class Elections(Provision):
    """How elections run."""

    methods: dict[str, Method]
    tellers: Annotated[int, Least(2), Doc("tellers whose counts must agree")] = 2
    turnout: Annotated[Threshold | None, Doc("turnout below which the election is void")] = None
    challenge_days: Annotated[int, Least(0), Doc("days to contest a credential")] = 0
    confirmations: Annotated[int, Least(1), Doc("hands of the credentials commission that confirm a credential")] = 1
    window: Annotated[Window | None, Doc("days of the year between which general elections are held")] = None
    ties: Annotated[Literal["public-lot"], Doc("how a tie is settled")] = "public-lot"
    winner: Annotated[Threshold | None, ByHand("votes a person needs to be elected at all")] = None
    run_off: Annotated[Threshold | None, ByHand("votes needed in the second round")] = None
    more_candidates: Annotated[Threshold | None, ByHand("by how much candidates must outnumber seats")] = None
    nomination: Nomination | None = None
    challenge: Challenge | None = None
    balance: Annotated[tuple[Balance, ...], Doc("rules on the composition of what is elected")] = ()
    several_seats: Annotated[str, ByHand("what happens when one person is elected in several places")] = ""
    officers: Annotated[str, ByHand("who runs the election and who may not")] = ""


@dataclass(frozen=True, kw_only=True)
class Eligibility(Provision):
    """Who may vote and who may stand: age, time of belonging, standing."""

    vote_age: Annotated[int | None, Least(0), ByHand("years of age to vote")] = None
    stand_age: Annotated[int | None, Least(0), ByHand("years of age to stand")] = None
    vote_months: Annotated[int, Least(0), ByHand("months of belonging to vote")] = 0
    stand_months: Annotated[int, Least(0), ByHand("months of belonging to stand")] = 0
    conditions: Annotated[tuple[str, ...], ByHand("further conditions, each one that can be checked")] = ()


@dataclass(frozen=True, kw_only=True)
class AffiliationCap(Provision):
    """At most so many seats for people of one employer or family, with what is done beyond it."""

    affiliation: Literal["employer", "family", "organisation", "party"]
    most: Annotated[int | None, Least(1), ByHand("seats at most")] = None
    share: Annotated[Threshold | None, ByHand("share of the seats at most")] = None
    repair: Annotated[str, ByHand("what is done beyond it")] = ""
    when: Annotated[str, ByHand("the case it applies to")] = ""


@dataclass(frozen=True, kw_only=True)
class Parties(Provision):
    """Parties and blocs. Seats by party quota cannot be granted: the checks refuse them with the reason."""

    blocs: bool = True
    seat_quotas: Annotated[dict[str, Threshold], Doc("shares of seats fixed for a party: always refused")] = field(
        default_factory=dict
    )
    caps: Annotated[tuple[AffiliationCap, ...], Doc("caps by employer or family; a cap by party is refused")] = ()


@dataclass(frozen=True, kw_only=True)
class Franchise(Provision):
    """Admission of layers and groups by conduct, and withdrawal of it: hearing, decision, appeal, review."""

    decides: Annotated[Id, Doc("the level whose council decides")]
    appeal: Annotated[Id, Doc("the level whose council hears the appeal; the deciding one may not be the only")]
    majority: Threshold
    hearing_days: Annotated[int, Least(1), Doc("days of notice before the hearing")]
    appeal_days: Annotated[int, Least(1)]
    review_months: Annotated[int, Least(1), Doc("after so many months the decision is looked at again")]
    evidence_least: Annotated[int, Least(1), Doc("pieces of evidence needed")] = 1


@dataclass(frozen=True, kw_only=True)
class Exclusion(Provision):
    """Exclusion or suspension: on which ground, who decides, notice, hearing, appeal, end.

    A category exclusion (by what people are, not by a finding on each) can be loaded in historical statutes only.
    """

    title: Text
    ground: Annotated[Text, ByHand("what must be found")]
    category: Annotated[bool, Doc("whether it falls on a category of people without a finding on each")] = False
    decides: Annotated[str, ByHand("who decides, with reason, on record")] = ""
    notice_days: Annotated[int, Least(0), ByHand("days of notice before the hearing")] = 0
    hearing: Annotated[bool, Doc("whether the person is heard first")] = False
    appeal: Annotated[str, Doc("who hears the appeal")] = ""
    appeal_days: Annotated[int, Least(0), ByHand("days to appeal")] = 0
    appeal_decided_days: Annotated[int, Least(0), ByHand("days in which the appeal is decided")] = 0
    ends_months: Annotated[int | None, Least(1), ByHand("months after which it ends or is reviewed")] = None
