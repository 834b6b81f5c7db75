"""The list of speakers: asking to speak, being called, ending, and the time that is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import motion_named
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.councils.strength import members_of
from deputies.sittings.convening import check_open
from deputies.sittings.sitting import SectionTime, Sitting
from deputies.sittings.speaking import (
    Speech,
    SpeechKind,
    check_asking,
    check_calling,
    end_speech,
    limit_of,
)
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import Doc, Id, Least, Moment

__all__ = [
    "KINDS", "AskToSpeak", "CallSpeaker", "EndSpeech", "SetSpeakingTime", "SpeechEnded", "WithdrawSpeech",
    "apply_ended", "interruption", "speeches_of",
]  # fmt: skip


def speeches_of(state: State, sitting: Sitting) -> tuple[Speech, ...]:
    """Return the speeches of a sitting, in the order of asking."""
    return tuple(state.get(Speech, id_, "speech") for id_ in sitting.speeches)


def _speech(state: State, id_: str) -> Speech:
    return state.get(Speech, id_, "speech")  # type: ignore[no-any-return]


def _present(state: State, sitting: Sitting) -> frozenset[str]:
    members = members_of(state.mandates_in(sitting.council), sitting.section)
    return frozenset(item.id for item in members if item.sits) & frozenset(sitting.present)


@dataclass(frozen=True, slots=True)
class AskToSpeak:
    """Ask to speak."""

    sitting: Annotated[Id, Doc("the sitting")]
    speech: Annotated[SpeechKind, Doc("a speech, a reply, or a point of order, which comes first")] = "speech"
    mandate: Annotated[Id | None, Doc("who asks; a deputy who asks for themselves leaves it out")] = None
    motion: Annotated[Id | None, Doc("the motion it is to, where it is to one")] = None


@dataclass(frozen=True, slots=True)
class SpeakerListed:
    """A deputy was put on the list of speakers."""

    id: Annotated[Id, Doc("the speech: the sitting with `.w` and the number of the wish")]
    sitting: Id
    mandate: Id
    speech: SpeechKind
    point: Annotated[int, Least(0)]
    section: Id | None = None
    motion: Id | None = None


def decide_ask(state: State, request: AskToSpeak, context: Context) -> tuple[object, ...]:
    """Who asks is present, is not on the list already, and the debate is open."""
    sitting = sitting_named(state, request.sitting)
    check_open(sitting)
    mandate = _asking(state, sitting, request.mandate, context)
    motion = motion_named(state, request.motion) if request.motion else None
    if motion is not None and (motion.sitting, motion.status) != (sitting.id, "tabled"):
        raise Refusal(
            "speech.not-debated",
            f"The motion {motion.id!r} is {motion.status} and not debated in this sitting.",
            found=motion.status,
            required="a motion that is debated",
        )
    working = state.statutes[sitting.statute].working
    check_asking(sitting, working, speeches_of(state, sitting), mandate=mandate, kind=request.speech, motion=motion)
    section = state.mandate(mandate).section
    id_ = f"{sitting.id}.w{len(sitting.speeches) + 1}"
    return (SpeakerListed(id_, sitting.id, mandate, request.speech, sitting.point, section, request.motion),)


def _asking(state: State, sitting: Sitting, named: str | None, context: Context) -> str:
    """Return who asks: the mandate named, or the deputy's own in the body that sits."""
    there = _present(state, sitting)
    if context.by.office == "deputy":
        own = [item.id for item in state.mandates_in(sitting.council) if item.deputy == context.by.of]
        if named is not None and named not in own:
            raise Refusal("speech.not-yours", f"The deputy {context.by.of!r} asks for themselves only.", found=named)
        named = named or next((id_ for id_ in own if id_ in there), own[0])
    elif named is None:
        raise Refusal("speech.nobody", f"The {context.by.office} puts others on the list; say whom.", required="whom")
    if named not in there:
        raise Refusal(
            "speech.absent", f"The mandate {named!r} is not present.", found=named, required="a deputy present"
        )
    return named


def apply_listed(state: State, act: SpeakerListed) -> None:
    """The deputy waits to be called."""
    state.put(Speech(act.id, act.sitting, act.mandate, act.section, act.speech, act.point, act.motion or ""))
    sitting = sitting_named(state, act.sitting)
    state.put(replace(sitting, speeches=(*sitting.speeches, act.id)))


@dataclass(frozen=True, slots=True)
class WithdrawSpeech:
    """Leave the list of speakers, or take somebody off it."""

    speech: Annotated[Id, Doc("the speech that is not held")]


@dataclass(frozen=True, slots=True)
class SpeakerWithdrawn:
    """A deputy is on the list no more."""

    speech: Id


def decide_withdraw(state: State, request: WithdrawSpeech, context: Context) -> tuple[object, ...]:
    """Whoever waits may leave the list; chair and secretary take them off who say so or are gone."""
    speech = _speech(state, request.speech)
    check_open(sitting_named(state, speech.sitting))
    if context.by.office == "deputy" and state.mandate(speech.mandate).deputy != context.by.of:
        raise Refusal("speech.not-yours", f"The speech {speech.id!r} is another deputy's.", found=context.by.of)
    if speech.status != "waiting":
        raise Refusal(
            "speech.not-waiting",
            f"The speech {speech.id!r} is {speech.status}.",
            found=speech.status,
            required="waiting",
        )
    return (SpeakerWithdrawn(speech.id),)


def apply_speaker_withdrawn(state: State, act: SpeakerWithdrawn) -> None:
    """The deputy is not called."""
    state.put(replace(_speech(state, act.speech), status="withdrawn"))


@dataclass(frozen=True, slots=True)
class CallSpeaker:
    """Call a deputy who is on the list."""

    speech: Annotated[Id, Doc("the speech that begins")]


@dataclass(frozen=True, slots=True)
class SpeakerCalled:
    """A deputy was called and speaks, for so many seconds at most; 0 for no limit."""

    speech: Id
    began: Moment
    limit: Annotated[int, Least(0)]


@dataclass(frozen=True, slots=True)
class SpeechInterrupted:
    """A speech was interrupted, by a point of order or a break; it goes on when it is called again."""

    speech: Id
    seconds: Annotated[int, Least(0), Doc("spoken so far")]


def interruption(state: State, sitting: Sitting, now: str) -> tuple[SpeechInterrupted, ...]:
    """Return the act by which whoever speaks is interrupted; none where nobody does."""
    if not sitting.speaking:
        return ()
    current = _speech(state, sitting.speaking)
    return (SpeechInterrupted(current.id, end_speech(current, now)),)


def decide_call(state: State, request: CallSpeaker, context: Context) -> tuple[object, ...]:
    """The deputy waits and is present, nobody else speaks, and its section has time left."""
    speech = _speech(state, request.speech)
    sitting = sitting_named(state, speech.sitting)
    check_open(sitting)
    check_calling(sitting, speeches_of(state, sitting), speech, _present(state, sitting))
    limit = limit_of(sitting, state.statutes[sitting.statute].working)
    called = SpeakerCalled(speech.id, context.now, 0 if speech.kind == "point-of-order" else limit)
    return (*interruption(state, sitting, context.now), called)


def apply_called(state: State, act: SpeakerCalled) -> None:
    """The deputy speaks."""
    speech = replace(_speech(state, act.speech), status="speaking", began=act.began, limit=act.limit)
    state.put(speech)
    state.put(replace(sitting_named(state, speech.sitting), speaking=speech.id))


def apply_interrupted(state: State, act: SpeechInterrupted) -> None:
    """The deputy waits to go on."""
    speech = replace(_speech(state, act.speech), status="waiting", began="", seconds=act.seconds)
    state.put(speech)
    state.put(replace(sitting_named(state, speech.sitting), speaking=""))


@dataclass(frozen=True, slots=True)
class EndSpeech:
    """End the speech that is held."""

    sitting: Annotated[Id, Doc("the sitting")]


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """A speech ended, after so many seconds."""

    speech: Id
    seconds: Annotated[int, Least(0)]


def decide_end(state: State, request: EndSpeech, context: Context) -> tuple[object, ...]:
    """Somebody speaks."""
    sitting = sitting_named(state, request.sitting)
    if not sitting.speaking:
        raise Refusal("speech.nobody-speaks", f"Nobody speaks in the sitting {sitting.id!r}.", required="a speech")
    speech = _speech(state, sitting.speaking)
    if context.by.office == "deputy" and state.mandate(speech.mandate).deputy != context.by.of:
        raise Refusal("speech.not-yours", f"The speech {speech.id!r} is another deputy's.", found=context.by.of)
    return (SpeechEnded(speech.id, end_speech(speech, context.now)),)


def apply_ended(state: State, act: SpeechEnded) -> None:
    """The speech is over."""
    speech = replace(_speech(state, act.speech), status="spoken", began="", seconds=act.seconds)
    state.put(speech)
    sitting = sitting_named(state, speech.sitting)
    if sitting.speaking == speech.id:
        state.put(replace(sitting, speaking=""))


@dataclass(frozen=True, slots=True)
class SetSpeakingTime:
    """Set how long speeches may last, what each section has, and whether the list is closed."""

    sitting: Annotated[Id, Doc("the sitting")]
    seconds: Annotated[int | None, Least(0), Doc("longest speech; 0 for no limit, left out: as it is")] = None
    sections: Annotated[tuple[SectionTime, ...], Doc("seconds for each section; left out: as it is")] = ()
    list_closed: Annotated[bool | None, Doc("whether the list of speakers is closed; left out: as it is")] = None


@dataclass(frozen=True, slots=True)
class SpeakingTimeSet:
    """The chair set the time of speeches, of sections, or closed or opened the list."""

    sitting: Id
    seconds: Annotated[int | None, Least(0)] = None
    sections: tuple[SectionTime, ...] = ()
    list_closed: bool = False


def decide_time(state: State, request: SetSpeakingTime, context: Context) -> tuple[object, ...]:
    """The statute's limit is kept, sections are those of the council, and something changes."""
    sitting = sitting_named(state, request.sitting)
    check_open(sitting)
    most = state.statutes[sitting.statute].working.speech_seconds
    if request.seconds is not None and most and not 0 < request.seconds <= most:
        article = state.statutes[sitting.statute].working.article
        raise Refusal(
            "speech.above-statute",
            f"The statute allows a speech of {most} seconds; the chair may set less, not "
            f"{request.seconds or 'no limit'}.",
            article=article,
            found=str(request.seconds),
            required=f"1 to {most}",
        )
    known = [] if sitting.section else [item.id for item in state.council(sitting.council).sections]
    faults = [
        Fault(
            f"sections[{index}].section",
            f"{item.section!r} does not sit here, or stands twice",
            ", ".join(known) or "none",
        )
        for index, item in enumerate(request.sections)
        if item.section not in known or item.section in [one.section for one in request.sections[:index]]
    ]
    if faults:
        raise Faults("set-speaking-time", faults)
    given = {item.section: item for item in (*sitting.section_seconds, *request.sections)}
    act = SpeakingTimeSet(
        sitting.id,
        sitting.speech_seconds if request.seconds is None else request.seconds,
        tuple(given.values()),
        sitting.list_closed if request.list_closed is None else request.list_closed,
    )
    if (act.seconds, act.sections, act.list_closed) == (
        sitting.speech_seconds, sitting.section_seconds, sitting.list_closed,
    ):  # fmt: skip
        raise Refusal("speech.no-change", f"This is as it is in the sitting {sitting.id!r} already.")
    return (act,)


def apply_time(state: State, act: SpeakingTimeSet) -> None:
    """So it is from the next speech on."""
    sitting = sitting_named(state, act.sitting)
    state.put(replace(sitting, speech_seconds=act.seconds, section_seconds=act.sections, list_closed=act.list_closed))


def _place_sitting(state: State, request: AskToSpeak | EndSpeech | SetSpeakingTime) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


def _place_speech(state: State, request: WithdrawSpeech | CallSpeaker) -> Place:
    return Place(council=sitting_named(state, _speech(state, request.speech).sitting).council)


_SITTING = {"sitting.unknown": "there is no such sitting", "sitting.not-open": "the sitting is not open"}
_SPEECH = {"speech.unknown": "there is no such speech", "sitting.not-open": "the sitting is not open"}

KINDS = (
    Kind(
        name="ask-to-speak",
        noun="speeches",
        title="Ask to speak",
        doc="Puts a deputy who is present on the list of speakers, for a speech, a reply or a point of order. Points "
        "of order come first, then replies, then speeches, in the order of asking.",
        offices=("deputy", "chair", "secretary"),
        request=AskToSpeak,
        acts={SpeakerListed: apply_listed},
        decide=decide_ask,
        place=_place_sitting,
        refusals={
            **_SITTING,
            "motion.unknown": "there is no such motion",
            "speech.nobody": "chair or secretary do not say whom",
            "speech.not-yours": "a deputy asks for another",
            "speech.absent": "who asks is not present",
            "speech.not-debated": "the motion is not before this sitting, or is voted",
            "speech.asked": "who asks is on the list already",
            "speech.list-closed": "the list of speakers is closed",
            "speech.debate-closed": "the debate on the motion is closed",
            "speech.too-many": "who asks has spoken to the point as often as the statute allows",
        },
        article="working.speeches_most",
    ),
    Kind(
        name="withdraw-speech",
        noun="speeches",
        title="Leave the list of speakers",
        doc="Takes a deputy off the list who is not to speak after all.",
        offices=("deputy", "chair", "secretary"),
        request=WithdrawSpeech,
        acts={SpeakerWithdrawn: apply_speaker_withdrawn},
        decide=decide_withdraw,
        place=_place_speech,
        refusals={
            **_SPEECH,
            "speech.not-yours": "a deputy takes another off the list",
            "speech.not-waiting": "the speech was held, is held, or was withdrawn",
        },
        article="working",
    ),
    Kind(
        name="call-speaker",
        noun="speeches",
        title="Call a speaker",
        doc="Calls a deputy on the list, who speaks from now on. The chair may call out of turn, but not before a "
        "point of order, which interrupts whoever speaks. A section that has used up its time is called no further.",
        offices=("chair", "secretary"),
        request=CallSpeaker,
        acts={SpeakerCalled: apply_called, SpeechInterrupted: apply_interrupted},
        decide=decide_call,
        place=_place_speech,
        refusals={
            **_SPEECH,
            "speech.not-waiting": "the speech was held, is held, or was withdrawn",
            "speech.absent": "the deputy is not present",
            "speech.somebody-speaks": "somebody speaks, and this is no point of order",
            "speech.not-next": "a point of order waits",
            "speech.section-time": "its section has used up the time it was given",
        },
        article="working.speech_seconds",
    ),
    Kind(
        name="end-speech",
        noun="speeches",
        title="End a speech",
        doc="Ends the speech that is held and takes down how long it was.",
        offices=("chair", "secretary", "deputy"),
        request=EndSpeech,
        acts={SpeechEnded: apply_ended},
        decide=decide_end,
        place=_place_sitting,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "speech.nobody-speaks": "nobody speaks",
            "speech.not-yours": "a deputy ends the speech of another",
        },
        article="working.speech_seconds",
    ),
    Kind(
        name="set-speaking-time",
        noun="speeches",
        title="Set speaking time",
        doc="Sets how long a speech may last, within the statute's limit, what time each section has in all, and "
        "closes or opens the list of speakers.",
        offices=("chair",),
        request=SetSpeakingTime,
        acts={SpeakingTimeSet: apply_time},
        decide=decide_time,
        place=_place_sitting,
        refusals={
            **_SITTING,
            "speech.above-statute": "the limit is above the statute's",
            "speech.no-change": "it is so already",
            "faults": "a section does not sit here, or stands twice",
        },
        article="working.speech_seconds",
    ),
)
