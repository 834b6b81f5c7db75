"""Elections that a council holds among its members: the lot, and the sitting they are held in."""

from __future__ import annotations

from deputies.acts.sittings import attendance_in, sitting_named
from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.elections.lots import draw_order
from deputies.sittings.electing import check_elects_in

__all__ = ["ELECTING_IN", "check_sits", "lots_drawn"]


def lots_drawn(state: State, election: str, seed: str, candidates: int) -> tuple[int, ...]:
    """Return the order of the public lot among so many candidates, () where none was drawn."""
    return draw_order(state.system.id, election, seed, range(1, candidates + 1)) if seed else ()


def check_sits(state: State, sitting: str | None, council: Council, voters: int) -> None:
    """Raise `Refusal` unless the sitting in which a council elects is open, its own, and has so many present.

    An election that names no sitting is held to the quorum alone.
    """
    if sitting is not None:
        found = sitting_named(state, sitting)
        present = attendance_in(state, found, found.day).bases.present
        check_elects_in(found, council, present=present, voters=voters)


ELECTING_IN = {
    "sitting.unknown": "there is no such sitting",
    "sitting.elsewhere": "the sitting is of another council, or of a section",
    "sitting.not-open": "the sitting is not open",
}
"""What is refused of an election that a council holds in a sitting."""
