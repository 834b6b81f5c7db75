"""Elections up to the close of the poll: call, nominate, withdraw, open, close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Protocol

from deputies.acts.kinds import Context, Kind, Place, Sealed, SealedNote
from deputies.acts.state import State
from deputies.directives.sanctioning import barred_until
from deputies.elections.calling import check_free, check_id_length, check_times, method_named, seats_to_fill
from deputies.elections.candidates import nominate, withdraw
from deputies.elections.election import Candidate, Election
from deputies.elections.poll import check_close, check_open
from deputies.formation.plan import Constituency
from deputies.mandates.instructions import check_electors_elected
from deputies.mandates.mandate import Mandate
from deputies.mandates.vacancies import check_by_election, check_term
from deputies.parties.party import Party
from deputies.statutes.majorities import say_article
from deputies.values import Refusal, date_of
from deputies.values.shape import Digest, Doc, Id, Least, Moment, Text

__all__ = [
    "KINDS", "CallElection", "ClosePoll", "Nominate", "Nominee", "OpenPoll", "WithdrawCandidate", "check_seat_stands",
    "constituency_named", "election_named", "mandates_of", "place_of_election",
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
    else:
        seats = 1
        _check_vacancy(state, state.mandate(request.vacates), place.id, date_of(request.opens))
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


def _check_vacancy(state: State, mandate: Mandate, constituency: str, day: str) -> None:
    check_electors_elected(mandate)
    check_seat_stands(state, mandate.council, mandate.plan)
    provision = state.statutes[mandate.statute].mandates
    held = election_named(state, mandate.election)
    check_by_election(mandate, provision, held, mandates_of(state), constituency=constituency, day=day)


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
class Nominee:
    """One who is nominated."""

    name: Annotated[Sealed, SealedNote("candidate"), Doc("the name, for people; only its commitment is on the record")]
    party: Annotated[Id | None, Doc("the party the candidate declares; empty for none")] = None
    deputy: Annotated[Id | None, Doc("the deputy's id, where a deputy stands again")] = None


@dataclass(frozen=True, slots=True)
class Nominate:
    """Nominate candidates; they are numbered on from those nominated before."""

    election: Id
    candidates: Annotated[tuple[Nominee, ...], Doc("the candidates, in the order of their numbers")]


@dataclass(frozen=True, slots=True)
class CandidatesNominated:
    """Candidates were nominated and have their numbers."""

    election: Id
    candidates: tuple[Candidate, ...]


def decide_nominate(state: State, request: Nominate, context: Context) -> tuple[object, ...]:
    """Candidates join before the poll opens; party and deputy, where given, are known."""
    election = election_named(state, request.election)
    for nominee in request.candidates:
        if nominee.party is not None:
            state.get(Party, nominee.party, "party")
        if nominee.deputy is not None:
            _check_deputy(state, election, nominee.deputy)
            _check_not_recalled(state, election, nominee.deputy)
            _check_not_excluded(state, nominee.deputy, date_of(context.now))
    running = (
        other
        for other in state.tables["elections"].values()
        if other.council == election.council
        and other.id != election.id
        and other.status in ("called", "open", "closed")
    )
    nominees = (Candidate(0, item.name, item.party, item.deputy) for item in request.candidates)
    return (CandidatesNominated(election.id, nominate(election, nominees, elsewhere=running)),)


def _check_deputy(state: State, election: Election, deputy: str) -> None:
    held = [mandate for mandate in mandates_of(state) if mandate.deputy == deputy]
    if not held:
        raise Refusal(
            "deputy.unknown",
            f"There is no deputy {deputy!r}; a newcomer is nominated without an id.",
            found=deputy,
            required="a known deputy",
        )
    vacated: Mandate | None = state.find(Mandate, election.vacates) if election.vacates else None
    if vacated is None:
        return
    seats = (item for item in held if (item.council, item.plan, item.ended) == (vacated.council, vacated.plan, None))
    seat = next((item for item in seats if item.credential == "confirmed"), None)
    if seat is not None:
        raise Refusal(
            "deputy.seated",
            f"The deputy {deputy!r} sits in {election.council!r} by the mandate {seat.id!r}; nobody holds two seats.",
            found=seat.id,
            required="a candidate without a seat there",
        )


def _check_not_recalled(state: State, election: Election, deputy: str) -> None:
    """Raise `Refusal` (`candidate.recalled`) for one recalled from the same council in this term, where the statute of
    that recall does not let the recalled stand again. The term is that of the plan: under the next one anybody may."""
    for petition in state.tables["petitions"].values():
        if petition.status != "carried" or petition.whole:
            continue
        mandate = state.mandate(petition.mandate)
        rule = state.statutes[petition.statute].mandates.recall
        here = (mandate.deputy, mandate.council, mandate.plan) == (deputy, election.council, election.plan)
        if here and rule is not None and not rule.may_stand_again:
            raise Refusal(
                "candidate.recalled",
                f"The deputy {deputy!r} was recalled from {election.council!r} on {mandate.ended}; "
                f"{say_article(rule.article)} does not let the recalled stand again before the next term.",
                article=rule.article,
                found=mandate.id,
                required="somebody who was not recalled in this term",
            )


def _check_not_excluded(state: State, deputy: str, day: str) -> None:
    case = barred_until(deputy, state.tables["sanctions"].values(), day)
    if case is not None:
        raise Refusal(
            "candidate.excluded",
            f"The deputy {deputy!r} is excluded by the case {case.id!r} and may stand again from {case.until} on; it "
            f"is "
            f"{day}.",
            found=day,
            required=f"{case.until} or later",
        )


def apply_nominated(state: State, act: CandidatesNominated) -> None:
    """The candidates are on the list."""
    election = state.tables["elections"][act.election]
    state.put(replace(election, candidates=(*election.candidates, *act.candidates)))


@dataclass(frozen=True, slots=True)
class WithdrawCandidate:
    """Withdraw a candidature."""

    election: Id
    candidate: Annotated[int, Least(1), Doc("number of the candidate")]


@dataclass(frozen=True, slots=True)
class CandidateWithdrawn:
    """A candidate withdrew; the number stays unused."""

    election: Id
    candidate: Annotated[int, Least(1)]


def decide_withdraw(state: State, request: WithdrawCandidate, context: Context) -> tuple[object, ...]:
    """A candidate leaves before the poll, or gives up the place next in the count after the declaration."""
    election = election_named(state, request.election)
    seated = [mandate.number for mandate in mandates_of(state) if mandate.election == election.id]
    return (CandidateWithdrawn(election.id, withdraw(election, request.candidate, seated=seated).number),)


def apply_withdrawn(state: State, act: CandidateWithdrawn) -> None:
    """The candidate no longer stands."""
    election = state.tables["elections"][act.election]
    state.put(
        replace(
            election,
            candidates=tuple(
                replace(item, withdrawn=True) if item.number == act.candidate else item for item in election.candidates
            ),
        )
    )


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
            "method.lists": "it elects lists, which are not counted here",
            "poll.times": "the poll would close before it opens",
            "mandate.unknown": "the empty seat named is no mandate",
            "mandate.in-office": "the mandate named has not ended",
            "mandate.delegate": "the seat named is a delegate's, which the sending council fills",
            "vacancy.superseded": "the council was constituted under a newer plan than that of the seat",
            "vacancy.filled": "the empty seat was taken already",
            "vacancy.elsewhere": "the empty seat is not one of this constituency",
            "vacancy.expired": "the term of the empty seat is over by the day of the poll",
            "vacancy.alternate": "the statute gives the seat to the next in the count, and someone is left",
        },
        article="elections.methods",
    ),
    Kind(
        name="nominate",
        noun="elections",
        title="Nominate candidates",
        doc="Nominates candidates before the poll opens. Each gets the next number. The record holds a commitment to "
        "the name; the party is the one the candidate declares, or none. A deputy who stands again keeps the id.",
        offices=("organiser", "credentials", "elector"),
        request=Nominate,
        acts={CandidatesNominated: apply_nominated},
        decide=decide_nominate,
        place=place_of_election,
        refusals={
            "election.unknown": "there is no such election",
            "poll.opened": "the poll has opened",
            "candidate.none": "the list is empty",
            "candidate.twice": "a name or a deputy is nominated twice",
            "candidate.recalled": "the deputy was recalled from the council in this term and may not stand again in it",
            "candidate.elsewhere": "the deputy stands in another running election to the same council",
            "party.unknown": "the party is not known",
            "deputy.unknown": "the deputy is not known",
            "candidate.excluded": "the deputy is excluded by a sanction and may not stand yet",
            "deputy.seated": "in a by-election: the deputy has a seat in the council",
        },
        article="elections",
    ),
    Kind(
        name="withdraw-candidate",
        noun="elections",
        title="Withdraw a candidate",
        doc="Withdraws a candidature before the poll opens; after the declaration, the place of one who is next in "
        "the count. The number is not given again.",
        offices=("organiser", "credentials"),
        request=WithdrawCandidate,
        acts={CandidateWithdrawn: apply_withdrawn},
        decide=decide_withdraw,
        place=place_of_election,
        refusals={
            "election.unknown": "there is no such election",
            "candidate.unknown": "nobody has this number",
            "candidate.withdrawn": "the candidate has withdrawn already",
            "candidate.voting": "the poll has opened and the result is not declared",
            "candidate.elected": "the candidate was elected or seated; a deputy resigns",
        },
        article="elections",
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
