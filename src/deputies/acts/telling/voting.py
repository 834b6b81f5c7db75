"""Words for votes: demanded, open, taken and corrected; what was carried by consent."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.consents import ConsentConcluded, ConsentGiven, ConsentProposed
from deputies.acts.corrections import VoteCorrected
from deputies.acts.roll_calls import RollCallBrokenOff, RollCallOpened, RollCallTaken
from deputies.acts.telling.motions import named
from deputies.acts.telling.speech import Speaker, Told, count, figures, join, quoted, tailed
from deputies.acts.votes import (
    HandsCounted,
    RollCallDemanded,
    SecretCountEntered,
    SecretVoteDemanded,
    SecretVoteTaken,
)
from deputies.acts.voting import AmendmentsOvertaken
from deputies.values import say_date

__all__ = ["TOLD"]


def _roll_call_demanded(say: Speaker, act: RollCallDemanded) -> str:
    return f"{say.deputies(act.demanded_by)} demanded a roll call on {named(say, act.motion)}."


def _secret_demanded(say: Speaker, act: SecretVoteDemanded) -> str:
    return f"{say.deputies(act.demanded_by)} demanded a secret vote on {named(say, act.motion)}."


def _opened(say: Speaker, act: RollCallOpened) -> str:
    return (
        f"A roll call of {say.of_motion(act.motion)} was opened on {named(say, act.motion)}: deputies enter their "
        "choices themselves."
    )


def _broken_off(say: Speaker, act: RollCallBrokenOff) -> str:
    return (
        f"The roll call on {named(say, act.motion)} was broken off, and its choices do not count: {quoted(act.reason)}"
    )


def _outcome(act: RollCallTaken | HandsCounted | SecretVoteTaken | VoteCorrected | ConsentConcluded) -> str:
    return "carried" if act.carried else "rejected"


def _taken(say: Speaker, act: RollCallTaken | HandsCounted | SecretVoteTaken, how: str) -> str:
    outcome = _outcome(act)
    return f"{how} {say.of_motion(act.motion)} {outcome} {named(say, act.motion)}: {figures(act.sentence, outcome)}"


def _roll_call(say: Speaker, act: RollCallTaken) -> str:
    return _taken(say, act, "By roll call")


def _hands(say: Speaker, act: HandsCounted) -> str:
    return _taken(say, act, "By show of hands")


def _secret(say: Speaker, act: SecretVoteTaken) -> str:
    spoiled = f" {count(act.spoiled, 'paper was', 'papers were')} spoiled." if act.spoiled else ""
    return f"{_taken(say, act, 'In a secret vote')}{spoiled}"


def _secret_count(say: Speaker, act: SecretCountEntered) -> str:
    return (
        f"The {act.teller} teller counted {act.votes_for:,} for, {act.votes_against:,} against and "
        f"{act.abstentions:,} abstaining, {act.spoiled:,} spoiled, in the secret vote on {named(say, act.motion)}."
    )


def _overtaken(say: Speaker, act: AmendmentsOvertaken) -> str:
    first = [named(say, id_) for id_ in act.amendments[:3]]
    more = [f"{len(act.amendments) - 3} more"] if len(act.amendments) > 3 else []
    return f"Since {named(say, act.by)} was carried, there is no vote on {join([*first, *more])}."


def _corrected(say: Speaker, act: VoteCorrected) -> str:
    outcome = _outcome(act)
    return (
        f"The vote of {say.of_motion(act.motion)} on {named(say, act.motion)} was taken down wrongly "
        f"({quoted(act.reason)}) and is corrected: it is {outcome}, {figures(act.sentence, outcome)}"
    )


def _proposed(say: Speaker, act: ConsentProposed) -> str:
    return (
        f"{say.deputy(act.mover)} proposed to {say.council(act.council)} {quoted(act.title)} for decision by consent, "
        f"{say.by_competence(act.competence)}: {quoted(act.text)} Members sign it off or object until "
        f"{say_date(act.until)}."
    )


def _given(say: Speaker, act: ConsentGiven) -> str:
    did = {"agree": "agreed to", "stand-aside": "stood aside from", "object": "objected to"}[act.answer]
    return tailed(f"{say.deputy(act.mandate)} {did} {named(say, act.motion)}", act.reason)


def _concluded(say: Speaker, act: ConsentConcluded) -> str:
    outcome = _outcome(act)
    return (
        f"{say.of_motion(act.motion)} {outcome} {named(say, act.motion)} by consent: {figures(act.sentence, outcome)}"
    )


TOLD: Mapping[type, Told] = {
    RollCallDemanded: Told(_roll_call_demanded),
    SecretVoteDemanded: Told(_secret_demanded),
    RollCallOpened: Told(_opened),
    RollCallBrokenOff: Told(_broken_off),
    RollCallTaken: Told(_roll_call),
    HandsCounted: Told(_hands),
    SecretVoteTaken: Told(_secret),
    SecretCountEntered: Told(_secret_count),
    AmendmentsOvertaken: Told(_overtaken),
    VoteCorrected: Told(_corrected),
    ConsentProposed: Told(_proposed, "decisions"),
    ConsentGiven: Told(_given),
    ConsentConcluded: Told(_concluded, "decisions", shown=lambda act: not act.carried),  # else the decision says it
}
"""The acts of votes and of consent."""
