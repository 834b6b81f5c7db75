"""Sittings and decisions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.live.rooms import parts_of, wrapped
from deputies_web.pages.frame import LONG_ROWS, PAGE, show, start_of, turning
from deputies_web.pages.rooms import desks_of
from deputies_web.queries.decisions import decision_view, decisions
from deputies_web.queries.demands import demands
from deputies_web.queries.reading import open_reading
from deputies_web.queries.room import room_view
from deputies_web.queries.sittings import on_its_table, sitting_motions, sittings

__all__ = ["decision", "decision_list", "sitting", "sitting_list"]


def sitting_list(request: HttpRequest, system: str) -> HttpResponse:
    """All sittings, the latest first."""
    reading = open_reading(system)
    return show(
        request,
        reading,
        "sittings.html",
        part="sittings",
        kinds=("convene-sitting", "demand-sitting"),
        lines=sittings(reading),
        demands=demands(reading, clock.now()[:10])[:5],
    )


def sitting(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """One sitting, as it goes."""
    reading = open_reading(system)
    room = room_view(reading, sitting)
    start = start_of(request)
    waiting = request.GET.get("waiting") == "1"
    total, lines = sitting_motions(reading, sitting, start, PAGE, waiting=waiting)
    return show(
        request,
        reading,
        "sitting.html",
        part="sittings",
        kinds=("table-motion", "move-procedure", "ask-to-speak", "correct-vote", "approve-minutes", "amend-statute"),
        known={"sitting": sitting, "council": room.line.council},
        where=Place(council=room.line.council),
        room=room,
        parts=wrapped(parts_of(reading, sitting, "public", room), ""),
        desks=desks_of(request, reading, room),
        lines=lines,
        table=on_its_table(reading, sitting),
        **turning(start, total),
        waiting=waiting,
        seq=reading.entries,
    )


def decision(request: HttpRequest, system: str, decision: str) -> HttpResponse:
    """One decision: by which competence, at which stage, by which organ, and whether it stands."""
    reading = open_reading(system)
    view = decision_view(reading, decision, clock.now()[:10])
    return show(
        request,
        reading,
        "decision.html",
        part="decisions",
        kinds=("issue-directive", "confirm-emergency", "lift-emergency", "assign-task", "give-notice"),
        known={"decision": decision, "origin": decision},
        where=Place(council=view.line.council),
        view=view,
    )


def decision_list(request: HttpRequest, system: str) -> HttpResponse:
    """All decisions, the latest first."""
    reading = open_reading(system)
    council = request.GET.get("council", "")
    start = start_of(request)
    total, lines = decisions(reading, council, start, LONG_ROWS)
    return show(
        request,
        reading,
        "decisions.html",
        part="decisions",
        lines=lines,
        **turning(start, total, LONG_ROWS),
        council=council,
        council_name=reading.council_name(council) if council else "",
        choices=[(item.id, item.name) for item in reading.state.tables["councils"].values()],
    )
