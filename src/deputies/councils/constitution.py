"""Constituting a council: enough credentials are confirmed, and its sections are formed.

A council is constituted once under each plan: first when the system begins, anew after every general election. Until
it is constituted anew, the deputies of the earlier plan are in office and carry on, even past the end of their term;
those newly elected wait. With the new constitution the mandates of earlier plans end, so that there are never two
sets of deputies, and no day without any. A council that was dissolved has none: it is constituted anew under the same
plan or a newer one, of those elected or sent since.
"""

from __future__ import annotations

from collections.abc import Iterable

from deputies.councils.council import Council, SectionSeats
from deputies.councils.strength import Strength
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Statute
from deputies.values import Refusal

__all__ = ["confirmed_under", "form_sections", "of_earlier_plans"]


def confirmed_under(plan: str, mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """Return the mandates under a plan that are confirmed and have not ended, in office or waiting.

    Who stands in for a deputy on leave is not counted beside the deputy.
    """
    return tuple(
        item
        for item in mandates
        if (item.plan, item.credential, item.ended, item.stands_in_for) == (plan, "confirmed", None, None)
    )


def of_earlier_plans(plan: str, mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """Return the mandates that end when a council is constituted under a plan: all others that have not ended."""
    return tuple(item for item in mandates if item.plan != plan and item.ended is None)


def form_sections(
    statute: Statute, council: Council, mandates: Iterable[Mandate], *, plan: str, seats: int
) -> tuple[SectionSeats, ...]:
    """Return the sections with which a council is constituted under the plan in force.

    A section is formed for each that the level names, of the confirmed deputies whose mandate is in it; those of no
    section sit in the plenary only.

    mandates  all mandates of the council; those of other plans do not count.
    plan      id of the plan in force, with the `seats` that it gives the council.
    returns   the sections in the order of the statute, empty ones too.
    raises    Refusal: `council.constituted` (once under a plan, unless dissolved since), `council.no-seats` (the plan
              gives it none),
              `council.too-few` (fewer credentials confirmed than the level requires of the planned seats).
    """
    level = statute.levels[council.level]
    if council.plan == plan and council.status != "dissolved":
        raise Refusal(
            "council.constituted",
            f"The {council.title} was constituted under the plan {plan!r} on {council.constituted}; it is "
            "constituted anew after elections under a newer plan.",
            article=level.article,
            found=plan,
            required="a newer plan",
        )
    if seats == 0:
        raise Refusal(
            "council.no-seats",
            f"The plan {plan!r} gives the {council.title} no seat; adopt a plan that does.",
            article=level.article,
            found="0 seats",
            required="a plan with seats",
        )
    confirmed = confirmed_under(plan, mandates)
    base = base_of(level.constitute, Strength(seats, len(confirmed)).numbers, article=level.article)
    if not level.constitute.met(len(confirmed), base):
        needed = level.constitute.needed(base)
        raise Refusal(
            "council.too-few",
            f"The {council.title} has {len(confirmed)} confirmed credentials for {seats} seats under the "
            f"plan {plan!r}; {say_article(level.article)} requires {needed} ({say_threshold(level.constitute)}).",
            article=level.article,
            found=str(len(confirmed)),
            required=str(needed),
        )
    return tuple(
        SectionSeats(id_, statute.sections[id_].name, tuple(item.id for item in confirmed if item.section == id_))
        for id_ in level.sections
    )
