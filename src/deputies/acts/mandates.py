"""The end of a mandate before its term: given up, or gone to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deputies.acts.contests import place_of_mandate
from deputies.acts.endings import (
    DelegationEnded,
    PetitionLapsed,
    StandInEnded,
    apply_delegation_ended,
    apply_lapsed,
    apply_stand_in_ended,
    petitions_lapsed,
    resting_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.mandates.instructions import check_electors_elected, check_holds, check_not_ended
from deputies.mandates.mandate import Mandate
from deputies.mandates.terms import check_rotation
from deputies.values import date_of
from deputies.values.shape import Day, Id

__all__ = ["KINDS", "Resign", "RotateMandate"]


@dataclass(frozen=True, slots=True)
class Resign:
    """Give up a mandate."""

    mandate: Id


@dataclass(frozen=True, slots=True)
class MandateResigned:
    """A deputy gave up a mandate; the seat is empty from that day."""

    mandate: Id
    day: Day


def decide_resign(state: State, request: Resign, context: Context) -> tuple[object, ...]:
    """A mandate is given up once; a petition against its holder lapses with it."""
    mandate = state.mandate(request.mandate)
    check_not_ended(mandate)
    day = date_of(context.now)
    return (
        MandateResigned(mandate.id, day),
        *petitions_lapsed(state, mandate, day),
        *resting_ended(state, mandate, day),
    )


def apply_resigned(state: State, act: MandateResigned) -> None:
    """The mandate has ended."""
    mandate: Mandate = state.tables["mandates"][act.mandate]
    state.put(replace(mandate, ended=act.day, end_reason="resigned"))


@dataclass(frozen=True, slots=True)
class RotateMandate:
    """Let a place go to the next after the statute's days."""

    mandate: Id


@dataclass(frozen=True, slots=True)
class MandateRotated:
    """A mandate ended by rotation; the seat is empty for the next."""

    mandate: Id
    day: Day


def decide_rotate(state: State, request: RotateMandate, context: Context) -> tuple[object, ...]:
    """The statute's days are over; what rests on the mandate ends with it."""
    mandate, day = state.mandate(request.mandate), date_of(context.now)
    check_electors_elected(mandate)
    check_holds(mandate)
    check_rotation(mandate, state.statutes[mandate.statute].mandates, day)
    lapsed = petitions_lapsed(state, mandate, day)
    return (MandateRotated(mandate.id, day), *lapsed, *resting_ended(state, mandate, day))


def apply_rotated(state: State, act: MandateRotated) -> None:
    """The mandate has ended."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason="rotated"))


def _place_of_deputy(state: State, request: Resign) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units, mandate.deputy)


def _place(state: State, request: RotateMandate) -> Place:
    return place_of_mandate(state, request.mandate)


KINDS = (
    Kind(
        name="resign",
        noun="mandates",
        title="Resign",
        doc="A deputy gives up a mandate. The seat is filled as the statute says; a petition for recall lapses.",
        offices=("deputy",),
        request=Resign,
        acts={
            MandateResigned: apply_resigned,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_resign,
        place=_place_of_deputy,
        refusals={"mandate.unknown": "there is no such mandate", "mandate.ended": "the mandate has ended already"},
        article="mandates",
    ),
    Kind(
        name="rotate-mandate",
        noun="mandates",
        title="Rotate a mandate",
        doc="Ends a mandate once the days are over after which the statute lets the place go to the next. The seat is "
        "then filled as any empty seat; what rests on the mandate ends with it.",
        offices=("credentials",),
        request=RotateMandate,
        acts={
            MandateRotated: apply_rotated,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_rotate,
        place=_place,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "mandate.unconfirmed": "the credential is not confirmed",
            "mandate.waiting": "the council is not constituted anew yet",
            "mandate.delegate": "the deputy is a delegate, whom the sending council replaces",
            "rotation.none": "the statute has no rotation",
            "rotation.early": "the days are not over",
        },
        article="mandates.rotation_days",
    ),
)
