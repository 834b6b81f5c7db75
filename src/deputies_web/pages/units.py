"""Base units."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import PAGE, show, start_of, turning
from deputies_web.queries.accounts import accounts
from deputies_web.queries.councils import councils
from deputies_web.queries.reading import open_reading
from deputies_web.queries.units import unit_view, units

__all__ = ["unit", "unit_list"]


def unit_list(request: HttpRequest, system: str) -> HttpResponse:
    """The units of the roll, of one council or of all."""
    reading = open_reading(system)
    council = request.GET.get("council", "")
    lines = units(reading, council)
    start = start_of(request)
    return show(
        request,
        reading,
        "units.html",
        part="units",
        lines=lines[start : start + PAGE],
        total=len(lines),
        start=start,
        **turning(start, len(lines)),
        council=council,
        council_name=reading.council_name(council) if council else "",
        roots=councils(reading),
        choices=[(item.id, item.name) for item in reading.state.tables["councils"].values()],
    )


def unit(request: HttpRequest, system: str, unit: str) -> HttpResponse:
    """One unit: its electors, its deputies, its elections."""
    reading = open_reading(system)
    view = unit_view(reading, unit)
    held = view.deputies[0] if view.deputies else None
    return show(
        request,
        reading,
        "unit.html",
        part="units",
        kinds=(
            "instruct",
            "apply-instruction",
            "judge-report",
            "open-recall",
            "recall-at-once",
            "open-body-recall",
            "call-election",
        ),
        known={
            "council": view.line.council,
            "constituency": view.constituency.id if view.constituency else "",
            "mandate": held.mandate if held and len(view.deputies) == 1 else "",
        },
        where=Place(council=view.line.council, units=(unit,)),
        view=view,
        accounts=accounts(reading, view.held, clock.now()[:10]),
    )
