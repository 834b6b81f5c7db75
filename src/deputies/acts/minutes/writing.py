"""Writing minutes: each act of a sitting finds its place, in the order of the record.

What is about a motion stands with it: the amendments and the motions on procedure, who spoke to it, its votes and what
followed from them. All else stands under the point of the agenda that was on. An act that has no place of its own is
told in a sentence (`deputies.acts.telling`) where it happened, so that none is ever left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from deputies.acts.amendment import StatuteVoted
from deputies.acts.attendance import DeputiesArrived, DeputiesLeft
from deputies.acts.catalogue import CATALOGUE
from deputies.acts.corrections import VoteCorrected
from deputies.acts.councils import ExecutiveElected
from deputies.acts.decisions import DecisionAdopted
from deputies.acts.minutes.attending import Attending
from deputies.acts.minutes.document import Line, Ref, VoteRecord
from deputies.acts.minutes.drafting import Draft, MotionDraft, SpeechDraft
from deputies.acts.minutes.sources import Act
from deputies.acts.minutes.voting import Roll, Taken, as_taken, corrected, vote_record
from deputies.acts.motions import MotionResumed, MotionTabled, MotionWithdrawn
from deputies.acts.organs import OrganElected
from deputies.acts.procedure import MotionPostponed, MotionReferred, MotionReopened, ProcedureMoved
from deputies.acts.reviews import body_named
from deputies.acts.roll_calls import RollCallTaken
from deputies.acts.running import PointTakenUp
from deputies.acts.sittings import SittingClosed, SittingConvened, SittingOpened
from deputies.acts.speakers import SpeakerCalled, SpeakerListed, SpeakerWithdrawn, SpeechEnded, SpeechInterrupted
from deputies.acts.telling import Speaker, say
from deputies.acts.telling.speech import count
from deputies.acts.votes import HandsCounted, SecretVoteTaken
from deputies.acts.voting import AmendmentsOvertaken
from deputies.sittings.lines import say_lines
from deputies.sittings.sitting import Motion, Procedure, Purpose, Sitting
from deputies.sittings.tabling import competence_of
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER
from deputies.values import say_date

__all__ = ["Writer"]

_STAGES = {
    "preparatory": "; it is preparatory and binds nobody",
    "advisory": "; it is advice",
    "controlling": "; it is a finding of control",
}


@dataclass
class Writer:
    """Takes the acts of a sitting one by one and puts each where it belongs."""

    speaker: Speaker
    sitting: Sitting
    attending: Attending
    point: int = 0
    points: defaultdict[int, list[Draft]] = field(default_factory=lambda: defaultdict(list))
    taken_up: defaultdict[int, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    motions: dict[str, MotionDraft] = field(default_factory=dict)
    speeches: dict[str, SpeechDraft] = field(default_factory=dict)
    before: list[Line] = field(default_factory=list)
    afterwards: list[Line] = field(default_factory=list)
    convened: Act | None = None
    opened: Act | None = None
    closing: Line | None = None

    def take(self, act: Act) -> None:
        """Put an act in its place."""
        value = act.value
        place = _PLACES.get(type(value))
        if place is not None and (self.closing is None or isinstance(value, SittingConvened)):
            place(self, act)
            return
        if isinstance(value, DecisionAdopted) and value.motion in self.motions:
            self.motions[value.motion].fate = f"carried, and adopted as the decision {value.decision}"
        if self.closing is not None:
            self.afterwards.append(self.tell(act))
        elif self.opened is None:
            self.before.append(self.tell(act))
        else:
            self._around(act).append(self.tell(act))

    def tell(self, act: Act) -> Line:
        """Tell an act; below an election, who was elected."""
        value, speaker = act.value, self.speaker
        words = _adopted(speaker, value) if isinstance(value, DecisionAdopted) else say(speaker, value)
        details = _elected(speaker, value) if isinstance(value, ExecutiveElected | OrganElected) else ()
        return Line((Ref(act.entry.seq, act.number),), act.entry.at, words, details)

    def _around(self, act: Act) -> list[Draft]:
        """Return where an act stands: with the motion it names, or that its request names, or under the point."""
        for id_ in (getattr(act.value, "motion", None), act.entry.request.get("motion")):
            if isinstance(id_, str) and id_ in self.motions:
                return self.motions[id_].events
        return self.points[self.point]

    def _convene(self, act: Act) -> None:
        self.convened = act

    def _open(self, act: Act) -> None:
        self.opened = act
        self.attending.open(act)

    def _close(self, act: Act) -> None:
        value: SittingClosed = act.value
        self.closing = self.tell(act)
        for id_ in value.lapsed:
            self._set_fate(id_, "lapsed: not voted when the sitting was closed")

    def _move(self, act: Act) -> None:
        quorate = self.attending.quorate
        movement = self.attending.move(act)
        if movement is not None and movement.quorate != quorate:
            again = "There was a quorum again" if movement.quorate else "There was no longer a quorum"
            words = f"{again}: {movement.present} present, {movement.quorum} needed."
            self.points[self.point].append(Line(movement.refs, movement.at, words))

    def _take_up(self, act: Act) -> None:
        value: PointTakenUp = act.value
        self.point = value.point
        self.taken_up[value.point].append(Ref(act.entry.seq, act.number))

    # Motions.

    def _draft(self, act: Act, motion: MotionDraft, main: str | None) -> None:
        self.motions[motion.id] = motion
        held = self.motions.get(main or "")
        (held.events if held else self.points[self.point]).append(motion)

    def _table(self, act: Act) -> None:
        value: MotionTabled = act.value
        about = self._about(value.competence, value.leads_to)
        if value.amends is not None:
            about = _amends(value.text, say_lines(value.lines), whole=value.lines is None)
        draft = MotionDraft(
            value.motion, "motion" if value.amends is None else "amendment", value.title, value.text,
            self.speaker.deputy(value.mover), about, act.entry.at, [Ref(act.entry.seq, act.number)],
        )  # fmt: skip
        self._draft(act, draft, value.amends)

    def _about(self, competence: str, leads_to: Purpose | None) -> str:
        """Say by which competence a motion is tabled, and what it leads to."""
        state = self.speaker.state
        statute, level = state.statutes[self.sitting.statute], state.council(self.sitting.council).level
        if competence != OWN_ORDER and competence not in statute.competences:
            return ""
        found = competence_of(statute, level, competence)
        matter = f"{found.title}, {say_article(found.article)}"
        kind = CATALOGUE.get(leads_to.kind) if leads_to else None
        return (
            f"{matter}. Carried, it leads to: {kind.title.lower()} ({leads_to.about})" if kind and leads_to else matter
        )

    def _move_procedure(self, act: Act) -> None:
        value: ProcedureMoved = act.value
        about = _procedure(self.speaker, self.sitting.council, value.procedure)
        draft = MotionDraft(
            value.motion, "procedure", value.title, value.text, self.speaker.deputy(value.mover), about, act.entry.at,
            [Ref(act.entry.seq, act.number)],
        )  # fmt: skip
        self._draft(act, draft, value.procedure.about)

    def _resume(self, act: Act) -> None:
        value: MotionResumed = act.value
        for id_ in (value.motion, *value.amendments):
            motion: Motion | None = self.speaker.find("motions", id_)
            if motion is None or id_ in self.motions:
                continue
            kind = "amendment" if motion.amends else "motion"
            about = (
                "Taken up again" if motion.amends is None else f"Amendment to {say_lines(motion.lines)}; taken up again"
            )
            draft = MotionDraft(
                id_, "amendment" if kind == "amendment" else "motion", motion.title, motion.tabled_text or motion.text,
                self.speaker.deputy(motion.moved_by), about, act.entry.at, [Ref(act.entry.seq, act.number)],
            )  # fmt: skip
            self._draft(act, draft, motion.amends)

    def _set_fate(self, id_: str, fate: str) -> None:
        if id_ in self.motions:
            self.motions[id_].fate = fate

    def _withdraw(self, act: Act) -> None:
        value: MotionWithdrawn = act.value
        self._set_fate(value.motion, "withdrawn by the mover")
        for id_ in value.fallen:
            self._set_fate(id_, "fell with the motion")
        self._around(act).append(self.tell(act))

    def _overtake(self, act: Act) -> None:
        value: AmendmentsOvertaken = act.value
        for id_ in value.amendments:
            self._set_fate(id_, f"not voted: overtaken by the amendment {value.by}")
        self._around(act).append(self.tell(act))

    def _put_off(self, act: Act) -> None:
        value: MotionReferred | MotionPostponed = act.value
        until = say_date(value.until) if value.until else ""
        if isinstance(value, MotionReferred):
            to = body_named(self.speaker.state, self.sitting.council, value.to)
            fate = f"referred to {to}{f', to report by {until}' if until else ''}"
        else:
            fate = f"postponed until {until}"
        for id_ in (value.motion, *value.amendments):
            self._set_fate(id_, fate)
        self._around(act).append(self.tell(act))

    def _reopen(self, act: Act) -> None:
        value: MotionReopened = act.value
        self._set_fate(value.motion, "to be voted again")
        self._around(act).append(self.tell(act))

    # Votes.

    def _vote(self, act: Act) -> None:
        value: Taken = act.value
        if value.motion not in self.motions:
            self._open_question(act)
        motion = self.motions[value.motion]
        motion.events.append(vote_record(self.speaker, act, motion.votes, self.attending.present.keys()))
        casts, _ = as_taken(self.speaker, value, motion.votes)
        motion.roll = Roll({item.mandate: item for item in casts}, tuple(self.attending.present) if casts else ())
        motion.votes += 1
        motion.fate = "carried" if value.carried else "rejected"

    def _open_question(self, act: Act) -> None:
        """Put a motion that comes with its vote, such as on the statute, in its place."""
        value = act.value
        mover = self.speaker.deputy(value.mover) if getattr(value, "mover", "") else ""
        title, text = value.motion, ""
        if isinstance(value, StatuteVoted):
            title, text = f"Amend the statute: version {value.version}", "\n".join(value.changes)
        draft = MotionDraft(
            value.motion, "motion", title, text, mover, "", act.entry.at, [Ref(act.entry.seq, act.number)]
        )
        self._draft(act, draft, None)

    def _correct(self, act: Act) -> None:
        value: VoteCorrected = act.value
        motion = self.motions.get(value.motion)
        place = motion.last_vote() if motion else -1
        vote = motion.events[place] if motion and place >= 0 else None
        if motion is None or motion.roll is None or not isinstance(vote, VoteRecord):
            self._around(act).append(self.tell(act))
            return
        motion.events[place] = corrected(self.speaker, vote, act, motion.roll)
        motion.fate = f"{'carried' if value.carried else 'rejected'}, as corrected"

    # Speeches.

    def _list(self, act: Act) -> None:
        value: SpeakerListed = act.value
        held = self.motions.get(value.motion or "")
        draft = SpeechDraft(value.id, held.events if held else self.points[self.point], at=act.entry.at)
        draft.refs.append(Ref(act.entry.seq, act.number))
        self.speeches[value.id] = draft

    def _speak(self, act: Act) -> None:
        draft = self.speeches.get(act.value.speech)
        if draft is None:
            self._around(act).append(self.tell(act))
            return
        draft.refs.append(Ref(act.entry.seq, act.number))
        if isinstance(act.value, SpeakerCalled) and not draft.called:
            draft.called, draft.at = True, act.entry.at
            draft.asked_in.append(draft)


def _elected(speaker: Speaker, act: ExecutiveElected | OrganElected) -> tuple[str, ...]:
    """Say who was elected, to which post, with how many votes."""
    posts = {item.mandate: f", {item.post}" for item in act.posts}
    return tuple(
        f"{speaker.deputy(item.mandate)}{posts.get(item.mandate, '')}: {count(item.votes, 'vote', 'votes')}"
        for item in act.members
    )


def _adopted(speaker: Speaker, act: DecisionAdopted) -> str:
    competence = speaker.competence(act.competence)
    return f"Adopted as the decision {act.decision}, by the competence over {competence}{_STAGES.get(act.stage, '')}."


def _amends(text: str, lines: str, *, whole: bool) -> str:
    if whole:
        return "To replace the whole text"
    if lines.startswith("before"):
        return f"To put {lines}"
    return f"To replace {lines}" if text.strip() else f"To strike {lines}"


def _procedure(speaker: Speaker, council: str, procedure: Procedure) -> str:
    until = f" until {say_date(procedure.until)}" if procedure.until else ""
    said = {
        "refer": f"To {body_named(speaker.state, council, procedure.to or '')}{until}",
        "postpone": f"Until {say_date(procedure.until)}" if procedure.until else "",
        "limit-speeches": f"To {procedure.seconds} seconds each",
        "change-agenda": f"The agenda from here on: {'; '.join(procedure.agenda)}",
    }
    return said.get(procedure.kind, "")


_Place = Callable[[Writer, Act], None]
_PLACES: Mapping[type[Any], _Place] = {
    SittingConvened: Writer._convene,
    SittingOpened: Writer._open,
    SittingClosed: Writer._close,
    DeputiesArrived: Writer._move,
    DeputiesLeft: Writer._move,
    PointTakenUp: Writer._take_up,
    MotionTabled: Writer._table,
    ProcedureMoved: Writer._move_procedure,
    MotionResumed: Writer._resume,
    MotionWithdrawn: Writer._withdraw,
    MotionReferred: Writer._put_off,
    MotionPostponed: Writer._put_off,
    MotionReopened: Writer._reopen,
    AmendmentsOvertaken: Writer._overtake,
    HandsCounted: Writer._vote,
    RollCallTaken: Writer._vote,
    SecretVoteTaken: Writer._vote,
    StatuteVoted: Writer._vote,
    VoteCorrected: Writer._correct,
    SpeakerListed: Writer._list,
    SpeakerCalled: Writer._speak,
    SpeechInterrupted: Writer._speak,
    SpeechEnded: Writer._speak,
    SpeakerWithdrawn: Writer._speak,
}
"""The acts that have a place of their own."""
