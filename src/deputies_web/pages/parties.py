"""Parties and blocs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web.pages.frame import show
from deputies_web.queries.parties import blocs, parties, shifts
from deputies_web.queries.reading import open_reading

__all__ = ["party_list"]


def party_list(request: HttpRequest, system: str) -> HttpResponse:
    """Parties with their seats, blocs, and shifts by date."""
    reading = open_reading(system)
    councils, lines = parties(reading)
    return show(
        request,
        reading,
        "parties.html",
        part="parties",
        kinds=("name-party", "declare-affiliation", "end-affiliation", "form-bloc", "join-bloc", "leave-bloc"),
        councils=councils,
        lines=lines,
        blocs=blocs(reading),
        shifts=shifts(reading),
    )
