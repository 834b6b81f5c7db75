"""Elections that a council holds among its members: the lot, and the sitting they are held in."""

from __future__ import annotations

from deputies.acts.sittings import attendance_in, sitting_named
from deputies.acts.state import State
from deputies.councils.choice import Turnout, turnout_by_number
from deputies.councils.council import Council
from deputies.councils.strength import absent_of
from deputies.elections.lots import draw_order
from deputies.sittings.electing import check_elects_in
from deputies.sittings.quorum import quorum_of

__all__ = ["ELECTING_IN", "lots_drawn", "turnout_in"]


def lots_drawn(state: State, election: str, seed: str, candidates: int) -> tuple[int, ...]:
    """Return the order of the public lot among so many candidates, () where none was drawn."""
    return draw_order(state.system.id, election, seed, range(1, candidates + 1)) if seed else ()


def turnout_in(state: State, sitting: str | None, council: Council, voters: int, *, on: str) -> Turnout:
    """Return those who vote in an election, held against the quorum of the council's level.

    In a sitting, which is open and the council's own and has so many present, they are counted as at any vote; without
    one as far as their number tells (`councils.choice.turnout_by_number`).

    on  the day, which says how long a leave has lasted.
    """
    level = state.statute.levels[council.level]
    if sitting is None:
        members = state.holders(council.id)
        return turnout_by_number(level, council, members, voters, absent=absent_of(members, state.statute, on))
    found = sitting_named(state, sitting)
    attendance = attendance_in(state, found, on)
    check_elects_in(found, council, present=attendance.bases.present, voters=voters)
    quorum = quorum_of(level, attendance, taking_part=voters)
    return Turnout(voters, quorum.count, quorum.needed, quorum.met, quorum.words)


ELECTING_IN = {
    "sitting.unknown": "there is no such sitting",
    "sitting.elsewhere": "the sitting is of another council, or of a section",
    "sitting.not-open": "the sitting is not open",
}
"""What is refused of an election that a council holds in a sitting."""
