"""Demands for a sitting: all of them, and one with what is reached and what is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.demands import demand_view, demands
from deputies_web.queries.reading import open_reading

__all__ = ["demand", "demand_list"]


def demand_list(request: HttpRequest, system: str) -> HttpResponse:
    """All demands, the latest first."""
    reading = open_reading(system)
    council = request.GET.get("council", "")
    return show(
        request,
        reading,
        "demands.html",
        part="sittings",
        kinds=("demand-sitting",),
        known={"council": council},
        lines=demands(reading, clock.now()[:10], council),
        council=council,
        council_name=reading.council_name(council) if council else "",
    )


def demand(request: HttpRequest, system: str, demand: str) -> HttpResponse:
    """One demand: who asks, how many are missing, what comes next."""
    reading = open_reading(system)
    view = demand_view(reading, demand, clock.now()[:10])
    return show(
        request,
        reading,
        "demand.html",
        part="sittings",
        kinds=("join-demand", "join-demand-as-unit", "convene-sitting"),
        known={"demand": demand, "council": view.line.council},
        where=Place(council=view.line.council, units=tuple(reading.units())),
        view=view,
    )
