"""Elections."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies_web.pages.frame import PAGE, show, start_of, turning
from deputies_web.queries.elections import election_view, elections
from deputies_web.queries.reading import open_reading

__all__ = ["election", "election_list", "transcript"]


def election_list(request: HttpRequest, system: str) -> HttpResponse:
    """All elections, of one council or of all."""
    reading = open_reading(system)
    council = request.GET.get("council", "")
    start = start_of(request)
    total, lines = elections(reading, council, start, PAGE)
    return show(
        request,
        reading,
        "elections.html",
        part="elections",
        kinds=("call-election",),
        lines=lines,
        total=total,
        start=start,
        **turning(start, total),
        council=council,
        council_name=reading.council_name(council) if council else "",
        choices=[(item.id, item.name) for item in reading.state.tables["councils"].values()],
    )


def election(request: HttpRequest, system: str, election: str) -> HttpResponse:
    """One election, from the call to the result, with its count made anew."""
    reading = open_reading(system)
    view = election_view(reading, election)
    return show(
        request,
        reading,
        "election.html",
        part="elections",
        kinds=(
            "nominate", "withdraw-candidate", "open-poll", "close-poll", "enter-count", "receive-ballots", "draw-lot",
            "declare-result", "issue-credentials",
        ),
        known={"election": election},
        where=Place(council=view.line.council, units=tuple(item[0] for item in view.units)),
        view=view,
    )  # fmt: skip


def transcript(request: HttpRequest, system: str, election: str) -> HttpResponse:
    """The transcript as plain text."""
    view = election_view(open_reading(system), election)
    return HttpResponse(view.transcript, content_type="text/plain; charset=utf-8")
