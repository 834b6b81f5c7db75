"""Sittings: convening, opening with attendance and quorum, closing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.state import State
from deputies.councils.strength import Strength, strength_of
from deputies.sittings.convening import check_convening, check_open, open_sitting
from deputies.sittings.sitting import Motion, Sitting
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "CloseSitting", "ConveneSitting", "OpenSitting", "sitting_named", "strength_in"]


def sitting_named(state: State, id_: str) -> Sitting:
    """Return the sitting, or raise `Refusal` (`sitting.unknown`)."""
    return state.get(Sitting, id_, "sitting")  # type: ignore[no-any-return]


def strength_in(state: State, sitting: Sitting) -> Strength:
    """Return planned seats and members in office of the body that sits."""
    council = state.council(sitting.council)
    plan = state.plan_of(council) if sitting.section is not None else None
    return strength_of(council, state.mandates_in(council.id), section=sitting.section, plan=plan)


@dataclass(frozen=True, slots=True)
class ConveneSitting:
    """Convene a sitting of a council, or of one of its sections."""

    sitting: Annotated[Id, Doc("id of the sitting")]
    council: Annotated[Id, Doc("the council")]
    day: Annotated[Day, Doc("the day it sits (UTC)")]
    agenda: Annotated[tuple[Text, ...], Doc("points of the agenda, in order")]
    section: Annotated[Id | None, Doc("the section that sits alone; left out for the whole council")] = None


@dataclass(frozen=True, slots=True)
class SittingConvened:
    """A sitting was convened."""

    sitting: Id
    council: Id
    convened: Day
    day: Day
    agenda: tuple[Text, ...]
    section: Id | None = None


def decide_convene(state: State, request: ConveneSitting, context: Context) -> tuple[object, ...]:
    """The council is constituted, and there is the notice that the statute requires."""
    check_new(state, Sitting, request.sitting, "sitting")
    today = date_of(context.now)
    council = state.council(request.council)
    check_convening(state.statute, council, request.section, today=today, day=request.day)
    return (SittingConvened(request.sitting, council.id, today, request.day, request.agenda, request.section),)


def apply_convened(state: State, act: SittingConvened) -> None:
    """The sitting stands in the calendar, under the statute of this moment."""
    statute = state.system.statute
    state.put(Sitting(act.sitting, act.council, act.section, act.convened, act.day, act.agenda, statute))


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """Open a sitting with those present."""

    sitting: Annotated[Id, Doc("the sitting")]
    present: Annotated[tuple[Id, ...], Doc("mandates of the deputies present")]


@dataclass(frozen=True, slots=True)
class SittingOpened:
    """A sitting was opened with a quorum."""

    sitting: Id
    present: tuple[Id, ...]
    quorum: Annotated[int, Least(0), Doc("deputies needed")]
    in_office: Annotated[int, Least(0), Doc("members in office of the body that sits")]


def decide_open(state: State, request: OpenSitting, context: Context) -> tuple[object, ...]:
    """It is the day, those present have seats in the body that sits, and they are enough."""
    sitting = sitting_named(state, request.sitting)
    council = state.council(sitting.council)
    strength = strength_in(state, sitting)
    opened = open_sitting(
        state.statutes[sitting.statute],
        council,
        sitting,
        state.mandates_in(council.id),
        strength=strength,
        present=request.present,
        others=(item for item in state.tables["sittings"].values() if item.council == council.id),
        today=date_of(context.now),
    )
    return (SittingOpened(sitting.id, opened.present, opened.quorum, strength.in_office),)


def apply_opened(state: State, act: SittingOpened) -> None:
    """The sitting is open, its attendance and quorum fixed."""
    sitting = sitting_named(state, act.sitting)
    state.put(replace(sitting, status="open", present=act.present, quorum=act.quorum))


@dataclass(frozen=True, slots=True)
class CloseSitting:
    """Close a sitting."""

    sitting: Annotated[Id, Doc("the sitting")]


@dataclass(frozen=True, slots=True)
class SittingClosed:
    """A sitting was closed; motions not voted lapsed."""

    sitting: Id
    lapsed: tuple[Id, ...] = ()


def decide_close(state: State, request: CloseSitting, context: Context) -> tuple[object, ...]:
    """The sitting is open; what has not been voted lapses."""
    sitting = sitting_named(state, request.sitting)
    check_open(sitting)
    motions = (state.get(Motion, id_, "motion") for id_ in sitting.motions)
    return (SittingClosed(sitting.id, tuple(item.id for item in motions if item.status == "tabled")),)


def apply_closed(state: State, act: SittingClosed) -> None:
    """The sitting is closed."""
    state.put(replace(sitting_named(state, act.sitting), status="closed"))
    for id_ in act.lapsed:
        state.put(replace(state.get(Motion, id_, "motion"), status="lapsed"))


def _place_convene(state: State, request: ConveneSitting) -> Place:
    return Place(council=state.council(request.council).id)


def _place_sitting(state: State, request: OpenSitting | CloseSitting) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


KINDS = (
    Kind(
        name="convene-sitting",
        noun="sittings",
        title="Convene a sitting",
        doc="Convenes a sitting of a council, or of one of its sections, for a day and with an agenda, with the notice "
        "that the statute requires. The sitting keeps the statute it was convened under.",
        offices=("chair", "secretary"),
        request=ConveneSitting,
        acts={SittingConvened: apply_convened},
        decide=decide_convene,
        place=_place_convene,
        refusals={
            "council.unknown": "there is no such council",
            "sitting.exists": "a sitting has this id already",
            "council.not-constituted": "the council is not constituted",
            "section.unknown": "the council has no such section",
            "sitting.short-notice": "the day is too near",
        },
        article="working",
    ),
    Kind(
        name="open-sitting",
        noun="sittings",
        title="Open a sitting",
        doc="Opens a sitting on its day, or the day after in UTC, with the list of those present. Without a quorum it "
        "does not open. The number needed is fixed at the opening, and every vote has to reach it.",
        offices=("chair", "secretary"),
        request=OpenSitting,
        acts={SittingOpened: apply_opened},
        decide=decide_open,
        place=_place_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "sitting.not-convened": "the sitting was opened already",
            "sitting.not-its-day": "it is not the day for which it was convened",
            "sitting.another-open": "another sitting of the same body is open",
            "sitting.no-quorum": "too few are present",
            "threshold.base": "the quorum counts on something that has no number here",
            "faults": "someone stands twice, or has no seat in the body that sits",
        },
        article="levels.quorum",
    ),
    Kind(
        name="close-sitting",
        noun="sittings",
        title="Close a sitting",
        doc="Closes an open sitting. Motions and amendments that were not voted lapse; they may be tabled anew in "
        "another sitting.",
        offices=("chair", "secretary"),
        request=CloseSitting,
        acts={SittingClosed: apply_closed},
        decide=decide_close,
        place=_place_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "sitting.not-open": "the sitting is not open",
        },
        article="working",
    ),
)
