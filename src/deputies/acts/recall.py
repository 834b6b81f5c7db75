"""Recall: open, sign, certify, answer, vote.

Signing goes to a box, not to the record: `sign-recall` is decided like any other request and causes no act. Its
shell keeps the signature in the box named by the kind (`deputies.mandates.signatures`); `certify-recall` seals it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Protocol

from deputies.acts.elections import election_named
from deputies.acts.endings import (
    DelegationEnded,
    StandInEnded,
    apply_delegation_ended,
    apply_stand_in_ended,
    resting_ended,
)
from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place, Sealed, SealedNote
from deputies.acts.state import State
from deputies.elections.tellers import Teller, agreed, join_count
from deputies.mandates.instructions import check_electors_elected, check_in_office
from deputies.mandates.mandate import Mandate
from deputies.mandates.petition import Petition, RecallCount
from deputies.mandates.recall import (
    check_answer,
    check_may_open,
    check_recall_count,
    check_signatures,
    check_vote,
    first_difference,
    provision_of,
    signatures_needed,
    verdict,
)
from deputies.mandates.signatures import BOX, check_signing, parse_box
from deputies.statutes.model import Recall, Statute
from deputies.values import Refusal, add_days, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least, Text

__all__ = ["KINDS", "AnswerRecall", "CertifyRecall", "OpenRecall", "SignRecall", "VoteRecall"]


class _OfPetition(Protocol):
    @property
    def petition(self) -> str: ...


def _petition(state: State, id_: str) -> Petition:
    found: Petition = state.get(Petition, id_, "petition")
    return found


def _place_of_petition(state: State, request: _OfPetition) -> Place:
    mandate = state.mandate(_petition(state, request.petition).mandate)
    return Place(mandate.council, mandate.units)


def _rule_of(state: State, petition: Petition) -> tuple[Statute, Recall]:
    statute = state.statutes[petition.statute]
    return statute, provision_of(statute.mandates.recall, state.mandate(petition.mandate))


@dataclass(frozen=True, slots=True)
class OpenRecall:
    """Open a petition to recall a deputy."""

    petition: Annotated[Id, Doc("id of the petition")]
    mandate: Annotated[Id, Doc("the mandate whose holder is to be recalled")]
    grounds: Annotated[str, Doc("why; public, so without names")] = ""


@dataclass(frozen=True, slots=True)
class PetitionOpened:
    """A petition was opened: it needs so many signatures by that day."""

    petition: Id
    mandate: Id
    grounds: str
    opened: Day
    closes: Day
    electors: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    statute: Digest


def decide_open(state: State, request: OpenRecall, context: Context) -> tuple[object, ...]:
    """An elector of those who elected opens one petition at a time, outside the protected days."""
    if state.find(Petition, request.petition) is not None:
        raise Refusal("petition.exists", f"There is a petition {request.petition!r} already; take another id.")
    mandate = state.mandate(request.mandate)
    check_electors_elected(mandate)
    rule = provision_of(state.statute.mandates.recall, mandate)
    today = date_of(context.now)
    check_may_open(mandate, rule, state.tables["petitions"].values(), request.grounds, today)
    election = election_named(state, mandate.election)
    return (
        PetitionOpened(
            request.petition,
            mandate.id,
            request.grounds,
            today,
            add_days(today, rule.signing_days),
            election.electors,
            signatures_needed(rule, election.electors),
            state.system.statute,
        ),
    )


def apply_opened(state: State, act: PetitionOpened) -> None:
    """The petition may be signed."""
    state.put(
        Petition(
            id=act.petition,
            mandate=act.mandate,
            grounds=act.grounds,
            opened=act.opened,
            closes=act.closes,
            electors=act.electors,
            needed=act.needed,
            statute=act.statute,
        )
    )


def _place_of_opening(state: State, request: OpenRecall) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units)


@dataclass(frozen=True, slots=True)
class SignRecall:
    """Sign a petition. The signature is kept in a box of its own and never stands on the record."""

    petition: Id
    signature: Annotated[
        Sealed, SealedNote("signature"), Doc("commitment to the elector under the label of this petition")
    ]


def decide_sign(state: State, request: SignRecall, context: Context) -> tuple[object, ...]:
    """An elector of those who elected signs while the petition is open: no act follows."""
    petition = _petition(state, request.petition)
    today = date_of(context.now)
    check_signing(petition, today)
    check_in_office(state.mandate(petition.mandate), today)
    return ()


@dataclass(frozen=True, slots=True)
class CertifyRecall:
    """Certify a petition: seal the box of its signatures and count them."""

    petition: Id
    box: Annotated[Exhibit, ExhibitNote("box of signatures"), Doc("the sealed box: the commitments in ascending order")]


@dataclass(frozen=True, slots=True)
class PetitionCertified:
    """Enough electors signed: it comes to a vote."""

    petition: Id
    box: Digest
    root: Digest
    signatures: Annotated[int, Least(0)]
    day: Day


@dataclass(frozen=True, slots=True)
class PetitionFailed:
    """Too few electors signed by the last day."""

    petition: Id
    box: Digest
    root: Digest
    signatures: Annotated[int, Least(0)]
    day: Day


def decide_certify(state: State, request: CertifyRecall, context: Context) -> tuple[object, ...]:
    """The signatures in the sealed box are counted against the number needed."""
    petition = _petition(state, request.petition)
    _, rule = _rule_of(state, petition)
    box = parse_box(state.exhibit(request.box, "box of signatures"), petition.id)
    today = date_of(context.now)
    count = len(box.signatures)
    outcome = PetitionCertified if check_signatures(petition, rule, count, today) else PetitionFailed
    return (outcome(petition.id, request.box, box.root, count, today),)


def apply_certified(state: State, act: PetitionCertified) -> None:
    """The petition waits for the answer and the vote."""
    petition = state.tables["petitions"][act.petition]
    state.put(replace(petition, status="certified", box=act.root, signatures=act.signatures, certified=act.day))


def apply_failed(state: State, act: PetitionFailed) -> None:
    """The petition is over."""
    petition = state.tables["petitions"][act.petition]
    state.put(replace(petition, status="failed", box=act.root, signatures=act.signatures, decided=act.day))


@dataclass(frozen=True, slots=True)
class AnswerRecall:
    """Answer a petition for one's recall."""

    petition: Id
    text: Annotated[Text, Doc("the answer; it is shown with the grounds")]


@dataclass(frozen=True, slots=True)
class RecallAnswered:
    """The deputy answered."""

    petition: Id
    text: str
    day: Day


def decide_answer(state: State, request: AnswerRecall, context: Context) -> tuple[object, ...]:
    """The deputy answers once, before the vote is counted."""
    petition = _petition(state, request.petition)
    check_answer(petition)
    return (RecallAnswered(petition.id, request.text, date_of(context.now)),)


def apply_answered(state: State, act: RecallAnswered) -> None:
    """The answer stands beside the grounds."""
    state.put(replace(state.tables["petitions"][act.petition], answer=act.text, answered=act.day))


def _place_of_answer(state: State, request: AnswerRecall) -> Place:
    mandate = state.mandate(_petition(state, request.petition).mandate)
    return Place(mandate.council, mandate.units, mandate.deputy)


@dataclass(frozen=True, slots=True)
class VoteRecall:
    """Enter what a teller counted in the vote on a recall."""

    petition: Id
    teller: Annotated[Teller, Doc("which of the tellers")]
    votes_for: Annotated[int, Least(0), Doc("votes for recall")]
    votes_against: Annotated[int, Least(0), Doc("votes against it")]
    spoiled: Annotated[int, Least(0), Doc("spoiled ballots")] = 0


@dataclass(frozen=True, slots=True)
class RecallCountEntered:
    """A teller entered a count of the vote."""

    petition: Id
    teller: Teller
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    spoiled: Annotated[int, Least(0)]


@dataclass(frozen=True, slots=True)
class RecallCarried:
    """The electors recalled their deputy: the mandate ended."""

    petition: Id
    mandate: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    sentence: str
    day: Day


@dataclass(frozen=True, slots=True)
class RecallRejected:
    """The electors kept their deputy, or too few took part."""

    petition: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    sentence: str
    day: Day


def decide_vote(state: State, request: VoteRecall, context: Context) -> tuple[object, ...]:
    """All tellers agree on a possible count; with the last of them the vote is judged by the statute."""
    petition = _petition(state, request.petition)
    mandate: Mandate = state.mandate(petition.mandate)
    statute, rule = _rule_of(state, petition)
    today = date_of(context.now)
    check_vote(petition, mandate, rule, today)
    given = RecallCount(request.teller, request.votes_for, request.votes_against, request.spoiled)
    check_recall_count(petition, given)
    provision = statute.elections
    counts = join_count(
        petition.counts, given, provision.tellers, difference=first_difference, article=provision.article
    )
    entered = RecallCountEntered(petition.id, request.teller, given.votes_for, given.votes_against, given.spoiled)
    if not agreed(counts, provision.tellers):
        return (entered,)
    judged = verdict(petition, rule, given)
    if judged.carried:
        return (
            entered,
            RecallCarried(petition.id, mandate.id, given.votes_for, given.votes_against, judged.sentence, today),
            *resting_ended(state, mandate, today),
        )
    return entered, RecallRejected(petition.id, given.votes_for, given.votes_against, judged.sentence, today)


def apply_recall_count(state: State, act: RecallCountEntered) -> None:
    """The count stands beside those equal to it."""
    petition: Petition = state.tables["petitions"][act.petition]
    given = RecallCount(act.teller, act.votes_for, act.votes_against, act.spoiled)
    others = (item for item in petition.counts if item.teller != act.teller and not first_difference(item, given))
    state.put(replace(petition, counts=(*others, given)))


def apply_carried(state: State, act: RecallCarried) -> None:
    """The mandate has ended, the seat is empty."""
    _close(state, act, "carried")
    state.put(replace(state.tables["mandates"][act.mandate], ended=act.day, end_reason="recalled"))


def apply_rejected(state: State, act: RecallRejected) -> None:
    """The deputy stays."""
    _close(state, act, "rejected")


def _close(state: State, act: RecallCarried | RecallRejected, status: str) -> None:
    petition = state.tables["petitions"][act.petition]
    state.put(
        replace(
            petition,
            status=status,
            votes_for=act.votes_for,
            votes_against=act.votes_against,
            decided=act.day,
            sentence=act.sentence,
        )
    )


_UNKNOWN = {"petition.unknown": "there is no such petition"}

KINDS = (
    Kind(
        name="open-recall",
        noun="petitions",
        title="Open a petition for recall",
        doc="Opens a petition to recall a deputy; any elector of those who elected may do so, and the record says only "
        "of which unit. It needs the statute's share of signatures within the statute's days.",
        offices=("elector",),
        request=OpenRecall,
        acts={PetitionOpened: apply_opened},
        decide=decide_open,
        place=_place_of_opening,
        refusals={
            "petition.exists": "the id is taken",
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "mandate.expired": "the term is over",
            "mandate.unconfirmed": "the credential is not confirmed",
            "mandate.waiting": "the council is not constituted anew yet",
            "mandate.delegate": "the deputy is a delegate; the council that sent it recalls it",
            "recall.none": "the statute has no recall",
            "recall.running": "another petition against the same mandate is open or to be voted on",
            "recall.once": "the statute allows one petition in a term, and there was one",
            "recall.grounds": "the statute requires grounds and none are given",
            "recall.protected": "it is too early or too late in the mandate",
            "threshold.base": "a share in the statute's recall is of something that has no number here",
        },
        article="mandates.recall",
    ),
    Kind(
        name="sign-recall",
        noun="petitions",
        title="Sign a petition for recall",
        doc="Signs a petition, in a box of its own: who signs is never on the record, and no entry is written. The box "
        "takes one signature of each elector of the units that elected; the commitments in it are published, sorted, "
        "when the petition is certified, and each who signed can show that the own one was counted.",
        offices=("elector",),
        request=SignRecall,
        acts={},
        decide=decide_sign,
        place=_place_of_petition,
        refusals={
            **_UNKNOWN,
            "recall.closed": "the petition is not open, or its last day is over",
            "mandate.ended": "the mandate has ended",
            "mandate.expired": "the term is over",
        },
        article="mandates.recall.signing_days",
        box=BOX,
    ),
    Kind(
        name="certify-recall",
        noun="petitions",
        title="Certify a petition",
        doc="Seals the box of signatures and counts it against the number needed. Enough: the petition comes to a "
        "vote. Too few: refused while it may still be signed, failed after the last day.",
        offices=("credentials",),
        request=CertifyRecall,
        acts={PetitionCertified: apply_certified, PetitionFailed: apply_failed},
        decide=decide_certify,
        place=_place_of_petition,
        refusals={
            **_UNKNOWN,
            "exhibit.missing": "the box was not handed in",
            "record.not-canonical": "the box is not in canonical form",
            "faults": "the document is no box of signatures, or a signature stands twice or out of order",
            "box.petition": "the box is another petition's",
            "box.too-many": "there are more signatures than electors",
            "recall.not-open": "the petition is certified or over",
            "recall.too-few": "too few have signed and it may still be signed",
        },
        article="mandates.recall.petition",
    ),
    Kind(
        name="answer-recall",
        noun="petitions",
        title="Answer a petition",
        doc="The deputy answers the petition. The vote may be held once the statute's days for the answer are over, or "
        "as soon as the deputy has answered.",
        offices=("deputy",),
        request=AnswerRecall,
        acts={RecallAnswered: apply_answered},
        decide=decide_answer,
        place=_place_of_answer,
        refusals={
            **_UNKNOWN,
            "recall.decided": "the petition is over",
            "recall.voting": "a teller has entered a count of the vote",
            "recall.answered": "the deputy has answered already",
        },
        article="mandates.recall.answer_days",
    ),
    Kind(
        name="vote-recall",
        noun="petitions",
        title="Enter a count of a recall vote",
        doc="Enters what one teller counted in the vote of the electors. When all tellers of the statute agree, the "
        "vote is judged: turnout, then votes for against the statute's threshold. Carried, the mandate ends at once.",
        offices=("teller",),
        request=VoteRecall,
        acts={
            RecallCountEntered: apply_recall_count,
            RecallCarried: apply_carried,
            RecallRejected: apply_rejected,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_vote,
        place=_place_of_petition,
        refusals={
            **_UNKNOWN,
            "mandate.ended": "the mandate has ended",
            "mandate.expired": "the term is over",
            "recall.not-certified": "the petition is not certified, or the vote was judged",
            "recall.answer-days": "the deputy may still answer and has not",
            "recall.votes": "there are more votes than electors",
            "teller.unknown": "the statute has fewer tellers",
            "count.differs": "the count differs from another teller's",
            "count.unchanged": "the teller entered this very count before",
        },
        article="mandates.recall.decision",
    ),
)
