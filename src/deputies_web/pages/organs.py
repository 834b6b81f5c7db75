"""Organs: one with its members, what it decides between sittings and what it decided."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import show
from deputies_web.queries.organs import organ_view
from deputies_web.queries.reading import open_reading
from deputies_web.queries.tasks import inspections, tasks

__all__ = ["organ"]


def organ(request: HttpRequest, system: str, organ: str) -> HttpResponse:
    """One organ."""
    reading, today = open_reading(system), clock.now()[:10]
    view = organ_view(reading, organ, today)
    council = view.line.council
    return show(
        request,
        reading,
        "organ.html",
        part="councils",
        kinds=("elect-organ", "rotate-post", "decide-in-organ", "file-inspection", "assign-task"),
        known={"organ": organ, "council": council, "owner": organ},
        where=Place(council=council),
        view=view,
        tasks=[item for item in tasks(reading, today, council) if item.owner == organ],
        inspections=inspections(reading, today, council, organ),
    )
