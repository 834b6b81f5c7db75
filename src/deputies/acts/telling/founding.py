"""Words for the founding: system, councils, rolls, plans, the statute and its amendment."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.amendment import StatuteAmended, StatuteVoted
from deputies.acts.founding import CouncilNamed, PlanAdopted, RollSealed, SystemFounded
from deputies.acts.telling.speech import Speaker, Told, count, figures, quoted

__all__ = ["TOLD"]


def _founded(say: Speaker, act: SystemFounded) -> str:
    statute = say.state.statutes.get(act.statute)
    under = f" under the statute {quoted(statute.title)}" if statute else ""
    return f"The system of councils {quoted(act.name)} was founded{under}."


def _named(say: Speaker, act: CouncilNamed) -> str:
    above = say.councils((*((act.parent,) if act.parent else ()), *act.also))
    return f"A council was named: {act.name}{f', below {above}' if above else ''}; it may now be formed."


def _sealed(say: Speaker, act: RollSealed) -> str:
    return (
        f"The electors' register was sealed as the roll {quoted(act.roll)}: "
        f"{count(act.electors, 'elector', 'electors')} in "
        f"{count(act.units, 'unit', 'units')}."
    )


def _adopted(say: Speaker, act: PlanAdopted) -> str:
    known = f", {count(len(act.acknowledged), 'warning', 'warnings')} acknowledged" if act.acknowledged else ""
    return (
        f"The plan of seats {quoted(act.plan)} was adopted on the roll {quoted(act.roll)}: "
        f"{count(act.seats, 'seat', 'seats')} for "
        f"{count(act.constituencies, 'constituency', 'constituencies')}{known}."
    )


def _voted(say: Speaker, act: StatuteVoted) -> str:
    outcome = "carried" if act.carried else "rejected"
    changes = count(len(act.changes), "change", "changes")
    return (
        f"{say.of_motion(act.motion)} {outcome} version {act.version} of the statute, with {changes}: "
        f"{figures(act.sentence, outcome)}"
    )


def _amended(say: Speaker, act: StatuteAmended) -> str:
    statute = say.state.statutes.get(act.statute)
    return f"The statute was amended{f': version {statute.version} is in force' if statute else ''}."


TOLD: Mapping[type, Told] = {
    SystemFounded: Told(_founded, "system"),
    CouncilNamed: Told(_named, "system"),
    RollSealed: Told(_sealed, "system"),
    PlanAdopted: Told(_adopted, "system"),
    StatuteVoted: Told(_voted, "system"),
    StatuteAmended: Told(_amended, "system"),
}
"""The acts of the founding."""
