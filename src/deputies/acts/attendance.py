"""Attendance: deputies check in and out, before a sitting opens and while it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.sittings import check_length, quorum_in, sitting_named
from deputies.acts.state import State
from deputies.councils.numbering import mandate_numbered
from deputies.councils.strength import members_of
from deputies.sittings.convening import How, join, leave, may_check_in
from deputies.sittings.sitting import Sitting
from deputies.values import Refusal, date_of
from deputies.values.shape import Doc, Id, Least

__all__ = ["KINDS", "CheckIn", "CheckOut"]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Check deputies in: they are present from now on."""

    sitting: Annotated[Id, Doc("the sitting")]
    how: Annotated[How, Doc("by raised hand, by number, by the code on the credential, or by themselves")]
    mandates: Annotated[tuple[Id, ...], Doc("who arrives; a deputy who checks in leaves it out")] = ()
    numbers: Annotated[tuple[int, ...], Doc("who arrives, by the numbers on their credentials")] = ()


@dataclass(frozen=True, slots=True)
class DeputiesArrived:
    """Deputies are present from now on; `present` and `quorum` are as of then."""

    sitting: Id
    mandates: tuple[Id, ...]
    how: How
    present: Annotated[int, Least(0)]
    quorum: Annotated[int, Least(0)]
    quorate: bool


@dataclass(frozen=True, slots=True)
class CheckOut:
    """Check deputies out: they have left."""

    sitting: Annotated[Id, Doc("the sitting")]
    mandates: Annotated[tuple[Id, ...], Doc("who leaves; a deputy who checks out leaves it out")] = ()


@dataclass(frozen=True, slots=True)
class DeputiesLeft:
    """Deputies have left; `present` and `quorum` are as of then."""

    sitting: Id
    mandates: tuple[Id, ...]
    present: Annotated[int, Least(0)]
    quorum: Annotated[int, Least(0)]
    quorate: bool


def own_mandates(state: State, sitting: Sitting, named: Sequence[str], context: Context) -> tuple[str, ...]:
    """Return the mandates a request is about: those named, or the deputy's own; raise `Refusal` (`check-in.not-yours`,
    `check-in.nobody`) where a deputy names others, or nobody is named."""
    if context.by.office != "deputy":
        if not named:
            raise Refusal(
                "check-in.nobody",
                f"The {context.by.office} checks others in and out; say whom.",
                required="mandates",
            )
        return tuple(named)
    own = tuple(
        item.id
        for item in members_of(state.mandates_in(sitting.council), sitting.section)
        if item.deputy == context.by.of and item.sits
    )
    if named and set(named) - set(own):
        raise Refusal(
            "check-in.not-yours",
            f"The deputy {context.by.of!r} checks only themselves in and out.",
            found=", ".join(named),
            required=", ".join(own) or "a mandate in the body that sits",
        )
    return tuple(named) or own


def decide_check_in(state: State, request: CheckIn, context: Context) -> tuple[object, ...]:
    """It is the day or the sitting is open, and who arrives has a seat in the body that sits."""
    sitting = sitting_named(state, request.sitting)
    may_check_in(sitting, date_of(context.now))
    council = state.council(sitting.council)
    named = (*request.mandates, *(mandate_numbered(council, number) for number in request.numbers))
    arriving = own_mandates(state, sitting, named, context)
    if not arriving:
        raise Refusal(
            "check-in.no-seat",
            f"The deputy {context.by.of!r} has no seat in the body that sits, or is on leave.",
            found=context.by.of,
            required="a deputy of the body that sits",
        )
    check_length(arriving, "check-in", "mandates")
    after = join(sitting, state.mandates_in(sitting.council), arriving, document="check-in", field="mandates")
    quorum = quorum_in(state, after, date_of(context.now))
    return (DeputiesArrived(sitting.id, arriving, request.how, len(after.present), quorum.needed, quorum.met),)


def apply_arrived(state: State, act: DeputiesArrived) -> None:
    """They are present, and enrolled."""
    sitting = sitting_named(state, act.sitting)
    after = join(sitting, state.mandates_in(sitting.council), act.mandates, document="check-in", field="mandates")
    state.put(replace(after, quorum=act.quorum))


def decide_check_out(state: State, request: CheckOut, context: Context) -> tuple[object, ...]:
    """Who leaves was present; whether there still is a quorum is taken down."""
    sitting = sitting_named(state, request.sitting)
    may_check_in(sitting, date_of(context.now))
    leaving = own_mandates(state, sitting, request.mandates, context)
    if not request.mandates:
        leaving = tuple(mandate for mandate in leaving if mandate in sitting.present)
    if not leaving:
        raise Refusal("check-in.nobody", f"The deputy {context.by.of!r} is not present.", found=context.by.of)
    check_length(leaving, "check-out", "mandates")
    after = leave(sitting, leaving, document="check-out")
    quorum = quorum_in(state, after, date_of(context.now))
    return (DeputiesLeft(sitting.id, leaving, len(after.present), quorum.needed, quorum.met),)


def apply_left(state: State, act: DeputiesLeft) -> None:
    """They are no longer present; that they were there stays."""
    after = leave(sitting_named(state, act.sitting), act.mandates, document="check-out")
    state.put(replace(after, quorum=act.quorum))


def _place(state: State, request: CheckIn | CheckOut) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


_ATTENDANCE = {
    "sitting.unknown": "there is no such sitting",
    "sitting.closed": "the sitting is closed",
    "sitting.not-its-day": "it is not open, and not the day for which it was convened",
    "check-in.nobody": "chair or secretary name nobody, or the deputy is not present",
    "check-in.not-yours": "a deputy names somebody else",
    "sheet.needed": "so many are named that an entry cannot hold them",
    "threshold.base": "the quorum counts on something that has no number here",
}

KINDS = (
    Kind(
        name="check-in",
        noun="sittings",
        title="Check in",
        doc="Takes down that deputies are present: on its day before the sitting opens, and while it is open. A deputy "
        "checks themselves in; chair and secretary check in others, by raised hand, by number, or by the code on the "
        "credential. The quorum is computed anew.",
        offices=("deputy", "secretary", "chair"),
        request=CheckIn,
        acts={DeputiesArrived: apply_arrived},
        decide=decide_check_in,
        place=_place,
        refusals={
            **_ATTENDANCE,
            "mandate.number": "no credential to the council has this number",
            "check-in.no-seat": "the deputy has no seat in the body that sits, or is on leave",
            "faults": "someone stands twice, has no seat in the body that sits, or is present already",
        },
        article="levels.quorum",
    ),
    Kind(
        name="check-out",
        noun="sittings",
        title="Check out",
        doc="Takes down that deputies have left; they stay enrolled. The quorum is computed anew: without one nothing "
        "is voted until enough are back.",
        offices=("deputy", "secretary", "chair"),
        request=CheckOut,
        acts={DeputiesLeft: apply_left},
        decide=decide_check_out,
        place=_place,
        refusals={**_ATTENDANCE, "faults": "someone stands twice, or is not present"},
        article="levels.quorum",
    ),
)
