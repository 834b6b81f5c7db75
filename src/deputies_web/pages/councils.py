"""The tree of councils and a council's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.drawing.tree import Node, draw_tree
from deputies_web.pages.frame import PAGE, show, start_of, turning
from deputies_web.queries.councils import GROUPINGS, CouncilLine, council_view, councils
from deputies_web.queries.demands import demands
from deputies_web.queries.motions import recent_votes
from deputies_web.queries.organs import organs, waiting
from deputies_web.queries.powers import power_lines
from deputies_web.queries.reading import open_reading
from deputies_web.queries.sittings import sittings
from deputies_web.queries.strength import strength_view
from deputies_web.queries.tasks import inspections, tasks

__all__ = ["council", "tree"]


def _node(system: str, line: CouncilLine) -> Node:
    below = tuple(_node(system, item) for item in line.below)
    also = tuple(f"/{system}/councils/{id_}/" for id_, _ in line.also)
    return Node(f"/{system}/councils/{line.id}/", line.name, line.fullness, line.seated, line.seats, below, also)


def _flat(lines: tuple[CouncilLine, ...]) -> list[CouncilLine]:
    return [item for line in lines for item in (line, *_flat(line.below))]


def tree(request: HttpRequest, system: str) -> HttpResponse:
    """All councils, from the highest down."""
    reading = open_reading(system)
    roots = councils(reading)
    return show(
        request,
        reading,
        "councils.html",
        part="councils",
        kinds=("name-council",),
        picture=draw_tree([_node(system, item) for item in roots], label="The councils, the highest on the left"),
        lines=_flat(roots),
    )


def council(request: HttpRequest, system: str, council: str) -> HttpResponse:
    """One council: what it decided last, who sits in it, how it votes."""
    reading, today = open_reading(system), clock.now()[:10]
    start = start_of(request)
    view = council_view(reading, council, request.GET.get("by", "party"), start, PAGE)
    return show(
        request,
        reading,
        "council.html",
        part="councils",
        kinds=(
            "constitute-council", "call-early-election", "elect-executive", "convene-sitting", "send-delegates",
            "form-bloc", "join-bloc", "leave-bloc", "open-franchise-case", "call-election", "assign-task",
            "decide-in-organ", "give-notice", "demand-sitting", "propose-consent", "decide-in-emergency",
        ),
        known={"council": council},
        where=Place(council=council),
        view=view,
        **turning(start, view.seated),
        groupings=tuple(GROUPINGS.items()),
        sittings=sittings(reading, council)[:5],
        votes=recent_votes(reading, council),
        strength=strength_view(reading, council),
        powers=power_lines(reading, reading.state.council(council), today),
        organs=organs(reading, council, today),
        waiting=waiting(reading, council),
        demands=demands(reading, today, council)[:5],
        tasks=tasks(reading, today, council),
        inspections=inspections(reading, today, council)[:5],
    )  # fmt: skip
