"""An inspection: what the control of a council found in the executive, an organ, the accounts, or a matter it controls.

It is public, and whoever it concerns owes an answer by a day. The council draws what follows by motions of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from deputies.councils.council import EXECUTIVE, Council
from deputies.councils.delegated import check_body_of
from deputies.councils.organ import Organ
from deputies.councils.powers import STAGES, check_held, stage_of
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Statute
from deputies.values import Refusal

__all__ = ["Inspection", "Subject", "answer_overdue", "check_control", "check_subject", "concerned"]

Subject = Literal["executive", "organ", "accounts", "matter"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection.

    organ        the control that filed it, by the choices named.
    of           the organ, or the competence, it is about; "" for the executive and the accounts.
    answer_by    last day for the answer; `answered` is the day of it, `answered_by` an office or a mandate.
    """

    id: str
    council: str
    organ: str
    subject: Subject
    of: str
    title: str
    text: str
    filed: str
    answer_by: str
    sentence: str
    named_for: tuple[str, ...] = ()
    named_against: tuple[str, ...] = ()
    named_abstaining: tuple[str, ...] = ()
    answer: str = ""
    answered: str = ""
    answered_by: str = ""


def answer_overdue(inspection: Inspection, day: str) -> bool:
    """Say whether the answer is not there and its day is over."""
    return not inspection.answered and inspection.answer_by < day


def concerned(inspection: Inspection) -> str:
    """Return the body that owes the answer: an organ, or the executive."""
    return inspection.of if inspection.subject == "organ" else EXECUTIVE


def check_control(organ: Organ, *, article: str) -> None:
    """Raise `Refusal` (`inspection.not-control`) unless the organ is a control."""
    if organ.kind != "control":
        raise Refusal(
            "inspection.not-control",
            f"{organ.name} is no control ({say_article(article)}); the control inspects.",
            article=article,
            found=organ.kind,
            required="control",
        )


def check_subject(
    statute: Statute, council: Council, organs: Mapping[str, Organ], control: Organ, *, subject: Subject, of: str
) -> None:
    """Raise `Refusal` unless the control may inspect this.

    Codes: `inspection.of` (an organ or a matter is to be named, and is not, or is named where neither is),
    `inspection.itself`, `organ.none`, `organ.unknown`, `organ.dissolved`, `competence.unknown`, `competence.level`,
    `competence.handed-over`, `inspection.stage` (the council does not control the matter yet).
    """
    if bool(of) != (subject in ("organ", "matter")):
        raise Refusal(
            "inspection.of",
            f"An inspection of {subject} names "
            f"{'an organ or a matter' if not of else 'neither an organ nor a matter'}.",
            found=of or "none",
            required="the organ or the matter" if not of else "none",
        )
    if subject == "executive":
        check_body_of(statute, council, organs, EXECUTIVE)
    if subject == "organ":
        if of == control.id:
            raise Refusal("inspection.itself", f"{control.name} does not inspect itself.", found=of)
        check_body_of(statute, council, organs, of)
    if subject == "matter":
        _check_controlled(statute, council, of)


def _check_controlled(statute: Statute, council: Council, key: str) -> None:
    competence = statute.competences.get(key)
    if competence is None:
        known = ", ".join(statute.competences)
        raise Refusal("competence.unknown", f"The statute knows no competence {key!r}.", found=key, required=known)
    article = competence.article
    if council.level not in competence.levels:
        raise Refusal(
            "competence.level",
            f"{competence.title} is no matter of the {council.title} ({say_article(article)}).",
            article=article,
            found=council.level,
            required=", ".join(competence.levels),
        )
    check_held(council, key, competence)
    stage = stage_of(council, key, competence)
    if STAGES.index(stage) < STAGES.index("controlling"):
        raise Refusal(
            "inspection.stage",
            f"The {council.title} is {stage} in this: {competence.title} ({say_article(article)}); it "
            "inspects from controlling on.",
            article=article,
            found=stage,
            required="controlling",
        )
