"""What comes on a council's agenda by itself: what was done without it, and what waits for its word.

A council that is convened finds on its agenda, whether or not anybody thinks of it:

    emergency decisions    not yet confirmed or lifted; one that has lapsed comes up once, so that the council learns
                           of it
    directives             objections that wait to be settled by it
    sanctions              appeals that it may hear and that lapse the sanction if nobody does
    the franchise          cases whose day of review has come since its last sitting, and that no newer case took up
"""

from __future__ import annotations

from collections.abc import Iterator

from deputies.acts.state import State
from deputies.directives.objecting import standing_on
from deputies.directives.sanctioning import provision_of

__all__ = ["due_points"]


def due_points(state: State, council: str, day: str) -> tuple[str, ...]:
    """Return the points that the rules put on the agenda of a sitting of the whole council on this day, in order."""
    last = max(
        (
            item.day
            for item in state.tables["sittings"].values()
            if (item.council, item.section, item.status) == (council, None, "closed")
        ),
        default="",
    )
    return (
        *_emergencies(state, council, day, last),
        *_objections(state, council, day),
        *_appeals(state, council, day),
        *_franchise(state, council, day, last),
    )


def _emergencies(state: State, council: str, day: str, last: str) -> Iterator[str]:
    for item in state.tables["decisions"].values():
        if item.council != council or not item.awaits_review:
            continue
        if item.in_force_on(day):
            yield (
                f"Review of the emergency decision {item.id} of {item.adopted}: {item.title} "
                f"(to be reviewed by {item.review_by}; in force until {item.expires} unless confirmed)"
            )
        elif item.adopted >= last:
            yield f"Report on the emergency decision {item.id} of {item.adopted}: {item.title} (lapsed {item.expires})"


def _objections(state: State, council: str, day: str) -> Iterator[str]:
    for item in state.tables["objections"].values():
        directive = state.tables["directives"][item.directive]
        if directive.council == council and standing_on(item, day) == "open":
            yield (
                f"Objection {item.id} of {state.council(item.council).name} to the directive {directive.id}: "
                f"{directive.title} (to be settled by {item.settle_by}, or it stands as made)"
            )


def _appeals(state: State, council: str, day: str) -> Iterator[str]:
    level = state.council(council).level
    for item in state.tables["sanctions"].values():
        if item.status != "appealed" or item.lapsed_on(day) or item.council == council:
            continue
        if provision_of(state.statutes[item.statute], item.sanction).appeal == level:
            yield (
                f"Appeal in the sanction case {item.id} ({item.sanction}; to be decided by {item.appeal_decided_by}, "
                f"or "
                "it lapses)"
            )


def _franchise(state: State, council: str, day: str, last: str) -> Iterator[str]:
    latest = {item.layer: item for item in state.tables["cases"].values() if item.council == council}
    for item in latest.values():
        if item.review is not None and last < item.review <= day:
            yield f"Review of the franchise case {item.id}: {item.layer} (due {item.review})"
