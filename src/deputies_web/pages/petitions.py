"""Recall petitions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies.statutes.majorities import say_threshold
from deputies_web.pages.frame import show
from deputies_web.people.offices import chosen_grant
from deputies_web.queries.petitions import petition_view, petitions
from deputies_web.queries.reading import open_reading

__all__ = ["petition", "petition_list"]


def petition_list(request: HttpRequest, system: str) -> HttpResponse:
    """All petitions."""
    reading = open_reading(system)
    recall = reading.statute.mandates.recall
    return show(
        request,
        reading,
        "petitions.html",
        part="petitions",
        kinds=("open-recall",),
        lines=petitions(reading),
        recall=recall,
        petition_rule=say_threshold(recall.petition) if recall else "",
        decision_rule=say_threshold(recall.decision) if recall else "",
    )


def _for_deputy(request: HttpRequest, system: str, deputy: str) -> str:
    """Return the deputy where the visitor acts as that deputy: only then is the petition about them."""
    acting = chosen_grant(request, system)
    return deputy if acting is not None and acting.office == "deputy" else ""


def petition(request: HttpRequest, system: str, petition: str) -> HttpResponse:
    """One petition."""
    reading = open_reading(system)
    view = petition_view(reading, petition)
    mandate = reading.state.mandate(view.line.person.mandate)
    return show(
        request,
        reading,
        "petition.html",
        part="petitions",
        kinds=("sign-recall", "answer-recall", "certify-recall", "vote-recall", "seat-alternate"),
        known={"petition": petition, "vacated": mandate.id},
        where=Place(
            council=mandate.council, units=mandate.units, deputy=_for_deputy(request, reading.system, mandate.deputy)
        ),
        view=view,
    )
