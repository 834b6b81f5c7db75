"""A motion: its text and amendments, what may be done with it now, its vote and who voted how."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies.sittings.sitting import Motion
from deputies_web import clock
from deputies_web.pages.frame import PAGE, show, start_of
from deputies_web.queries.motions import motion_view
from deputies_web.queries.reading import open_reading
from deputies_web.queries.votes import GROUPINGS, voter_groups

__all__ = ["motion"]

_KINDS = (
    "table-amendment", "set-voting-order", "move-procedure", "ask-to-speak", "withdraw-motion", "demand-roll-call",
    "demand-secret-vote", "open-roll-call", "cast-choice", "take-roll-call", "break-off-roll-call",
    "take-show-of-hands", "count-secret-vote", "correct-vote", "report-referral", "resume-motion", "give-consent",
    "conclude-consent", "apply-instruction", "adopt-decision",
)  # fmt: skip


def motion(request: HttpRequest, system: str, motion: str) -> HttpResponse:
    """One motion: text, amendments, vote, who voted how."""
    reading = open_reading(system)
    view = motion_view(reading, motion, clock.now()[:10])
    held: Motion = reading.state.get(Motion, motion, "motion")
    by = request.GET.get("by", "party")
    by = by if by in GROUPINGS else "party"
    start = start_of(request)
    voters, many = voter_groups(reading, held, by, start, PAGE)
    return show(
        request,
        reading,
        "motion.html",
        part="sittings",
        kinds=(
            *_KINDS,
            *((view.carry_out,) if view.carry_out else ()),
            *(("issue-directive",) if view.decision else ()),
            *(("assign-task",) if view.line.status in ("carried", "adopted") else ()),
        ),
        known={
            "motion": motion, "decision": view.decision, "sitting": view.sitting, "procedure.about": motion,
            "origin": view.decision or motion,
        },
        where=Place(council=view.council),
        view=view,
        voters=voters,
        many=many,
        by=by,
        groupings=tuple(GROUPINGS.items()),
        next=start + PAGE if many > start + PAGE else None,
        previous=max(start - PAGE, 0) if start else None,
    )  # fmt: skip
