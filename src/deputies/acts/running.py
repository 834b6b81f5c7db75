"""Running a sitting: taking up a point of the agenda, suspending and resuming."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.procedure import SittingSuspended, apply_suspended
from deputies.acts.sittings import attendance_in, sitting_named
from deputies.acts.speakers import interruption
from deputies.acts.state import State
from deputies.sittings.convening import check_open, check_quorum
from deputies.sittings.quorum import quorum_of
from deputies.sittings.sitting import Sitting
from deputies.values import Refusal, date_of
from deputies.values.shape import Doc, Id, Least

__all__ = ["KINDS", "ResumeSitting", "SuspendSitting", "TakeUpPoint"]


@dataclass(frozen=True, slots=True)
class TakeUpPoint:
    """Take up a point of the agenda."""

    sitting: Annotated[Id, Doc("the sitting")]
    point: Annotated[int, Least(1), Doc("number of the point, from 1")]


@dataclass(frozen=True, slots=True)
class PointTakenUp:
    """A point of the agenda was taken up."""

    sitting: Id
    point: Annotated[int, Least(1)]


def decide_point(state: State, request: TakeUpPoint, context: Context) -> tuple[object, ...]:
    """The sitting is open, and the agenda has the point; it is not the one that is on."""
    sitting = sitting_named(state, request.sitting)
    check_open(sitting)
    if request.point > len(sitting.agenda) or request.point == sitting.point:
        raise Refusal(
            "agenda.no-point",
            f"The agenda of {sitting.id!r} has {len(sitting.agenda)} points, and point {sitting.point} is on; there is "
            f"no point {request.point} to take up.",
            found=str(request.point),
            required=f"another of 1 to {len(sitting.agenda)}",
        )
    return (PointTakenUp(sitting.id, request.point),)


def apply_point(state: State, act: PointTakenUp) -> None:
    """The point is on; the list of speakers is open for it."""
    state.put(replace(sitting_named(state, act.sitting), point=act.point, list_closed=False))


@dataclass(frozen=True, slots=True)
class SuspendSitting:
    """Suspend an open sitting: a break, or no quorum."""

    sitting: Annotated[Id, Doc("the sitting")]
    reason: Annotated[str, Doc("why, and until when")] = ""


def decide_suspend(state: State, request: SuspendSitting, context: Context) -> tuple[object, ...]:
    """The sitting is open; whoever speaks is interrupted."""
    sitting = sitting_named(state, request.sitting)
    check_open(sitting)
    return (*interruption(state, sitting, context.now), SittingSuspended(sitting.id, request.reason))


@dataclass(frozen=True, slots=True)
class ResumeSitting:
    """Resume a sitting that was suspended."""

    sitting: Annotated[Id, Doc("the sitting")]


@dataclass(frozen=True, slots=True)
class SittingResumed:
    """A sitting was resumed, with a quorum."""

    sitting: Id
    present: Annotated[int, Least(0)]
    quorum: Annotated[int, Least(0)]


def decide_resume(state: State, request: ResumeSitting, context: Context) -> tuple[object, ...]:
    """The sitting is suspended, and enough are present again."""
    sitting = sitting_named(state, request.sitting)
    if sitting.status != "suspended":
        raise Refusal(
            "sitting.not-suspended",
            f"The sitting {sitting.id!r} is {sitting.status}, not suspended.",
            found=sitting.status,
            required="suspended",
        )
    statute, council = state.statutes[sitting.statute], state.council(sitting.council)
    attendance = attendance_in(state, sitting, date_of(context.now))
    quorum = quorum_of(statute.levels[council.level], attendance)
    check_quorum(statute, council, sitting, quorum)
    return (SittingResumed(sitting.id, attendance.bases.present, quorum.needed),)


def apply_resumed(state: State, act: SittingResumed) -> None:
    """The sitting is open again."""
    state.put(replace(sitting_named(state, act.sitting), status="open", quorum=act.quorum))


def _place(state: State, request: TakeUpPoint | SuspendSitting | ResumeSitting) -> Place:
    found: Sitting = sitting_named(state, request.sitting)
    return Place(council=found.council)


_SITTING = {"sitting.unknown": "there is no such sitting"}

KINDS = (
    Kind(
        name="take-up-point",
        noun="sittings",
        title="Take up a point",
        doc="Takes up a point of the agenda. Motions tabled and speeches held from here on stand under it.",
        offices=("chair", "secretary"),
        request=TakeUpPoint,
        acts={PointTakenUp: apply_point},
        decide=decide_point,
        place=_place,
        refusals={
            **_SITTING,
            "sitting.not-open": "the sitting is not open",
            "agenda.no-point": "the agenda has no such point, or it is on already",
        },
        article="working",
    ),
    Kind(
        name="suspend-sitting",
        noun="sittings",
        title="Suspend a sitting",
        doc="Suspends an open sitting: for a break, or because there is no quorum. Nothing is tabled or voted until it "
        "is resumed; deputies come and go meanwhile.",
        offices=("chair", "secretary"),
        request=SuspendSitting,
        acts={SittingSuspended: apply_suspended},
        decide=decide_suspend,
        place=_place,
        refusals={**_SITTING, "sitting.not-open": "the sitting is not open"},
        article="working",
    ),
    Kind(
        name="resume-sitting",
        noun="sittings",
        title="Resume a sitting",
        doc="Resumes a suspended sitting, with a quorum.",
        offices=("chair", "secretary"),
        request=ResumeSitting,
        acts={SittingResumed: apply_resumed},
        decide=decide_resume,
        place=_place,
        refusals={
            **_SITTING,
            "sitting.not-suspended": "the sitting is not suspended",
            "sitting.no-quorum": "too few are present",
            "threshold.base": "the quorum counts on something that has no number here",
        },
        article="levels.quorum",
    ),
)
