"""Empty seats: the alternate whom the statute's rule gives them to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.acts.contests import place_of_mandate
from deputies.acts.credentials import CredentialIssued, apply_issued, issued_to
from deputies.acts.elections import check_seat_stands, election_named, mandates_of
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.mandates.credentials import check_since
from deputies.mandates.instructions import check_electors_elected
from deputies.mandates.vacancies import alternate_for
from deputies.values.shape import Day, Doc, Id

__all__ = ["KINDS", "SeatAlternate"]


@dataclass(frozen=True, slots=True)
class SeatAlternate:
    """Give an empty seat to the next in the count."""

    vacated: Annotated[Id, Doc("the ended mandate whose seat is empty")]
    since: Annotated[Day, Doc("first day of the new mandate")]


def decide_alternate(state: State, request: SeatAlternate, context: Context) -> tuple[object, ...]:
    """The next in the count gets a credential for the rest of the term; it is confirmed like any other."""
    mandate = state.mandate(request.vacated)
    check_electors_elected(mandate)
    check_seat_stands(state, mandate.council, mandate.plan)
    held = election_named(state, mandate.election)
    number = alternate_for(mandate, state.statutes[mandate.statute].mandates, held, mandates_of(state))
    check_since(request.since, earliest=mandate.ended or mandate.since, until=mandate.until)
    return (issued_to(held, number, context.now, request.since, mandate.until, mandate.id),)


def _place_of_seat(state: State, request: SeatAlternate) -> Place:
    return place_of_mandate(state, request.vacated)


KINDS = (
    Kind(
        name="seat-alternate",
        noun="mandates",
        title="Seat the alternate",
        doc="Gives an empty seat to the next in the count who has neither withdrawn nor had a mandate, for the rest of "
        "the term. The credential is contested and confirmed like any other.",
        offices=("credentials",),
        request=SeatAlternate,
        acts={CredentialIssued: apply_issued},
        decide=decide_alternate,
        place=_place_of_seat,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.in-office": "the mandate has not ended",
            "mandate.delegate": "the seat is a delegate's, which the sending council fills",
            "mandate.times": "the mandate would begin before the seat was empty or after the term",
            "vacancy.superseded": "the council was constituted under a newer plan since",
            "vacancy.filled": "the seat was taken already",
            "alternate.by-election": "the statute fills seats by by-election",
            "alternate.none": "nobody is left next in the count",
        },
        article="mandates.alternates",
    ),
)
