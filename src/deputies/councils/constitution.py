"""Constituting a council: enough credentials are confirmed, and its sections are formed."""

from __future__ import annotations

from collections.abc import Iterable

from deputies.councils.council import Council, SectionSeats
from deputies.councils.strength import members_of, strength_of
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Statute
from deputies.values import Refusal

__all__ = ["form_sections"]


def form_sections(statute: Statute, council: Council, mandates: Iterable[Mandate]) -> tuple[SectionSeats, ...]:
    """Return the sections with which a council is constituted.

    A section is formed for each that the level names, of the members in office whose mandate is in it; those of no
    section sit in the plenary only.

    mandates  all mandates of the council.
    returns   the sections in the order of the statute, empty ones too.
    raises    Refusal: `council.constituted` (once only), `council.no-seats` (the plan gives it none),
              `council.too-few` (fewer credentials confirmed than the level requires of the planned seats).
    """
    level = statute.levels[council.level]
    if council.status != "forming":
        raise Refusal(
            "council.constituted",
            f"The council of {council.name} is {council.status} already; a council is constituted once.",
            article=level.article,
            found=council.status,
            required="forming",
        )
    if council.seats == 0:
        raise Refusal(
            "council.no-seats",
            f"No plan gives the council of {council.name} a seat; adopt a plan first.",
            article=level.article,
            found="0 seats",
            required="a plan with seats",
        )
    listed = tuple(mandates)
    strength = strength_of(council, listed, section=None, plan=None)
    confirmed = strength.in_office
    base = base_of(level.constitute, strength.numbers, article=level.article)
    if not level.constitute.met(confirmed, base):
        needed = level.constitute.needed(base)
        raise Refusal(
            "council.too-few",
            f"The council of {council.name} has {confirmed} confirmed credentials for {council.seats} seats; "
            f"{say_article(level.article)} requires {needed} ({say_threshold(level.constitute)}).",
            article=level.article,
            found=str(confirmed),
            required=str(needed),
        )
    return tuple(
        SectionSeats(id_, statute.sections[id_].name, tuple(item.id for item in members_of(listed, id_)))
        for id_ in level.sections
    )
