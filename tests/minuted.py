"""The minutes of a sitting of the test ground, written as whoever has the record would write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deputies.acts.minutes import Minutes, gather, write_minutes
from deputies.acts.minutes.document import MotionRecord
from ground import Ground

__all__ = ["business_of", "minutes_of", "motion_in"]


def minutes_of(ground: Ground, sitting: str = "s1", *, today: str = "1927-03-10", names: Any = None) -> Minutes:
    state, sources = gather(ground.entries, ground.exhibits, sitting)
    asked = {"names": names} if names else {}
    return write_minutes(state, sources, sitting, today=today, **asked)


def business_of(minutes: Minutes) -> Iterator[Any]:
    """Yield everything that stands under the points, what belongs to a motion after it."""
    for point in minutes.points:
        yield from _below(point.business)


def _below(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        if isinstance(item, MotionRecord):
            yield from _below(item.events)


def motion_in(minutes: Minutes, id_: str = "m1") -> MotionRecord:
    return next(item for item in business_of(minutes) if isinstance(item, MotionRecord) and item.id == id_)
