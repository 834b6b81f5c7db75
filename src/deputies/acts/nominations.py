"""Candidates: nominated before the poll, and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.elections import election_named, mandates_of, place_of_election
from deputies.acts.kinds import Context, Kind, Sealed, SealedNote
from deputies.acts.offices import check_compatible
from deputies.acts.state import State
from deputies.directives.sanctioning import barred_until
from deputies.elections.candidates import nominate, withdraw
from deputies.elections.election import Candidate, Election
from deputies.elections.lists import check_lists
from deputies.mandates.mandate import Mandate
from deputies.mandates.terms import check_terms
from deputies.parties.party import Party
from deputies.statutes.majorities import say_article
from deputies.values import Refusal, date_of
from deputies.values.shape import Doc, Id, Least

__all__ = ["KINDS", "Nominate", "Nominee", "WithdrawCandidate"]


@dataclass(frozen=True, slots=True)
class Nominee:
    """One who is nominated."""

    name: Annotated[Sealed, SealedNote("candidate"), Doc("the name, for people; only its commitment is on the record")]
    party: Annotated[Id | None, Doc("the party the candidate declares; empty for none")] = None
    deputy: Annotated[Id | None, Doc("the deputy's id, where a deputy stands again")] = None
    list: Annotated[Id | None, Doc("the list they stand on, in its order; empty where persons are elected")] = None


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
    provision = state.statutes[election.statute].mandates
    plan = state.mandate(election.vacates).plan if election.vacates else election.plan
    sat = tuple(state.mandates_in(election.council))
    for nominee in request.candidates:
        if nominee.party is not None:
            state.get(Party, nominee.party, "party")
        if nominee.deputy is not None:
            _check_deputy(state, election, nominee.deputy)
            _check_not_recalled(state, election, nominee.deputy)
            _check_not_excluded(state, nominee.deputy, date_of(context.now))
            check_compatible(state, nominee.deputy, "candidate", election.council, source=election.id)
            check_terms(nominee.deputy, provision, sat, election, plans=tuple(state.tables["plans"]), plan=plan)
    running = (
        other
        for other in state.tables["elections"].values()
        if other.council == election.council
        and other.id != election.id
        and other.status in ("called", "open", "closed")
    )
    nominees = tuple(Candidate(0, item.name, item.party, item.deputy, list=item.list) for item in request.candidates)
    check_lists(election, state.statutes[election.statute].elections.methods[election.method], nominees)
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
    """A candidate leaves before the poll, or gives up the place next in the count after the declaration.

    Who stands in for a deputy ends that first; who has stood in before is an alternate like any other.
    """
    election = election_named(state, request.election)
    held = (item for item in state.mandates_in(election.council) if item.election == election.id)
    seated = [item.number for item in held if item.stands_in_for is None or item.ended is None]
    return (CandidateWithdrawn(election.id, withdraw(election, request.candidate, seated=seated).number),)


def apply_withdrawn(state: State, act: CandidateWithdrawn) -> None:
    """The candidate no longer stands."""
    election: Election = state.tables["elections"][act.election]
    late = election.result is not None
    candidates = tuple(
        replace(item, withdrawn=True, late=late) if item.number == act.candidate else item
        for item in election.candidates
    )
    state.put(replace(election, candidates=candidates))


KINDS = (
    Kind(
        name="nominate",
        noun="elections",
        title="Nominate candidates",
        doc="Nominates candidates before the poll opens. Each gets the next number. The record holds a commitment to "
        "the name; the party is the one the candidate declares, or none. A deputy who stands again keeps the id. Where "
        "lists are elected, a list is handed in as a whole, by any of those who may nominate; its order is that of "
        "nomination.",
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
            "candidate.elsewhere": "the deputy stands in another running election to the same council",
            "candidate.list": "lists are elected and none is named, or persons are and one is",
            "candidate.list-exists": "the list was handed in before",
            "party.unknown": "the party is not known",
            "deputy.unknown": "the deputy is not known",
            "candidate.recalled": "the deputy was recalled from the council in this term and may not stand again in it",
            "candidate.excluded": "the deputy is excluded by a sanction and may not stand yet",
            "deputy.seated": "in a by-election: the deputy has a seat in the council",
            "office.incompatible": "the deputy holds an office that does not go with standing",
            "candidate.term-limit": "the deputy has had as many terms in a row as the statute allows",
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
)
