"""Credentials: issued to the elected, contested, decided, confirmed; and the alternate's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.elections import check_seat_stands, election_named, mandates_of, place_of_election
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.parties import record_candidature
from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.elections.election import Election
from deputies.mandates.credentials import (
    check_confirm,
    check_contest,
    check_contested,
    check_result,
    check_since,
    credential_of,
    term_end,
)
from deputies.mandates.instructions import check_electors_elected
from deputies.mandates.mandate import Mandate
from deputies.mandates.vacancies import alternate_for
from deputies.statutes.model import Statute
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = [
    "KINDS", "ConfirmCredentials", "ContestCredential", "DecideContest", "IssueCredentials", "SeatAlternate",
    "place_of_mandate",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class IssueCredentials:
    """Issue the credentials of all who were elected in an election."""

    election: Id
    since: Annotated[Day, Doc("first day of the mandates")]


@dataclass(frozen=True, slots=True)
class CredentialIssued:
    """A credential was issued: this mandate, to this deputy, for this candidate of an election."""

    mandate: Id
    deputy: Id
    election: Id
    number: Annotated[int, Least(1)]
    issued: Day
    since: Day
    until: Day | None = None
    replaces: Id | None = None


def decide_issue(state: State, request: IssueCredentials, context: Context) -> tuple[object, ...]:
    """One mandate for each elected, once, for the term of the statute; a by-election fills the rest of a term."""
    election = election_named(state, request.election)
    elected = check_result(election, mandates_of(state))
    until = term_end(request.since, state.statutes[election.statute].mandates.term_months)
    if election.vacates is not None:
        until = state.mandate(election.vacates).until
    check_seat_stands(state, election.council, _plan_of(state, election, election.vacates))
    check_since(request.since, earliest=date_of(election.opens), until=until)
    return tuple(_issued(election, number, context.now, request.since, until, election.vacates) for number in elected)


def _plan_of(state: State, election: Election, replaces: str | None) -> str:
    """Return the plan of the seat: that of the mandate before it, or that of the general election."""
    return state.mandate(replaces).plan if replaces else election.plan


def _issued(
    election: Election, number: int, now: str, since: str, until: str | None, replaces: str | None
) -> CredentialIssued:
    given = credential_of(election, number)
    return CredentialIssued(given.mandate, given.deputy, election.id, number, date_of(now), since, until, replaces)


def apply_issued(state: State, act: CredentialIssued) -> None:
    """The mandate exists; it is in office once its credential is confirmed, and its council no longer waited for."""
    election: Election = state.tables["elections"][act.election]
    candidate = election.candidates[act.number - 1]
    council: Council = state.tables["councils"][election.council]
    plan = _plan_of(state, election, act.replaces)
    state.put(
        Mandate(
            id=act.mandate,
            deputy=act.deputy,
            name=candidate.name,
            council=election.council,
            section=election.section,
            layer=election.layer,
            constituency=election.constituency,
            units=election.units,
            election=election.id,
            statute=election.statute,
            since=act.since,
            until=act.until,
            party=candidate.party,
            replaces=act.replaces,
            alternate_numbers=election.result.next if election.result else (),
            number=act.number,
            issued=act.issued,
            plan=plan,
            waits=council.plan not in ("", plan),
        )
    )
    state.put(replace(council, mandates=(*council.mandates, act.mandate)))
    if candidate.party is not None:
        record_candidature(state, act.deputy, candidate.party, act.since)


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


def decide_contest(state: State, request: ContestCredential, context: Context) -> tuple[object, ...]:
    """A credential is contested within the statute's days."""
    mandate = state.mandate(request.mandate)
    check_contest(mandate, _statute_of(state, mandate).elections, date_of(context.now))
    return (CredentialContested(mandate.id, str(context.by), request.grounds),)


def _statute_of(state: State, mandate: Mandate) -> Statute:
    return state.statutes[mandate.statute]


def apply_contested(state: State, act: CredentialContested) -> None:
    """The credential waits for the decision."""
    mandate = state.tables["mandates"][act.mandate]
    state.put(replace(mandate, credential="contested", contested_by=act.by, contest_grounds=act.grounds))


@dataclass(frozen=True, slots=True)
class DecideContest:
    """Decide a contested credential."""

    mandate: Id
    outcome: Annotated[Literal["confirmed", "refused"], Doc("whether the credential stands")]
    reason: Annotated[Text, Doc("why; public, so without names")]


@dataclass(frozen=True, slots=True)
class ContestDecided:
    """A contest was decided; a refused credential leaves the seat empty from that day."""

    mandate: Id
    outcome: Literal["confirmed", "refused"]
    reason: str
    day: Day


def decide_decision(state: State, request: DecideContest, context: Context) -> tuple[object, ...]:
    """A contest is decided with a reason."""
    mandate = state.mandate(request.mandate)
    check_contested(mandate)
    return (ContestDecided(mandate.id, request.outcome, request.reason, date_of(context.now)),)


def apply_decided(state: State, act: ContestDecided) -> None:
    """The credential stands, or the mandate ends as refused."""
    mandate = replace(state.tables["mandates"][act.mandate], credential=act.outcome)
    state.put(replace(mandate, ended=act.day, end_reason="refused") if act.outcome == "refused" else mandate)


@dataclass(frozen=True, slots=True)
class ConfirmCredentials:
    """Confirm credentials of one council."""

    mandates: Annotated[tuple[Id, ...], Doc("the mandates whose credentials are confirmed")]


@dataclass(frozen=True, slots=True)
class CredentialsConfirmed:
    """Credentials were confirmed: these mandates are in office, or wait for the council to be constituted anew."""

    mandates: tuple[Id, ...]
    day: Day


def decide_confirm(state: State, request: ConfirmCredentials, context: Context) -> tuple[object, ...]:
    """Credentials are confirmed when nobody contests them and the days to do so are over."""
    if not request.mandates:
        raise Refusal("credential.none", "No credential is named; name those to be confirmed.", required="a mandate")
    council = state.mandate(request.mandates[0]).council
    seen: set[str] = set()
    for id_ in request.mandates:
        mandate = state.mandate(id_)
        if mandate.council != council or id_ in seen:
            raise Refusal(
                "credential.listed",
                f"The credential {id_!r} {'is named twice' if id_ in seen else f'is not of the council {council!r}'}; "
                "one request confirms credentials of one council, each once.",
                found=id_,
                required=f"credentials of {council!r}, each once",
            )
        seen.add(id_)
        check_confirm(mandate, _statute_of(state, mandate).elections, date_of(context.now))
    return (CredentialsConfirmed(request.mandates, date_of(context.now)),)


def apply_confirmed(state: State, act: CredentialsConfirmed) -> None:
    """The deputies are in office, or wait."""
    for id_ in act.mandates:
        state.put(replace(state.tables["mandates"][id_], credential="confirmed"))


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
    number = alternate_for(mandate, _statute_of(state, mandate).mandates, held, mandates_of(state))
    check_since(request.since, earliest=mandate.ended or mandate.since, until=mandate.until)
    return (_issued(held, number, context.now, request.since, mandate.until, mandate.id),)


def place_of_mandate(state: State, id_: str) -> Place:
    """Return the council and units of a mandate; raise `Refusal` (`mandate.unknown`)."""
    mandate = state.mandate(id_)
    return Place(mandate.council, mandate.units)


def _place_of_contest(state: State, request: ContestCredential | DecideContest) -> Place:
    return place_of_mandate(state, request.mandate)


def _place_of_list(state: State, request: ConfirmCredentials) -> Place:
    return place_of_mandate(state, request.mandates[0]) if request.mandates else Place()


def _place_of_seat(state: State, request: SeatAlternate) -> Place:
    return place_of_mandate(state, request.vacated)


KINDS = (
    Kind(
        name="issue-credentials",
        noun="mandates",
        title="Issue credentials",
        doc="Issues a credential to each who was elected. The mandate runs from the day given for the statute's term; "
        "in a by-election for the rest of the term. A newcomer gets a deputy's id, which stays with the person.",
        offices=("credentials",),
        request=IssueCredentials,
        acts={CredentialIssued: apply_issued},
        decide=decide_issue,
        place=place_of_election,
        refusals={
            "election.unknown": "there is no such election",
            "election.not-declared": "the result is not declared, or the election is void",
            "credential.issued": "the credentials of the election were issued before",
            "vacancy.superseded": "the council was constituted under a newer plan meanwhile",
            "mandate.times": "the mandates would begin before the poll opened or after the term",
            "date.beyond": "the term would end beyond the calendar",
        },
        article="mandates.term_months",
    ),
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
        place=_place_of_contest,
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
        name="decide-contest",
        noun="mandates",
        title="Decide a contest",
        doc="The credentials commission confirms or refuses a contested credential, with the reason. A refused one "
        "leaves the seat empty.",
        offices=("credentials",),
        request=DecideContest,
        acts={ContestDecided: apply_decided},
        decide=decide_decision,
        place=_place_of_contest,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "credential.not-contested": "nobody contests the credential",
        },
        article="elections.challenge_days",
    ),
    Kind(
        name="confirm-credentials",
        noun="mandates",
        title="Confirm credentials",
        doc="Confirms credentials that nobody contests, once the statute's days for it are over. From then on the "
        "deputies are in office; those elected under a newer plan than that of the council wait until it is "
        "constituted anew.",
        offices=("credentials",),
        request=ConfirmCredentials,
        acts={CredentialsConfirmed: apply_confirmed},
        decide=decide_confirm,
        place=_place_of_list,
        refusals={
            "credential.none": "no mandate is named",
            "mandate.unknown": "there is no such mandate",
            "credential.listed": "a mandate is named twice, or is one of another council than the first",
            "mandate.ended": "the mandate was given up before",
            "credential.contested": "the contest is not decided",
            "credential.decided": "the credential is confirmed or refused already",
            "challenge.open": "it may still be contested",
        },
        article="elections.challenge_days",
    ),
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
