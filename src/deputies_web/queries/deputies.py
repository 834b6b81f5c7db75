"""Deputies: who they are, who elected them, what they were told, what they answered, how they voted."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.elections.election import Election
from deputies.mandates.chain import votes_for
from deputies.mandates.mandate import Hearing, Mandate
from deputies.values import Refusal
from deputies_web.queries.accounts import Account, account
from deputies_web.queries.councils import constituency_name
from deputies_web.queries.reading import Person, Reading
from deputies_web.queries.sanctions import SanctionLine, sanctions_against

__all__ = [
    "AffiliationLine", "DeputyLine", "DeputyView", "MandateView", "VoteCast", "deputies", "deputy_view",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MandateView:
    """One mandate: where it sits, where it comes from, what was said in it."""

    id: str
    council: str
    council_name: str
    section: str
    layer: str
    constituency: str
    constituency_name: str
    units: tuple[tuple[str, str, int], ...]
    electors: int
    election: str
    election_votes: int | None
    election_ballots: int
    delegate_of: str
    delegate_of_name: str
    since: str
    until: str
    credential: str
    contested_by: str
    contest_grounds: str
    ended: str
    end_reason: str
    replaces: str
    replaces_name: str
    account: Account
    hearings: tuple[Hearing, ...]
    stands_in_for: str
    stands_in_for_name: str
    away: str
    away_until: str
    petitions: tuple[tuple[str, str, int, int, str], ...]
    in_office: bool
    suspended: str
    plan: str
    roll: str


@dataclass(frozen=True, slots=True)
class VoteCast:
    """How the deputy voted on one motion taken by roll call."""

    motion: str
    title: str
    council_name: str
    choice: str
    result: str


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """A declared affiliation, from a day until a day."""

    party: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class DeputyView:
    """A deputy's page."""

    id: str
    name: str
    party: str
    mandates: tuple[MandateView, ...]
    affiliations: tuple[AffiliationLine, ...]
    votes: tuple[VoteCast, ...]
    sanctions: tuple[SanctionLine, ...]

    @property
    def current(self) -> MandateView | None:
        """The mandate held now: the last one still in office."""
        return next((item for item in reversed(self.mandates) if item.in_office), None)


@dataclass(frozen=True, slots=True)
class DeputyLine:
    """A deputy in the list of all."""

    person: Person
    council_name: str
    elected_by: str
    instructions: int
    reports: int


def deputies(
    reading: Reading, council: str = "", start: int = 0, many: int | None = None
) -> tuple[int, tuple[DeputyLine, ...]]:
    """Return how many mandates are in office, and `many` of them from `start`, in order of council and seating."""
    held = [
        item
        for council_id in reading.state.tables["councils"]
        for item in reading.state.seated(council_id)
        if council in ("", council_id)
    ]
    kept = held[start : None if many is None else start + many]
    reading.learn(item.name for item in kept)
    lines = tuple(
        DeputyLine(
            reading.person(item),
            reading.council_name(item.council),
            reading.council_name(item.delegate_of) if item.delegate_of else constituency_name(reading, item),
            len(item.instructions),
            len(item.reports),
        )
        for item in kept
    )
    return len(held), lines


def deputy_view(reading: Reading, id_: str, today: str) -> DeputyView:
    """Return a deputy's page as of a day; raise `Refusal` (`deputy.unknown`)."""
    mandates: list[Mandate] = [item for item in reading.state.tables["mandates"].values() if item.deputy == id_]
    if not mandates:
        raise Refusal("deputy.unknown", f"There is no deputy {id_!r}.", found=id_, required="a known deputy")
    last = mandates[-1]
    others = ((item.replaces, item.stands_in_for) for item in mandates)
    reading.learn_of((*(item.id for item in mandates), *(other for pair in others for other in pair if other)))
    return DeputyView(
        id_,
        reading.name(last.name),
        reading.party_name(last.party),
        tuple(_mandate(reading, item, today) for item in mandates),
        _affiliations(reading, id_),
        _votes(reading, {item.id for item in mandates}),
        sanctions_against(reading, id_, today),
    )


def _mandate(reading: Reading, mandate: Mandate, today: str) -> MandateView:
    state = reading.state
    election: Election | None = state.find(Election, mandate.election) if mandate.election else None
    units = reading.units()
    known = tuple((item, units[item].name, units[item].electors) for item in mandate.units if item in units)
    layer = reading.statute.layers.get(mandate.layer) if mandate.layer else None
    plan = state.tables["plans"].get(election.plan) if election else None
    roll = reading.roll_of(plan) if plan else None
    return MandateView(
        id=mandate.id,
        council=mandate.council,
        council_name=reading.council_name(mandate.council),
        section=reading.section_name(mandate.section),
        layer=layer.name if layer else "",
        constituency=mandate.constituency,
        constituency_name=constituency_name(reading, mandate),
        units=known,
        electors=election.electors if election else sum(item[2] for item in known),
        election=election.id if election else "",
        election_votes=_votes_won(election, mandate),
        election_ballots=election.counts[0].ballots if election and election.counts else 0,
        delegate_of=mandate.delegate_of or "",
        delegate_of_name=reading.council_name(mandate.delegate_of) if mandate.delegate_of else "",
        since=mandate.since,
        until=mandate.until or "",
        credential=mandate.credential,
        contested_by=mandate.contested_by or "",
        contest_grounds=mandate.contest_grounds or "",
        ended=mandate.ended or "",
        end_reason=mandate.end_reason or "",
        replaces=reading.person_of(mandate.replaces).deputy if mandate.replaces else "",
        replaces_name=reading.person_of(mandate.replaces).name if mandate.replaces else "",
        account=account(reading, mandate, today),
        hearings=mandate.hearings,
        stands_in_for=mandate.stands_in_for or "",
        stands_in_for_name=reading.person_of(mandate.stands_in_for).name if mandate.stands_in_for else "",
        away=mandate.away or "",
        away_until=mandate.away_until or "",
        petitions=tuple(
            (item.id, item.status, item.signatures, item.needed, item.closes)
            for item in state.tables["petitions"].values()
            if item.mandate == mandate.id
        ),
        in_office=mandate.in_office,
        suspended=mandate.suspended or "",
        plan=election.plan if election else "",
        roll=roll.id if roll else "",
    )


def _votes_won(election: Election | None, mandate: Mandate) -> int | None:
    """Return the votes counted for the one elected, or for their list, where a count stands on the record."""
    return votes_for(election, mandate.number) if election is not None else None


def _affiliations(reading: Reading, deputy: str) -> tuple[AffiliationLine, ...]:
    found = [
        AffiliationLine(party.name, item.since, item.until or "")
        for party in reading.state.tables["parties"].values()
        for item in party.affiliations
        if item.deputy == deputy
    ]
    return tuple(sorted(found, key=lambda item: item.since))


def _votes(reading: Reading, mandates: set[str]) -> tuple[VoteCast, ...]:
    found = []
    for motion in reading.state.tables["motions"].values():
        vote = motion.vote
        if vote is None:
            continue
        named = (("for", vote.named_for), ("against", vote.named_against), ("abstain", vote.named_abstaining))
        own = [choice for choice, listed in named for mandate in mandates if mandate in listed]
        council = reading.council_name(motion.council)
        found += [VoteCast(motion.id, motion.title, council, choice, motion.status) for choice in own]
    return tuple(reversed(found))
