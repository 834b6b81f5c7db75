"""Credentials: issued to the elected, and confirmed by the hands of the credentials commission."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.contests import HAND, elections_of, place_of_mandate
from deputies.acts.elections import check_seat_stands, election_named, mandates_of, place_of_election
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.offices import check_seated
from deputies.acts.parties import record_candidature
from deputies.acts.sittings import check_length
from deputies.acts.state import AdoptedPlan, State
from deputies.councils.council import Council
from deputies.councils.delegation import check_sender
from deputies.elections.election import Election
from deputies.mandates.credentials import check_confirm, check_result, check_since, credential_of, join_hands, term_end
from deputies.mandates.mandate import Hand, HandSaid, Mandate
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least

__all__ = ["KINDS", "ConfirmCredentials", "CredentialIssued", "IssueCredentials", "apply_issued", "issued_to"]


@dataclass(frozen=True, slots=True)
class IssueCredentials:
    """Issue the credentials of all who were elected in an election."""

    election: Id
    since: Annotated[Day, Doc("first day of the mandates")]


@dataclass(frozen=True, slots=True)
class CredentialIssued:
    """A credential was issued: this mandate, to this deputy, for this candidate of an election.

    It is for an empty seat where it `replaces` a mandate, and to stand in for a deputy on leave where it says for whom.
    """

    mandate: Id
    deputy: Id
    election: Id
    number: Annotated[int, Least(1)]
    issued: Day
    since: Day
    until: Day | None = None
    replaces: Id | None = None
    stands_in_for: Id | None = None


def decide_issue(state: State, request: IssueCredentials, context: Context) -> tuple[object, ...]:
    """One mandate for each elected, once, for the term of the statute; a by-election fills the rest of a term."""
    election = election_named(state, request.election)
    elected = check_result(election, mandates_of(state))
    until = term_end(request.since, state.statutes[election.statute].mandates.term_months)
    if election.vacates is not None:
        until = state.mandate(election.vacates).until
    check_seat_stands(state, election.council, _plan_of(state, election, election.vacates))
    check_since(request.since, earliest=date_of(election.opens), until=until)
    return tuple(issued_to(election, number, context.now, request.since, until, election.vacates) for number in elected)


def _plan_of(state: State, election: Election, replaces: str | None) -> str:
    """Return the plan of the seat: that of the mandate before it, or that of the general election."""
    return state.mandate(replaces).plan if replaces else election.plan


def issued_to(
    election: Election, number: int, now: str, since: str, until: str | None, replaces: str | None
) -> CredentialIssued:
    """Return the act that issues the credential of a candidate."""
    given = credential_of(election, number)
    return CredentialIssued(given.mandate, given.deputy, election.id, number, date_of(now), since, until, replaces)


def apply_issued(state: State, act: CredentialIssued) -> None:
    """The mandate exists; it is in office once its credential is confirmed, and its council no longer waited for."""
    election: Election = state.tables["elections"][act.election]
    candidate = election.candidates[act.number - 1]
    council: Council = state.tables["councils"][election.council]
    plan = _plan_of(state, election, act.replaces or act.stands_in_for)
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
            stands_in_for=act.stands_in_for,
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
class ConfirmCredentials:
    """Confirm credentials of one council."""

    mandates: Annotated[tuple[Id, ...], Doc("the mandates whose credentials are confirmed")]
    hand: Annotated[Hand, HAND] = "first"


@dataclass(frozen=True, slots=True)
class CredentialsConfirmed:
    """Credentials were confirmed: these mandates are in office, or wait for the council to be constituted anew."""

    mandates: tuple[Id, ...]
    day: Day
    hand: Hand = "first"


@dataclass(frozen=True, slots=True)
class CredentialsAwaiting:
    """One hand of the commission confirmed credentials; they await another."""

    mandates: tuple[Id, ...]
    hand: Hand
    day: Day


def decide_confirm(state: State, request: ConfirmCredentials, context: Context) -> tuple[object, ...]:
    """Credentials are confirmed when nobody contests them, the days to do so are over, and all hands have spoken.

    A delegate's is held against the record of the council that sent; and nobody comes into office beside one that does
    not go with it.
    """
    if not request.mandates:
        raise Refusal("credential.none", "No credential is named; name those to be confirmed.", required="a mandate")
    check_length(request.mandates, "confirm-credentials", "mandates")
    council, day = state.mandate(request.mandates[0]).council, date_of(context.now)
    seen: set[str] = set()
    confirmed: list[str] = []
    awaiting: list[str] = []
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
        provision = elections_of(state, mandate)
        check_confirm(mandate, provision, day)
        said = join_hands(mandate, provision, request.hand, "confirmed")
        (awaiting if len(said) < provision.confirmations else confirmed).append(id_)
    check_senders(state, council, request.mandates)
    check_seated(state, [state.mandate(id_) for id_ in confirmed])
    return (
        *((CredentialsConfirmed(tuple(confirmed), day, request.hand),) if confirmed else ()),
        *((CredentialsAwaiting(tuple(awaiting), request.hand, day),) if awaiting else ()),
    )


def check_senders(state: State, council: str, mandates: Iterable[str]) -> None:
    """Raise `Refusal` (`credential.sender`) for a delegate whom the record of the sending council does not bear out."""
    delegates = [item for item in map(state.mandate, mandates) if item.delegate_of is not None]
    if not delegates:
        return
    received = tuple(state.mandates_in(council))
    level = state.council(council).level
    for item in delegates:
        plan = state.get(AdoptedPlan, item.plan, "plan").plan
        article = state.statutes[item.statute].levels[level].article
        own = state.find(Mandate, item.rests_on) if item.rests_on else None
        check_sender(item, own, plan, received, article=article)


def apply_confirmed(state: State, act: CredentialsConfirmed) -> None:
    """The deputies are in office, or wait."""
    for id_ in act.mandates:
        mandate: Mandate = state.tables["mandates"][id_]
        said = (*mandate.hands, HandSaid(act.hand, "confirmed"))
        state.put(replace(mandate, credential="confirmed", hands=said))


def apply_awaiting(state: State, act: CredentialsAwaiting) -> None:
    """What the hand said stands; another hand follows."""
    for id_ in act.mandates:
        mandate: Mandate = state.tables["mandates"][id_]
        state.put(replace(mandate, hands=(*mandate.hands, HandSaid(act.hand, "confirmed"))))


def _place_of_list(state: State, request: ConfirmCredentials) -> Place:
    return place_of_mandate(state, request.mandates[0]) if request.mandates else Place()


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
        name="confirm-credentials",
        noun="mandates",
        title="Confirm credentials",
        doc="Confirms credentials that nobody contests, once the statute's days for it are over. From then on the "
        "deputies are in office; those elected under a newer plan than that of the council wait until it is "
        "constituted anew. Where the statute asks for several hands of the commission, each confirms and the last one "
        "counts. A delegate's credential is held against the record of the council that sent.",
        offices=("credentials",),
        request=ConfirmCredentials,
        acts={CredentialsConfirmed: apply_confirmed, CredentialsAwaiting: apply_awaiting},
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
            "credential.hand-unknown": "the statute has fewer hands",
            "credential.hand-twice": "the hand has confirmed it before",
            "credential.sender": "a delegate's mandate in the council that sent has ended, or it sent too many",
            "office.incompatible": "the deputy holds an office that the statute does not let go with the seat",
            "sheet.needed": "so many are named that an entry cannot hold them",
        },
        article="elections.confirmations",
    ),
)
