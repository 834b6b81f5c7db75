"""Contested credentials: contested, heard, decided by the hands of the commission."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.mandates.credentials import check_contest, check_contested, check_heard, join_hands
from deputies.mandates.mandate import Hand, HandSaid, Hearing, Mandate, Outcome, Whom
from deputies.statutes.model import Elections
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["HAND", "KINDS", "ContestCredential", "DecideContest", "HearContest", "elections_of", "place_of_mandate"]

HAND = Doc("which hand of the credentials commission; where the statute asks for one, the first")


@dataclass(frozen=True, slots=True)
class ContestCredential:
    """Contest a credential."""

    mandate: Id
    grounds: Annotated[Text, Doc("what is wrong with the election or the credential; public, so without names")]


@dataclass(frozen=True, slots=True)
class CredentialContested:
    """A credential was contested; `by` is the office that did."""

    mandate: Id
    by: str
    grounds: str


def elections_of(state: State, mandate: Mandate) -> Elections:
    """Return the provision on elections that a mandate was given under."""
    return state.statutes[mandate.statute].elections


def decide_contest(state: State, request: ContestCredential, context: Context) -> tuple[object, ...]:
    """A credential is contested within the statute's days."""
    mandate = state.mandate(request.mandate)
    check_contest(mandate, elections_of(state, mandate), date_of(context.now))
    return (CredentialContested(mandate.id, str(context.by), request.grounds),)


def apply_contested(state: State, act: CredentialContested) -> None:
    """The credential waits for the hearing and the decision; what a hand said of it before no longer counts."""
    mandate = state.tables["mandates"][act.mandate]
    contested = replace(mandate, credential="contested", contested_by=act.by, contest_grounds=act.grounds)
    state.put(replace(contested, hands=(), hearings=()))


@dataclass(frozen=True, slots=True)
class HearContest:
    """Hear the deputy or the unit on a contested credential."""

    mandate: Id
    whom: Annotated[Whom, Doc("who was heard: the deputy, the unit that elected, or those asked did not come")]
    statement: Annotated[Text, Doc("what they stated, or how they were asked in vain; public, so without names")]


@dataclass(frozen=True, slots=True)
class ContestHeard:
    """Somebody was heard on a contested credential, or asked in vain."""

    mandate: Id
    whom: Whom
    statement: str
    day: Day


def decide_hearing(state: State, request: HearContest, context: Context) -> tuple[object, ...]:
    """A credential is contested, and not decided yet."""
    mandate = state.mandate(request.mandate)
    check_contested(mandate)
    return (ContestHeard(mandate.id, request.whom, request.statement, date_of(context.now)),)


def apply_heard(state: State, act: ContestHeard) -> None:
    """The hearing stands with the contest."""
    mandate: Mandate = state.tables["mandates"][act.mandate]
    state.put(replace(mandate, hearings=(*mandate.hearings, Hearing(act.whom, act.statement, act.day))))


@dataclass(frozen=True, slots=True)
class DecideContest:
    """Decide a contested credential."""

    mandate: Id
    outcome: Annotated[Outcome, Doc("whether the credential stands")]
    reason: Annotated[Text, Doc("why; public, so without names")]
    hand: Annotated[Hand, HAND] = "first"


@dataclass(frozen=True, slots=True)
class ContestJudged:
    """One hand of the commission decided a contest; another hand follows."""

    mandate: Id
    hand: Hand
    outcome: Outcome
    reason: str
    day: Day


@dataclass(frozen=True, slots=True)
class ContestDecided:
    """A contest was decided; a refused credential leaves the seat empty from that day."""

    mandate: Id
    outcome: Outcome
    reason: str
    day: Day
    hand: Hand = "first"


def decide_decision(state: State, request: DecideContest, context: Context) -> tuple[object, ...]:
    """A contest is decided with a reason after a hearing, by as many hands as confirm a credential."""
    mandate = state.mandate(request.mandate)
    check_contested(mandate)
    check_heard(mandate)
    provision, day = elections_of(state, mandate), date_of(context.now)
    said = join_hands(mandate, provision, request.hand, request.outcome)
    if len(said) < provision.confirmations:
        return (ContestJudged(mandate.id, request.hand, request.outcome, request.reason, day),)
    return (ContestDecided(mandate.id, request.outcome, request.reason, day, request.hand),)


def apply_judged(state: State, act: ContestJudged) -> None:
    """What the hand said stands; hands that said otherwise speak again."""
    mandate: Mandate = state.tables["mandates"][act.mandate]
    alike = tuple(item for item in mandate.hands if item.outcome == act.outcome and item.hand != act.hand)
    state.put(replace(mandate, hands=(*alike, HandSaid(act.hand, act.outcome))))


def apply_decided(state: State, act: ContestDecided) -> None:
    """The credential stands, or the mandate ends as refused."""
    before: Mandate = state.tables["mandates"][act.mandate]
    said = (*before.hands, HandSaid(act.hand, act.outcome))
    mandate = replace(before, credential=act.outcome, hands=said)
    state.put(replace(mandate, ended=act.day, end_reason="refused") if act.outcome == "refused" else mandate)


def place_of_mandate(state: State, id_: str) -> Place:
    """Return the council and units of a mandate; raise `Refusal` (`mandate.unknown`)."""
    mandate = state.mandate(id_)
    return Place(mandate.council, mandate.units)


def _place(state: State, request: ContestCredential | HearContest | DecideContest) -> Place:
    return place_of_mandate(state, request.mandate)


_NO_CONTEST = {
    "mandate.unknown": "there is no such mandate",
    "mandate.ended": "the mandate has ended",
    "credential.not-contested": "nobody contests the credential",
}

KINDS = (
    Kind(
        name="contest-credential",
        noun="mandates",
        title="Contest a credential",
        doc="Contests a credential within the statute's days after it was issued. Until the commission has decided "
        "the deputy is not in office.",
        offices=("elector", "credentials", "deputy"),
        request=ContestCredential,
        acts={CredentialContested: apply_contested},
        decide=decide_contest,
        place=_place,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "credential.contested": "the credential is contested already",
            "credential.decided": "the credential is confirmed or refused",
            "challenge.late": "the days to contest are over",
        },
        article="elections.challenge_days",
    ),
    Kind(
        name="hear-contest",
        noun="mandates",
        title="Hear a contest",
        doc="Takes down what the deputy or the unit stated on a contested credential, or that they were asked and did "
        "not come. Without a hearing the contest is not decided.",
        offices=("credentials",),
        request=HearContest,
        acts={ContestHeard: apply_heard},
        decide=decide_hearing,
        place=_place,
        refusals=_NO_CONTEST,
        article="elections.challenge_days",
    ),
    Kind(
        name="decide-contest",
        noun="mandates",
        title="Decide a contest",
        doc="The credentials commission confirms or refuses a contested credential after a hearing, with the reason. "
        "Where the statute asks for several hands, each decides and all decide alike. A refused credential leaves the "
        "seat empty.",
        offices=("credentials",),
        request=DecideContest,
        acts={ContestJudged: apply_judged, ContestDecided: apply_decided},
        decide=decide_decision,
        place=_place,
        refusals={
            **_NO_CONTEST,
            "credential.not-heard": "nobody was heard on it, or asked in vain",
            "credential.hand-unknown": "the statute has fewer hands",
            "credential.hand-twice": "the hand decided so before",
            "credential.hands-differ": "another hand decided otherwise",
        },
        article="elections.confirmations",
    ),
)
