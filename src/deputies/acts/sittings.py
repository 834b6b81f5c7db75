"""Sittings: convening, who arrives and leaves, opening with a quorum, closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.reviews import due_points
from deputies.acts.state import State
from deputies.councils.standing import standing_of
from deputies.councils.strength import members_of, strength_of
from deputies.sittings.convening import (
    check_convening,
    check_open,
    check_quorum,
    check_time,
    join,
)
from deputies.sittings.deciding_between import on_the_table
from deputies.sittings.demanding import Demand, check_convened_on
from deputies.sittings.quorum import Attendance, Quorum, quorum_of
from deputies.sittings.sheets import INLINE, parse_attendance
from deputies.sittings.sitting import Bases, Motion, Sitting
from deputies.sittings.speaking import Speech, end_speech
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least, Moment, Text

__all__ = [
    "KINDS", "CloseSitting", "ConveneSitting", "OpenSitting", "attendance_in", "check_length", "close",
    "place_of_sitting", "quorum_in", "sitting_named", "sitting_of",
]  # fmt: skip


def sitting_named(state: State, id_: str) -> Sitting:
    """Return the sitting, or raise `Refusal` (`sitting.unknown`)."""
    return state.get(Sitting, id_, "sitting")  # type: ignore[no-any-return]


def attendance_in(state: State, sitting: Sitting, on: str) -> Attendance:
    """Return the body that sits in numbers, as of now: those whose mandates have ended since are not counted.

    on  the day, which says how long a leave has lasted.
    """
    council = state.council(sitting.council)
    plan, mandates = state.plan_of(council), tuple(state.mandates_in(council.id))
    statute = state.statutes[sitting.statute]
    strength = strength_of(council, mandates, section=sitting.section, plan=plan, statute=statute, on=on)
    members = members_of(mandates, sitting.section)
    sits = {item.id for item in members if item.sits}
    there = set(sitting.present) & sits
    councils = tuple(state.tables["councils"].values())
    behind = standing_of(plan, members, councils)
    present = standing_of(plan, (item for item in members if item.id in there), councils)
    bases = Bases(len(there), len(sitting.enrolled), strength.in_office, strength.seats, behind.units, behind.electors)
    return Attendance(replace(bases, absent=strength.absent), present.units, present.electors)


def quorum_in(state: State, sitting: Sitting, on: str) -> Quorum:
    """Return the quorum of a sitting as of now, by those present."""
    level = state.statutes[sitting.statute].levels[state.council(sitting.council).level]
    return quorum_of(level, attendance_in(state, sitting, on))


def sitting_of(state: State, motion: Motion) -> Sitting:
    """Return the sitting a motion is before, or raise `Refusal` (`motion.by-consent`) where it is before none."""
    if not motion.sitting:
        raise Refusal(
            "motion.by-consent",
            f"The motion {motion.id!r} is decided by consent, outside a sitting.",
            found="by consent",
            required="a motion before a sitting",
        )
    return sitting_named(state, motion.sitting)


@dataclass(frozen=True, slots=True)
class ConveneSitting:
    """Convene a sitting of a council, or of one of its sections."""

    sitting: Annotated[Id, Doc("id of the sitting")]
    council: Annotated[Id, Doc("the council")]
    day: Annotated[Day, Doc("the day it sits (UTC)")]
    agenda: Annotated[tuple[Text, ...], Doc("points of the agenda, in order")]
    section: Annotated[Id | None, Doc("the section that sits alone; left out for the whole council")] = None
    demand: Annotated[Id | None, Doc("the demand it is convened on, where there is one")] = None


@dataclass(frozen=True, slots=True)
class SittingConvened:
    """A sitting was convened."""

    sitting: Id
    council: Id
    convened: Day
    day: Day
    agenda: tuple[Text, ...]
    section: Id | None = None
    demand: Id | None = None


def decide_convene(state: State, request: ConveneSitting, context: Context) -> tuple[object, ...]:
    """The council is constituted, and there is the notice that the statute requires; what is due comes last."""
    check_new(state, Sitting, request.sitting, "sitting")
    today = date_of(context.now)
    council = state.council(request.council)
    check_convening(state.statute, council, request.section, today=today, day=request.day)
    demanded = _demanded(state, request, context)
    asked = (*demanded, *(point for point in request.agenda if point not in demanded))
    due = (point.words for point in due_points(state, council.id, request.day, request.section))
    agenda = (*asked, *(point for point in due if point not in asked))
    return (SittingConvened(request.sitting, council.id, today, request.day, agenda, request.section, request.demand),)


def _demanded(state: State, request: ConveneSitting, context: Context) -> tuple[str, ...]:
    """Return the points that were demanded; raise `Refusal` unless the demand lets the one who asks convene.

    A deputy convenes only on a demand that was met, after the chair's days; chair and secretary with or without one.
    """
    if request.demand is None:
        if context.by.office == "deputy":
            raise Refusal(
                "demand.needed",
                "A deputy convenes a sitting only on a demand that is met and on which the chair has convened none.",
                required="a demand",
            )
        return ()
    demand: Demand = state.get(Demand, request.demand, "demand")
    own = [item.id for item in state.mandates_in(request.council) if item.deputy == context.by.of]
    working = state.statutes[demand.statute].working
    by = own if context.by.office == "deputy" else ()
    check_convened_on(demand, request.council, by, working, date_of(context.now))
    return demand.agenda


def apply_convened(state: State, act: SittingConvened) -> None:
    """The sitting stands in the calendar, under the statute of this moment."""
    statute = state.system.statute
    sitting = Sitting(act.sitting, act.council, act.section, act.convened, act.day, act.agenda, statute)
    state.put(replace(sitting, demand=act.demand or ""))
    if act.demand is not None:
        state.put(replace(state.get(Demand, act.demand, "demand"), sitting=act.sitting))


def check_length(listed: Sequence[object], document: str, field: str) -> None:
    """Raise `Refusal` (`sheet.needed`) for a list that is too long to stand in an entry."""
    if len(listed) > INLINE:
        raise Refusal(
            "sheet.needed",
            f"{document} names {len(listed)}; an entry takes {INLINE} in its field {field!r}. Hand in a sheet, or name "
            "them in several requests.",
            found=str(len(listed)),
            required=f"at most {INLINE}, or a sheet",
        )


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """Open a sitting with those present."""

    sitting: Annotated[Id, Doc("the sitting")]
    present: Annotated[
        tuple[Id, ...], Doc("deputies present, by mandate; those who have checked in may be left out")
    ] = ()
    sheet: Annotated[
        Exhibit | None, ExhibitNote("attendance sheet"), Doc("the same as a document, in a large council")
    ] = None


@dataclass(frozen=True, slots=True)
class SittingOpened:
    """A sitting was opened with a quorum; `arrived` are those who had not checked in, or the sheet names all."""

    sitting: Id
    arrived: tuple[Id, ...]
    present: Annotated[int, Least(0)]
    quorum: Annotated[int, Least(0), Doc("deputies, units or electors needed")]
    bases: Bases
    sheet: Digest | None = None


def decide_open(state: State, request: OpenSitting, context: Context) -> tuple[object, ...]:
    """It is the day, those present have seats in the body that sits, and they are enough."""
    sitting = sitting_named(state, request.sitting)
    council = state.council(sitting.council)
    others = (item for item in state.tables["sittings"].values() if item.council == council.id)
    check_time(sitting, others, date_of(context.now))
    check_length(request.present, "open-sitting", "present")
    arriving = _arriving(state, request.sitting, request.present, request.sheet)
    after = join(sitting, state.mandates_in(council.id), arriving, document="open-sitting", field="present", again=True)
    attendance = attendance_in(state, after, date_of(context.now))
    statute = state.statutes[sitting.statute]
    quorum = quorum_of(statute.levels[council.level], attendance)
    check_quorum(statute, council, sitting, quorum)
    there = set(sitting.present)
    named = () if request.sheet else tuple(item for item in request.present if item not in there)
    return (SittingOpened(sitting.id, named, len(after.present), quorum.needed, attendance.bases, request.sheet),)


def _arriving(state: State, sitting: str, named: Sequence[str], sheet: str | None) -> tuple[str, ...]:
    listed = parse_attendance(state.exhibit(sheet, "attendance sheet"), sitting) if sheet else ()
    return (*named, *listed)


def apply_opened(state: State, act: SittingOpened) -> None:
    """The sitting is open."""
    sitting = sitting_named(state, act.sitting)
    arriving = _arriving(state, act.sitting, act.arrived, act.sheet)
    after = join(
        sitting, state.mandates_in(sitting.council), arriving, document="open-sitting", field="present", again=True
    )
    state.put(replace(after, status="open", quorum=act.quorum))


@dataclass(frozen=True, slots=True)
class CloseSitting:
    """Close a sitting."""

    sitting: Annotated[Id, Doc("the sitting")]


@dataclass(frozen=True, slots=True)
class SittingClosed:
    """A sitting was closed; motions not voted lapsed."""

    sitting: Id
    lapsed: tuple[Id, ...]
    at: Moment


def decide_close(state: State, request: CloseSitting, context: Context) -> tuple[object, ...]:
    """The sitting is open or suspended; what has not been voted lapses, and whoever speaks has spoken."""
    sitting = sitting_named(state, request.sitting)
    if sitting.status != "suspended":
        check_open(sitting)
    return (SittingClosed(sitting.id, _lapsing(state, sitting), context.now),)


def _lapsing(state: State, sitting: Sitting) -> tuple[str, ...]:
    motions = (state.get(Motion, id_, "motion") for id_ in sitting.motions)
    return tuple(item.id for item in motions if (item.status, item.sitting) == ("tabled", sitting.id))


def close(state: State, sitting: Sitting, at: str) -> None:
    """Close a sitting whose council is no more."""
    apply_closed(state, SittingClosed(sitting.id, _lapsing(state, sitting), at))


def apply_closed(state: State, act: SittingClosed) -> None:
    """The sitting is closed; the speech that was held ends, nobody waits any more.

    What organs decided before it has been on its table, if the whole council sat.
    """
    sitting = sitting_named(state, act.sitting)
    state.put(replace(sitting, status="closed", speaking=""))
    if sitting.section is None:
        for decision in on_the_table(state.tables["decisions"].values(), sitting.council):
            state.put(replace(decision, reported=sitting.id))
    for id_ in act.lapsed:
        state.put(replace(state.get(Motion, id_, "motion"), status="lapsed", calling=False))
    for id_ in sitting.speeches:
        speech: Speech = state.get(Speech, id_, "speech")
        if speech.status == "speaking":
            state.put(replace(speech, status="spoken", began="", seconds=end_speech(speech, act.at)))
        elif speech.status == "waiting":
            state.put(replace(speech, status="withdrawn"))


def _place_convene(state: State, request: ConveneSitting) -> Place:
    return Place(council=state.council(request.council).id)


def place_of_sitting(state: State, request: OpenSitting | CloseSitting) -> Place:
    """Return the council of the sitting a request names."""
    return Place(council=sitting_named(state, request.sitting).council)


KINDS = (
    Kind(
        name="convene-sitting",
        noun="sittings",
        title="Convene a sitting",
        doc="Convenes a sitting of a council, or of one of its sections, for a day and with an agenda, with the notice "
        "that the statute requires. The sitting keeps the statute it was convened under. Points that were demanded "
        "come first, and points that are due by the statute (minutes to approve, motions put off, reviews, appeals) "
        "come last, by themselves; where the chair convenes nothing on a demand that is met, a deputy who joined it "
        "may.",
        offices=("chair", "secretary", "deputy"),
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
            "demand.unknown": "there is no such demand",
            "demand.needed": "a deputy convenes and names no demand",
            "demand.elsewhere": "the demand is for a sitting of another council",
            "demand.not-met": "too few have joined the demand",
            "demand.used": "a sitting was convened on it before",
            "demand.not-yours": "the deputy has not joined the demand",
            "demand.chairs-turn": "the chair's days to convene are not over",
        },
        article="working",
    ),
    Kind(
        name="open-sitting",
        noun="sittings",
        title="Open a sitting",
        doc="Opens a sitting on its day, or the day after in UTC, with those who have checked in and those named here. "
        "Without a quorum it does not open. In a large council the list is handed in as a sheet.",
        offices=("chair", "secretary"),
        request=OpenSitting,
        acts={SittingOpened: apply_opened},
        decide=decide_open,
        place=place_of_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "sitting.not-convened": "the sitting was opened already",
            "sitting.not-its-day": "it is not the day for which it was convened",
            "sitting.another-open": "another sitting of the same body is open",
            "sitting.no-quorum": "too few are present",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "sheet.other": "the sheet is of another sitting",
            "exhibit.missing": "the sheet was not handed in",
            "record.not-canonical": "the sheet is not in canonical form",
            "threshold.base": "the quorum counts on something that has no number here",
            "faults": "someone stands twice, has no seat in the body that sits, or checked in before",
        },
        article="levels.quorum",
    ),
    Kind(
        name="close-sitting",
        noun="sittings",
        title="Close a sitting",
        doc="Closes a sitting. Motions and amendments that were neither voted nor referred nor postponed lapse; they "
        "may be tabled anew in another sitting.",
        offices=("chair", "secretary"),
        request=CloseSitting,
        acts={SittingClosed: apply_closed},
        decide=decide_close,
        place=place_of_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "sitting.not-open": "the sitting is not open",
        },
        article="working",
    ),
)
