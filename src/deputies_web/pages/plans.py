"""The plan of seats, the sealed rolls, the statute."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web.pages.frame import show
from deputies_web.queries.plans import plan_view, plans
from deputies_web.queries.reading import open_reading
from deputies_web.queries.rolls import roll_view, rolls
from deputies_web.queries.statutes import statute_view

__all__ = ["plan", "roll", "statute"]


def plan(request: HttpRequest, system: str, plan: str = "") -> HttpResponse:
    """A plan, the one in force unless another is named."""
    reading = open_reading(system)
    known = plans(reading)
    wanted = plan or (known[0] if known else "")
    return show(
        request,
        reading,
        "plan.html",
        part="plan",
        kinds=("seal-roll", "adopt-plan"),
        view=plan_view(reading, wanted) if wanted else None,
        plans=known,
        rolls=rolls(reading),
    )


def roll(request: HttpRequest, system: str, roll: str) -> HttpResponse:
    """A sealed roll: numbers, no names."""
    reading = open_reading(system)
    return show(request, reading, "roll.html", part="plan", view=roll_view(reading, roll))


def statute(request: HttpRequest, system: str) -> HttpResponse:
    """The statute in force."""
    reading = open_reading(system)
    return show(request, reading, "statute.html", part="", kinds=("amend-statute",), view=statute_view(reading))
