"""Empty seats: the alternate whom the statute's rule gives them to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.contests import place_of_mandate
from deputies.acts.credentials import CredentialIssued, apply_issued, issued_to
from deputies.acts.elections import check_seat_stands, counted_election, election_named, mandates_of
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
from deputies.elections.lots import draw_order
from deputies.mandates.alternates import alternate_for
from deputies.mandates.credentials import check_since
from deputies.mandates.instructions import check_electors_elected
from deputies.mandates.mandate import Mandate
from deputies.mandates.vacancies import check_alternate, check_empty
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id

__all__ = ["KINDS", "SEED", "SeatAlternate", "find_alternate"]

SEED = Doc("seed of the public lot, from the source announced with the election; only for a tie")


@dataclass(frozen=True, slots=True)
class SeatAlternate:
    """Give an empty seat to the alternate."""

    vacated: Annotated[Id, Doc("the ended mandate whose seat is empty")]
    since: Annotated[Day, Doc("first day of the new mandate")]
    seed: Annotated[str, SEED] = ""


def find_alternate(state: State, mandate: Mandate, seed: str, context: Context, *, leave: bool = False) -> int:
    """Return the number of the alternate for the seat of a mandate, by the statute's rule.

    raises  Refusal: as `check_alternate`; `lot.needless` for a seed where nothing is left to a lot.
    """
    provision = state.statutes[mandate.statute].mandates
    election = election_named(state, mandate.election)
    held = counted_election(state, election, context.count_with)
    found = alternate_for(mandate, provision, held, leave=leave)
    if seed and not found.tied:
        raise Refusal(
            "lot.needless",
            f"There is no tie for the seat of {mandate.id!r} for a lot to settle.",
            article=provision.article,
            found="no tie",
            required="no seed",
        )
    if seed:
        numbers = (item.number for item in election.candidates)
        order = draw_order(state.system.id, f"{election.id}-seat-{mandate.id}", seed, numbers)
        found = alternate_for(mandate, provision, replace(held, order=order), leave=leave)
    return check_alternate(mandate, provision, found, held)


def decide_alternate(state: State, request: SeatAlternate, context: Context) -> tuple[object, ...]:
    """The alternate gets a credential for the rest of the term; it is confirmed like any other."""
    mandate = state.mandate(request.vacated)
    check_electors_elected(mandate)
    check_seat_stands(state, mandate.council, mandate.plan)
    check_empty(mandate, mandates_of(state))
    number = find_alternate(state, mandate, request.seed, context)
    check_since(request.since, earliest=mandate.ended or mandate.since, until=mandate.until)
    held = election_named(state, mandate.election)
    issued = issued_to(held, number, context.now, request.since, mandate.until, mandate.id)
    standing = next((item for item in state.mandates_in(held.council) if _stands_in(item, held.id, number)), None)
    ended = tuple(stand_in_ended(state, standing, date_of(context.now))) if standing is not None else ()
    return (issued, *ended)


def _stands_in(mandate: Mandate, election: str, number: int) -> bool:
    own = (mandate.election, mandate.number, mandate.ended) == (election, number, None)
    return own and mandate.stands_in_for is not None


def _place_of_seat(state: State, request: SeatAlternate) -> Place:
    return place_of_mandate(state, request.vacated)


KINDS = (
    Kind(
        name="seat-alternate",
        noun="mandates",
        title="Seat the alternate",
        doc="Gives an empty seat to the alternate, for the rest of the term: next in the count, an elected alternate, "
        "by "
        "counting the papers back, or next on the list, as the statute says; for the seat of a recalled deputy as it "
        "says there. Passed over is who has withdrawn or had a mandate. The credential is contested and confirmed like "
        "any other.",
        offices=("credentials",),
        request=SeatAlternate,
        acts={
            CredentialIssued: apply_issued,
            StandInEnded: apply_stand_in_ended,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
        },
        decide=decide_alternate,
        place=_place_of_seat,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.in-office": "the mandate has not ended",
            "mandate.delegate": "the seat is a delegate's, which the sending council fills",
            "mandate.times": "the mandate would begin before the seat was empty or after the term",
            "vacancy.superseded": "the council was constituted under a newer plan since",
            "vacancy.filled": "the seat was taken already",
            "vacancy.stood-in": "the mandate stood in for another and had no seat",
            "alternate.by-election": "the statute fills seats by by-election",
            "alternate.none": "nobody is left by the statute's rule",
            "alternate.tie": "the votes do not decide between several, and no lot is given",
            "lot.needless": "a lot is given and there is no tie",
        },
        article="mandates.alternates",
    ),
)
