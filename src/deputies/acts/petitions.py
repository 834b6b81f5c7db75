"""Petitions under way: signing, counting signatures on paper, certifying, answering.

Signing goes to a box, not to the record: `sign-recall` is decided like any other request and causes no act. Its
shell keeps the signature in the box named by the kind (`deputies.mandates.signatures`); `certify-recall` seals it.
A petition against a deputy and one against a whole council go the same way, under `rule_of`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Protocol

from deputies.acts.endings import (
    DelegationEnded,
    StandInEnded,
    apply_delegation_ended,
    apply_stand_in_ended,
    resting_ended,
)
from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place, Sealed, SealedNote
from deputies.acts.recall_votes import (
    RecallCarried,
    apply_carried,
    petition_named,
    place_of_petition,
    rule_of,
    target_of,
)
from deputies.acts.state import State
from deputies.elections.tellers import Teller, agreed, join_count
from deputies.mandates.instructions import check_in_office
from deputies.mandates.petition import PaperCount, Petition
from deputies.mandates.recall import check_answer, check_paper, check_signatures, differs_on_paper
from deputies.mandates.signatures import BOX, check_signing, parse_box
from deputies.mandates.statements import check_words
from deputies.mandates.verdict import by_signatures
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Recall
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least, Text

__all__ = ["KINDS", "AnswerRecall", "CertifyRecall", "CountSignatures", "SignRecall"]


class _OfPetition(Protocol):
    @property
    def petition(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SignRecall:
    """Sign a petition. The signature is kept in a box of its own and never stands on the record."""

    petition: Id
    signature: Annotated[
        Sealed, SealedNote("signature"), Doc("commitment to the elector under the label of this petition")
    ]


def decide_sign(state: State, request: SignRecall, context: Context) -> tuple[object, ...]:
    """An elector of those who elected signs while the petition is open: no act follows."""
    petition = petition_named(state, request.petition)
    today = date_of(context.now)
    check_signing(petition, today)
    mandate = target_of(state, petition)
    if mandate is not None:
        check_in_office(mandate, today)
    return ()


@dataclass(frozen=True, slots=True)
class CountSignatures:
    """Enter what a teller counted of the signatures on paper."""

    petition: Id
    teller: Annotated[Teller, Doc("which of the tellers")]
    valid: Annotated[int, Least(0), Doc("lines of electors who have not signed in the box as well")]
    rejected: Annotated[int, Least(0), Doc("lines rejected: of others, of somebody twice, or illegible")] = 0


@dataclass(frozen=True, slots=True)
class SignaturesCounted:
    """A teller entered a count of the signatures on paper."""

    petition: Id
    teller: Teller
    valid: Annotated[int, Least(0)]
    rejected: Annotated[int, Least(0)]


def decide_paper(state: State, request: CountSignatures, context: Context) -> tuple[object, ...]:
    """All tellers come to the same count; once they have, a further count begins anew, for lists that came in since."""
    petition = petition_named(state, request.petition)
    given = PaperCount(request.teller, request.valid, request.rejected)
    check_paper(petition, given)
    statute, _ = rule_of(state, petition)
    provision = statute.elections
    standing = petition.papers
    if agreed(standing, provision.tellers) and differs_on_paper(standing[0], given):
        standing = ()
    join_count(standing, given, provision.tellers, difference=differs_on_paper, article=provision.article)
    return (SignaturesCounted(petition.id, request.teller, given.valid, given.rejected),)


def apply_paper(state: State, act: SignaturesCounted) -> None:
    """The count stands beside those equal to it."""
    petition: Petition = state.tables["petitions"][act.petition]
    given = PaperCount(act.teller, act.valid, act.rejected)
    others = (item for item in petition.papers if item.teller != act.teller and not differs_on_paper(item, given))
    state.put(replace(petition, papers=(*others, given)))


@dataclass(frozen=True, slots=True)
class CertifyRecall:
    """Certify a petition: seal the box of its signatures and count them, with those on paper."""

    petition: Id
    box: Annotated[
        Exhibit | None,
        ExhibitNote("box of signatures"),
        Doc("the sealed box: the commitments in ascending order; left out where all signed on paper"),
    ] = None


@dataclass(frozen=True, slots=True)
class PetitionCertified:
    """Enough electors signed: it comes to a vote, or ends the mandate where the signatures decide."""

    petition: Id
    signatures: Annotated[int, Least(0), Doc("in the box and on paper")]
    day: Day
    box: Digest | None = None
    root: Digest | None = None
    on_paper: Annotated[int, Least(0), Doc("of these on paper")] = 0
    rejected: Annotated[int, Least(0), Doc("lines on paper that were rejected")] = 0


@dataclass(frozen=True, slots=True)
class PetitionFailed:
    """Too few electors signed by the last day."""

    petition: Id
    signatures: Annotated[int, Least(0), Doc("in the box and on paper")]
    day: Day
    box: Digest | None = None
    root: Digest | None = None
    on_paper: Annotated[int, Least(0), Doc("of these on paper")] = 0
    rejected: Annotated[int, Least(0), Doc("lines on paper that were rejected")] = 0


def decide_certify(state: State, request: CertifyRecall, context: Context) -> tuple[object, ...]:
    """The signatures in the sealed box and on paper are counted against the number needed."""
    petition, today = petition_named(state, request.petition), date_of(context.now)
    statute, rule = rule_of(state, petition)
    box = parse_box(state.exhibit(request.box, "box of signatures"), petition.id) if request.box else None
    boxed = len(box.signatures) if box else 0
    paper = _agreed_paper(petition, statute.elections.tellers, statute.elections.article)
    enough = check_signatures(petition, rule, boxed=boxed, paper=paper.valid, today=today)
    figures = (
        petition.id, boxed + paper.valid, today, request.box, box.root if box else None, paper.valid, paper.rejected,
    )  # fmt: skip
    if not enough:
        return (PetitionFailed(*figures),)
    certified = PetitionCertified(*figures)
    mandate = target_of(state, petition)
    if mandate is None or not isinstance(rule, Recall) or rule.decides != "signatures":
        return (certified,)
    check_in_office(mandate, today)
    sentence = by_signatures(petition, rule, certified.signatures)
    carried = RecallCarried(petition.id, mandate.id, 0, 0, sentence, today)
    return (certified, carried, *resting_ended(state, mandate, today))


def _agreed_paper(petition: Petition, tellers: int, article: str) -> PaperCount:
    """Return the paper signatures that all tellers agree on, none where nobody counted any.

    raises  Refusal (`count.missing`) while some have counted and others not: what lies there is not left out.
    """
    if not petition.papers:
        return PaperCount("", 0, 0)
    if not agreed(petition.papers, tellers):
        raise Refusal(
            "count.missing",
            f"{len(petition.papers)} of {tellers} tellers have counted the signatures on paper under {petition.id!r}; "
            f"{say_article(article)} requires all of them to agree.",
            article=article,
            found=str(len(petition.papers)),
            required=str(tellers),
        )
    return petition.papers[0]


def apply_certified(state: State, act: PetitionCertified) -> None:
    """The petition waits for the answer and the vote."""
    state.put(replace(_sealed(state, act), status="certified", certified=act.day))


def apply_failed(state: State, act: PetitionFailed) -> None:
    """The petition is over."""
    state.put(replace(_sealed(state, act), status="failed", decided=act.day))


def _sealed(state: State, act: PetitionCertified | PetitionFailed) -> Petition:
    petition: Petition = state.tables["petitions"][act.petition]
    return replace(
        petition, box=act.root or "", signatures=act.signatures, on_paper=act.on_paper, rejected=act.rejected
    )


@dataclass(frozen=True, slots=True)
class AnswerRecall:
    """Answer a petition for one's recall, or against the council one presides over."""

    petition: Id
    text: Annotated[Text, Doc("the answer; it is shown beside the grounds")]


@dataclass(frozen=True, slots=True)
class RecallAnswered:
    """The deputy, or the chair of the council, answered."""

    petition: Id
    text: str
    day: Day


def decide_answer(state: State, request: AnswerRecall, context: Context) -> tuple[object, ...]:
    """The deputy concerned, or the chair of the council concerned, answers once, before the vote is counted."""
    petition = petition_named(state, request.petition)
    office, who = ("chair", "chair of the council") if petition.whole else ("deputy", "deputy concerned")
    if context.by.office != office:
        raise Refusal(
            "recall.answerer",
            f"The petition {petition.id!r} is answered by the {who}; the {context.by.office} may not.",
            found=context.by.office,
            required=office,
        )
    check_answer(petition)
    _, rule = rule_of(state, petition)
    if isinstance(rule, Recall):
        check_words(rule, request.text, "answer")
    return (RecallAnswered(petition.id, request.text, date_of(context.now)),)


def apply_answered(state: State, act: RecallAnswered) -> None:
    """The answer stands beside the grounds."""
    state.put(replace(state.tables["petitions"][act.petition], answer=act.text, answered=act.day))


def _place_of_answer(state: State, request: AnswerRecall) -> Place:
    petition = petition_named(state, request.petition)
    mandate = target_of(state, petition)
    if mandate is None:
        return Place(petition.council)
    return Place(mandate.council, mandate.units, mandate.deputy)


_UNKNOWN = {"petition.unknown": "there is no such petition"}

KINDS = (
    Kind(
        name="sign-recall",
        noun="petitions",
        title="Sign a petition",
        doc="Signs a petition, in a box of its own: who signs is never on the record, and no entry is written. The box "
        "takes one signature of each elector of the units that elected the deputy, or of all units below the council; "
        "the commitments in it are published, sorted, when the petition is certified, and each who signed can show "
        "that the own one was counted.",
        offices=("elector",),
        request=SignRecall,
        acts={},
        decide=decide_sign,
        place=place_of_petition,
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
        name="count-signatures",
        noun="petitions",
        title="Count signatures on paper",
        doc="Enters what one teller counted of the signatures collected on paper: valid ones, and lines rejected. All "
        "tellers of the statute must come to the same figures; they are added to the box at the certification. Lists "
        "on "
        "paper are checked against the box first: a line of somebody who signed in both is rejected. Once all agree, a "
        "count with other figures begins anew, for lists that came in since. No list of those who signed is published.",
        offices=("teller",),
        request=CountSignatures,
        acts={SignaturesCounted: apply_paper},
        decide=decide_paper,
        place=place_of_petition,
        refusals={
            **_UNKNOWN,
            "recall.not-open": "the petition is certified or over",
            "signatures.too-many": "more valid signatures than electors",
            "teller.unknown": "the statute has fewer tellers",
            "count.differs": "the count differs from another teller's",
            "count.unchanged": "the teller entered this very count before",
            "count.agreed": "all tellers have agreed on this very count",
        },
        article="elections.tellers",
    ),
    Kind(
        name="certify-recall",
        noun="petitions",
        title="Certify a petition",
        doc="Seals the box of signatures and counts it, together with the signatures on paper that all tellers agree "
        "on, against the number needed. Enough: the petition comes to a vote; where the signatures decide, the mandate "
        "ends. Too few: refused while it may still be signed, failed after the last day.",
        offices=("credentials",),
        request=CertifyRecall,
        acts={
            PetitionCertified: apply_certified,
            PetitionFailed: apply_failed,
            RecallCarried: apply_carried,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_certify,
        place=place_of_petition,
        refusals={
            **_UNKNOWN,
            "exhibit.missing": "the box was not handed in",
            "record.not-canonical": "the box is not in canonical form",
            "faults": "the document is no box of signatures, or a signature stands twice or out of order",
            "box.petition": "the box is another petition's",
            "box.too-many": "there are more signatures than electors",
            "count.missing": "some tellers have counted signatures on paper and others not",
            "recall.not-open": "the petition is certified or over",
            "recall.too-few": "too few have signed and it may still be signed",
            "mandate.ended": "the signatures decide and the mandate has ended",
            "mandate.expired": "the signatures decide and the term is over",
        },
        article="mandates.recall.petition",
    ),
    Kind(
        name="answer-recall",
        noun="petitions",
        title="Answer a petition",
        doc="The deputy answers the petition, or the chair of the council one against the whole of it. The answer "
        "stands "
        "beside the grounds, also on the sheet for the electors. The vote may be held once the statute's days for the "
        "answer are over, or as soon as it was answered.",
        offices=("deputy", "chair"),
        request=AnswerRecall,
        acts={RecallAnswered: apply_answered},
        decide=decide_answer,
        place=_place_of_answer,
        refusals={
            **_UNKNOWN,
            "recall.answerer": "the deputy is to answer, or for a whole council its chair",
            "recall.decided": "the petition is over",
            "recall.voting": "a teller has entered a count of the vote",
            "recall.answered": "it was answered already",
            "recall.words": "the answer has more words than the statute allows",
        },
        article="mandates.recall.answer_days",
    ),
)
