"""Words for what deputies are told and answer: instructions, the votes they ask for, reports and their judging."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.instructions import DelegateInstructed, DeputyInstructed, InstructionApplied
from deputies.acts.reports import ReportFiled, ReportJudged
from deputies.acts.telling.motions import named
from deputies.acts.telling.speech import Speaker, Told, count, figures, quoted
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion

__all__ = ["TOLD", "instruction"]

_FORCES = {"binding": ", which binds the deputy", "guiding": ", as guidance", "free": ", without binding the deputy"}
_CHOICES = {"for": "to vote for", "against": "to vote against", "abstain": "to abstain on"}


def _vote(say: Speaker, motion: str | None, choice: str | None) -> str:
    """The vote that an instruction asks for, as a sentence of its own; "" where it names no motion."""
    return f" It asks the deputy {_CHOICES[choice]} {named(say, motion)}." if motion and choice else ""


def _instructed(say: Speaker, act: DeputyInstructed) -> str:
    return (
        f"{say.electors_of(act.mandate)} instructed {say.deputy(act.mandate)} by "
        f"{say.votes(act.votes_for, act.votes_against)}{_FORCES.get(act.force, '')}: "
        f"{quoted(act.text)}{_vote(say, act.motion, act.choice)}"
    )


def instruction(say: Speaker, mandate: str, id_: str) -> str:
    """An instruction by its text."""
    found: Mandate | None = say.find("mandates", mandate)
    listed = [item for item in found.instructions if item.id == id_] if found else []
    return quoted(listed[0].text) if listed else id_


def _applied(say: Speaker, act: InstructionApplied) -> str:
    return (
        f"{say.electors_of(act.mandate)} said by {say.votes(act.votes_for, act.votes_against)} that the instruction "
        f"{instruction(say, act.mandate, act.instruction)} asks {say.deputy(act.mandate)} {_CHOICES[act.choice]} "
        f"{named(say, act.motion)}."
    )


def _delegate_instructed(say: Speaker, act: DelegateInstructed) -> str:
    found: Motion | None = say.find("motions", act.motion)
    text = quoted(found.text) if found else f"as its motion {act.motion} says."
    return (
        f"{say.electors_of(act.mandate)} instructed its delegate to {say.council_of(act.mandate)}, "
        f"{say.deputy(act.mandate)}{say.voted(act.motion)}{_FORCES.get(act.force, '')}: "
        f"{text}{_vote(say, act.on, act.choice)}"
    )


def _reported(say: Speaker, act: ReportFiled) -> str:
    answers = f" on {count(len(act.answers), 'instruction', 'instructions')}" if act.answers else ""
    return f"{say.deputy(act.mandate)} reported to {say.electors_of(act.mandate)}{answers}: {quoted(act.text)}"


def _judged(say: Speaker, act: ReportJudged) -> str:
    found: Mandate | None = say.find("mandates", act.mandate)
    listed = [item for item in found.reports if item.id == act.report] if found else []
    text = f", {quoted(listed[0].text)}" if listed else ""
    outcome = "accepted" if act.accepted else "not accepted"
    did = "accepted" if act.accepted else "did not accept"
    return (
        f"{say.electors_of(act.mandate)} {did} the report of {say.deputy(act.mandate)}{text}: "
        f"{figures(act.sentence, outcome)}"
    )


TOLD: Mapping[type, Told] = {
    DeputyInstructed: Told(_instructed, "instructions"),
    InstructionApplied: Told(_applied, "instructions"),
    DelegateInstructed: Told(_delegate_instructed, "instructions"),
    ReportFiled: Told(_reported, "instructions"),
    ReportJudged: Told(_judged, "instructions"),
}
"""The acts of instructions and reports."""
