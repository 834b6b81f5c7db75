"""Putting right what was taken down: a vote in the same sitting, the minutes in a later one. Nothing is ever erased."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.causes import cause_of
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.motions import made_in
from deputies.acts.resting import RESTING, check_body, majority_of, motion_named, rested, spend
from deputies.acts.sittings import check_length, sitting_named, sitting_of
from deputies.acts.state import State
from deputies.acts.voting import FOLLOWS, OWN_CAUSE, by_name, follows, question_on, settle
from deputies.sittings.convening import check_open
from deputies.sittings.correcting import (
    check_correctable,
    check_reversal,
    check_simple,
    correct_hands,
    correct_roll_call,
)
from deputies.sittings.sitting import Cast, Correction, Sitting
from deputies.sittings.voting import Casting
from deputies.statutes.model import Majority
from deputies.values import Amount, Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "ApproveMinutes", "CorrectVote"]


@dataclass(frozen=True, slots=True)
class CorrectVote:
    """Correct a vote that was taken down wrongly, in the same sitting."""

    motion: Annotated[Id, Doc("the motion that was voted")]
    reason: Annotated[Text, Doc("what was taken down wrongly")]
    choices: Annotated[tuple[Cast, ...], Doc("of a roll call: the choices of those who stand there wrongly")] = ()
    votes_for: Annotated[int | None, Least(0), Doc("of hands: hands for")] = None
    votes_against: Annotated[int | None, Least(0), Doc("of hands: hands against")] = None
    abstentions: Annotated[int | None, Least(0), Doc("of hands: hands abstaining")] = None


@dataclass(frozen=True, slots=True)
class VoteCorrected:
    """A vote was corrected; it is judged anew on the numbers of its moment."""

    motion: Id
    reason: Text
    choices: tuple[Cast, ...]
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    carried: bool
    sentence: str
    casting: Casting | None = None


def decide_correct(state: State, request: CorrectVote, context: Context) -> tuple[object, ...]:
    """The sitting is open, nothing rests on the vote, and the new figures are possible."""
    motion = motion_named(state, request.motion)
    sitting = sitting_of(state, motion)
    check_open(sitting)
    check_length(request.choices, "correct-vote", "choices")
    amended = motion_named(state, motion.amends) if motion.amends else None
    vote = check_correctable(motion, amended)
    majority, article = majority_of(state, motion, sitting, context)
    question = question_on(
        state, sitting, majority, article, on=date_of(context.now), casting=vote.casting,
        cause=cause_of(state, motion, sitting),
    )  # fmt: skip
    check_simple(question, motion)
    if vote.kind == "roll-call":
        corrected = correct_roll_call(question, vote, request.choices)
    else:
        figures = (request.votes_for, request.votes_against, request.abstentions)
        corrected = correct_hands(question, vote, figures)
    act = VoteCorrected(
        motion.id, request.reason, request.choices, corrected.votes_for, corrected.votes_against,
        corrected.abstentions, corrected.carried, corrected.sentence, corrected.casting,
    )  # fmt: skip
    if amended is None or corrected.carried == vote.carried:
        return (act,)
    check_reversal(motion, made_in(state, amended))
    return (act, *follows(state, motion, corrected))


def apply_corrected(state: State, act: VoteCorrected) -> None:
    """The motion is carried or rejected by the corrected vote; how it stood before stays beside it."""
    motion = motion_named(state, act.motion)
    if motion.vote is None:
        return
    vote = motion.vote
    if vote.kind == "roll-call":
        changed = {item.mandate: item for item in act.choices}
        kept = tuple(Cast(id_, choice) for id_, choice in vote.choices if id_ not in changed)
        named = by_name(state, (*kept, *act.choices))
        vote = replace(
            vote, named_for=named.named_for, named_against=named.named_against, named_abstaining=named.named_abstaining
        )
    vote = replace(
        vote, votes_for=act.votes_for, votes_against=act.votes_against, abstentions=act.abstentions,
        carried=act.carried, sentence=act.sentence, casting=act.casting,
    )  # fmt: skip
    noted = (*motion.corrections, Correction(act.reason, motion.vote.sentence))
    state.put(replace(motion, corrections=noted))
    settle(state, act.motion, vote)


@dataclass(frozen=True, slots=True)
class ApproveMinutes:
    """Approve the minutes of an earlier sitting."""

    motion: Annotated[Id, Doc("the motion that was carried to approve them")]
    remarks: Annotated[tuple[Text, ...], Doc("what the sitting found wrong or missing in them")] = ()


@dataclass(frozen=True, slots=True)
class MinutesApproved:
    """A later sitting approved the minutes of one before, with remarks."""

    sitting: Id
    motion: Id
    remarks: tuple[Text, ...]
    day: Day


def rests_minutes(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The same body sits again, and the minutes of the closed sitting are not approved yet."""
    earlier = sitting_named(state, about)
    level = state.statutes[sitting.statute].levels[state.council(sitting.council).level]
    check_body(sitting, earlier.council, article=level.article, section=earlier.section)
    _check_approvable(earlier)
    return level.majority, level.article


def _check_approvable(earlier: Sitting) -> None:
    if earlier.status != "closed":
        raise Refusal(
            "minutes.not-closed",
            f"The sitting {earlier.id!r} is {earlier.status}; minutes are approved once it is closed.",
            found=earlier.status,
            required="closed",
        )
    if earlier.approved is not None:
        raise Refusal(
            "minutes.approved",
            f"The minutes of {earlier.id!r} were approved on {earlier.approved}.",
            found=earlier.approved,
        )


def decide_approve(state: State, request: ApproveMinutes, context: Context) -> tuple[object, ...]:
    """A later sitting of the same body carried a motion to approve."""
    motion, purpose = rested(state, request.motion, "approve-minutes")
    _check_approvable(sitting_named(state, purpose.about))
    return (MinutesApproved(purpose.about, motion.id, request.remarks, date_of(context.now)),)


def apply_approved(state: State, act: MinutesApproved) -> None:
    """The minutes are approved, with the remarks."""
    state.put(replace(sitting_named(state, act.sitting), approved=act.day, remarks=act.remarks))
    spend(state, act.motion)


def _place(state: State, request: CorrectVote | ApproveMinutes) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="correct-vote",
        noun="motions",
        title="Correct a vote",
        doc="Corrects a vote that was taken down wrongly, while the sitting is open and nothing rests on it. The vote "
        "is judged anew on the numbers of its moment; how it stood before stays on the record. Later, only a remark on "
        "the minutes can be made, or the matter voted again.",
        offices=("secretary", "chair"),
        request=CorrectVote,
        acts={VoteCorrected: apply_corrected, **FOLLOWS},
        decide=decide_correct,
        place=_place,
        refusals={
            "motion.unknown": "there is no such motion",
            "motion.by-consent": "the motion is decided by consent, outside a sitting",
            "sitting.not-open": "the sitting is not open",
            "correction.not-voted": "it was not voted by hands or by roll call, or more than heads was counted",
            "correction.too-late": "a decision, an amended text or another act rests on the vote",
            "amendment.lines-taken": "of an amendment: another that was carried stands in its place",
            **OWN_CAUSE,
            "correction.nothing": "nothing would be different",
            "correction.impossible": "fewer would have taken part than the quorum, or more than were there",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "faults": "someone is named twice or was not there, or figures are missing",
        },
        article="working",
    ),
    Kind(
        name="approve-minutes",
        noun="sittings",
        title="Approve minutes",
        doc="Approves the minutes of an earlier sitting of the same body, by a motion, with what the sitting remarks "
        "on them. The minutes are written from the acts themselves, so nothing is changed by it.",
        offices=("secretary", "chair"),
        request=ApproveMinutes,
        acts={MinutesApproved: apply_approved},
        decide=decide_approve,
        place=_place,
        rests=rests_minutes,
        refusals={
            **RESTING,
            "sitting.unknown": "there is no such sitting",
            "minutes.not-closed": "the sitting is not closed",
            "minutes.approved": "the minutes were approved before",
            "motion.elsewhere": "another body sits",
        },
        article="working.minutes_days",
    ),
)
