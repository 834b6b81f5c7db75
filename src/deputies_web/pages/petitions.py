"""Petitions: to recall a deputy, or to withdraw confidence from a whole council."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies.acts.recall_votes import petition_named, place_against, target_of
from deputies.statutes.model import OWN_ORDER
from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.people.offices import chosen_grant
from deputies_web.queries.petitions import petition_view, petitions, rules_of
from deputies_web.queries.reading import open_reading

__all__ = ["petition", "petition_list", "petition_sheet"]


def petition_list(request: HttpRequest, system: str) -> HttpResponse:
    """All petitions, and what the statute in force says on recall."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "petitions.html",
        part="petitions",
        kinds=("open-recall", "recall-at-once", "open-body-recall"),
        lines=petitions(reading),
        rules=rules_of(reading.statute),
    )


def _for_deputy(request: HttpRequest, system: str, deputy: str) -> str:
    """Return the deputy where the visitor acts as that deputy: only then is the petition about them."""
    acting = chosen_grant(request, system)
    return deputy if acting is not None and acting.office == "deputy" else ""


def petition(request: HttpRequest, system: str, petition: str) -> HttpResponse:
    """One petition."""
    reading = open_reading(system)
    view = petition_view(reading, petition, clock.now()[:10])
    held = petition_named(reading.state, petition)
    where, mandate = place_against(reading.state, held), target_of(reading.state, held)
    deputy = _for_deputy(request, reading.system, mandate.deputy) if mandate else ""
    return show(
        request,
        reading,
        "petition.html",
        part="petitions",
        kinds=view.kinds,
        known={
            "petition": petition,
            "vacated": mandate.id if mandate else "",
            "leads_to.kind": view.leads_to,
            "leads_to.about": petition if view.leads_to else "",
            "competence": OWN_ORDER if view.leads_to else "",
        },
        where=Place(where.council, where.units, deputy),
        view=view,
    )


def petition_sheet(request: HttpRequest, system: str, petition: str) -> HttpResponse:
    """What goes to the electors on paper: grounds and answer side by side, the question, the days."""
    reading = open_reading(system)
    view = petition_view(reading, petition, clock.now()[:10])
    return show(request, reading, "petition_sheet.html", part="petitions", view=view)
