"""Tabling motions and amendments: who may, and by which competence of the council.

The statute says what a council of a level may decide, and which of it is reserved to a section: such a matter is
tabled in a sitting of that section only, and a section tables nothing but what is reserved to it.
"""

from __future__ import annotations

from deputies.councils.council import Council
from deputies.councils.powers import check_held
from deputies.mandates.mandate import Mandate
from deputies.sittings.convening import check_open
from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER, Competence, Statute, own_order
from deputies.values import Refusal

__all__ = ["check_amendable", "check_competence", "check_matter", "check_mover", "competence_of"]


def competence_of(statute: Statute, level: str, competence: str) -> Competence:
    """Return the competence of this name as a council of a level has it; the one over its own order needs no clause."""
    if competence == OWN_ORDER:
        return own_order(level, statute.levels[level])
    return statute.competences[competence]


def check_competence(statute: Statute, council: Council, section: str | None, competence: str) -> Competence:
    """Return the competence if it is one of the body that sits, held by the council or handed over.

    raises  Refusal: `competence.unknown`, `competence.level` (not a competence of this level), `competence.reserved`
            (reserved to a section that is not sitting), `competence.not-section` (a section may decide reserved
            matters only).
    """
    if competence == OWN_ORDER:  # of the council as of each section
        return competence_of(statute, council.level, competence)
    found = statute.competences.get(competence)
    if found is None:
        known = ", ".join((*statute.competences, OWN_ORDER))
        raise Refusal(
            "competence.unknown",
            f"The statute knows no competence {competence!r}; it knows {known}.",
            found=competence,
            required=known,
        )
    level = statute.levels[council.level]
    if council.level not in found.levels:
        raise Refusal(
            "competence.level",
            f"{found.title} is not a matter of a council of the level {level.name}; {say_article(found.article)} gives "
            f"it to {', '.join(statute.levels[id_].name for id_ in found.levels)}.",
            article=found.article,
            found=council.level,
            required=", ".join(found.levels),
        )
    reserved = [id_ for id_ in level.sections if competence in statute.sections[id_].reserved]
    bodies: tuple[str | None, ...] = tuple(reserved) or (None,)
    if section not in bodies:
        raise _elsewhere(statute, found, reserved, section)
    return found


def check_matter(statute: Statute, council: Council, section: str | None, competence: str) -> Competence:
    """Return the competence if the body that sits may decide by it now.

    raises  Refusal as `check_competence`, and `competence.handed-over` where the council has handed the matter over.
    """
    found = check_competence(statute, council, section, competence)
    check_held(council, competence, found)
    return found


def _elsewhere(statute: Statute, competence: Competence, reserved: list[str], section: str | None) -> Refusal:
    if reserved:
        names = ", ".join(statute.sections[id_].name for id_ in reserved)
        article = statute.sections[reserved[0]].article
        return Refusal(
            "competence.reserved",
            f"{competence.title} is reserved to the {names} by {say_article(article)}; table it in a sitting of that "
            "section.",
            article=article,
            found=section or "plenary",
            required=", ".join(reserved),
        )
    name = statute.sections[section or ""].name
    return Refusal(
        "competence.not-section",
        f"{competence.title} is not reserved to the {name}; the whole council decides it.",
        article=competence.article,
        found=section or "",
        required="plenary",
    )


def check_mover(sitting: Sitting, mandate: Mandate) -> None:
    """Raise `Refusal` unless the sitting is open (`sitting.not-open`) and the mover present (`motion.absent`)."""
    check_open(sitting)
    if mandate.id not in sitting.present or not mandate.sits:
        raise Refusal(
            "motion.absent",
            f"The mandate {mandate.id!r} is not present at the sitting {sitting.id!r}; only those present table.",
            found=mandate.id,
            required="a deputy present",
        )


def check_amendable(motion: Motion) -> None:
    """Raise `Refusal` if the motion is voted already or being voted (`motion.voted`: those who have given their choice
    gave it on this text) or an amendment (`amendment.of-amendment`)."""
    if motion.amends is not None or motion.procedure is not None:
        what = f"an amendment; amend the motion {motion.amends!r} instead" if motion.amends else "a motion on procedure"
        raise Refusal(
            "amendment.of-amendment",
            f"{motion.id!r} is {what}.",
            found=motion.id,
            required=motion.amends or "a motion on a matter",
        )
    if motion.status != "tabled":
        raise Refusal(
            "motion.voted",
            f"The motion {motion.id!r} is {motion.status}; only a tabled motion is amended or voted.",
            found=motion.status,
            required="tabled",
        )
    if motion.being_voted:
        raise Refusal(
            "motion.voted",
            f"The motion {motion.id!r} is being voted; its text stays until the vote is taken or broken off.",
            found="being voted",
            required="a motion whose vote has not begun",
        )
