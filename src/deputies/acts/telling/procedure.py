"""Words for procedure: points of the agenda, breaks, motions on procedure and what followed from them, referrals."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.procedure import (
    AgendaChanged,
    DebateClosed,
    MotionPostponed,
    MotionReferred,
    MotionReopened,
    ProcedureMoved,
    ReferralReported,
    SittingSuspended,
    SpeechesLimited,
    VoteFormSet,
)
from deputies.acts.running import PointTakenUp, SittingResumed
from deputies.acts.telling.motions import addressee, moved, named, waiting
from deputies.acts.telling.sittings import there
from deputies.acts.telling.speech import Speaker, Told, quoted, say_length, tailed
from deputies.sittings.sitting import Motion, Sitting
from deputies.values import say_date

__all__ = ["TOLD"]


def _point(say: Speaker, act: PointTakenUp) -> str:
    found: Sitting | None = say.find("sittings", act.sitting)
    title = found.agenda[act.point - 1] if found and act.point <= len(found.agenda) else ""
    return tailed(f"{say.sitting(act.sitting)} took up point {act.point} of its agenda", title)


def _suspended(say: Speaker, act: SittingSuspended) -> str:
    return tailed(f"The sitting of {say.sitting(act.sitting)} was suspended", act.reason)


def _resumed(say: Speaker, act: SittingResumed) -> str:
    numbers = there(say, act.sitting, act.present, act.quorum)
    return f"The sitting of {say.sitting(act.sitting)} was resumed with {numbers}."


def _council(say: Speaker, motion: str) -> str:
    found: Motion | None = say.find("motions", motion)
    return found.council if found else ""


def _moved(say: Speaker, act: ProcedureMoved) -> str:
    found: Sitting | None = say.find("sittings", act.sitting)
    what = moved(say, act.procedure, found.council if found else "")
    return tailed(f"{say.deputy(act.mover)} moved to {what}", act.text)


def _reported(say: Speaker, act: ReferralReported) -> str:
    found: Motion | None = say.find("motions", act.motion)
    who = addressee(say, found.referral.to, found.council) if found and found.referral else "the body asked"
    return f"{who} reported on {named(say, act.motion)}, which had been referred to it: {quoted(act.text)}"


def _debate_closed(say: Speaker, act: DebateClosed) -> str:
    return f"The debate on {named(say, act.motion)} was closed: nobody else speaks to it."


def _limited(say: Speaker, act: SpeechesLimited) -> str:
    return f"Speeches in the sitting of {say.sitting(act.sitting)} last at most {say_length(act.seconds)} from here on."


def _referred(say: Speaker, act: MotionReferred) -> str:
    report = f"; it reports by {say_date(act.until)}" if act.until else ""
    to = addressee(say, act.to, _council(say, act.motion))
    return f"{say.of_motion(act.motion)} referred {named(say, act.motion)} to {to}{waiting(act.amendments)}{report}."


def _postponed(say: Speaker, act: MotionPostponed) -> str:
    return (
        f"{say.of_motion(act.motion)} postponed {named(say, act.motion)} until {say_date(act.until)}"
        f"{waiting(act.amendments)}."
    )


def _agenda(say: Speaker, act: AgendaChanged) -> str:
    return f"{say.sitting(act.sitting)} changed the agenda of its sitting, which is now: {'; '.join(act.agenda)}."


def _form(say: Speaker, act: VoteFormSet) -> str:
    how = "in secret" if act.form == "secret" else "by roll call"
    return f"{say.of_motion(act.motion)} is to vote on {named(say, act.motion)} {how}."


def _reopened(say: Speaker, act: MotionReopened) -> str:
    return (
        f"{say.of_motion(act.motion)} is to vote again on {named(say, act.motion)}; the vote before it counts no more."
    )


TOLD: Mapping[type, Told] = {
    PointTakenUp: Told(_point),
    SittingSuspended: Told(_suspended),
    SittingResumed: Told(_resumed),
    ProcedureMoved: Told(_moved),
    ReferralReported: Told(_reported),
    DebateClosed: Told(_debate_closed),
    SpeechesLimited: Told(_limited),
    MotionReferred: Told(_referred),
    MotionPostponed: Told(_postponed),
    AgendaChanged: Told(_agenda),
    VoteFormSet: Told(_form),
    MotionReopened: Told(_reopened),
}
"""The acts of procedure."""
