"""Words for motions: how each is called, and how it was tabled, ordered, withdrawn and taken up again."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.motions import MotionResumed, MotionTabled, MotionWithdrawn, VotingOrderSet
from deputies.acts.telling.speech import Speaker, Told, count, join, quoted, say_length
from deputies.councils.council import EXECUTIVE, Council
from deputies.sittings.lines import say_lines
from deputies.sittings.sitting import Motion, Procedure
from deputies.values import say_date

__all__ = ["TOLD", "addressee", "moved", "named", "waiting"]

_SHOWN = 60
"""So many characters of an amendment are shown where it is only named."""


def _amends(say: Speaker, amendment: Motion) -> str:
    """What an amendment does: " to line 3 of “Eight hours” (“Seven hours.”)"; of a long text the beginning."""
    text = " ".join(amendment.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', maxsplit=1)[0]} …"
    reads = quoted(shown) if shown else "to strike it"
    lines = amendment.lines
    to = "" if lines is not None and lines.last < lines.first else "to "
    return f" {to}{say_lines(lines)} of {say.motion(amendment.amends or '')} ({reads})"


def named(say: Speaker, motion: str) -> str:
    """Call a motion by what it is: "the motion “Eight hours”", "the amendment of ... to line 3 of “Eight hours”"."""
    found: Motion | None = say.find("motions", motion)
    if found is None:
        return f"the motion {motion}"
    if found.amends is not None:
        return f"the amendment of {say.deputy(found.moved_by)}{_amends(say, found)}"
    if found.procedure is not None and found.procedure.kind != "other":
        return f"the motion to {moved(say, found.procedure, found.council)}"
    return f"the {'proposal' if found.consent else 'motion'} {quoted(found.title)}"


def addressee(say: Speaker, to: str, council: str) -> str:
    """Call the body to which a motion is referred: the executive, a section, an organ, or another council."""
    found: Council | None = say.find("councils", council)
    if to in {item.id for item in found.sections} if found else ():
        return say.body(council, to)
    return say.organ_of(to, council) if to == EXECUTIVE or say.find("organs", to) else say.council(to)


def moved(say: Speaker, procedure: Procedure, council: str) -> str:
    """Say what is moved on procedure: "close the debate on the motion “Eight hours”"."""
    about = named(say, procedure.about) if procedure.about else "it"
    until = f" until {say_date(procedure.until)}" if procedure.until else ""
    report = f", to report by {say_date(procedure.until)}" if procedure.until else ""
    return {
        "close-debate": f"close the debate on {about}",
        "limit-speeches": f"limit speeches to {say_length(procedure.seconds or 0)}",
        "refer": f"refer {about} to {addressee(say, procedure.to or '', council)}{report}",
        "postpone": f"postpone {about}{until}",
        "change-agenda": f"change the agenda from here on to: {'; '.join(procedure.agenda)}",
        "roll-call": f"vote on {about} by roll call",
        "secret-vote": f"vote on {about} in secret",
        "reconsider": f"vote again on {about}",
        "suspend": "suspend the sitting",
        "other": "settle a question of procedure",
    }[procedure.kind]


def waiting(amendments: tuple[str, ...]) -> str:
    """Say that amendments go the way of their motion: ", with 2 amendments that wait for their vote"."""
    if not amendments:
        return ""
    wait = "that waits for its vote" if len(amendments) == 1 else "that wait for their vote"
    return f", with {count(len(amendments), 'amendment', 'amendments')} {wait}"


def _tabled(say: Speaker, act: MotionTabled) -> str:
    mover = say.deputy(act.mover)
    if act.amends is None:
        return f"{mover} moved {quoted(act.title)}, {say.by_competence(act.competence)}: {quoted(act.text)}"
    where = f"{say_lines(act.lines)} of {say.motion(act.amends)}"
    if not act.text.strip():
        return f"{mover} moved to strike {where}."
    if act.lines is not None and act.lines.last < act.lines.first:
        return f"{mover} moved to put into {say.motion(act.amends)}, {say_lines(act.lines)}: {quoted(act.text)}"
    return f"{mover} moved to amend {where}, to read: {quoted(act.text)}"


def _ordered(say: Speaker, act: VotingOrderSet) -> str:
    first = [named(say, id_) for id_ in act.order[:3]]
    more = [f"{len(act.order) - 3} more"] if len(act.order) > 3 else []
    return (
        f"The chair set the order in which the amendments to {say.motion(act.motion)} are voted: "
        f"{join([*first, *more])}."
    )


def _withdrawn(say: Speaker, act: MotionWithdrawn) -> str:
    found: Motion | None = say.find("motions", act.motion)
    mover = say.deputy(found.moved_by) if found else "The mover"
    what = f"the amendment{_amends(say, found)}" if found and found.amends else named(say, act.motion)
    fallen = f"; {count(len(act.fallen), 'amendment', 'amendments')} to it fell with it" if act.fallen else ""
    return f"{mover} withdrew {what}{fallen}."


def _resumed(say: Speaker, act: MotionResumed) -> str:
    return (
        f"{say.sitting(act.sitting)} took up again {named(say, act.motion)}, which had been put off"
        f"{waiting(act.amendments)}."
    )


TOLD: Mapping[type, Told] = {
    MotionTabled: Told(_tabled),
    VotingOrderSet: Told(_ordered),
    MotionWithdrawn: Told(_withdrawn),
    MotionResumed: Told(_resumed),
}
"""The acts of motions."""
