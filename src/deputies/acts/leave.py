"""Leave of a deputy: taken, ended; and the alternate who stands in meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.credentials import CredentialIssued, apply_issued
from deputies.acts.elections import check_seat_stands, election_named
from deputies.acts.endings import (
    DelegationEnded,
    PetitionLapsed,
    StandInEnded,
    apply_delegation_ended,
    apply_lapsed,
    apply_stand_in_ended,
    stand_in_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.acts.vacancies import SEED, find_alternate
from deputies.mandates.credentials import check_since
from deputies.mandates.instructions import check_electors_elected, check_holds
from deputies.mandates.leave import check_away, check_leave, check_stand_in, stand_in_credential, stand_in_of
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id

__all__ = ["KINDS", "EndLeave", "SeatStandIn", "TakeLeave"]


@dataclass(frozen=True, slots=True)
class TakeLeave:
    """Take leave: not take part for a while."""

    mandate: Id
    until: Annotated[Day | None, Doc("the day the deputy means to be back; the leave goes on until it is ended")] = None
    grounds: Annotated[str, Doc("what prevents them, where another asks; public, so without anything private")] = ""


@dataclass(frozen=True, slots=True)
class LeaveTaken:
    """A deputy is on leave from this day; `by` is the office that asked."""

    mandate: Id
    day: Day
    by: str
    until: Day | None = None
    grounds: str = ""


def decide_leave(state: State, request: TakeLeave, context: Context) -> tuple[object, ...]:
    """A deputy in office goes on leave; who takes it down for one who is prevented says why."""
    mandate, day = state.mandate(request.mandate), date_of(context.now)
    check_holds(mandate)
    own = context.by.office == "deputy"
    check_leave(mandate, today=day, until=request.until, grounds=request.grounds, own=own)
    return (LeaveTaken(mandate.id, day, context.by.office, request.until, request.grounds),)


def apply_leave(state: State, act: LeaveTaken) -> None:
    """The deputy takes no part; the mandate goes on."""
    state.put(replace(state.mandate(act.mandate), away=act.day, away_until=act.until))


@dataclass(frozen=True, slots=True)
class EndLeave:
    """End a leave: the deputy takes part again."""

    mandate: Id


@dataclass(frozen=True, slots=True)
class LeaveEnded:
    """A deputy takes part again."""

    mandate: Id
    day: Day


def decide_return(state: State, request: EndLeave, context: Context) -> tuple[object, ...]:
    """The deputy is on leave; who stood in for them stands in no longer."""
    mandate, day = state.mandate(request.mandate), date_of(context.now)
    check_holds(mandate)
    check_away(mandate)
    standing = stand_in_of(mandate, state.mandates_in(mandate.council))
    after = tuple(stand_in_ended(state, standing, day)) if standing is not None else ()
    return (LeaveEnded(mandate.id, day), *after)


def apply_return(state: State, act: LeaveEnded) -> None:
    """The deputy takes part."""
    state.put(replace(state.mandate(act.mandate), away=None, away_until=None))


@dataclass(frozen=True, slots=True)
class SeatStandIn:
    """Let the alternate stand in for a deputy on leave."""

    mandate: Annotated[Id, Doc("the mandate whose holder is on leave")]
    since: Annotated[Day, Doc("first day on which the alternate stands in")]
    seed: Annotated[str, SEED] = ""


def decide_stand_in(state: State, request: SeatStandIn, context: Context) -> tuple[object, ...]:
    """Where the statute has stand-ins, the next alternate stands in; the credential is confirmed like any other."""
    mandate = state.mandate(request.mandate)
    check_electors_elected(mandate)
    check_holds(mandate)
    check_away(mandate)
    check_seat_stands(state, mandate.council, mandate.plan)
    seated = tuple(state.mandates_in(mandate.council))
    check_stand_in(mandate, state.statutes[mandate.statute].mandates, seated)
    number = find_alternate(state, mandate, request.seed, context, leave=True)
    check_since(request.since, earliest=mandate.away or mandate.since, until=mandate.until)
    election = election_named(state, mandate.election)
    given = stand_in_credential(election, number, (item for item in seated if item.election == election.id))
    issued = CredentialIssued(
        given.mandate, given.deputy, election.id, number, date_of(context.now), request.since, mandate.until,
        stands_in_for=mandate.id,
    )  # fmt: skip
    return (issued,)


def _place_of_deputy(state: State, request: TakeLeave | EndLeave) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units, mandate.deputy)


def _place_of_seat(state: State, request: SeatStandIn) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units)


_HELD = {
    "mandate.unknown": "there is no such mandate",
    "mandate.ended": "the mandate has ended",
    "mandate.unconfirmed": "the credential is not confirmed",
    "mandate.waiting": "the council is not constituted anew yet",
}

KINDS = (
    Kind(
        name="take-leave",
        noun="mandates",
        title="Take leave",
        doc="Takes down that a deputy does not take part for a while. The deputy asks; secretary or credentials "
        "commission may for one who is prevented, and say why. The mandate goes on. After the statute's days the seat "
        "no longer counts for the quorum.",
        offices=("deputy", "secretary", "credentials"),
        request=TakeLeave,
        acts={LeaveTaken: apply_leave},
        decide=decide_leave,
        place=_place_of_deputy,
        refusals={
            **_HELD,
            "leave.taken": "the deputy is on leave already",
            "leave.times": "the day of return is not after today",
            "leave.grounds": "another than the deputy asks and gives no grounds",
        },
        article="mandates.absent_days",
    ),
    Kind(
        name="end-leave",
        noun="mandates",
        title="End a leave",
        doc="Takes down that a deputy on leave takes part again. Who stood in for them stands in no longer.",
        offices=("deputy", "secretary", "credentials"),
        request=EndLeave,
        acts={
            LeaveEnded: apply_return,
            StandInEnded: apply_stand_in_ended,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
        },
        decide=decide_return,
        place=_place_of_deputy,
        refusals={**_HELD, "leave.none": "the deputy is not on leave"},
        article="mandates.absent_days",
    ),
    Kind(
        name="seat-stand-in",
        noun="mandates",
        title="Let an alternate stand in",
        doc="Gives the next alternate, by the statute's rule, a credential to stand in for a deputy on leave, where "
        "the "
        "statute has that. It is contested and confirmed like any other, and ends with the leave or with the mandate. "
        "The seat counts once, and who stands in remains an alternate.",
        offices=("credentials",),
        request=SeatStandIn,
        acts={CredentialIssued: apply_issued},
        decide=decide_stand_in,
        place=_place_of_seat,
        refusals={
            **_HELD,
            "mandate.delegate": "the deputy is a delegate, whom the sending council replaces",
            "mandate.times": "it would begin before the leave or after the term",
            "leave.none": "the deputy is not on leave",
            "vacancy.superseded": "the council was constituted under a newer plan since",
            "stand-in.none": "the statute has nobody stand in",
            "stand-in.for-another": "the deputy stands in for another",
            "stand-in.seated": "somebody stands in already",
            "alternate.by-election": "the statute fills seats by by-election: there are no alternates",
            "alternate.none": "nobody is left by the statute's rule",
            "alternate.tie": "the votes do not decide between several, and no lot is given",
            "lot.needless": "a lot is given and there is no tie",
        },
        article="mandates.stand_ins",
    ),
)
