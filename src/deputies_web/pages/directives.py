"""Directives."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web.pages.frame import show
from deputies_web.queries.directives import directive_view, directives
from deputies_web.queries.reading import open_reading

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
        lines=directives(reading),
    )


def directive(request: HttpRequest, system: str, directive: str) -> HttpResponse:
    """One directive, place by place."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "directive.html",
        part="directives",
        kinds=("choose-means", "report-execution"),
        known={"directive": directive},
        view=directive_view(reading, directive),
    )
