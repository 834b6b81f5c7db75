"""Franchise cases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web.pages.frame import show
from deputies_web.queries.cases import case_view, cases
from deputies_web.queries.reading import open_reading

__all__ = ["case", "case_list"]


def case_list(request: HttpRequest, system: str) -> HttpResponse:
    """All cases, with the layers and their criteria."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "cases.html",
        part="cases",
        kinds=("open-franchise-case",),
        lines=cases(reading),
        layers=tuple(reading.statute.layers.values()),
        franchise=reading.statute.franchise,
    )


def case(request: HttpRequest, system: str, case: str) -> HttpResponse:
    """One case."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "case.html",
        part="cases",
        kinds=(
            "hear-franchise-case", "decide-franchise-case", "appeal-franchise-case", "decide-franchise-appeal",
        ),
        known={"case": case},
        view=case_view(reading, case),
    )  # fmt: skip
