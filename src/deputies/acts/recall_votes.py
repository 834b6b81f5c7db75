"""Deciding a petition: the vote of the electors as tellers count it, or the motion of a council; and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Protocol

from deputies.acts.endings import (
    CouncilDissolved,
    DelegationEnded,
    StandInEnded,
    apply_delegation_ended,
    apply_dissolved,
    apply_stand_in_ended,
    council_dissolved,
    resting_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.councils.council import Due
from deputies.councils.electorate import electorate_of
from deputies.elections.tellers import Teller, agreed, join_count
from deputies.mandates.mandate import Mandate
from deputies.mandates.opening import provision_of
from deputies.mandates.petition import Petition, RecallCount
from deputies.mandates.recall import Rule, check_recall_count, check_vote, first_difference
from deputies.mandates.verdict import Verdict, verdict, verdict_of_council
from deputies.sittings.quorum import numbers_of
from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Majority, NoConfidence, Recall, Statute
from deputies.values import Amount, Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least

__all__ = [
    "KINDS", "DecideRecall", "RecallCarried", "RecallRejected", "VoteRecall", "apply_carried", "apply_rejected",
    "confidence_in", "petition_named", "place_against", "place_of_petition", "rule_of", "target_of",
]  # fmt: skip


class _OfPetition(Protocol):
    @property
    def petition(self) -> str: ...


def petition_named(state: State, id_: str) -> Petition:
    """Return the petition, or a `Refusal` (`petition.unknown`)."""
    return state.get(Petition, id_, "petition")  # type: ignore[no-any-return]


def target_of(state: State, petition: Petition) -> Mandate | None:
    """Return the mandate a petition is against; None where it is against a whole council."""
    return None if petition.whole else state.mandate(petition.mandate)


def place_of_petition(state: State, request: _OfPetition) -> Place:
    """Return where the petition of a request belongs."""
    return place_against(state, petition_named(state, request.petition))


def place_against(state: State, petition: Petition) -> Place:
    """Return where a petition belongs: the council and the units whose electors may sign it."""
    mandate = target_of(state, petition)
    if mandate is not None:
        return Place(mandate.council, mandate.units)
    units, _ = electorate_of(state.plan_of(state.council(petition.council)), petition.council)
    return Place(petition.council, units)


def confidence_in(statute: Statute, council: str) -> NoConfidence:
    """Return the provision on confidence in a whole council; raise `Refusal` (`recall.none`) where there is none."""
    rule = statute.mandates.no_confidence
    if rule is None:
        raise Refusal(
            "recall.none",
            f"The statute knows no recall of a whole council: {council!r} answers by the recall of its deputies.",
        )
    return rule


def rule_of(state: State, petition: Petition) -> tuple[Statute, Rule]:
    """Return the statute a petition was opened under, and the provision it is held under."""
    statute = state.statutes[petition.statute]
    mandate = target_of(state, petition)
    if mandate is None:
        return statute, confidence_in(statute, petition.council)
    return statute, provision_of(statute.mandates.recall, mandate)


@dataclass(frozen=True, slots=True)
class VoteRecall:
    """Enter what a teller counted in the vote on a petition."""

    petition: Id
    teller: Annotated[Teller, Doc("which of the tellers")]
    votes_for: Annotated[int, Least(0), Doc("votes for recall, or for no confidence")]
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
    """The deputy was recalled: the mandate ended."""

    petition: Id
    mandate: Id
    votes_for: Amount
    votes_against: Amount
    sentence: str
    day: Day
    motion: Id | None = None


@dataclass(frozen=True, slots=True)
class RecallRejected:
    """The deputy, or the council, was kept, or too few took part."""

    petition: Id
    votes_for: Amount
    votes_against: Amount
    sentence: str
    day: Day
    motion: Id | None = None


@dataclass(frozen=True, slots=True)
class ConfidenceWithdrawn:
    """The electors withdrew their confidence from a council: it is due to be constituted anew."""

    petition: Id
    council: Id
    votes_for: Amount
    votes_against: Amount
    sentence: str
    day: Day


def decide_vote(state: State, request: VoteRecall, context: Context) -> tuple[object, ...]:
    """All tellers agree on a possible count; with the last of them the vote is judged by the statute."""
    petition = petition_named(state, request.petition)
    statute, rule = rule_of(state, petition)
    today = date_of(context.now)
    _check_decides(petition, rule, "electors")
    check_vote(petition, target_of(state, petition), rule, today)
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
    if petition.whole and judged.carried:
        return (entered, *_confidence_lost(state, petition, rule, given, judged, today))
    return (entered, *_judged(state, petition, judged, (given.votes_for, given.votes_against), today, None))


def _check_decides(petition: Petition, rule: Rule, who: str) -> None:
    decides = rule.decides if isinstance(rule, Recall) else "electors"
    if decides != who:
        said = {"electors": "those who elected", "council": "the council the deputy sits in"}
        raise Refusal(
            "recall.decides",
            f"On the petition {petition.id!r} decide {said.get(decides, 'the signatures alone')} "
            f"({say_article(rule.article)}), not {said[who]}.",
            article=rule.article,
            found=who,
            required=decides,
        )


def _judged(
    state: State, petition: Petition, judged: Verdict, votes: tuple[Amount, Amount], day: str, motion: str | None
) -> Iterator[object]:
    """Yield what a verdict leads to: the mandate ended with what rests on it, or the petition rejected."""
    mandate = target_of(state, petition)
    if mandate is None or not judged.carried:
        yield RecallRejected(petition.id, *votes, judged.sentence, day, motion)
    else:
        yield RecallCarried(petition.id, mandate.id, *votes, judged.sentence, day, motion)
        yield from resting_ended(state, mandate, day)


def _confidence_lost(
    state: State, petition: Petition, rule: Rule, given: RecallCount, judged: Verdict, day: str
) -> Iterator[object]:
    figures = (given.votes_for, given.votes_against, judged.sentence, day)
    yield ConfidenceWithdrawn(petition.id, petition.council, *figures)
    if isinstance(rule, NoConfidence) and rule.effect == "dissolved":
        yield council_dissolved(state, petition.council, day)


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
    if act.motion is not None:
        spend(state, act.motion)


def apply_rejected(state: State, act: RecallRejected) -> None:
    """The deputy, or the council, stays."""
    _close(state, act, "rejected")
    if act.motion is not None:
        spend(state, act.motion)


def apply_withdrawn(state: State, act: ConfidenceWithdrawn) -> None:
    """The council is due: it carries on until it is constituted anew, unless the next act dissolves it."""
    _close(state, act, "carried")
    council = state.council(act.council)
    state.put(replace(council, due=council.due or Due("no-confidence", act.day)))


def _close(state: State, act: RecallCarried | RecallRejected | ConfidenceWithdrawn, status: str) -> None:
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


@dataclass(frozen=True, slots=True)
class DecideRecall:
    """Decide a petition by the council the deputy sits in."""

    motion: Annotated[Id, Doc("the council's motion to recall, as it was voted")]


def rests_decide(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council the deputy sits in votes on the petition, by the share that the statute asks of it."""
    petition = petition_named(state, about)
    _, rule = rule_of(state, petition)
    _check_decides(petition, rule, "council")
    check_body(sitting, petition.council, article=rule.article)
    check_vote(petition, target_of(state, petition), rule, sitting.day)
    return Majority(rule.decision), rule.article


def decide_council(state: State, request: DecideRecall, context: Context) -> tuple[object, ...]:
    """The council voted, for or against: the petition is decided, and a turnout that the statute asks for is judged."""
    motion, purpose = rested(state, request.motion, "decide-recall", outcomes=("carried", "rejected"))
    petition, today = petition_named(state, purpose.about), date_of(context.now)
    _, rule = rule_of(state, petition)
    check_vote(petition, target_of(state, petition), rule, today)
    judged = _verdict_on(motion, rule)
    vote = motion.vote
    votes: tuple[Amount, Amount] = (vote.votes_for, vote.votes_against) if vote else (0, 0)
    return tuple(_judged(state, petition, judged, votes, today, motion.id))


def _verdict_on(motion: Motion, rule: Rule) -> Verdict:
    vote = motion.vote
    if vote is None or not isinstance(rule, Recall):  # a motion carried or rejected was voted
        return Verdict(False, "")
    voters = vote.votes_for + vote.votes_against + vote.abstentions + vote.spoiled
    return verdict_of_council(
        rule, carried=vote.carried, sentence=vote.sentence, voters=voters, numbers=numbers_of(vote.bases)
    )


def _place_of_motion(state: State, request: DecideRecall) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_UNKNOWN = {"petition.unknown": "there is no such petition"}
_VOTING = {
    "recall.decides": "the statute leaves the decision to others",
    "mandate.ended": "the mandate has ended",
    "mandate.expired": "the term is over",
    "recall.not-certified": "the petition is not certified, or it was judged",
    "recall.answer-days": "it may still be answered and has not been",
}

KINDS = (
    Kind(
        name="vote-recall",
        noun="petitions",
        title="Enter a count of the vote on a petition",
        doc="Enters what one teller counted in the vote of the electors. When all tellers of the statute agree, the "
        "vote is judged: turnout, then votes for against the statute's threshold, the votes that once elected where "
        "the "
        "statute compares them, and those against. Carried, the mandate of a deputy ends at once; a council is due to "
        "be constituted anew and carries on until then, or is dissolved with all its mandates, as the statute says.",
        offices=("teller",),
        request=VoteRecall,
        acts={
            RecallCountEntered: apply_recall_count,
            RecallCarried: apply_carried,
            RecallRejected: apply_rejected,
            ConfidenceWithdrawn: apply_withdrawn,
            CouncilDissolved: apply_dissolved,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_vote,
        place=place_of_petition,
        refusals={
            **_UNKNOWN,
            **_VOTING,
            "recall.open-days": "the vote of no confidence is still open",
            "recall.votes": "there are more votes than electors",
            "teller.unknown": "the statute has fewer tellers",
            "count.differs": "the count differs from another teller's",
            "count.unchanged": "the teller entered this very count before",
        },
        article="mandates.recall.decision",
    ),
    Kind(
        name="decide-recall",
        noun="petitions",
        title="Decide a recall by the council",
        doc="Decides a petition by a motion of the council the deputy sits in, where the statute leaves it to that "
        "council: carried by the statute's share, and with the turnout it asks for, the mandate ends; else the deputy "
        "stays. A tie or a minority never carries a motion.",
        offices=("chair", "secretary"),
        request=DecideRecall,
        acts={
            RecallCarried: apply_carried,
            RecallRejected: apply_rejected,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_council,
        place=_place_of_motion,
        rests=rests_decide,
        refusals={
            **RESTING,
            **_UNKNOWN,
            **_VOTING,
            "motion.elsewhere": "another council sits, or a section",
        },
        article="mandates.recall.decides",
    ),
)
