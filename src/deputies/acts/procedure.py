"""Motions on procedure: moving them, and what follows when one is carried; reports on what was referred."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.motions import made_in, motions_of, mover_of, unmake
from deputies.acts.naming import check_new
from deputies.acts.resting import motion_named
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.sittings.amending import check_room
from deputies.sittings.convening import check_open
from deputies.sittings.procedure import check_procedure, title_of
from deputies.sittings.sitting import Motion, MotionStatus, Procedure, Referral, Sitting
from deputies.sittings.speaking import Speech
from deputies.statutes.model import OWN_ORDER
from deputies.values import Fault, Faults, Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["EFFECTS", "KINDS", "MoveProcedure", "ReportReferral", "effects_of"]


@dataclass(frozen=True, slots=True)
class MoveProcedure:
    """Move something on procedure: to close the debate, refer, postpone, vote otherwise or again ..."""

    motion: Annotated[Id, Doc("id of the motion")]
    sitting: Annotated[Id, Doc("the sitting")]
    procedure: Annotated[Procedure, Doc("what is moved")]
    text: Annotated[str, Doc("why, or what is moved where it is nothing of these")] = ""
    mover: Annotated[Id | None, Doc("mandate of the mover; a deputy may leave it out")] = None


@dataclass(frozen=True, slots=True)
class ProcedureMoved:
    """A motion on procedure was moved; it is voted before the motion it is about."""

    motion: Id
    sitting: Id
    title: Text
    text: str
    mover: Id
    procedure: Procedure
    point: Annotated[int, Least(0)] = 0


def decide_move(state: State, request: MoveProcedure, context: Context) -> tuple[object, ...]:
    """The mover is present, and this can be moved now about what it names."""
    sitting = sitting_named(state, request.sitting)
    check_new(state, Motion, request.motion, "motion")
    check_open(sitting)
    mover = mover_of(state, sitting, request.mover, context)
    procedure = request.procedure
    about = motion_named(state, procedure.about) if procedure.about else None
    amended = motion_named(state, about.amends) if about and about.amends else None
    check_procedure(procedure, about, amended, sitting, date_of(context.now))
    if procedure.kind == "reconsider" and about and amended and about.status == "rejected":
        check_room(about.lines, made_in(state, amended), again=True)
    if procedure.to is not None:
        _check_addressee(state, sitting, procedure.to)
    if procedure.kind == "other" and not request.text.strip():
        raise Faults("move-procedure", [Fault("text", "is empty", "what is moved")])
    title = title_of(procedure, about)
    return (ProcedureMoved(request.motion, sitting.id, title, request.text, mover.id, procedure, sitting.point),)


def _check_addressee(state: State, sitting: Sitting, to: str) -> None:
    """Raise `Refusal` (`referral.unknown`) unless a motion can be referred there: the executive, an organ, a section or
    a council of the system."""
    council = state.council(sitting.council)
    organs = [key for key, item in state.tables.get("organs", {}).items() if item.council == council.id]
    known = ["executive", *organs, *(item.id for item in council.sections), *state.tables["councils"]]
    if to not in known:
        raise Refusal(
            "referral.unknown",
            f"There is no body {to!r} to which the {council.title} could refer a motion.",
            found=to,
            required=", ".join(known),
        )


def apply_moved(state: State, act: ProcedureMoved) -> None:
    """The motion waits for its vote."""
    sitting = sitting_named(state, act.sitting)
    motion = Motion(act.motion, sitting.id, sitting.council, act.title, act.text, act.mover, OWN_ORDER)
    state.put(replace(motion, procedure=act.procedure, point=act.point))
    state.put(replace(sitting, motions=(*sitting.motions, act.motion)))


@dataclass(frozen=True, slots=True)
class DebateClosed:
    """The debate on a motion was closed."""

    motion: Id


@dataclass(frozen=True, slots=True)
class SpeechesLimited:
    """Speeches in this sitting last at most so many seconds from here on."""

    sitting: Id
    seconds: Annotated[int, Least(1)]


@dataclass(frozen=True, slots=True)
class MotionReferred:
    """A motion was referred, with the amendments that wait for it."""

    motion: Id
    amendments: tuple[Id, ...]
    to: Id
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class MotionPostponed:
    """A motion was postponed, with the amendments that wait for it."""

    motion: Id
    amendments: tuple[Id, ...]
    until: Day


@dataclass(frozen=True, slots=True)
class AgendaChanged:
    """The sitting changed its agenda, from the next point on."""

    sitting: Id
    agenda: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class VoteFormSet:
    """The sitting decided in which form a motion is voted."""

    motion: Id
    form: Annotated[str, Doc("roll-call or secret")]


@dataclass(frozen=True, slots=True)
class MotionReopened:
    """The sitting votes again on a motion: the vote before is kept beside it."""

    motion: Id


@dataclass(frozen=True, slots=True)
class SittingSuspended:
    """The sitting is suspended."""

    sitting: Id
    reason: str = ""


def effects_of(state: State, motion: Motion) -> tuple[object, ...]:
    """Return the acts that follow when a motion on procedure is carried."""
    procedure = motion.procedure
    if procedure is None:
        return ()
    sitting, about = sitting_named(state, motion.sitting), procedure.about or ""
    waiting = (
        tuple(i.id for i in motions_of(state, sitting) if i.amends == about and i.status == "tabled") if about else ()
    )
    follows: dict[str, tuple[object, ...]] = {
        "close-debate": (DebateClosed(about),),
        "limit-speeches": (SpeechesLimited(sitting.id, procedure.seconds or 1),),
        "refer": (MotionReferred(about, waiting, procedure.to or "", procedure.until),),
        "postpone": (MotionPostponed(about, waiting, procedure.until or ""),),
        "change-agenda": (AgendaChanged(sitting.id, (*sitting.agenda[: sitting.point], *procedure.agenda)),),
        "roll-call": (VoteFormSet(about, "roll-call"),),
        "secret-vote": (VoteFormSet(about, "secret"),),
        "reconsider": (MotionReopened(about),),
        "suspend": (SittingSuspended(sitting.id, motion.text),),
        "other": (),
    }
    return follows[procedure.kind]


def apply_debate_closed(state: State, act: DebateClosed) -> None:
    """Nobody speaks to the motion any more; who waited to is taken off the list."""
    motion = motion_named(state, act.motion)
    state.put(replace(motion, debate_closed=True))
    for id_ in sitting_named(state, motion.sitting).speeches:
        speech: Speech = state.get(Speech, id_, "speech")
        if speech.motion == act.motion and speech.status == "waiting" and speech.kind != "point-of-order":
            state.put(replace(speech, status="withdrawn"))


def apply_limited(state: State, act: SpeechesLimited) -> None:
    """Whoever is called from here on has so long."""
    state.put(replace(sitting_named(state, act.sitting), speech_seconds=act.seconds))


def _put_off(state: State, motion: str, amendments: tuple[str, ...], status: MotionStatus) -> Motion:
    for id_ in amendments:
        state.put(replace(motion_named(state, id_), status=status))
    return replace(motion_named(state, motion), status=status, counts=())


def apply_referred(state: State, act: MotionReferred) -> None:
    """The motion waits for a report, or to be taken up again."""
    motion = _put_off(state, act.motion, act.amendments, "referred")
    state.put(replace(motion, referral=Referral(act.to, act.until)))


def apply_postponed(state: State, act: MotionPostponed) -> None:
    """The motion waits for its day."""
    state.put(replace(_put_off(state, act.motion, act.amendments, "postponed"), postponed=act.until))


def apply_agenda(state: State, act: AgendaChanged) -> None:
    """The agenda is this one."""
    state.put(replace(sitting_named(state, act.sitting), agenda=act.agenda))


def apply_form(state: State, act: VoteFormSet) -> None:
    """The motion waits for this form of vote."""
    motion = motion_named(state, act.motion)
    state.put(replace(motion, demanded="secret" if act.form == "secret" else "roll-call", demanded_by=()))


def apply_reopened(state: State, act: MotionReopened) -> None:
    """The motion waits for its vote again; a carried amendment is out of the text until then."""
    motion = motion_named(state, act.motion)
    if motion.amends and motion.status == "carried":
        unmake(state, motion.id)
    earlier = (*motion.earlier, motion.vote) if motion.vote else motion.earlier
    state.put(replace(motion, status="tabled", vote=None, earlier=earlier, counts=()))


def apply_suspended(state: State, act: SittingSuspended) -> None:
    """Nothing is decided until the sitting is resumed; whoever spoke waits to go on."""
    sitting = sitting_named(state, act.sitting)
    if sitting.speaking:
        state.put(replace(state.get(Speech, sitting.speaking, "speech"), status="waiting", began=""))
    state.put(replace(sitting, status="suspended", speaking=""))


EFFECTS: Mapping[type, Callable[[State, Any], None]] = {
    DebateClosed: apply_debate_closed,
    SpeechesLimited: apply_limited,
    MotionReferred: apply_referred,
    MotionPostponed: apply_postponed,
    AgendaChanged: apply_agenda,
    VoteFormSet: apply_form,
    MotionReopened: apply_reopened,
    SittingSuspended: apply_suspended,
}
"""What may follow from a carried motion on procedure, with the functions that apply it."""


@dataclass(frozen=True, slots=True)
class ReportReferral:
    """Report on a motion that was referred."""

    motion: Annotated[Id, Doc("the motion that was referred")]
    text: Annotated[Text, Doc("what the body to which it was referred found and recommends")]


@dataclass(frozen=True, slots=True)
class ReferralReported:
    """The body to which a motion was referred reported."""

    motion: Id
    text: Text
    day: Day


def decide_report(state: State, request: ReportReferral, context: Context) -> tuple[object, ...]:
    """The motion was referred and is not taken up again; a later report takes the place of one before."""
    motion = motion_named(state, request.motion)
    if motion.status != "referred" or motion.referral is None:
        raise Refusal(
            "motion.not-referred",
            f"The motion {motion.id!r} is {motion.status}; a report is due on what was referred.",
            found=motion.status,
            required="referred",
        )
    return (ReferralReported(motion.id, request.text, date_of(context.now)),)


def apply_reported(state: State, act: ReferralReported) -> None:
    """The report stands with the motion."""
    motion = motion_named(state, act.motion)
    if motion.referral is not None:
        state.put(replace(motion, referral=replace(motion.referral, report=act.text, reported=act.day)))


def _place_sitting(state: State, request: MoveProcedure) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


def _place_motion(state: State, request: ReportReferral) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="move-procedure",
        noun="motions",
        title="Move on procedure",
        doc="Moves something on procedure: to close the debate on a motion, limit speeches, refer or postpone a "
        "motion, change the agenda, vote by roll call or in secret, vote again on what was voted in this sitting, or "
        "suspend it. It is voted before the motion it is about; carried, it takes effect at once.",
        offices=("deputy", "chair", "secretary"),
        request=MoveProcedure,
        acts={ProcedureMoved: apply_moved},
        decide=decide_move,
        place=_place_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "motion.exists": "a motion or amendment has this id already",
            "mandate.unknown": "there is no such mandate",
            "motion.no-mover": "chair or secretary move and do not say for whom",
            "motion.not-yours": "a deputy moves in the name of another",
            "motion.absent": "the mover is not present",
            "sitting.not-open": "the sitting is not open",
            "motion.unknown": "there is no such motion for it to be about",
            "procedure.elsewhere": "the motion it is about is not before this sitting",
            "procedure.late": "the motion it is about has been voted, or is being voted; to vote again: it has "
            "not been, or was carried out",
            "amendment.lines-taken": "to vote again: another amendment that was carried stands in its place",
            "referral.unknown": "there is no such body to refer to",
            "faults": "something that belongs to it is missing, or does not belong",
        },
        article="working.procedure",
    ),
    Kind(
        name="report-referral",
        noun="motions",
        title="Report on a referred motion",
        doc="Takes down what the body to which a motion was referred found and recommends. The motion may then be "
        "taken up again.",
        offices=("chair", "secretary", "deputy"),
        request=ReportReferral,
        acts={ReferralReported: apply_reported},
        decide=decide_report,
        place=_place_motion,
        refusals={
            "motion.unknown": "there is no such motion",
            "motion.not-referred": "the motion is not referred, or was taken up again",
        },
        article="working.procedure",
    ),
)
