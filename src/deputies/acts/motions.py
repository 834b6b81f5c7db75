"""Motions: tabling them and amendments to them, the order of voting, withdrawing, and taking one up again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.notices import NOTICE, notice_for
from deputies.acts.resting import check_purpose, majority_of, motion_named
from deputies.acts.sittings import sitting_named, sitting_of
from deputies.acts.state import State
from deputies.mandates.mandate import Mandate
from deputies.sittings.amending import check_order, check_room, texts_of
from deputies.sittings.convening import check_open
from deputies.sittings.lines import LineRange, check_range
from deputies.sittings.sitting import Motion, Purpose, Sitting
from deputies.sittings.tabling import check_amendable, check_matter, check_mover
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = [
    "HANDED_OVER", "KINDS", "ResumeMotion", "SetVotingOrder", "TableAmendment", "TableMotion", "WithdrawMotion",
    "check_decidable", "made_in", "make", "motions_of", "mover_of", "numbered_text", "unmake",
]  # fmt: skip


def motions_of(state: State, sitting: Sitting) -> tuple[Motion, ...]:
    """Return the motions of a sitting, amendments and motions on procedure among them, in the order of tabling."""
    return tuple(motion_named(state, id_) for id_ in sitting.motions)


def _texts(state: State, motion: Motion) -> tuple[str, str]:
    return texts_of(motion, made_in(state, motion))


def made_in(state: State, motion: Motion) -> tuple[Motion, ...]:
    """Return the carried amendments to a motion, in the order in which they were voted."""
    return tuple(motion_named(state, id_) for id_ in motion.made)


def numbered_text(state: State, motion: Motion) -> str:
    """Return the text of a motion whose lines amendments count."""
    return _texts(state, motion)[0]


def make(state: State, amendment: str) -> None:
    """Put a carried amendment into the text of its motion."""
    main = motion_named(state, motion_named(state, amendment).amends or "")
    main = replace(main, tabled_text=main.tabled_text or main.text, made=(*main.made, amendment))
    state.put(replace(main, text=_texts(state, main)[1]))


def unmake(state: State, amendment: str) -> None:
    """Take an amendment out of the text of its motion again; those that it had overtaken wait for their vote."""
    main = motion_named(state, motion_named(state, amendment).amends or "")
    main = replace(main, made=tuple(id_ for id_ in main.made if id_ != amendment))
    state.put(replace(main, text=_texts(state, main)[1]))
    for motion in motions_of(state, sitting_named(state, main.sitting)):
        if motion.overtaken == amendment:
            state.put(replace(motion, status="tabled", overtaken=""))


def mover_of(state: State, sitting: Sitting, mover: str | None, context: Context) -> Mandate:
    """Return the mandate that moves: the deputy's own, or the one for whom chair or secretary table.

    raises  Refusal: `mandate.unknown`, `motion.not-yours`, `motion.no-mover`, and as `check_mover`.
    """
    if mover is None and context.by.office != "deputy":
        raise Refusal(
            "motion.no-mover",
            f"The {context.by.office} tables for a deputy present; say for whom.",
            required="the mandate of the mover",
        )
    if mover is None:
        own = [item for item in state.mandates_in(sitting.council) if item.deputy == context.by.of]
        mandate = next((item for item in own if item.id in sitting.present), own[0])
    else:
        mandate = state.mandate(mover)
        if context.by.office == "deputy" and mandate.deputy != context.by.of:
            raise Refusal(
                "motion.not-yours",
                f"The mandate {mover!r} is held by {mandate.deputy!r}; a deputy tables in their own name.",
                found=mandate.deputy,
                required=context.by.of,
            )
    check_mover(sitting, mandate)
    return mandate


def check_decidable(state: State, motion: Motion, sitting: Sitting) -> None:
    """Raise `Refusal` unless the body that sits may decide the matter of a motion now, as at the adoption: else those
    who vote would vote for nothing.

    Codes: as `check_matter`; of a motion that was tabled in this sitting `competence.handed-over` alone.
    """
    council = state.council(sitting.council)
    check_matter(state.statutes[sitting.statute], council, sitting.section, motion.competence)


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
    """A motion was tabled, under the point of the agenda that is on; an amendment if it amends another."""

    motion: Id
    sitting: Id
    title: Text
    text: str
    competence: Id
    mover: Id
    point: Annotated[int, Least(0)] = 0
    amends: Id | None = None
    lines: LineRange | None = None
    leads_to: Purpose | None = None


def decide_table(state: State, request: TableMotion, context: Context) -> tuple[object, ...]:
    """The mover is present, and the body that sits may decide the matter."""
    sitting = sitting_named(state, request.sitting)
    check_new(state, Motion, request.motion, "motion")
    check_open(sitting)
    mover = mover_of(state, sitting, request.mover, context)
    council = state.council(sitting.council)
    competence = check_matter(state.statutes[sitting.statute], council, sitting.section, request.competence)
    notice_for(state, council, request.competence, competence, day=sitting.day)
    if request.leads_to is not None:
        check_purpose(state, sitting, request.competence, request.leads_to, context)
    tabled = MotionTabled(
        request.motion, sitting.id, request.title, request.text, request.competence, mover.id, sitting.point
    )
    return (replace(tabled, leads_to=request.leads_to),)


def apply_tabled(state: State, act: MotionTabled) -> None:
    """The motion waits for its vote."""
    sitting = sitting_named(state, act.sitting)
    motion = Motion(act.motion, sitting.id, sitting.council, act.title, act.text, act.mover, act.competence, act.amends)
    state.put(replace(motion, leads_to=act.leads_to, lines=act.lines, point=act.point))
    state.put(replace(sitting, motions=(*sitting.motions, act.motion)))


@dataclass(frozen=True, slots=True)
class TableAmendment:
    """Table an amendment: what is to stand in place of some lines of the motion, or of its whole text."""

    amendment: Annotated[Id, Doc("id of the amendment")]
    motion: Annotated[Id, Doc("the motion it amends")]
    text: Annotated[str, Doc("what is to stand there; empty to strike the lines")]
    lines: Annotated[LineRange | None, Doc("the lines it replaces, as numbered; left out: the whole text")] = None
    mover: Annotated[Id | None, Doc("mandate of the mover; a deputy may leave it out")] = None


def decide_amendment(state: State, request: TableAmendment, context: Context) -> tuple[object, ...]:
    """The mover is present, the motion has not been voted, and it has these lines."""
    motion = motion_named(state, request.motion)
    check_new(state, Motion, request.amendment, "motion")
    sitting = sitting_of(state, motion)
    check_open(sitting)
    mover = mover_of(state, sitting, request.mover, context)
    check_amendable(motion)
    if motion.debate_closed:
        raise Refusal("motion.debate-closed", f"The debate on {motion.id!r} is closed; it is amended no further.")
    if request.lines is not None:
        check_range(numbered_text(state, motion), request.lines, "table-amendment")
        check_room(request.lines, made_in(state, motion))
    if not request.text.strip() and (request.lines is None or request.lines.last < request.lines.first):
        raise Refusal(
            "amendment.empty",
            "The amendment says nothing: give the text, or name the lines that are to be struck.",
            required="a text, or lines to strike",
        )
    tabled = MotionTabled(
        request.amendment, sitting.id, motion.title, request.text, motion.competence, mover.id, sitting.point
    )
    return (replace(tabled, amends=motion.id, lines=request.lines),)


@dataclass(frozen=True, slots=True)
class SetVotingOrder:
    """Set another order in which the amendments to a motion are voted."""

    motion: Annotated[Id, Doc("the motion")]
    order: Annotated[tuple[Id, ...], Doc("the amendments that are to be voted, in their order")]


@dataclass(frozen=True, slots=True)
class VotingOrderSet:
    """The chair set the order in which amendments are voted."""

    motion: Id
    order: tuple[Id, ...]


def decide_order(state: State, request: SetVotingOrder, context: Context) -> tuple[object, ...]:
    """The order names every amendment that is to be voted, once, and is another than now."""
    motion = motion_named(state, request.motion)
    sitting = sitting_of(state, motion)
    check_open(sitting)
    check_amendable(motion)
    check_order(motion, motions_of(state, sitting), request.order)
    if motion.order == request.order:
        raise Refusal("amendment.same-order", f"The amendments to {motion.id!r} are voted in this order already.")
    return (VotingOrderSet(motion.id, request.order),)


def apply_order(state: State, act: VotingOrderSet) -> None:
    """Amendments are voted in this order."""
    state.put(replace(motion_named(state, act.motion), order=act.order))


@dataclass(frozen=True, slots=True)
class WithdrawMotion:
    """Withdraw one's own motion or amendment before it is voted."""

    motion: Annotated[Id, Doc("the motion or amendment")]


@dataclass(frozen=True, slots=True)
class MotionWithdrawn:
    """A motion was withdrawn by its mover; amendments to it fell with it."""

    motion: Id
    fallen: tuple[Id, ...] = ()


def decide_withdraw(state: State, request: WithdrawMotion, context: Context) -> tuple[object, ...]:
    """The mover withdraws what has not been voted; chair and secretary take it down for the mover."""
    motion = motion_named(state, request.motion)
    check_open(sitting_of(state, motion))
    mover = state.mandate(motion.moved_by)
    if context.by.office == "deputy" and mover.deputy != context.by.of:
        raise Refusal(
            "motion.not-yours",
            f"The motion {motion.id!r} was moved by {mover.deputy!r}; only the mover withdraws it.",
            found=context.by.of,
            required=mover.deputy,
        )
    if motion.status != "tabled" or motion.being_voted:
        raise Refusal(
            "motion.voted",
            f"The motion {motion.id!r} is {'being voted' if motion.status == 'tabled' else motion.status}; what is "
            "withdrawn has not been voted.",
            found=motion.status,
            required="tabled",
        )
    sitting = sitting_of(state, motion)
    fallen = (item.id for item in motions_of(state, sitting) if item.amends == motion.id and item.status == "tabled")
    return (MotionWithdrawn(motion.id, tuple(fallen)),)


def apply_withdrawn(state: State, act: MotionWithdrawn) -> None:
    """The motion is not voted, nor what amended it."""
    for id_ in (act.motion, *act.fallen):
        state.put(replace(motion_named(state, id_), status="withdrawn"))


@dataclass(frozen=True, slots=True)
class ResumeMotion:
    """Take up a motion again that was referred or postponed."""

    motion: Annotated[Id, Doc("the motion that was referred or postponed")]
    sitting: Annotated[Id, Doc("the open sitting it comes before")]


@dataclass(frozen=True, slots=True)
class MotionResumed:
    """A motion that was referred or postponed is before a sitting again, with the amendments that wait for it."""

    motion: Id
    sitting: Id
    amendments: tuple[Id, ...]
    day: Day


def decide_resume(state: State, request: ResumeMotion, context: Context) -> tuple[object, ...]:
    """The same body sits and may still decide it, and the day until which the motion was put off has come."""
    motion, sitting = motion_named(state, request.motion), sitting_named(state, request.sitting)
    check_open(sitting)
    if motion.status not in ("referred", "postponed"):
        raise Refusal(
            "motion.not-waiting",
            f"The motion {motion.id!r} is {motion.status}; only what was referred or postponed is taken up again.",
            found=motion.status,
            required="referred or postponed",
        )
    before = sitting_of(state, motion)
    if (before.council, before.section) != (sitting.council, sitting.section):
        raise Refusal("motion.elsewhere", f"The motion {motion.id!r} was tabled in another body.", found=sitting.id)
    check_decidable(state, motion, sitting)
    majority_of(state, motion, sitting, context)
    today = date_of(context.now)
    if motion.postponed is not None and today < motion.postponed:
        raise Refusal(
            "motion.early",
            f"The motion {motion.id!r} was postponed until {motion.postponed}; it is {today}.",
            found=today,
            required=motion.postponed,
        )
    waiting = (
        item.id for item in motions_of(state, before) if item.amends == motion.id and item.status == motion.status
    )
    return (MotionResumed(motion.id, sitting.id, tuple(waiting), today),)


def apply_resumed(state: State, act: MotionResumed) -> None:
    """The motion is tabled again, in this sitting; whatever its debate was closed for is open."""
    sitting = sitting_named(state, act.sitting)
    for id_ in (act.motion, *act.amendments):
        motion = motion_named(state, id_)
        state.put(
            replace(
                motion, sitting=sitting.id, status="tabled", postponed=None, point=sitting.point, debate_closed=False
            )
        )
    state.put(replace(sitting, motions=(*sitting.motions, act.motion, *act.amendments)))


HANDED_OVER = {"competence.handed-over": "the council has handed the matter over meanwhile"}
"""What is refused of a motion that was tabled before."""


def _place_sitting(state: State, request: TableMotion | ResumeMotion) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


def _place_motion(state: State, request: TableAmendment | SetVotingOrder | WithdrawMotion) -> Place:
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
        "has. A matter reserved to a section is tabled in a sitting of that section, and nothing else there; each body "
        "decides on its own order. A motion on the own order may lead to a request that rests on it.",
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
        doc="Tables an amendment to a motion: what is to stand in place of some of its numbered lines, or of its whole "
        "text. Amendments are voted before the motion, by the majority of the level; a carried one changes its text.",
        offices=("deputy", "chair", "secretary"),
        request=TableAmendment,
        acts={MotionTabled: apply_tabled},
        decide=decide_amendment,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            "motion.by-consent": "the motion is decided by consent, outside a sitting",
            **_TABLING,
            "amendment.of-amendment": "what it amends is itself an amendment, or a motion on procedure",
            "amendment.lines-taken": "a carried amendment has changed these lines",
            "motion.debate-closed": "the debate on the motion is closed",
            "amendment.empty": "there is no text, and no lines are to be struck",
            "motion.voted": "the motion has been voted already, or its vote has begun",
            "faults": "the motion has no such lines",
        },
        article="competences",
    ),
    Kind(
        name="set-voting-order",
        noun="motions",
        title="Set the order of voting",
        doc="Sets another order in which the amendments to a motion are voted than by their lines: the chair says "
        "which goes furthest.",
        offices=("chair",),
        request=SetVotingOrder,
        acts={VotingOrderSet: apply_order},
        decide=decide_order,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            "motion.by-consent": "the motion is decided by consent, outside a sitting",
            "sitting.not-open": "the sitting is not open",
            "amendment.of-amendment": "it is itself an amendment, or a motion on procedure",
            "motion.voted": "the motion has been voted already, or its vote has begun",
            "amendment.same-order": "it is the order already",
            "faults": "an amendment is left out, stands twice, or is not to be voted",
        },
        article="working",
    ),
    Kind(
        name="withdraw-motion",
        noun="motions",
        title="Withdraw a motion",
        doc="The mover withdraws a motion, an amendment or a motion on procedure before it is voted. Amendments to it "
        "fall with it.",
        offices=("deputy", "chair", "secretary"),
        request=WithdrawMotion,
        acts={MotionWithdrawn: apply_withdrawn},
        decide=decide_withdraw,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            "motion.by-consent": "the motion is decided by consent, outside a sitting",
            "sitting.not-open": "the sitting is not open",
            "motion.not-yours": "a deputy withdraws what another has moved",
            "motion.voted": "it has been voted, or its vote has begun",
        },
        article="working",
    ),
    Kind(
        name="resume-motion",
        noun="motions",
        title="Take up a motion again",
        doc="Brings a motion that was referred or postponed before an open sitting of the same body again, with the "
        "amendments that wait for it. A referred one may be taken up before its report is there. What the council may "
        "not decide any more is not taken up, nor what leads to a request that would be refused.",
        offices=("chair", "secretary"),
        request=ResumeMotion,
        acts={MotionResumed: apply_resumed},
        decide=decide_resume,
        place=_place_sitting,
        refusals={
            "motion.unknown": "there is no such motion",
            "sitting.unknown": "there is no such sitting",
            "sitting.not-open": "the sitting is not open",
            "motion.not-waiting": "the motion was neither referred nor postponed",
            "motion.elsewhere": "another body sits",
            "competence.unknown": "the statute knows no such competence any more",
            "competence.level": "it is no competence of this level any more",
            "competence.reserved": "it has been reserved to a section",
            "competence.not-section": "it is not reserved to the section any more",
            **HANDED_OVER,
            "motion.early": "the day until which it was postponed has not come",
        },
        article="working",
    ),
)
