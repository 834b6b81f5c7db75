"""Delegated matters: what a council lets its executive or an organ decide, and takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import RESTING, check_body, motion_named, pair_of, rested, spend
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.councils.council import Council, DelegatedMatter
from deputies.councils.delegated import check_delegable, matter_of
from deputies.sittings.sitting import Sitting
from deputies.sittings.tabling import check_matter
from deputies.statutes.model import Majority, Statute
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["BODY", "DELEGATING", "KINDS", "DelegateMatter", "TakeBackMatter"]

_TO = "competence/organ or competence/executive"


@dataclass(frozen=True, slots=True)
class DelegateMatter:
    """Let the executive or an organ decide a matter between sittings."""

    motion: Annotated[Id, Doc("the motion that was carried to delegate it; about competence/organ or /executive")]
    until: Annotated[Day | None, Doc("last day; left out: until it is taken back")] = None


@dataclass(frozen=True, slots=True)
class MatterDelegated:
    """A council delegated a matter; the text of the motion says within which limits."""

    council: Id
    competence: Id
    to: Id
    day: Day
    limits: Text
    motion: Id
    until: Day | None = None


def check_delegating(state: State, statute: Statute, council: Council, about: str, day: str) -> tuple[str, str]:
    """Return the matter and the body it may be delegated to on this day; raise `Refusal` otherwise."""
    key, to = pair_of(about, _TO)
    competence = check_matter(statute, council, None, key)
    check_delegable(statute, council, state.tables["organs"], key, competence, to, day=day)
    return key, to


def rests_delegate(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits delegates a matter of its own, by the majority of its level."""
    council, statute = state.council(sitting.council), state.statutes[sitting.statute]
    level = statute.levels[council.level]
    check_body(sitting, council.id, article=level.article)
    check_delegating(state, statute, council, about, sitting.day)
    return level.majority, level.article


def decide_delegate(state: State, request: DelegateMatter, context: Context) -> tuple[object, ...]:
    """The council carried a motion to delegate it, and still may."""
    motion, purpose = rested(state, request.motion, "delegate-matter")
    statute = state.statutes[sitting_named(state, motion.sitting).statute]
    council, day = state.council(motion.council), date_of(context.now)
    key, to = check_delegating(state, statute, council, purpose.about, day)
    if request.until is not None and request.until < day:
        raise Refusal(
            "matter.past",
            f"The matter would be delegated until {request.until}, and today is {day}.",
            found=request.until,
            required=f"from {day}",
        )
    return (MatterDelegated(council.id, key, to, day, motion.text, motion.id, request.until),)


def apply_delegated(state: State, act: MatterDelegated) -> None:
    """The body decides the matter between sittings; a delegation of it that has run out is gone."""
    council = state.council(act.council)
    others = tuple(item for item in council.delegated if item.competence != act.competence)
    given = DelegatedMatter(act.competence, act.to, act.day, act.until, act.limits, act.motion)
    state.put(replace(council, delegated=(*others, given)))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class TakeBackMatter:
    """Take a delegated matter back: the council decides it itself."""

    motion: Annotated[Id, Doc("the motion that was carried to take it back; it is about the competence")]


@dataclass(frozen=True, slots=True)
class MatterTakenBack:
    """A council took a delegated matter back."""

    council: Id
    competence: Id
    motion: Id
    day: Day


def check_taking_back(state: State, council: Council, key: str, day: str, article: str) -> None:
    """Raise `Refusal` (`matter.not-delegated`) for a matter that the council decides itself."""
    if matter_of(council, state.tables["organs"], key, day) is None:
        raise Refusal(
            "matter.not-delegated",
            f"The {council.title} decides {key!r} itself; there is nothing to take back.",
            article=article,
            found=key,
            required="a delegated matter",
        )


def rests_take_back(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits takes back what it delegated, by the majority of its level."""
    council = state.council(sitting.council)
    level = state.statutes[sitting.statute].levels[council.level]
    check_body(sitting, council.id, article=level.article)
    check_taking_back(state, council, about, sitting.day, level.article)
    return level.majority, level.article


def decide_take_back(state: State, request: TakeBackMatter, context: Context) -> tuple[object, ...]:
    """The council carried a motion to take it back, and it is still delegated."""
    motion, purpose = rested(state, request.motion, "take-back-matter")
    council, day = state.council(motion.council), date_of(context.now)
    check_taking_back(state, council, purpose.about, day, state.statute.levels[council.level].article)
    return (MatterTakenBack(council.id, purpose.about, motion.id, day),)


def apply_taken_back(state: State, act: MatterTakenBack) -> None:
    """The council decides the matter itself."""
    council = state.council(act.council)
    kept = tuple(item for item in council.delegated if item.competence != act.competence)
    state.put(replace(council, delegated=kept))
    spend(state, act.motion)


def _place_motion(state: State, request: DelegateMatter | TakeBackMatter) -> Place:
    return Place(council=motion_named(state, request.motion).council)


DELEGATING = {
    "competence.unknown": "the statute knows no such competence",
    "competence.level": "it is not a competence of this level",
    "competence.reserved": "it is reserved to a section",
    "competence.handed-over": "the council has handed the matter over",
}
"""What is refused of a matter that is to be delegated, or decided by whom it is delegated to."""
BODY = {
    "organ.none": "the council has no executive",
    "organ.unknown": "the council has no such organ",
    "organ.dissolved": "the organ has ended",
}
"""What is refused of a body of a council that is named."""

KINDS = (
    Kind(
        name="delegate-matter",
        noun="matters",
        title="Delegate a matter",
        doc="Lets the executive or an organ of the statute decide a matter between sittings, by a motion about "
        "competence/organ or competence/executive whose text says within which limits. What the statute keeps to the "
        "council, what is reserved to a section and what the council does not have is not delegated; the control and "
        "commissions of the council's own decide nothing.",
        offices=("chair", "secretary"),
        request=DelegateMatter,
        acts={MatterDelegated: apply_delegated},
        decide=decide_delegate,
        place=_place_motion,
        rests=rests_delegate,
        refusals={
            **RESTING,
            "motion.elsewhere": "a section sits",
            "motion.about": "the motion is not about competence/organ or competence/executive",
            **DELEGATING,
            **BODY,
            "matter.organ": "it is the control, or a commission of the council's own",
            "matter.reserved": "the statute keeps the matter to the council",
            "matter.delegated": "somebody decides the matter already",
            "matter.past": "the last day is over",
        },
        article="levels.executive.reserved",
    ),
    Kind(
        name="take-back-matter",
        noun="matters",
        title="Take a matter back",
        doc="Takes back, by a motion about the competence, what the council or the statute had delegated: the council "
        "decides it itself.",
        offices=("chair", "secretary"),
        request=TakeBackMatter,
        acts={MatterTakenBack: apply_taken_back},
        decide=decide_take_back,
        place=_place_motion,
        rests=rests_take_back,
        refusals={
            **RESTING,
            "motion.elsewhere": "a section sits",
            "matter.not-delegated": "the council decides the matter itself",
        },
        article="organs.delegated",
    ),
)
