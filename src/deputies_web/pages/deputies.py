"""Deputies."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.frame import PAGE, show, start_of, turning
from deputies_web.people.permissions import sees_card
from deputies_web.queries.chain import chain_view
from deputies_web.queries.deputies import deputies, deputy_view
from deputies_web.queries.offices import offices_of
from deputies_web.queries.organs import organs_of_deputy
from deputies_web.queries.reading import open_reading
from deputies_web.queries.tasks import tasks_of_deputy

__all__ = ["deputy", "deputy_list", "mandate"]


def deputy_list(request: HttpRequest, system: str) -> HttpResponse:
    """All deputies in office, of one council or of all."""
    reading = open_reading(system)
    council = request.GET.get("council", "")
    start = start_of(request)
    total, lines = deputies(reading, council, start, PAGE)
    return show(
        request,
        reading,
        "deputies.html",
        part="deputies",
        lines=lines,
        total=total,
        start=start,
        **turning(start, total),
        council=council,
        council_name=reading.council_name(council) if council else "",
        choices=[(item.id, item.name) for item in reading.state.tables["councils"].values()],
    )


def deputy(request: HttpRequest, system: str, deputy: str) -> HttpResponse:
    """One deputy: who elected, what was instructed and reported, how they voted, recall."""
    reading = open_reading(system)
    today = clock.now()[:10]
    view = deputy_view(reading, deputy, today)
    last = view.current or view.mandates[-1]
    sent = next((item for item in reversed(view.mandates) if item.delegate_of and not item.ended), None)
    return show(
        request,
        reading,
        "deputy.html",
        part="deputies",
        kinds=(
            "instruct", "apply-instruction", "file-report", "judge-report", "contest-credential", "hear-contest",
            "decide-contest", "confirm-credentials", "open-recall", "recall-at-once", "take-leave", "end-leave",
            "seat-stand-in", "declare-office", "end-office", "rotate-mandate", "declare-affiliation",
            "end-affiliation", "resign", "seat-alternate",
        ),
        known={"mandate": last.id, "deputy": deputy, "mandates": last.id, "vacated": last.id},
        where=Place(council=last.council, units=tuple(item[0] for item in last.units), deputy=deputy),
        view=view,
        tasks=tasks_of_deputy(reading, deputy, today),
        organs=organs_of_deputy(reading, deputy, today),
        chain=chain_view(reading, reading.state.mandate(sent.id)) if sent else None,
        offices=offices_of(reading, deputy),
        card=sees_card(request.user, system, last.council, deputy),
    )  # fmt: skip


def mandate(request: HttpRequest, system: str, mandate: str) -> HttpResponse:
    """A mandate stands on its deputy's page."""
    person = open_reading(system).state.mandate(mandate)
    return HttpResponseRedirect(f"/{system}/deputies/{person.deputy}/#{mandate}")
