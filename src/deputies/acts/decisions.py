"""Decisions: adopting them from carried motions, and a section's objection to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.notices import NOTICE, notice_for, use_notice
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.sittings.deciding import check_objection, make_decision
from deputies.sittings.sitting import Decision, Objection, Sitting
from deputies.sittings.tabling import competence_of
from deputies.statutes.model import Majority, Statute
from deputies.values import add_days, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["KINDS", "AdoptDecision", "ObjectToDecision"]


@dataclass(frozen=True, slots=True)
class AdoptDecision:
    """Adopt a carried motion as a decision of the council."""

    decision: Annotated[Id, Doc("id of the decision")]
    motion: Annotated[Id, Doc("the carried motion")]


@dataclass(frozen=True, slots=True)
class DecisionAdopted:
    """A decision was adopted."""

    decision: Id
    council: Id
    motion: Id
    sitting: str
    title: Text
    text: Text
    competence: Id
    stage: str
    day: Day
    section: Id | None = None
    notice: Annotated[Id | None, Doc("the notice to councils below by which it was decided")] = None


def decide_adopt(state: State, request: AdoptDecision, context: Context) -> tuple[object, ...]:
    """The motion is carried, and the competence is still the council's."""
    check_new(state, Decision, request.decision, "decision")
    motion = motion_named(state, request.motion)
    sitting = sitting_named(state, motion.sitting) if motion.sitting else None
    council, day = state.council(motion.council), date_of(context.now)
    statute = state.statutes[sitting.statute] if sitting else state.statute
    section = sitting.section if sitting else None
    made = make_decision(statute, council, section, motion, decision=request.decision, day=day)
    competence = competence_of(statute, council.level, motion.competence)
    notice = notice_for(state, council, motion.competence, competence, day=day)
    return (
        DecisionAdopted(
            made.id,
            made.council,
            made.motion,
            made.sitting,
            made.title,
            made.text,
            made.competence,
            made.stage,
            made.adopted,
            made.section,
            notice or None,
        ),
    )


def apply_adopted(state: State, act: DecisionAdopted) -> None:
    """The decision stands; its motion is done with."""
    state.put(
        Decision(
            act.decision,
            act.council,
            act.section,
            act.motion,
            act.title,
            act.text,
            act.competence,
            act.day,
            act.sitting,
            act.stage,
        )
    )
    state.put(replace(motion_named(state, act.motion), status="adopted"))
    use_notice(state, act.notice, act.decision, act.day)


@dataclass(frozen=True, slots=True)
class ObjectToDecision:
    """Object to a decision by a section of the council: it is suspended, once."""

    motion: Annotated[Id, Doc("the section's motion that was carried to object")]


@dataclass(frozen=True, slots=True)
class DecisionSuspended:
    """A section objected: the decision is suspended until this day."""

    decision: Id
    section: Id
    motion: Id
    day: Day
    until: Day
    sentence: str


def rests_object(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The section that sits may object to the decision, by the majority of the level."""
    decision: Decision = state.get(Decision, about, "decision")
    check_body(sitting, decision.council, article="sections", section=sitting.section)
    council = state.council(decision.council)
    statute = _statute_of(state, decision, sitting)
    check_objection(statute, council, decision, sitting.section or "", sitting.day)
    level = statute.levels[council.level]
    return level.majority, level.article


def _statute_of(state: State, decision: Decision, sitting: Sitting) -> Statute:
    """Return the statute a decision was taken under; that of the objecting sitting for one taken between sittings."""
    taken = sitting_named(state, decision.sitting) if decision.sitting else sitting
    return state.statutes[decision.statute or taken.statute]


def decide_object(state: State, request: ObjectToDecision, context: Context) -> tuple[object, ...]:
    """The section carried a motion to object, in time, and has not objected before."""
    motion, purpose = rested(state, request.motion, "object-to-decision")
    decision: Decision = state.get(Decision, purpose.about, "decision")
    council, sitting = state.council(decision.council), sitting_named(state, motion.sitting)
    statute = _statute_of(state, decision, sitting)
    section, day = sitting.section or "", date_of(context.now)
    check_objection(statute, council, decision, section, day)
    until = add_days(day, statute.sections[section].objection_days)
    sentence = motion.vote.sentence if motion.vote else ""
    return (DecisionSuspended(decision.id, section, motion.id, day, until, sentence),)


def apply_suspended(state: State, act: DecisionSuspended) -> None:
    """No directive issues from the decision before the day."""
    decision: Decision = state.get(Decision, act.decision, "decision")
    objection = Objection(act.section, act.day, act.until, act.sentence)
    state.put(replace(decision, objections=(*decision.objections, objection)))
    spend(state, act.motion)


def _place_motion(state: State, request: AdoptDecision | ObjectToDecision) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="adopt-decision",
        noun="decisions",
        title="Adopt a decision",
        doc="Writes a carried motion down as a decision, with its text as amended and the competence by which it was "
        "taken; the stage of that competence says whether it is preparatory, advisory, controlling or deciding.",
        offices=("secretary", "chair"),
        request=AdoptDecision,
        acts={DecisionAdopted: apply_adopted},
        decide=decide_adopt,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            "decision.exists": "a decision has this id already",
            "decision.amendment": "it is an amendment",
            "decision.not-carried": "the motion is not carried, or adopted already",
            "competence.unknown": "the statute knows no such competence",
            "competence.level": "it is not a competence of this level",
            "competence.reserved": "it is reserved to a section that did not sit",
            "competence.not-section": "a section sat and the matter is not reserved to it",
            "competence.handed-over": "the council has handed the matter over since",
            **NOTICE,
        },
        article="competences",
    ),
    Kind(
        name="object-to-decision",
        noun="decisions",
        title="Object to a decision",
        doc="A section objects to a decision that it has not taken itself, by a motion carried in its own sitting. "
        "Within the days that the statute gives it, and once, the decision is suspended for so many days: no directive "
        "issues from it meanwhile.",
        offices=("secretary", "chair"),
        request=ObjectToDecision,
        acts={DecisionSuspended: apply_suspended},
        decide=decide_object,
        place=_place_motion,
        rests=rests_object,
        refusals={
            **RESTING,
            "decision.unknown": "there is no such decision",
            "motion.elsewhere": "another council sits",
            "section.unknown": "the whole council sits, or a section that the council has not",
            "objection.none": "the statute gives the section no objection",
            "objection.own": "the section took the decision itself",
            "objection.once": "the section has objected to it already",
            "objection.late": "the days to object are over",
        },
        article="sections.objection_days",
    ),
)
