"""Motions: tabling them and amendments to them, demanding a roll call, votes by roll call and by show of hands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.sittings import sitting_named, strength_in
from deputies.acts.state import State
from deputies.councils.strength import members_of
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion, Sitting, Vote
from deputies.sittings.tabling import check_amendable, check_competence, check_mover
from deputies.sittings.voting import (
    Cast,
    Question,
    check_demand,
    check_hands_allowed,
    check_votable,
    judge_hands,
    judge_roll_call,
    majority_for,
)
from deputies.statutes.majorities import Ballot
from deputies.values import Refusal
from deputies.values.shape import Doc, Id, Least, Text

__all__ = [
    "KINDS", "DemandRollCall", "TableAmendment", "TableMotion", "TakeRollCall", "TakeShowOfHands", "motion_named",
]  # fmt: skip


def motion_named(state: State, id_: str) -> Motion:
    """Return the motion, or raise `Refusal` (`motion.unknown`)."""
    return state.get(Motion, id_, "motion")  # type: ignore[no-any-return]


def _mover(state: State, sitting: Sitting, mover: str | None, context: Context) -> Mandate:
    """Return the mandate that moves: the deputy's own, or the one for whom chair or secretary tables."""
    if mover is not None:
        mandate = state.mandate(mover)
        if context.by.office == "deputy" and mandate.deputy != context.by.of:
            raise Refusal(
                "motion.not-yours",
                f"The mandate {mover!r} is held by {mandate.deputy!r}; a deputy tables in their own name.",
                found=mandate.deputy,
                required=context.by.of,
            )
        return mandate
    if context.by.office != "deputy":
        raise Refusal(
            "motion.no-mover",
            f"The {context.by.office} tables for a deputy present; say for whom.",
            required="the mandate of the mover",
        )
    own = [item for item in state.mandates_in(sitting.council) if item.deputy == context.by.of]
    return next((item for item in own if item.id in sitting.present), own[0])


@dataclass(frozen=True, slots=True)
class TableMotion:
    """Table a motion in an open sitting."""

    motion: Annotated[Id, Doc("id of the motion")]
    sitting: Annotated[Id, Doc("the sitting")]
    title: Annotated[Text, Doc("what it is about, in a line")]
    text: Annotated[Text, Doc("what is to be decided")]
    competence: Annotated[Id, Doc("by which competence of the statute the council decides it")]
    mover: Annotated[Id | None, Doc("mandate of the mover; a deputy may leave it out")] = None


@dataclass(frozen=True, slots=True)
class MotionTabled:
    """A motion was tabled; an amendment if it amends another."""

    motion: Id
    sitting: Id
    title: Text
    text: Text
    competence: Id
    mover: Id
    amends: Id | None = None


def decide_table(state: State, request: TableMotion, context: Context) -> tuple[object, ...]:
    """The mover is present, and the body that sits may decide the matter."""
    sitting = sitting_named(state, request.sitting)
    check_new(state, Motion, request.motion, "motion")
    mover = _mover(state, sitting, request.mover, context)
    check_mover(sitting, mover)
    council = state.council(sitting.council)
    check_competence(state.statutes[sitting.statute], council, sitting.section, request.competence)
    return (MotionTabled(request.motion, sitting.id, request.title, request.text, request.competence, mover.id),)


def apply_tabled(state: State, act: MotionTabled) -> None:
    """The motion waits for its vote."""
    sitting = sitting_named(state, act.sitting)
    state.put(
        Motion(act.motion, sitting.id, sitting.council, act.title, act.text, act.mover, act.competence, act.amends)
    )
    state.put(replace(sitting, motions=(*sitting.motions, act.motion)))


@dataclass(frozen=True, slots=True)
class TableAmendment:
    """Table an amendment: the whole text that the motion is to have instead."""

    amendment: Annotated[Id, Doc("id of the amendment")]
    motion: Annotated[Id, Doc("the motion it amends")]
    text: Annotated[Text, Doc("the whole text of the motion as amended")]
    mover: Annotated[Id | None, Doc("mandate of the mover; a deputy may leave it out")] = None


def decide_amendment(state: State, request: TableAmendment, context: Context) -> tuple[object, ...]:
    """The mover is present and the motion has not been voted."""
    motion = motion_named(state, request.motion)
    check_new(state, Motion, request.amendment, "motion")
    sitting = sitting_named(state, motion.sitting)
    mover = _mover(state, sitting, request.mover, context)
    check_mover(sitting, mover)
    check_amendable(motion)
    return (
        MotionTabled(
            request.amendment, sitting.id, motion.title, request.text, motion.competence, mover.id, amends=motion.id
        ),
    )


@dataclass(frozen=True, slots=True)
class DemandRollCall:
    """Demand that a motion be voted by roll call."""

    motion: Annotated[Id, Doc("the motion or amendment")]
    demanded_by: Annotated[tuple[Id, ...], Doc("mandates of the deputies present who demand it")]


@dataclass(frozen=True, slots=True)
class RollCallDemanded:
    """A roll call was demanded: the motion is not voted by show of hands."""

    motion: Id
    demanded_by: tuple[Id, ...]


def decide_demand(state: State, request: DemandRollCall, context: Context) -> tuple[object, ...]:
    """As many of those present demand it as the statute requires."""
    motion = motion_named(state, request.motion)
    sitting = sitting_named(state, motion.sitting)
    members = members_of(state.mandates_in(sitting.council), sitting.section)
    working = state.statutes[sitting.statute].working
    check_demand(working, sitting, motion, request.demanded_by, frozenset(item.id for item in members))
    return (RollCallDemanded(motion.id, request.demanded_by),)


def apply_demanded(state: State, act: RollCallDemanded) -> None:
    """The motion waits for a roll call."""
    state.put(replace(motion_named(state, act.motion), demanded_by=act.demanded_by))


@dataclass(frozen=True, slots=True)
class TakeRollCall:
    """Take a roll call: the choice of each deputy is public."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]
    choices: Annotated[tuple[Cast, ...], Doc("the choice of each deputy who took part")]


@dataclass(frozen=True, slots=True)
class RollCallTaken:
    """A roll call was taken."""

    motion: Id
    choices: tuple[Cast, ...]
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    abstentions: Annotated[int, Least(0)]
    carried: bool
    sentence: str


def _question(state: State, motion: Motion) -> tuple[Question, frozenset[str]]:
    sitting = sitting_named(state, motion.sitting)
    check_votable(sitting, motion, (motion_named(state, id_) for id_ in sitting.motions))
    statute = state.statutes[sitting.statute]
    level = statute.levels[state.council(sitting.council).level]
    majority, article = majority_for(statute, level, motion)
    members = members_of(state.mandates_in(sitting.council), sitting.section)
    question = Question(sitting, level, majority, article, strength_in(state, sitting))
    return question, frozenset(item.id for item in members)


def decide_roll_call(state: State, request: TakeRollCall, context: Context) -> tuple[object, ...]:
    """Those present are called, each once; a quorum takes part; the statute's majority carries."""
    motion = motion_named(state, request.motion)
    question, in_office = _question(state, motion)
    vote = judge_roll_call(question, request.choices, in_office)
    return (
        RollCallTaken(
            motion.id,
            request.choices,
            vote.votes_for,
            vote.votes_against,
            vote.abstentions,
            vote.carried,
            vote.sentence,
        ),
    )


def apply_roll_call(state: State, act: RollCallTaken) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    choices = tuple((item.mandate, item.choice) for item in act.choices)
    vote = Vote("roll-call", act.votes_for, act.votes_against, act.abstentions, choices, act.carried, act.sentence)
    _settle(state, act.motion, vote)


def _settle(state: State, id_: str, vote: Vote) -> None:
    motion = motion_named(state, id_)
    state.put(replace(motion, vote=vote, status="carried" if vote.carried else "rejected"))
    if vote.carried and motion.amends is not None:
        state.put(replace(motion_named(state, motion.amends), text=motion.text))


@dataclass(frozen=True, slots=True)
class TakeShowOfHands:
    """Take a vote by show of hands: totals only."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]
    votes_for: Annotated[int, Least(0), Doc("hands for")]
    votes_against: Annotated[int, Least(0), Doc("hands against")]
    abstentions: Annotated[int, Least(0), Doc("hands abstaining")] = 0


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """A show of hands was counted."""

    motion: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    abstentions: Annotated[int, Least(0)]
    carried: bool
    sentence: str


def decide_hands(state: State, request: TakeShowOfHands, context: Context) -> tuple[object, ...]:
    """No more hands than deputies present; a quorum takes part; the statute's majority carries."""
    motion = motion_named(state, request.motion)
    check_hands_allowed(motion)
    question, in_office = _question(state, motion)
    ballot = Ballot(request.votes_for, request.votes_against, request.abstentions)
    vote = judge_hands(question, ballot, in_office)
    return (HandsCounted(motion.id, vote.votes_for, vote.votes_against, vote.abstentions, vote.carried, vote.sentence),)


def apply_hands(state: State, act: HandsCounted) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    vote = Vote("show-of-hands", act.votes_for, act.votes_against, act.abstentions, (), act.carried, act.sentence)
    _settle(state, act.motion, vote)


def _place_sitting(state: State, request: TableMotion) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


def _place_motion(state: State, request: TableAmendment | DemandRollCall | TakeRollCall | TakeShowOfHands) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_TABLING = {
    "motion.exists": "a motion or amendment has this id already",
    "mandate.unknown": "there is no such mandate",
    "motion.no-mover": "chair or secretary table and do not say for whom",
    "motion.not-yours": "a deputy tables in the name of another",
    "motion.absent": "the mover is not present",
    "sitting.not-open": "the sitting is not open",
}
_VOTING = {
    "motion.unknown": "there is no such motion",
    "sitting.not-open": "the sitting is not open",
    "motion.voted": "it has been voted already",
    "motion.amendments-first": "an amendment to it has not been voted yet",
    "vote.no-quorum": "fewer took part than the quorum",
    "threshold.base": "the majority counts on something that has no number here",
}

KINDS = (
    Kind(
        name="table-motion",
        noun="motions",
        title="Table a motion",
        doc="Tables a motion in an open sitting, in the name of a deputy present, by a competence that the council "
        "has. A matter reserved to a section is tabled in a sitting of that section, and nothing else there.",
        offices=("deputy", "chair", "secretary"),
        request=TableMotion,
        acts={MotionTabled: apply_tabled},
        decide=decide_table,
        place=_place_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            **_TABLING,
            "competence.unknown": "the statute knows no such competence",
            "competence.level": "it is not a competence of this level",
            "competence.reserved": "it is reserved to a section that is not the one sitting",
            "competence.not-section": "a section sits and the matter is not reserved to it",
        },
        article="competences",
    ),
    Kind(
        name="table-amendment",
        noun="motions",
        title="Table an amendment",
        doc="Tables an amendment to a motion: the whole text that it is to have instead. Amendments are voted before "
        "the motion, by the majority of the level; a carried one gives the motion its text.",
        offices=("deputy", "chair", "secretary"),
        request=TableAmendment,
        acts={MotionTabled: apply_tabled},
        decide=decide_amendment,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            **_TABLING,
            "amendment.of-amendment": "what it amends is itself an amendment",
            "motion.voted": "the motion has been voted already",
        },
        article="competences",
    ),
    Kind(
        name="demand-roll-call",
        noun="motions",
        title="Demand a roll call",
        doc="Takes down that deputies present demand a roll call on a motion. If they are as many as the statute "
        "requires, the motion cannot be voted by show of hands.",
        offices=("chair", "secretary"),
        request=DemandRollCall,
        acts={RollCallDemanded: apply_demanded},
        decide=decide_demand,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            "sitting.not-open": "the sitting is not open",
            "motion.voted": "it has been voted already",
            "vote.roll-call-demanded": "a roll call has been demanded already",
            "vote.too-few-demand": "fewer demand it than the statute requires",
            "threshold.base": "the share counts on something else than those present",
            "faults": "someone stands twice, or is not present and in office",
        },
        article="working.roll_call",
    ),
    Kind(
        name="take-roll-call",
        noun="motions",
        title="Take a roll call",
        doc="Takes a vote in which each deputy's choice is public. The majority is that of the competence, or else of "
        "the level; abstentions count as the statute says, and a tie never carries. Present deputies who are not "
        "named took no part; those who did must still be a quorum.",
        offices=("secretary", "chair"),
        request=TakeRollCall,
        acts={RollCallTaken: apply_roll_call},
        decide=decide_roll_call,
        place=_place_motion,
        refusals={**_VOTING, "faults": "someone is called twice, or is not present and in office"},
        article="levels.majority",
    ),
    Kind(
        name="take-show-of-hands",
        noun="motions",
        title="Take a show of hands",
        doc="Takes a vote by counted hands, unless a roll call has been demanded. The majority and the quorum are as "
        "for a roll call.",
        offices=("secretary", "chair"),
        request=TakeShowOfHands,
        acts={HandsCounted: apply_hands},
        decide=decide_hands,
        place=_place_motion,
        refusals={
            **_VOTING,
            "vote.roll-call-demanded": "a roll call has been demanded",
            "vote.too-many": "more hands are counted than deputies are present",
        },
        article="levels.majority",
    ),
)
