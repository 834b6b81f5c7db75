"""Words for powers: matters delegated to organs, taken over and handed over, and shared between levels by notice."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.matters import MatterDelegated, MatterTakenBack
from deputies.acts.notices import MatterTakenUp, NoticeGiven, NoticeWithdrawn
from deputies.acts.powers import AuthoritySettled, CompetenceHandedOver, CompetenceTakenOver, StageLowered
from deputies.acts.telling.speech import Speaker, Told, quoted
from deputies.councils.council import Council
from deputies.councils.notice import Notice
from deputies.sittings.sitting import Decision
from deputies.values import say_date

__all__ = ["TOLD"]

_STAGES = {
    "preparatory": "where it prepares and binds nobody",
    "advisory": "where it advises",
    "controlling": "where it controls how others handle it",
    "deciding": "where its decisions hold",
}


def _stage(stage: str) -> str:
    return f"at the {stage} stage, {_STAGES[stage]}" if stage in _STAGES else f"at the {stage} stage"


def _delegated(say: Speaker, act: MatterDelegated) -> str:
    until = f" until {say_date(act.until)}" if act.until else ", until it takes the matter back"
    return (
        f"{say.council(act.council)} lets {say.organ(act.to)} decide on {say.competence(act.competence)} between its "
        f"sittings{until}{say.voted(act.motion)}, within these limits: {quoted(act.limits)}"
    )


def _taken_back(say: Speaker, act: MatterTakenBack) -> str:
    return (
        f"{say.council(act.council)} took back {say.competence(act.competence)}, which it had delegated"
        f"{say.voted(act.motion)}: it decides the matter itself."
    )


def _from(say: Speaker, act: CompetenceTakenOver) -> str:
    holder = act.authority or (say.council(act.older) if act.older else "")
    return f" from {holder}" if holder else ""


def _taken_over(say: Speaker, act: CompetenceTakenOver) -> str:
    dual = " The older authority goes on claiming it: there are two powers over one matter." if act.dual else ""
    return (
        f"{say.council(act.council)} took over "
        f"{say.competence(act.competence)}{_from(say, act)}{say.voted(act.motion)}; it now holds the matter "
        f"{_stage(act.stage)}.{dual}"
    )


def _handed_over(say: Speaker, act: CompetenceHandedOver) -> str:
    to = act.authority or say.council(act.to)
    return (
        f"{say.council(act.council)} handed {say.competence(act.competence)} over to {to}{say.voted(act.motion)}; "
        f"until now it held the matter {_stage(act.stage)}."
    )


def _lowered(say: Speaker, act: StageLowered) -> str:
    return (
        f"{say.council(act.council)} lowered its stage in {say.competence(act.competence)}{say.voted(act.motion)}; it "
        f"now holds the matter {_stage(act.stage)}."
    )


def _older(say: Speaker, act: AuthoritySettled) -> str:
    """The older authority, from the step that the act left."""
    found: Council | None = say.find("councils", act.council)
    power = found.power(act.competence) if found else None
    for step in power.steps if power else ():
        if step.authority and (step.day, step.evidence) == (act.day, act.evidence):
            return f"the older authority, {say.council(step.authority)},"
    return "the older authority"


def _settled(say: Speaker, act: AuthoritySettled) -> str:
    did = "claims it again" if act.claims else "gave way"
    return (
        f"On {say.competence(act.competence)}, which {say.council(act.council)} took over, {_older(say, act)} {did}: "
        f"{quoted(act.evidence)}"
    )


def _subject(say: Speaker, notice: Notice | NoticeGiven) -> str:
    """What a notice is of: a decision of a council below, or a matter."""
    decision: Decision | None = say.find("decisions", notice.decision or "")
    if decision is not None:
        return f"overrule the decision {quoted(decision.title)} of {say.council(decision.council)}"
    return f"decide on {say.competence(notice.competence)}"


def _given(say: Speaker, act: NoticeGiven) -> str:
    unless = "" if act.decision else ", unless one of them takes the matter up before"
    return (
        f"{say.council(act.council)} gave notice to the councils below it that it means to {_subject(say, act)}; it "
        f"may do so from {say_date(act.from_day)} on{unless}: {quoted(act.text)}"
    )


def _withdrawn(say: Speaker, act: NoticeWithdrawn) -> str:
    found: Notice | None = say.find("notices", act.notice)
    if found is None:
        return f"The notice {act.notice} to councils below was withdrawn."
    return f"{say.council(found.council)} withdrew its notice that it means to {_subject(say, found)}."


def _taken_up(say: Speaker, act: MatterTakenUp) -> str:
    found: Notice | None = say.find("notices", act.notice)
    matter = say.competence(found.competence) if found else "a matter"
    giver = say.council(found.council) if found else "a council above"
    return (
        f"{say.council(act.council)} took up {matter}, of which {giver} had given notice{say.voted(act.motion)}: the "
        "matter stays with the councils below."
    )


TOLD: Mapping[type, Told] = {
    MatterDelegated: Told(_delegated, "organs"),
    MatterTakenBack: Told(_taken_back, "organs"),
    CompetenceTakenOver: Told(_taken_over, "organs"),
    CompetenceHandedOver: Told(_handed_over, "organs"),
    StageLowered: Told(_lowered, "organs"),
    AuthoritySettled: Told(_settled, "organs"),
    NoticeGiven: Told(_given, "organs"),
    NoticeWithdrawn: Told(_withdrawn, "organs"),
    MatterTakenUp: Told(_taken_up, "organs"),
}
"""The acts of powers."""
