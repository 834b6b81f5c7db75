"""The list of speakers: who asked, whose turn it is, how long each and each section has spoken.

Points of order come first, then replies, then speeches, each in the order of asking; whoever was interrupted by a
point of order goes on before others of the same kind. Time is counted in whole seconds between the moments at which
the chair calls a speaker and ends the speech, as they stand on the record. A speech has a limit where the chair, a
motion on procedure or the statute sets one: it is not cut off, but what it was over stands in the minutes. A section
that has used up the time it was given is called no further, until the chair gives it more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Working
from deputies.values import Refusal, parse_moment

__all__ = [
    "Speech", "SpeechKind", "SpeechStatus", "check_asking", "check_calling", "end_speech", "limit_of", "queue",
    "seconds_between", "spoken_by_section",
]  # fmt: skip

SpeechKind = Literal["speech", "reply", "point-of-order"]
SpeechStatus = Literal["waiting", "speaking", "spoken", "withdrawn"]
_RANK = {"point-of-order": 0, "reply": 1, "speech": 2}


@dataclass(frozen=True, slots=True)
class Speech:
    """A deputy's wish to speak, and the speech that came of it.

    motion   the motion it is to, "" for the point of the agenda as a whole.
    seconds  spoken so far; `began` is the moment of the call, while it is held.
    limit    seconds it may last, 0 for no limit; set when it is called.
    """

    id: str
    sitting: str
    mandate: str
    section: str | None
    kind: SpeechKind
    point: int
    motion: str = ""
    status: SpeechStatus = "waiting"
    began: str = ""
    seconds: int = 0
    limit: int = 0

    @property
    def over(self) -> int:
        """Seconds beyond its limit."""
        return max(self.seconds - self.limit, 0) if self.limit else 0


def queue(speeches: Iterable[Speech]) -> tuple[Speech, ...]:
    """Return those who wait, in the order in which they are called; `speeches` in the order of asking."""
    waiting = [item for item in speeches if item.status == "waiting"]
    return tuple(sorted(waiting, key=lambda item: (_RANK[item.kind], item.seconds == 0)))


def limit_of(sitting: Sitting, working: Working) -> int:
    """Return how many seconds a speech may last: as set in the sitting, or else by the statute; 0 for no limit."""
    return working.speech_seconds if sitting.speech_seconds is None else sitting.speech_seconds


def seconds_between(began: str, ended: str) -> int:
    """Return whole seconds from one moment to another; none where the record has them the other way round."""
    return max(int((parse_moment(ended) - parse_moment(began)).total_seconds()), 0)


def spoken_by_section(speeches: Iterable[Speech], section: str) -> int:
    """Return how many seconds deputies of a section have spoken; points of order do not count."""
    return sum(item.seconds for item in speeches if item.section == section and item.kind != "point-of-order")


def check_asking(
    sitting: Sitting,
    working: Working,
    speeches: Iterable[Speech],
    *,
    mandate: str,
    kind: SpeechKind,
    motion: Motion | None,
) -> None:
    """Raise `Refusal` unless a deputy may ask to speak: `speech.asked` (waits or speaks already in this kind),
    `speech.list-closed`, `speech.debate-closed`, `speech.too-many` (has spoken to the point as often as allowed)."""
    own = [item for item in speeches if item.mandate == mandate]
    waiting = next((item for item in own if item.status in ("waiting", "speaking") and item.kind == kind), None)
    if waiting is not None:
        raise Refusal(
            "speech.asked", f"The mandate {mandate!r} is on the list already ({waiting.id}).", found=waiting.id
        )
    if kind == "point-of-order":
        return
    if sitting.list_closed:
        raise Refusal("speech.list-closed", "The list of speakers is closed; a point of order may still be raised.")
    if motion is not None and motion.debate_closed:
        raise Refusal("speech.debate-closed", f"The debate on the motion {motion.id!r} is closed.", found=motion.id)
    spoken = sum(1 for item in own if item.point == sitting.point and item.status == "spoken" and item.kind == "speech")
    if working.speeches_most and spoken >= working.speeches_most and kind == "speech":
        raise Refusal(
            "speech.too-many",
            f"The mandate {mandate!r} has spoken {spoken} times to this point; {say_article(working.article)} allows "
            f"{working.speeches_most}.",
            article=working.article,
            found=str(spoken),
            required=f"at most {working.speeches_most}",
        )


def check_calling(sitting: Sitting, speeches: Iterable[Speech], speech: Speech, present: Iterable[str]) -> None:
    """Raise `Refusal` unless the speech may be called now.

    Codes: `speech.not-waiting`, `speech.absent`, `speech.somebody-speaks` (only a point of order interrupts),
    `speech.not-next` (a point of order waits), `speech.section-time` (its section has used up its time).
    """
    listed = tuple(speeches)
    if speech.status != "waiting":
        raise Refusal(
            "speech.not-waiting",
            f"The speech {speech.id!r} is {speech.status}.",
            found=speech.status,
            required="waiting",
        )
    if speech.mandate not in set(present):
        raise Refusal(
            "speech.absent", f"The mandate {speech.mandate!r} is not present.", found=speech.mandate, required="present"
        )
    first = next((item for item in queue(listed) if item.kind == "point-of-order"), None)
    if first is not None and speech.kind != "point-of-order":
        raise Refusal(
            "speech.not-next",
            f"A point of order waits ({first.id}); it comes first.",
            found=speech.id,
            required=first.id,
        )
    current = next((item for item in listed if item.id == sitting.speaking), None)
    if current is not None and (speech.kind != "point-of-order" or current.kind == "point-of-order"):
        raise Refusal(
            "speech.somebody-speaks",
            f"The speech {current.id!r} is not ended; only a point of order interrupts one.",
            found=current.id,
            required="nobody speaking",
        )
    _check_section_time(sitting, listed, speech)


def _check_section_time(sitting: Sitting, speeches: Iterable[Speech], speech: Speech) -> None:
    given = next((item.seconds for item in sitting.section_seconds if item.section == speech.section), None)
    if given is None or speech.kind == "point-of-order":
        return
    used = spoken_by_section(speeches, speech.section or "")
    if used >= given:
        raise Refusal(
            "speech.section-time",
            f"The section {speech.section!r} has spoken {used} of its {given} seconds; give it more, or call another.",
            found=str(used),
            required=f"below {given}",
        )


def end_speech(speech: Speech, now: str) -> int:
    """Return the seconds spoken when a speech that is held ends or is interrupted at this moment."""
    return speech.seconds + seconds_between(speech.began, now)
