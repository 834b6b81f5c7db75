"""Words for sittings: convened, who was there, what was moved and voted, and what was decided, there or without one."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.attendance import DeputiesArrived, DeputiesLeft
from deputies.acts.decisions import DecisionAdopted, DecisionSuspended
from deputies.acts.emergency import EmergencyConfirmed, EmergencyDecided, EmergencyLifted
from deputies.acts.motions import MotionTabled
from deputies.acts.roll_calls import RollCallTaken
from deputies.acts.sittings import SittingClosed, SittingConvened, SittingOpened
from deputies.acts.telling.speech import Speaker, Told, count, quoted, say_day
from deputies.acts.votes import (
    HandsCounted,
    RollCallDemanded,
    SecretCountEntered,
    SecretVoteDemanded,
    SecretVoteTaken,
)

__all__ = ["TOLD"]

_STAGES = {
    "preparatory": "It is preparatory: it binds nobody.",
    "advisory": "It is advice.",
    "controlling": "It is a finding of control.",
}


def _convened(say: Speaker, act: SittingConvened) -> str:
    points = "; ".join(act.agenda)
    body = say.body(act.council, act.section)
    return f"{body} is to sit on {say_day(act.day)}{f', on: {points}' if points else ''}."


def _body(say: Speaker, sitting: str) -> str:
    found = say.find("sittings", sitting)
    return say.body(found.council, found.section) if found else sitting


def _opened(say: Speaker, act: SittingOpened) -> str:
    return f"The sitting of {_body(say, act.sitting)} was opened with {_there(act.present, act.quorum)}."


def _there(present: int, quorum: int) -> str:
    return f"{count(present, 'deputy', 'deputies')} present; the quorum is {quorum:,}"


def _arrived(say: Speaker, act: DeputiesArrived) -> str:
    who = say.deputies(act.mandates)
    return f"{who} arrived; {_there(act.present, act.quorum)}{'' if act.quorate else ', which is not met'}."


def _left(say: Speaker, act: DeputiesLeft) -> str:
    who = say.deputies(act.mandates)
    return f"{who} left; {_there(act.present, act.quorum)}{'' if act.quorate else ', which is no longer met'}."


def _closed(say: Speaker, act: SittingClosed) -> str:
    lapsed = f"; {count(len(act.lapsed), 'motion', 'motions')} not voted lapsed" if act.lapsed else ""
    return f"The sitting of {_body(say, act.sitting)} was closed{lapsed}."


def _tabled(say: Speaker, act: MotionTabled) -> str:
    if act.amends is not None:
        return f"{say.deputy(act.mover)} moved to amend {say.motion(act.amends)}, to read: {quoted(act.text)}"
    return f"{say.deputy(act.mover)} moved {quoted(act.title)}: {quoted(act.text)}"


def _roll_call_demanded(say: Speaker, act: RollCallDemanded) -> str:
    return f"{say.deputies(act.demanded_by)} demanded a roll call on {say.motion(act.motion)}."


def _secret_demanded(say: Speaker, act: SecretVoteDemanded) -> str:
    return f"{say.deputies(act.demanded_by)} demanded a secret vote on {say.motion(act.motion)}."


def _what(say: Speaker, motion: str) -> str:
    found = say.find("motions", motion)
    if found is None:
        return motion
    return f"the amendment to {say.motion(found.amends)}" if found.amends else f"the motion {quoted(found.title)}"


def _voted(say: Speaker, act: RollCallTaken | HandsCounted | SecretVoteTaken, how: str) -> str:
    outcome = "carried" if act.carried else "rejected"
    votes = say.votes(act.votes_for, act.votes_against, act.abstentions)
    casting = f", with the chair's casting vote {act.casting}" if act.casting else ""
    return f"{say.of_motion(act.motion)} {outcome} {_what(say, act.motion)} {how} by {votes}{casting}."


def _roll_call(say: Speaker, act: RollCallTaken) -> str:
    return _voted(say, act, "by roll call,")


def _hands(say: Speaker, act: HandsCounted) -> str:
    return _voted(say, act, "by show of hands,")


def _secret(say: Speaker, act: SecretVoteTaken) -> str:
    return _voted(say, act, "in a secret vote,")


def _secret_count(say: Speaker, act: SecretCountEntered) -> str:
    return f"The {act.teller} teller counted the secret vote on {_what(say, act.motion)}."


def _adopted(say: Speaker, act: DecisionAdopted) -> str:
    stage = f" {_STAGES[act.stage]}" if act.stage in _STAGES else ""
    vote = say.vote_on(act.motion)
    return (
        f"{say.body(act.council, act.section)} decided{f' {vote}' if vote else ''}, by its competence over "
        f"{say.competence(act.competence)}, {quoted(act.title)}: {quoted(act.text)}{stage}"
    )


def _suspended(say: Speaker, act: DecisionSuspended) -> str:
    found = say.find("decisions", act.decision)
    title = quoted(found.title) if found else act.decision
    section = say.body(found.council, act.section) if found else act.section
    return f"{section} objected to the decision {title}; it is suspended until {say_day(act.until)}."


def _emergency(say: Speaker, act: EmergencyDecided) -> str:
    who = "The executive" if act.taken_by == "executive" else "The chair"
    return (
        f"{who} of {say.council(act.council)} decided in an emergency, by the competence over "
        f"{say.competence(act.competence)}, {quoted(act.title)}: {quoted(act.text)} The council could not meet: "
        f"{quoted(act.reasons)} It ends on {say_day(act.expires)} unless the council confirms it."
    )


def _of_emergency(say: Speaker, decision: str) -> tuple[str, str]:
    found = say.find("decisions", decision)
    return (say.council(found.council), quoted(found.title)) if found else ("The council", decision)


def _confirmed(say: Speaker, act: EmergencyConfirmed) -> str:
    council, title = _of_emergency(say, act.decision)
    return f"{council} confirmed {say.vote_on(act.motion)} what was decided without it: {title}."


def _lifted(say: Speaker, act: EmergencyLifted) -> str:
    council, title = _of_emergency(say, act.decision)
    return f"{council} lifted {say.vote_on(act.motion)} what was decided without it: {title}."


TOLD: Mapping[type, Told] = {
    SittingConvened: Told(_convened, "sittings"),
    SittingOpened: Told(_opened, "sittings"),
    DeputiesArrived: Told(_arrived),
    DeputiesLeft: Told(_left),
    SittingClosed: Told(_closed),
    MotionTabled: Told(_tabled),
    RollCallDemanded: Told(_roll_call_demanded),
    SecretVoteDemanded: Told(_secret_demanded),
    RollCallTaken: Told(_roll_call),
    HandsCounted: Told(_hands),
    SecretVoteTaken: Told(_secret),
    SecretCountEntered: Told(_secret_count),
    DecisionAdopted: Told(_adopted, "decisions"),
    DecisionSuspended: Told(_suspended, "decisions"),
    EmergencyDecided: Told(_emergency, "decisions"),
    EmergencyConfirmed: Told(_confirmed, "decisions"),
    EmergencyLifted: Told(_lifted, "decisions"),
}
"""The acts of sittings and decisions."""
