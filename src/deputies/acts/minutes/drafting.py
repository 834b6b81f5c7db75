"""Drafts of what minutes hold, filled act by act, and made into frozen values at the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from deputies.acts.minutes.document import Business, Line, MotionRecord, Ref, SpeechRecord, VoteRecord
from deputies.acts.minutes.voting import Roll
from deputies.acts.telling import Speaker
from deputies.acts.telling.speech import join
from deputies.sittings.speaking import Speech

__all__ = ["Draft", "MotionDraft", "SpeechDraft", "finish"]


@dataclass
class SpeechDraft:
    """A wish to speak, and what came of it: where it was asked for, whether it was called, and the acts about it."""

    id: str
    asked_in: list[Draft]
    refs: list[Ref] = field(default_factory=list)
    at: str = ""
    called: bool = False


@dataclass
class MotionDraft:
    """A motion with what has come of it so far."""

    id: str
    kind: Literal["motion", "amendment", "procedure"]
    title: str
    text: str
    mover: str
    about: str
    at: str
    refs: list[Ref]
    events: list[Draft] = field(default_factory=list)
    fate: str = "not voted"
    votes: int = 0
    roll: Roll | None = None

    def last_vote(self) -> int:
        """Return the place of the last vote among the events, -1 where there is none."""
        return next((at for at in range(len(self.events) - 1, -1, -1) if isinstance(self.events[at], VoteRecord)), -1)


Draft: TypeAlias = Line | VoteRecord | SpeechDraft | MotionDraft


def finish(say: Speaker, listed: list[Draft], silent: dict[int, list[SpeechDraft]]) -> tuple[Business, ...]:
    """Return drafts as they stand in the minutes.

    silent  for a list of drafts (by identity), those who asked to speak in it and never did.
    """
    found: list[Business] = []
    for item in listed:
        if isinstance(item, MotionDraft):
            found.append(_motion(say, item, silent))
        elif isinstance(item, SpeechDraft):
            found.append(_speech(say, item))
        else:
            found.append(item)
    asked = silent.get(id(listed), [])
    if asked:
        refs = tuple(ref for item in asked for ref in item.refs)
        who = dict.fromkeys(say.deputy(_of(say, item).mandate) for item in asked)
        found.append(Line(refs, asked[0].at, f"On the list of speakers, and not heard: {join(tuple(who))}."))
    return tuple(found)


def silent_in(speeches: dict[str, SpeechDraft]) -> dict[int, list[SpeechDraft]]:
    """Return those who were never called, by the list in which they asked."""
    found: defaultdict[int, list[SpeechDraft]] = defaultdict(list)
    for item in speeches.values():
        if not item.called:
            found[id(item.asked_in)].append(item)
    return dict(found)


def _of(say: Speaker, draft: SpeechDraft) -> Speech:
    return say.find("speeches", draft.id)  # type: ignore[no-any-return]


def _speech(say: Speaker, draft: SpeechDraft) -> SpeechRecord:
    speech = _of(say, draft)
    section = say.state.statute.sections.get(speech.section or "")
    return SpeechRecord(
        tuple(draft.refs), draft.at, say.deputy(speech.mandate), speech.kind, section.name if section else "",
        speech.seconds, speech.limit,
    )  # fmt: skip


def _motion(say: Speaker, draft: MotionDraft, silent: dict[int, list[SpeechDraft]]) -> MotionRecord:
    record = MotionRecord(
        tuple(draft.refs), draft.at, draft.id, draft.kind, draft.title, draft.text, draft.mover, draft.about, draft.fate
    )
    return replace(record, events=finish(say, draft.events, silent))
