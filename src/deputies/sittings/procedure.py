"""Motions on procedure: what may be moved about what, and what it needs.

A motion on procedure is voted before the motion it is about, and needs the majority of the statute's article on working
(`debate` to close or limit it, `procedure` for the rest), or else that of the level.
"""

from __future__ import annotations

from collections.abc import Iterable

from deputies.sittings.sitting import Motion, Procedure, Sitting
from deputies.statutes.model import Level, Majority, Statute
from deputies.values import Fault, Faults, Refusal

__all__ = ["ABOUT_MOTION", "check_procedure", "majority_of_procedure", "pending_procedure", "title_of"]

ABOUT_MOTION = ("close-debate", "refer", "postpone", "roll-call", "secret-vote", "reconsider")
"""What can be moved only about a motion."""

_TITLES = {
    "close-debate": "Close the debate",
    "limit-speeches": "Limit speeches",
    "refer": "Refer the motion",
    "postpone": "Postpone the motion",
    "change-agenda": "Change the agenda",
    "roll-call": "Vote by roll call",
    "secret-vote": "Vote in secret",
    "reconsider": "Vote again",
    "suspend": "Suspend the sitting",
    "other": "On procedure",
}


def title_of(procedure: Procedure, about: Motion | None) -> str:
    """Return the title of a motion on procedure."""
    return f"{_TITLES[procedure.kind]}: {about.title}" if about else _TITLES[procedure.kind]


def check_procedure(
    procedure: Procedure, about: Motion | None, amended: Motion | None, sitting: Sitting, today: str
) -> None:
    """Raise unless this may be moved now.

    about   the motion it names, in any sitting; None where it names none. `amended` is the one that this amends.
    raises  Faults for what is missing or does not belong; Refusal `procedure.elsewhere` for a motion of another
            sitting, `procedure.late` for one that is voted (or, to reconsider, is not), adopted, spent, or being voted:
            where tellers do not come to one count of a secret vote, it may still be put off.
    """
    faults = []
    needs_motion = procedure.kind in ABOUT_MOTION
    if needs_motion != (about is not None):
        found = "no motion is named" if needs_motion else f"{procedure.about!r} is named"
        faults.append(Fault("procedure.about", found, "a motion of this sitting" if needs_motion else "no motion"))
    for field, kinds in (("to", ("refer",)), ("seconds", ("limit-speeches",)), ("agenda", ("change-agenda",))):
        given = bool(getattr(procedure, field))
        if given != (procedure.kind in kinds):
            found = "is given" if given else "is missing"
            faults.append(Fault(f"procedure.{field}", found, f"to {' or '.join(kinds)}, and only then"))
    if procedure.until is not None and (procedure.kind not in ("refer", "postpone") or procedure.until < today):
        faults.append(Fault("procedure.until", f"found {procedure.until}", "to refer or postpone: a day to come"))
    if procedure.kind == "postpone" and procedure.until is None:
        faults.append(Fault("procedure.until", "is missing", "the day until which it is put off"))
    if faults:
        raise Faults("move-procedure", faults)
    if about is not None:
        _check_about(procedure, about, sitting)
        if amended is not None and amended.being_voted:
            raise _voting(amended)
        if amended is not None and (amended.status != "tabled" or (about.lines is None and about.id in amended.made)):
            raise Refusal(
                "procedure.late",
                f"The amendment {about.id!r} stands in the text of {amended.id!r}, and more was built on it; table "
                "another amendment, or have the motion voted again.",
                found=amended.status,
                required="an amendment to lines, of a motion that is not voted",
            )


def _check_about(procedure: Procedure, about: Motion, sitting: Sitting) -> None:
    if about.sitting != sitting.id:
        raise Refusal(
            "procedure.elsewhere",
            f"The motion {about.id!r} is not before the sitting {sitting.id!r}.",
            found=about.sitting or "by consent",
            required=sitting.id,
        )
    again = procedure.kind == "reconsider"
    if about.being_voted and not (about.counts and procedure.kind in ("refer", "postpone")):
        raise _voting(about)
    ready = about.status in ("carried", "rejected") if again else about.status == "tabled"
    if not ready or about.spent or about.procedure is not None:
        raise Refusal(
            "procedure.late",
            f"The motion {about.id!r} is {'on procedure' if about.procedure else about.status}; "
            f"{'only what was voted and not carried out is voted again' if again else 'it is too late for that'}.",
            found=about.status,
            required="carried or rejected" if again else "tabled",
        )


def _voting(motion: Motion) -> Refusal:
    return Refusal(
        "procedure.late",
        f"The motion {motion.id!r} is being voted; it is too late for that, unless the vote is broken off.",
        found="being voted",
        required="a motion whose vote has not begun",
    )


def majority_of_procedure(statute: Statute, level: Level, procedure: Procedure) -> tuple[Majority, str]:
    """Return what carries a motion on procedure, and the article."""
    working = statute.working
    own = working.procedure
    if procedure.kind in ("close-debate", "limit-speeches"):
        own = working.debate or working.procedure
    return (own, working.article) if own is not None else (level.majority, level.article)


def pending_procedure(motion: Motion, motions: Iterable[Motion]) -> tuple[Motion, ...]:
    """Return the motions on procedure about a motion that are not voted yet."""
    return tuple(
        item for item in motions if item.procedure and item.procedure.about == motion.id and item.status == "tabled"
    )
