"""Adopting a decision: a carried motion becomes what the council has decided, by a competence it has."""

from __future__ import annotations

from deputies.councils.council import Council
from deputies.sittings.sitting import Decision, Motion, Sitting
from deputies.sittings.tabling import check_competence
from deputies.statutes.model import Statute
from deputies.values import Refusal

__all__ = ["make_decision"]


def make_decision(
    statute: Statute, council: Council, sitting: Sitting, motion: Motion, *, decision: str, day: str
) -> Decision:
    """Return the decision that a carried motion becomes, with the text as amended.

    raises  Refusal: `decision.amendment` (an amendment is no decision of its own), `decision.not-carried`,
            and those of `check_competence`.
    """
    if motion.amends is not None:
        raise Refusal(
            "decision.amendment",
            f"{motion.id!r} is an amendment; the decision is adopted from the motion {motion.amends!r}.",
            found=motion.id,
            required=motion.amends,
        )
    if motion.status != "carried":
        raise Refusal(
            "decision.not-carried",
            f"The motion {motion.id!r} is {motion.status}; a decision is adopted once, from a carried motion.",
            found=motion.status,
            required="carried",
        )
    competence = check_competence(statute, council, sitting.section, motion.competence)
    return Decision(
        id=decision,
        council=council.id,
        section=sitting.section,
        motion=motion.id,
        title=motion.title,
        text=motion.text,
        competence=motion.competence,
        adopted=day,
        sitting=sitting.id,
        stage=competence.stage,
    )
