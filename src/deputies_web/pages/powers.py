"""Powers: what a council may do with each matter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.powers import powers_view
from deputies_web.queries.reading import open_reading

__all__ = ["powers"]


def powers(request: HttpRequest, system: str, council: str) -> HttpResponse:
    """The powers of a council, each with its history, and the notices between levels."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "powers.html",
        part="councils",
        kinds=("settle-authority", "give-notice", "withdraw-notice"),
        known={"council": council},
        where=Place(council=council),
        view=powers_view(reading, council, clock.now()[:10]),
    )
