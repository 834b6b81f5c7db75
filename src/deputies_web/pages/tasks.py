"""Tasks and inspections: lists, and one of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import PAGE, show, start_of, turning
from deputies_web.queries.reading import open_reading
from deputies_web.queries.tasks import inspection_view, task_view, tasks

__all__ = ["inspection", "task", "task_list"]


def task_list(request: HttpRequest, system: str) -> HttpResponse:
    """The tasks of one council or of all, what is overdue first."""
    reading, start = open_reading(system), start_of(request)
    council = request.GET.get("council", "")
    lines = tasks(reading, clock.now()[:10], council)
    return show(
        request,
        reading,
        "tasks.html",
        part="tasks",
        kinds=("assign-task",),
        known={"council": council},
        lines=lines[start : start + PAGE],
        **turning(start, len(lines)),
        council=council,
        council_name=reading.council_name(council) if council else "",
        choices=[(item.id, item.name) for item in reading.state.tables["councils"].values()],
    )


def task(request: HttpRequest, system: str, task: str) -> HttpResponse:
    """One task: who has it, what was reported."""
    reading = open_reading(system)
    view = task_view(reading, task, clock.now()[:10])
    return show(
        request,
        reading,
        "task.html",
        part="tasks",
        kinds=("report-task", "settle-task"),
        known={"task": task, "council": view.council},
        where=Place(council=view.council),
        view=view,
    )


def inspection(request: HttpRequest, system: str, inspection: str) -> HttpResponse:
    """One inspection with its answer."""
    reading = open_reading(system)
    view = inspection_view(reading, inspection, clock.now()[:10])
    return show(
        request,
        reading,
        "inspection.html",
        part="councils",
        kinds=("answer-inspection",),
        known={"inspection": inspection, "council": view.council},
        where=Place(council=view.council),
        view=view,
    )
