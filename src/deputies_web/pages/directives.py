"""Directives, and what came of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.directives import directive_view, directives
from deputies_web.queries.reading import open_reading
from deputies_web.queries.rollup import roll_up

__all__ = ["directive", "directive_list"]


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
