"""Delegated matters: what the council lets its executive or an organ decide between its sittings.

The council stays the highest body: it takes a matter back when it likes, sets aside what was decided, and while it
sits it decides itself. Some matters it cannot hand over: those the statute reserves to it, those reserved to a
section, and those it does not have. The control decides nothing for the council, since it judges those who do, and
neither does a commission of the council's own, which prepares.
"""

from __future__ import annotations

from collections.abc import Mapping

from deputies.councils.council import EXECUTIVE, Council, DelegatedMatter
from deputies.councils.organ import Organ, check_stands, provision_of
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER, Competence, Statute
from deputies.values import Refusal

__all__ = ["check_body_of", "check_delegable", "check_delegated", "delegated_on", "matter_of"]


def delegated_on(council: Council, organs: Mapping[str, Organ], day: str) -> tuple[DelegatedMatter, ...]:
    """Return what is delegated on a day, to the executive or to an organ that stands."""
    return tuple(
        item
        for item in council.delegated
        if item.holds_on(day) and (item.to == EXECUTIVE or (item.to in organs and organs[item.to].dissolved is None))
    )


def matter_of(council: Council, organs: Mapping[str, Organ], competence: str, day: str) -> DelegatedMatter | None:
    """Return to whom a competence is delegated on a day; None where the council decides it itself."""
    return next((item for item in delegated_on(council, organs, day) if item.competence == competence), None)


def check_body_of(statute: Statute, council: Council, organs: Mapping[str, Organ], body: str) -> str:
    """Return the article on the executive or an organ of the council; raise `Refusal` where it has no such body.

    Codes: `organ.none` (no executive in the statute, or none elected), `organ.unknown` (not one of this council),
    `organ.dissolved`.
    """
    level = statute.levels[council.level]
    if body == EXECUTIVE:
        if level.executive is None or council.executive is None:
            raise Refusal(
                "organ.none",
                f"The {council.title} has no executive.",
                article=level.executive.article if level.executive else level.article,
                found="none",
                required="an executive",
            )
        return level.executive.article
    organ = organs.get(body)
    if organ is None or organ.council != council.id:
        own = [item.id for item in organs.values() if item.council == council.id and item.dissolved is None]
        raise Refusal(
            "organ.unknown",
            f"The {council.title} has no organ {body!r}; it has {', '.join((EXECUTIVE, *own))}.",
            article=level.article,
            found=body,
            required=", ".join((EXECUTIVE, *own)),
        )
    article = provision_of(statute, council, organ).article
    check_stands(organ, article=article)
    return article


def check_delegable(
    statute: Statute,
    council: Council,
    organs: Mapping[str, Organ],
    key: str,
    competence: Competence,
    body: str,
    *,
    day: str,
) -> None:
    """Raise `Refusal` unless the council may delegate this competence of its own to the executive or this organ.

    Codes: those of `check_body_of`; `matter.organ` (the control, or a commission of the council's own),
    `matter.reserved` (the statute keeps it to the council), `matter.delegated` (somebody decides it already).
    """
    article = check_body_of(statute, council, organs, body)
    organ = organs.get(body)
    if organ is not None and (organ.kind == "control" or not organ.provision):
        why = "judges what others decided" if organ.kind == "control" else "prepares what the council decides"
        raise Refusal(
            "matter.organ",
            f"{organ.name} decides nothing for the council: it {why} ({say_article(article)}).",
            article=article,
            found=organ.kind,
            required="the executive, a presidium, a department or a commission of the statute",
        )
    executive = statute.levels[council.level].executive
    if key == OWN_ORDER or (executive is not None and key in executive.reserved):
        reserving = competence.article if key == OWN_ORDER or executive is None else executive.article
        raise Refusal(
            "matter.reserved",
            f"{say_article(reserving).capitalize()} keeps this to the council itself: {competence.title}.",
            article=reserving,
            found=key,
            required="a matter that may be delegated",
        )
    given = matter_of(council, organs, key, day)
    if given is not None:
        raise Refusal(
            "matter.delegated",
            f"{competence.title} is delegated to {given.to!r} since {given.since}; take it back first.",
            article=competence.article,
            found=given.to,
            required="a matter the council decides itself",
        )


def check_delegated(
    council: Council, organs: Mapping[str, Organ], key: str, competence: Competence, body: str, *, day: str
) -> DelegatedMatter:
    """Return the delegation by which a body decides a matter on a day; raise `Refusal` (`matter.not-delegated`) saying
    who decides it, where it is not this body."""
    given = matter_of(council, organs, key, day)
    if given is not None and given.to == body:
        return given
    who = f"the {council.title} itself" if given is None else f"{given.to!r}, to whom it is delegated"
    raise Refusal(
        "matter.not-delegated",
        f"{competence.title} is not decided by {body!r} but by {who} ({say_article(competence.article)}).",
        article=competence.article,
        found=body,
        required=council.id if given is None else given.to,
    )
