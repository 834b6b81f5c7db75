"""Elections called, and their polls opened and closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Protocol

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.elections.calling import (
    check_free,
    check_id_length,
    check_times,
    check_window,
    method_named,
    seats_to_fill,
)
from deputies.elections.election import Election
from deputies.elections.poll import check_close, check_open
from deputies.formation.plan import Constituency
from deputies.mandates.alternates import Counted, alternate_for
from deputies.mandates.instructions import check_electors_elected
from deputies.mandates.mandate import Mandate
from deputies.mandates.vacancies import check_by_election, check_empty, check_term
from deputies.values import Refusal, date_of
from deputies.values.shape import Digest, Doc, Id, Least, Moment, Text

__all__ = [
    "KINDS", "CallElection", "ClosePoll", "OpenPoll", "check_seat_stands", "constituency_named", "counted_election",
    "election_named", "mandates_of", "place_of_election",
]  # fmt: skip


class _OfElection(Protocol):
    @property
    def election(self) -> str: ...


def election_named(state: State, id_: str) -> Election:
    """Return the election, or a `Refusal` (`election.unknown`)."""
    found: Election = state.get(Election, id_, "election")
    return found


def place_of_election(state: State, request: _OfElection) -> Place:
    """Return the council and the units of the election a request names."""
    election = election_named(state, request.election)
    return Place(election.council, election.units)


def mandates_of(state: State) -> tuple[Mandate, ...]:
    """Return all mandates there ever were."""
    return tuple(state.tables["mandates"].values())


def constituency_named(state: State, id_: str) -> Constituency:
    """Return the constituency of the plan in force, or a `Refusal` (`constituency.unknown`, `plan.none`)."""
    adopted = state.plan
    for item in adopted.plan.constituencies:
        if item.id == id_:
            return item
    raise Refusal(
        "constituency.unknown",
        f"The plan {adopted.id!r} has no constituency {id_!r}.",
        found=id_,
        required="a constituency of the plan in force",
    )


@dataclass(frozen=True, slots=True)
class CallElection:
    """Call an election in a constituency, for all its seats or for one that is empty."""

    election: Annotated[Id, Doc("id of the election; mandates are named after it")]
    constituency: Annotated[Id, Doc("constituency of the plan in force")]
    method: Annotated[Id, Doc("a way of electing that the statute has")]
    opens: Annotated[Moment, Doc("when the poll opens, UTC")]
    closes: Annotated[Moment, Doc("when the poll closes, UTC")]
    lot_source: Annotated[Text, Doc("public source from which the seed of a lot would be drawn, should there be a tie")]
    vacates: Annotated[Id | None, Doc("for a by-election: the ended mandate whose seat is empty")] = None


@dataclass(frozen=True, slots=True)
class ElectionCalled:
    """An election was called under the statute with this digest."""

    election: Id
    plan: Id
    constituency: Id
    electors: Annotated[int, Least(0)]
    seats: Annotated[int, Least(1)]
    method: Id
    statute: Digest
    opens: Moment
    closes: Moment
    lot_source: str
    vacates: Id | None = None


def decide_call(state: State, request: CallElection, context: Context) -> tuple[object, ...]:
    """An election has a constituency with seats to fill, a method of the statute, and times in their order."""
    check_id_length(request.election)
    if state.find(Election, request.election) is not None:
        raise Refusal("election.exists", f"There is an election {request.election!r} already; take another id.")
    place = constituency_named(state, request.constituency)
    method_named(state.statute.elections, request.method)
    check_times(request.opens, request.closes)
    others = tuple(state.tables["elections"].values())
    check_free(place.id, others, vacates=request.vacates)
    if request.vacates is None:
        seats = seats_to_fill(place.id, state.plan.id, place.seats, _lasting(state, others))
        council = state.council(place.council)
        if council.plan and council.due is None:
            check_window(state.statute.elections, request.opens, request.closes)
    else:
        seats = 1
        _check_vacancy(state, state.mandate(request.vacates), place.id, date_of(request.opens), context)
    return (
        ElectionCalled(
            request.election,
            state.plan.id,
            place.id,
            place.electors,
            seats,
            request.method,
            state.system.statute,
            request.opens,
            request.closes,
            request.lot_source,
            request.vacates,
        ),
    )


def _lasting(state: State, elections: Iterable[Election]) -> Iterator[Election]:
    """Yield the elections whose seats still stand: those of a council that was dissolved are elected anew."""
    gone = {item.election for item in mandates_of(state) if item.end_reason == "council-dissolved"}
    return (item for item in elections if item.id not in gone)


def check_seat_stands(state: State, council: str, plan: str) -> None:
    """Raise `Refusal` (`vacancy.superseded`) for a seat of a plan that a newer one has taken the place of."""
    check_term(council, plan, constituted=state.council(council).plan, plans=tuple(state.tables["plans"]))


def counted_election(state: State, election: Election, count_with: Literal["auto", "reference"] = "auto") -> Counted:
    """Return an election as it was counted, with its mandates, its papers and its lot."""
    method = state.statutes[election.statute].elections.methods[election.method]
    return Counted(
        election,
        method,
        tuple(item for item in state.mandates_in(election.council) if item.election == election.id),
        None if election.ballots is None else state.exhibit(election.ballots, "ballot file"),
        election.lot.order if election.lot else (),
        count_with,
    )


def _check_vacancy(state: State, mandate: Mandate, constituency: str, day: str, context: Context) -> None:
    check_electors_elected(mandate)
    check_seat_stands(state, mandate.council, mandate.plan)
    check_empty(mandate, mandates_of(state))
    provision = state.statutes[mandate.statute].mandates
    held = counted_election(state, election_named(state, mandate.election), context.count_with)
    found = alternate_for(mandate, provision, held)
    check_by_election(mandate, provision, found, constituency=constituency, day=day)


def apply_called(state: State, act: ElectionCalled) -> None:
    """The election stands, with the units of its constituency."""
    plan = state.tables["plans"][act.plan].plan
    place = next(item for item in plan.constituencies if item.id == act.constituency)
    state.put(
        Election(
            id=act.election,
            plan=act.plan,
            constituency=act.constituency,
            council=place.council,
            section=place.section,
            units=place.units,
            electors=act.electors,
            seats=act.seats,
            method=act.method,
            statute=act.statute,
            opens=act.opens,
            closes=act.closes,
            lot_source=act.lot_source,
            layer=place.layer,
            vacates=act.vacates,
        )
    )


def _place_of_call(state: State, request: CallElection) -> Place:
    place = constituency_named(state, request.constituency)
    return Place(place.council, place.units)


@dataclass(frozen=True, slots=True)
class OpenPoll:
    """Open the poll."""

    election: Id


@dataclass(frozen=True, slots=True)
class PollOpened:
    """The poll opened."""

    election: Id
    at: Moment


def decide_open(state: State, request: OpenPoll, context: Context) -> tuple[object, ...]:
    """A poll opens at its time or after, with candidates."""
    election = election_named(state, request.election)
    check_open(election, context.now)
    return (PollOpened(election.id, context.now),)


def apply_opened(state: State, act: PollOpened) -> None:
    """Votes are being cast."""
    state.put(replace(state.tables["elections"][act.election], status="open"))


@dataclass(frozen=True, slots=True)
class ClosePoll:
    """Close the poll."""

    election: Id


@dataclass(frozen=True, slots=True)
class PollClosed:
    """The poll closed."""

    election: Id
    at: Moment


def decide_close(state: State, request: ClosePoll, context: Context) -> tuple[object, ...]:
    """A poll closes at its time or after; a show of hands as soon as the hands are counted."""
    election = election_named(state, request.election)
    method = state.statutes[election.statute].elections.methods[election.method]
    check_close(election, method, context.now)
    return (PollClosed(election.id, context.now),)


def apply_closed(state: State, act: PollClosed) -> None:
    """No more votes are taken; counting begins."""
    state.put(replace(state.tables["elections"][act.election], status="closed"))


KINDS = (
    Kind(
        name="call-election",
        noun="elections",
        title="Call an election",
        doc="Calls an election in a constituency of the plan in force, for all its seats, or with `vacates` a "
        "by-election for one empty seat. The election keeps the statute in force now. The source of a lot's seed is "
        "named here, before anyone can know whether there will be a tie.",
        offices=("organiser", "credentials"),
        request=CallElection,
        acts={ElectionCalled: apply_called},
        decide=decide_call,
        place=_place_of_call,
        refusals={
            "plan.none": "no plan has been adopted",
            "constituency.unknown": "the plan in force has no such constituency",
            "constituency.no-seats": "the plan gives the constituency no seat",
            "election.exists": "the id is taken",
            "election.id-long": "the id has more than 60 characters",
            "election.running": "an election for the same seats is not finished",
            "election.held": "the seats were filled under this plan, and no empty seat is named",
            "method.unknown": "the statute has no such way of electing",
            "method.lists": "it counts lists by a rule that is not made for lists",
            "poll.times": "the poll would close before it opens",
            "election.window": "a general election outside the statute's days of the year, and none is due early",
            "mandate.unknown": "the empty seat named is no mandate",
            "mandate.in-office": "the mandate named has not ended",
            "mandate.delegate": "the seat named is a delegate's, which the sending council fills",
            "vacancy.superseded": "the council was constituted under a newer plan than that of the seat",
            "vacancy.filled": "the empty seat was taken already",
            "vacancy.stood-in": "the mandate named stood in for another and had no seat",
            "vacancy.elsewhere": "the empty seat is not one of this constituency",
            "vacancy.expired": "the term of the empty seat is over by the day of the poll",
            "vacancy.alternate": "the statute gives the seat to an alternate, and there is one",
        },
        article="elections.methods",
    ),
    Kind(
        name="open-poll",
        noun="elections",
        title="Open the poll",
        doc="Opens the poll at the time it was called for, or later. From then on the list of candidates stands.",
        offices=("teller", "credentials", "organiser"),
        request=OpenPoll,
        acts={PollOpened: apply_opened},
        decide=decide_open,
        place=place_of_election,
        refusals={
            "election.unknown": "there is no such election",
            "poll.opened": "the poll was opened before",
            "poll.early": "the time has not come",
            "candidate.none": "nobody stands",
        },
        article="elections",
    ),
    Kind(
        name="close-poll",
        noun="elections",
        title="Close the poll",
        doc="Closes the poll at the time it was called for, or later. A show of hands is closed as soon as the "
        "meeting has voted.",
        offices=("teller", "credentials", "organiser"),
        request=ClosePoll,
        acts={PollClosed: apply_closed},
        decide=decide_close,
        place=place_of_election,
        refusals={
            "election.unknown": "there is no such election",
            "poll.not-open": "the poll is not open",
            "poll.early": "the time has not come, and votes are not by show of hands",
        },
        article="elections",
    ),
)
