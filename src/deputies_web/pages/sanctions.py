"""Sanction cases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.reading import open_reading
from deputies_web.queries.sanctions import provisions, sanction_view, sanctions

__all__ = ["sanction", "sanction_list"]


def sanction_list(request: HttpRequest, system: str) -> HttpResponse:
    """All cases, and what the statute says of sanctions."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "sanctions.html",
        part="sanctions",
        kinds=("open-sanction",),
        lines=sanctions(reading, clock.now()[:10]),
        provisions=provisions(reading),
    )


def sanction(request: HttpRequest, system: str, sanction: str) -> HttpResponse:
    """One case."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "sanction.html",
        part="sanctions",
        kinds=(
            "answer-sanction", "hear-sanction", "support-sanction", "decide-sanction", "appeal-sanction",
            "decide-sanction-appeal", "enforce-sanction", "end-suspension",
        ),
        known={"sanction": sanction},
        view=sanction_view(reading, sanction, clock.now()[:10]),
    )  # fmt: skip
