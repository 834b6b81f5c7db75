"""Quorum: how many are needed, out of what, and whether they are there: at the opening, live, and at each vote.

    members in office, planned seats   count: deputies                base: those numbers; without members who have been
                                                                      on leave for longer than the statute says
    present, enrolled                  count: deputies                base: in the room; ever enrolled in this sitting
    units                              count: units or councils       base: those behind the deputies in office
                                              behind those present
    registered, eligible               count: electors behind those   base: electors behind the deputies in office
                                              present

At the opening and live the count is of those present. At a vote it is, as the statute says, of those who take part
(for, against or abstaining) or of those present. Units and electors are always those behind the deputies present.
The number of deputies enrolled as attending is the base of Robert's Rules of Order, 1915, § 64.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deputies.sittings.sitting import Bases
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Level
from deputies.values import Base

__all__ = ["Attendance", "Quorum", "numbers_of", "quorum_of"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The body that sits in numbers, and who stands behind those of it who are present."""

    bases: Bases
    units_present: int = 0
    electors_present: int = 0


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are needed out of how many, how many there are, and whether that is enough."""

    needed: int
    base: int
    count: int
    met: bool
    words: str


def numbers_of(bases: Bases) -> Mapping[Base, int]:
    """Return the numbers that thresholds of a sitting are shares of."""
    return {
        "members-in-office": bases.in_office,
        "statutory-members": bases.seats,
        "present": bases.present,
        "enrolled": bases.enrolled,
        "units": bases.units,
        "registered": bases.electors,
        "eligible": bases.electors,
    }


def quorum_of(level: Level, attendance: Attendance, *, taking_part: int | None = None) -> Quorum:
    """Return the quorum of a body.

    taking_part  deputies who take part in a vote; None outside a vote.
    raises       Refusal (`threshold.base`) where the statute counts on votes, which are no attendance.
    """
    quorum, bases = level.quorum, attendance.bases
    numbers: dict[Base, int] = {**numbers_of(bases), "voters": bases.present}
    numbers["members-in-office"] -= bases.absent
    base = base_of(quorum, numbers, article=level.article)
    by_vote = taking_part is not None and level.quorum_counts == "taking-part"
    count = taking_part if taking_part is not None and by_vote else bases.present
    what = ("deputy takes part", "deputies take part") if by_vote else ("deputy is present", "deputies are present")
    if quorum.of == "units":
        count, what = attendance.units_present, ("unit or council is represented", "units or councils are represented")
    elif quorum.of in ("registered", "eligible"):
        count, what = attendance.electors_present, ("elector is represented", "electors are represented")
    needed = quorum.needed(base)
    words = (
        f"{count} {what[count != 1]}; {say_article(level.article)} requires {needed} ({say_threshold(quorum)}, {base})"
    )
    return Quorum(needed, base, count, quorum.met(count, base), words)
