"""The home page and the first page of a system."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.councils import councils
from deputies_web.queries.dues import dues
from deputies_web.queries.reading import open_reading
from deputies_web.queries.record import record_page
from deputies_web.queries.systems import overview, systems

__all__ = ["home", "system"]


def home(request: HttpRequest) -> HttpResponse:
    """All systems of this deployment."""
    return render(request, "home.html", {"systems": systems()})


def system(request: HttpRequest, system: str) -> HttpResponse:
    """One system at a glance."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "system.html",
        part="system",
        kinds=("seal-roll", "adopt-plan", "name-council", "call-election"),
        view=overview(reading),
        due=dues(reading, clock.now()[:10]),
        recent=record_page(reading).entries[:8],
        roots=councils(reading),
    )
