"""Emergency decisions: taken without a sitting, confirmed or lifted by the council afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.sittings import check_length
from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.councils.powers import stage_of
from deputies.councils.sharing import holders_below
from deputies.councils.strength import check_constituted
from deputies.sittings.emergency import (
    check_awaits_review,
    check_cannot_meet,
    check_handed_over,
    emergency_of,
    executive_in_office,
    judge_executive,
)
from deputies.sittings.sitting import Decision, MemberChoice, Sitting
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Competence, Emergency, Majority
from deputies.values import Fault, Faults, Refusal, add_days, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Text

__all__ = ["KINDS", "ConfirmEmergency", "DecideInEmergency", "LiftEmergency"]


def _decision(state: State, id_: str) -> Decision:
    return state.get(Decision, id_, "decision")  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class DecideInEmergency:
    """Decide for a council that cannot meet: by its executive, or by the chair alone."""

    decision: Annotated[Id, Doc("id of the decision")]
    council: Annotated[Id, Doc("the council for which it is decided")]
    title: Annotated[Text, Doc("what it is about, in a line")]
    text: Annotated[Text, Doc("what is decided")]
    competence: Annotated[Id, Doc("by which competence of the council")]
    reasons: Annotated[Text, Doc("why the council cannot meet in time")]
    choices: Annotated[tuple[MemberChoice, ...], Doc("the choice of each member of the executive who took part")] = ()


@dataclass(frozen=True, slots=True)
class EmergencyDecided:
    """It was decided without a sitting; it lapses on a day unless the council confirms it before."""

    decision: Id
    council: Id
    title: Text
    text: Text
    competence: Id
    stage: str
    reasons: Text
    taken_by: Literal["executive", "chair"]
    choices: tuple[MemberChoice, ...]
    sentence: str
    day: Day
    review_by: Day
    expires: Day
    statute: Digest


def decide_emergency(state: State, request: DecideInEmergency, context: Context) -> tuple[object, ...]:
    """The statute lets them, the council is not sitting, the matter may be handed over, and enough are for it."""
    check_new(state, Decision, request.decision, "decision")
    statute, council = state.statute, state.council(request.council)
    provision = emergency_of(statute)
    check_constituted(council)
    check_cannot_meet(council, state.tables["sittings"].values())
    competence = check_handed_over(statute, council, request.competence)
    _check_own(state, council, request.competence, competence)
    check_length(request.choices, "decide-in-emergency", "choices")
    if provision.by == "chair":
        sentence = _by_chair(provision, request, context)
    else:
        executive = executive_in_office(statute, council, state.mandates_in(council.id))
        sentence = judge_executive(provision, executive, request.choices).sentence
    day, stage = date_of(context.now), stage_of(council, request.competence, competence)
    return (
        EmergencyDecided(
            request.decision, council.id, request.title, request.text, request.competence, stage,
            request.reasons, provision.by, request.choices, sentence, day, add_days(day, provision.review_days),
            add_days(day, provision.expires_days), state.system.statute,
        ),
    )  # fmt: skip


def _check_own(state: State, council: Council, key: str, competence: Competence) -> None:
    """Raise `Refusal` (`emergency.subsidiary`) for a matter that is first one of councils below: it takes a notice."""
    if competence.sharing == "subsidiary" and holders_below(council, key, competence, state.tables["councils"]):
        raise Refusal(
            "emergency.subsidiary",
            f"{competence.title} is first a matter of the councils below {council.name}; a council takes it up by a "
            f"notice ({say_article(competence.article)}), and nobody for it in an emergency.",
            article=competence.article,
            found=key,
            required="a matter that is the council's own",
        )


def _by_chair(provision: Emergency, request: DecideInEmergency, context: Context) -> str:
    if context.by.office != "chair":
        raise Refusal(
            "emergency.chair",
            f"By {say_article(provision.article)} the chair alone decides in an emergency; the {context.by.office} may "
            "not.",
            article=provision.article,
            found=context.by.office,
            required="chair",
        )
    if request.choices:
        fault = Fault("choices", "members are named", f"none: by {say_article(provision.article)} the chair decides")
        raise Faults("decide-in-emergency", [fault])
    return f"By the chair alone, as {say_article(provision.article)} allows."


def apply_emergency(state: State, act: EmergencyDecided) -> None:
    """The decision holds until it expires, is lifted, or is confirmed and stays."""
    state.put(
        Decision(
            act.decision, act.council, None, "", act.title, act.text, act.competence, act.day, "", act.stage,
            procedure="emergency", taken_by=act.taken_by, reasons=act.reasons, choices=act.choices,
            statute=act.statute, expires=act.expires, review_by=act.review_by,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConfirmEmergency:
    """Confirm what was decided in an emergency."""

    motion: Annotated[Id, Doc("the motion of the council that was carried to confirm it")]


@dataclass(frozen=True, slots=True)
class EmergencyConfirmed:
    """The council confirmed what was decided without it: it holds like any other decision."""

    decision: Id
    motion: Id
    sentence: str
    day: Day


@dataclass(frozen=True, slots=True)
class LiftEmergency:
    """Lift what was decided in an emergency."""

    motion: Annotated[Id, Doc("the motion of the council that was carried to lift it")]


@dataclass(frozen=True, slots=True)
class EmergencyLifted:
    """The council lifted what was decided without it: it ended that day."""

    decision: Id
    motion: Id
    sentence: str
    day: Day


def _check_awaits(state: State, decision: Decision, day: str) -> None:
    provision = state.statutes[decision.statute].emergency if decision.statute else None
    check_awaits_review(decision, day, article=provision.article if provision else "")


def _reviewed(state: State, about: str, sitting: Sitting) -> tuple[Council, Emergency]:
    decision = _decision(state, about)
    _check_awaits(state, decision, sitting.day)
    provision = emergency_of(state.statutes[decision.statute])
    check_body(sitting, decision.council, article=provision.article)
    return state.council(decision.council), provision


def rests_confirm(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council sits as a whole and confirms by the majority of the article on emergencies."""
    _, provision = _reviewed(state, about, sitting)
    return provision.majority, provision.article


def rests_lift(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council sits as a whole and lifts by the majority of its level."""
    council, _ = _reviewed(state, about, sitting)
    level = state.statutes[sitting.statute].levels[council.level]
    return level.majority, level.article


def decide_confirm(state: State, request: ConfirmEmergency, context: Context) -> tuple[object, ...]:
    """The council carried a motion to confirm, and the decision still holds."""
    motion, purpose = rested(state, request.motion, "confirm-emergency")
    day = date_of(context.now)
    _check_awaits(state, _decision(state, purpose.about), day)
    return (EmergencyConfirmed(purpose.about, motion.id, motion.vote.sentence if motion.vote else "", day),)


def apply_confirmed(state: State, act: EmergencyConfirmed) -> None:
    """The decision no longer lapses."""
    state.put(replace(_decision(state, act.decision), confirmed=act.day))
    spend(state, act.motion)


def decide_lift(state: State, request: LiftEmergency, context: Context) -> tuple[object, ...]:
    """The council carried a motion to lift, and the decision still holds."""
    motion, purpose = rested(state, request.motion, "lift-emergency")
    day = date_of(context.now)
    _check_awaits(state, _decision(state, purpose.about), day)
    return (EmergencyLifted(purpose.about, motion.id, motion.vote.sentence if motion.vote else "", day),)


def apply_lifted(state: State, act: EmergencyLifted) -> None:
    """The decision has ended, and with it what was issued from it."""
    state.put(replace(_decision(state, act.decision), lifted=act.day))
    spend(state, act.motion)


def _place(state: State, request: DecideInEmergency) -> Place:
    return Place(council=state.council(request.council).id)


def _place_motion(state: State, request: ConfirmEmergency | LiftEmergency) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_REVIEW = {
    **RESTING,
    "decision.unknown": "there is no such decision",
    "motion.elsewhere": "another council sits, or a section",
    "emergency.ordinary": "the decision was taken in a sitting",
    "emergency.confirmed": "the council confirmed it before",
    "emergency.lifted": "the council lifted it before",
    "emergency.lapsed": "its days were over before",
}

KINDS = (
    Kind(
        name="decide-in-emergency",
        noun="decisions",
        title="Decide in an emergency",
        doc="Takes a decision for a council that cannot meet in time: by its executive, each member's choice by name, "
        "or by the chair alone, as the statute says. It names the competence and why the council cannot meet. It ends "
        "by the calendar unless the council confirms it, and comes on the agenda of the council's next sitting by "
        "itself.",
        offices=("chair", "secretary"),
        request=DecideInEmergency,
        acts={EmergencyDecided: apply_emergency},
        decide=decide_emergency,
        place=_place,
        refusals={
            "council.unknown": "there is no such council",
            "decision.exists": "a decision has this id already",
            "emergency.none": "the statute knows no emergency procedure",
            "council.not-constituted": "the council is not constituted",
            "emergency.council-sits": "the council is sitting and decides itself",
            "competence.unknown": "the statute knows no such competence",
            "competence.level": "it is not a competence of this level",
            "competence.reserved": "it is reserved to a section",
            "competence.handed-over": "the council has handed the matter over",
            "emergency.subsidiary": "it is first a matter of councils below",
            "competence.not-delegable": "it is the council's own order, or reserved to the council",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "emergency.chair": "the chair alone may, and another office asks",
            "emergency.no-executive": "nobody of an executive is in office",
            "emergency.too-few": "too few of the executive are for it",
            "threshold.base": "the share of the executive counts on something that has no number here",
            "faults": "someone stands twice, is not of the executive, or is named where the chair decides alone",
        },
        article="emergency",
    ),
    Kind(
        name="confirm-emergency",
        noun="decisions",
        title="Confirm an emergency decision",
        doc="The council confirms what was decided without it, by a motion and the majority of the article on "
        "emergencies. From then on it holds like any other decision.",
        offices=("secretary", "chair"),
        request=ConfirmEmergency,
        acts={EmergencyConfirmed: apply_confirmed},
        decide=decide_confirm,
        place=_place_motion,
        rests=rests_confirm,
        refusals=_REVIEW,
        article="emergency.majority",
    ),
    Kind(
        name="lift-emergency",
        noun="decisions",
        title="Lift an emergency decision",
        doc="The council lifts what was decided without it, by a motion and the majority of its level. It ends at "
        "once, with the directives that were issued from it.",
        offices=("secretary", "chair"),
        request=LiftEmergency,
        acts={EmergencyLifted: apply_lifted},
        decide=decide_lift,
        place=_place_motion,
        rests=rests_lift,
        refusals=_REVIEW,
        article="emergency",
    ),
)
