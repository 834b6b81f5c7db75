"""Decisions taken in an emergency, and directives with what came of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.decisions import decision_view
from deputies_web.queries.directives import directive_view, directives
from deputies_web.queries.reading import open_reading
from deputies_web.queries.rollup import roll_up

__all__ = ["decision", "directive", "directive_list"]


def decision(request: HttpRequest, system: str, decision: str) -> HttpResponse:
    """One decision: whether it holds, and how it was taken where that was not in a sitting."""
    reading = open_reading(system)
    view = decision_view(reading, decision, clock.now()[:10])
    return show(
        request,
        reading,
        "decision.html",
        part="decisions",
        kinds=("issue-directive", "confirm-emergency", "lift-emergency"),
        known={"decision": decision},
        where=Place(council=view.line.council),
        view=view,
    )


def directive_list(request: HttpRequest, system: str) -> HttpResponse:
    """All directives."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "directives.html",
        part="directives",
        kinds=("issue-directive",),
        lines=directives(reading, clock.now()[:10]),
    )


def directive(request: HttpRequest, system: str, directive: str) -> HttpResponse:
    """One directive, place by place, on a map and in numbers."""
    reading = open_reading(system)
    view = directive_view(reading, directive, clock.now()[:10])
    return show(
        request,
        reading,
        "directive.html",
        part="directives",
        kinds=(
            "choose-means", "report-execution", "object-to-directive", "settle-objection", "withdraw-directive",
            "issue-directive",
        ),
        known={"directive": directive, "from_directive": directive},
        view=view,
        roll=roll_up(reading, view),
    )  # fmt: skip
