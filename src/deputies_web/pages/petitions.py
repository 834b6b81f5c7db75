"""Recall petitions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web.pages.frame import show
from deputies_web.queries.petitions import petition_view, petitions
from deputies_web.queries.reading import open_reading

__all__ = ["petition", "petition_list"]


def petition_list(request: HttpRequest, system: str) -> HttpResponse:
    """All petitions."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "petitions.html",
        part="petitions",
        kinds=("open-petition",),
        lines=petitions(reading),
        recall=reading.statute.mandates.recall,
    )


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
        kinds=(
            "sign-petition", "certify-petition", "answer-petition", "enter-recall-count", "count-recall",
            "declare-recall", "decide-recall", "seat-alternate",
        ),
        known={"petition": petition, "mandate": mandate.id},
        where=Place(council=mandate.council, units=mandate.units, deputy=""),
        view=view,
    )  # fmt: skip
