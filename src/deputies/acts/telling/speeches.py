"""Words for speeches: who asked to speak, who had the floor and for how long, and the time that was given."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.speakers import (
    SpeakerCalled,
    SpeakerListed,
    SpeakerWithdrawn,
    SpeakingTimeSet,
    SpeechEnded,
    SpeechInterrupted,
)
from deputies.acts.telling.motions import named
from deputies.acts.telling.speech import Speaker, Told, say_length
from deputies.sittings.sitting import SectionTime, Sitting
from deputies.sittings.speaking import Speech

__all__ = ["TOLD"]

_ASKED = {"speech": "asked to speak", "reply": "asked to reply", "point-of-order": "raised a point of order"}
_FLOOR = {"speech": "", "reply": " for a reply", "point-of-order": " for a point of order"}


def _on(say: Speaker, sitting: str, motion: str, point: int) -> str:
    """What a speech is to: the motion, or else the point of the agenda that is on; "" where neither is."""
    if motion:
        return f" on {named(say, motion)}"
    found: Sitting | None = say.find("sittings", sitting)
    title = f", “{found.agenda[point - 1]}”" if found and 0 < point <= len(found.agenda) else ""
    return f" on point {point} of the agenda{title}" if point else ""


def _subject(say: Speaker, speech: Speech) -> str:
    return _on(say, speech.sitting, speech.motion, speech.point)


def _listed(say: Speaker, act: SpeakerListed) -> str:
    return f"{say.deputy(act.mandate)} {_ASKED[act.speech]}{_on(say, act.sitting, act.motion or '', act.point)}."


def _withdrawn(say: Speaker, act: SpeakerWithdrawn) -> str:
    found: Speech | None = say.find("speeches", act.speech)
    return f"{say.deputy(found.mandate) if found else 'A deputy'} was taken off the list of speakers."


def _called(say: Speaker, act: SpeakerCalled) -> str:
    found: Speech | None = say.find("speeches", act.speech)
    limit = f", for at most {say_length(act.limit)}" if act.limit else ""
    if found is None:
        return f"The chair gave the floor to a deputy{limit}."
    what = f"{_FLOOR[found.kind]}{_subject(say, found)}"
    return f"The chair gave the floor to {say.deputy(found.mandate)}{what}{limit}."


def _interrupted(say: Speaker, act: SpeechInterrupted) -> str:
    found: Speech | None = say.find("speeches", act.speech)
    who = say.deputy(found.mandate) if found else "A deputy"
    return f"{who} was interrupted after {say_length(act.seconds)} and may go on when called again."


def _ended(say: Speaker, act: SpeechEnded) -> str:
    found: Speech | None = say.find("speeches", act.speech)
    if found is None:
        return f"A deputy had spoken for {say_length(act.seconds)}."
    beyond = act.seconds - found.limit if found.limit else 0
    over = f", {say_length(beyond)} more than allowed" if beyond > 0 else ""
    return f"{say.deputy(found.mandate)} spoke{_subject(say, found)} for {say_length(act.seconds)}{over}."


def _of_section(say: Speaker, item: SectionTime) -> str:
    found = say.state.statute.sections.get(item.section)
    return f"the {found.name if found else item.section} speaks for at most {say_length(item.seconds)} in all"


def _time(say: Speaker, act: SpeakingTimeSet) -> str:
    parts = []
    if act.seconds is not None:
        parts.append(f"a speech lasts at most {say_length(act.seconds)}" if act.seconds else "a speech has no limit")
    parts += [_of_section(say, item) for item in act.sections]
    parts.append(f"the list of speakers is {'closed' if act.list_closed else 'open'}")
    return f"The chair ruled on speeches in the sitting of {say.sitting(act.sitting)}: {'; '.join(parts)}."


TOLD: Mapping[type, Told] = {
    SpeakerListed: Told(_listed),
    SpeakerWithdrawn: Told(_withdrawn),
    SpeakerCalled: Told(_called),
    SpeechInterrupted: Told(_interrupted),
    SpeechEnded: Told(_ended),
    SpeakingTimeSet: Told(_time),
}
"""The acts of speeches."""
