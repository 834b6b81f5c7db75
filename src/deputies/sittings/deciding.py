"""Decisions: a carried motion becomes what the council has decided, and a section may object to it, once.

An objection suspends a decision of the whole council, or of another section, for the days that the statute gives the
section. It is a motion carried in a sitting of the section.
"""

from __future__ import annotations

from collections.abc import Mapping

from deputies.councils.council import Council, say_council
from deputies.councils.powers import stage_of
from deputies.sittings.convening import check_section
from deputies.sittings.sitting import Decision, Motion
from deputies.sittings.tabling import check_matter
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Statute
from deputies.values import Refusal, add_days, say_days

__all__ = ["check_decision_stands", "check_objection", "make_decision"]


def make_decision(
    statute: Statute, council: Council, section: str | None, motion: Motion, *, decision: str, day: str
) -> Decision:
    """Return the decision that a carried motion becomes, with the text as amended.

    section  that took it; None for the council as a whole, in a sitting or by consent.
    raises  Refusal: `decision.amendment` (an amendment is no decision of its own), `decision.not-carried`,
            and those of `check_matter`.
    """
    if motion.amends is not None or motion.procedure is not None or motion.leads_to is not None:
        what = (
            f"an amendment; the decision is adopted from the motion {motion.amends!r}"
            if motion.amends
            else "a motion on procedure, which takes effect at once"
            if motion.procedure
            else "carried out by its own request, not adopted"
        )
        raise Refusal(
            "decision.amendment",
            f"{motion.id!r} is {what}.",
            found=motion.id,
            required=motion.amends or "a motion on a matter",
        )
    if motion.status != "carried":
        raise Refusal(
            "decision.not-carried",
            f"The motion {motion.id!r} is {motion.status}; a decision is adopted once, from a carried motion.",
            found=motion.status,
            required="carried",
        )
    competence = check_matter(statute, council, section, motion.competence)
    return Decision(
        id=decision,
        council=council.id,
        section=section,
        motion=motion.id,
        title=motion.title,
        text=motion.text,
        competence=motion.competence,
        adopted=day,
        sitting=motion.sitting,
        stage=stage_of(council, motion.competence, competence),
    )


def check_decision_stands(decision: Decision, names: Mapping[str, str]) -> None:
    """Raise `Refusal` (`decision.set-aside`, `decision.overruled`) for a decision that has been undone.

    names  of councils by id.
    """
    undone = decision.overruled or decision.set_aside
    if undone is not None:
        code, what = ("overruled", "overruled") if decision.overruled else ("set-aside", "set aside")
        council = say_council(names.get(undone.council, undone.council))
        raise Refusal(
            f"decision.{code}",
            f"The decision {decision.id!r} was {what} by the {council} on {undone.day}; nothing rests on it any more.",
            found=undone.day,
            required="a decision that stands",
        )


def check_objection(statute: Statute, council: Council, decision: Decision, section: str, day: str) -> None:
    """Raise `Refusal` unless this section may object to the decision on this day.

    day <= adopted + objection_days.
    Codes: `section.unknown`, `objection.none`, `objection.own`, `objection.once`, `objection.late`.
    """
    check_section(statute, council, section)
    provision = statute.sections[section]
    article = provision.article
    if provision.objection_days == 0:
        raise Refusal(
            "objection.none",
            f"{say_article(article).capitalize()} gives the {provision.name} no objection to decisions.",
            article=article,
        )
    if decision.section == section:
        raise Refusal(
            "objection.own", f"The {provision.name} took the decision {decision.id!r} itself.", article=article
        )
    if any(item.section == section for item in decision.objections):
        raise Refusal(
            "objection.once",
            f"The {provision.name} has objected to the decision {decision.id!r} already; {say_article(article)} allows "
            "it once.",
            article=article,
        )
    last = add_days(decision.adopted, provision.objection_days)
    if day > last:
        raise Refusal(
            "objection.late",
            f"The decision {decision.id!r} was adopted on {decision.adopted}; {say_article(article)} allows an "
            f"objection within {say_days(provision.objection_days)}, until {last}.",
            article=article,
            found=day,
            required=last,
        )
