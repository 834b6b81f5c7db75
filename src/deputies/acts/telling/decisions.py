"""Words for decisions: adopted, suspended, taken between sittings or in an emergency, set aside and overruled."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.between import DecidedInOrgan, DecisionSetAside
from deputies.acts.decisions import DecisionAdopted, DecisionSuspended
from deputies.acts.emergency import EmergencyConfirmed, EmergencyDecided, EmergencyLifted
from deputies.acts.notices import DecisionOverruled
from deputies.acts.telling.speech import Speaker, Told, figures, quoted
from deputies.sittings.sitting import Decision
from deputies.values import say_date

__all__ = ["TOLD"]

_STAGES = {
    "preparatory": " It is preparatory: it binds nobody.",
    "advisory": " It is advice.",
    "controlling": " It is a finding of control.",
}


def _adopted(say: Speaker, act: DecisionAdopted) -> str:
    return (
        f"{say.body(act.council, act.section)} decided{say.by_vote(act.motion)}, {say.by_competence(act.competence)}, "
        f"{quoted(act.title)}: {quoted(act.text)}{_STAGES.get(act.stage, '')}"
    )


def _suspended(say: Speaker, act: DecisionSuspended) -> str:
    found: Decision | None = say.find("decisions", act.decision)
    section = say.body(found.council, act.section) if found else f"the section {act.section}"
    return (
        f"{section} objected to the decision {say.decision(act.decision)}{say.by_vote(act.motion)}; it is suspended "
        f"until {say_date(act.until)}."
    )


def _in_organ(say: Speaker, act: DecidedInOrgan) -> str:
    return (
        f"{say.organ_of(act.organ, act.council)} decided between sittings, {say.by_competence(act.competence)}, "
        f"{quoted(act.title)}: {quoted(act.text)}{_STAGES.get(act.stage, '')} The vote: "
        f"{figures(act.sentence, 'carried')}"
    )


def _set_aside(say: Speaker, act: DecisionSetAside) -> str:
    found: Decision | None = say.find("decisions", act.decision)
    of = f" of {say.organ(found.organ)}" if found else ""
    return (
        f"{say.council(act.council)} set aside the decision {say.decision(act.decision)}{of}: "
        f"{figures(act.sentence, 'carried')}"
    )


def _overruled(say: Speaker, act: DecisionOverruled) -> str:
    found: Decision | None = say.find("decisions", act.decision)
    of = f" of {say.council(found.council)}" if found else ""
    return (
        f"{say.council(act.council)} overruled the decision {say.decision(act.decision)}{of}: "
        f"{figures(act.sentence, 'carried')}"
    )


def _emergency(say: Speaker, act: EmergencyDecided) -> str:
    who = "The executive" if act.taken_by == "executive" else "The chair"
    vote = f" The vote: {figures(act.sentence, 'carried')}" if act.taken_by == "executive" else f" {act.sentence}"
    return (
        f"{who} of {say.council(act.council)} decided in an emergency, {say.by_competence(act.competence)}, "
        f"{quoted(act.title)}: {quoted(act.text)}{_STAGES.get(act.stage, '')} The council could not meet: "
        f"{quoted(act.reasons)}{vote} It ends on {say_date(act.expires)} unless the council confirms it."
    )


def _of_emergency(say: Speaker, decision: str) -> str:
    found: Decision | None = say.find("decisions", decision)
    return say.council(found.council) if found else "The council"


def _confirmed(say: Speaker, act: EmergencyConfirmed) -> str:
    return (
        f"{_of_emergency(say, act.decision)} confirmed{say.by_vote(act.motion)} what was decided without it: "
        f"{say.decision(act.decision)}."
    )


def _lifted(say: Speaker, act: EmergencyLifted) -> str:
    return (
        f"{_of_emergency(say, act.decision)} lifted{say.by_vote(act.motion)} what was decided without it: "
        f"{say.decision(act.decision)}."
    )


TOLD: Mapping[type, Told] = {
    DecisionAdopted: Told(_adopted, "decisions"),
    DecisionSuspended: Told(_suspended, "decisions"),
    DecidedInOrgan: Told(_in_organ, "decisions"),
    DecisionSetAside: Told(_set_aside, "decisions"),
    DecisionOverruled: Told(_overruled, "decisions"),
    EmergencyDecided: Told(_emergency, "decisions"),
    EmergencyConfirmed: Told(_confirmed, "decisions"),
    EmergencyLifted: Told(_lifted, "decisions"),
}
"""The acts of decisions."""
