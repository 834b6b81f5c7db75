"""Motions: tabling them and amendments to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.notices import NOTICE, notice_for
from deputies.acts.resting import check_purpose, motion_named
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion, Purpose, Sitting
from deputies.sittings.tabling import check_amendable, check_matter, check_mover
from deputies.values import Refusal
from deputies.values.shape import Doc, Id, Text

__all__ = ["KINDS", "TableAmendment", "TableMotion"]


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
    leads_to: Annotated[Purpose | None, Doc("the request that is to rest on it, for motions on the own order")] = None


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
    leads_to: Purpose | None = None


def decide_table(state: State, request: TableMotion, context: Context) -> tuple[object, ...]:
    """The mover is present, and the body that sits may decide the matter."""
    sitting = sitting_named(state, request.sitting)
    check_new(state, Motion, request.motion, "motion")
    mover = _mover(state, sitting, request.mover, context)
    check_mover(sitting, mover)
    council = state.council(sitting.council)
    competence = check_matter(state.statutes[sitting.statute], council, sitting.section, request.competence)
    notice_for(state, council, request.competence, competence, day=sitting.day)
    if request.leads_to is not None:
        check_purpose(state, sitting, request.competence, request.leads_to, context)
    tabled = MotionTabled(
        request.motion, sitting.id, request.title, request.text, request.competence, mover.id, leads_to=request.leads_to
    )
    return (tabled,)


def apply_tabled(state: State, act: MotionTabled) -> None:
    """The motion waits for its vote."""
    sitting = sitting_named(state, act.sitting)
    motion = Motion(act.motion, sitting.id, sitting.council, act.title, act.text, act.mover, act.competence, act.amends)
    state.put(replace(motion, leads_to=act.leads_to))
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


def _place_sitting(state: State, request: TableMotion) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


def _place_motion(state: State, request: TableAmendment) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_TABLING = {
    "motion.exists": "a motion or amendment has this id already",
    "mandate.unknown": "there is no such mandate",
    "motion.no-mover": "chair or secretary table and do not say for whom",
    "motion.not-yours": "a deputy tables in the name of another",
    "motion.absent": "the mover is not present",
    "sitting.not-open": "the sitting is not open",
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
            "competence.handed-over": "the council has handed the matter over",
            **NOTICE,
            "motion.purpose": "no such request rests on a motion, or not on one by this competence",
            "motion.elsewhere": "another council or section decides what it leads to",
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
)
