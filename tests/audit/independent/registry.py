"""docs/results.md, section 5: which act changes the tables how. Each change is kept under the kind of its act."""

from __future__ import annotations

from collections.abc import Callable

from independent.state import Row, State

__all__ = ["APPLY", "Change", "join_count", "on"]

Change = Callable[[State, Row, Row], None]
APPLY: dict[str, Change] = {}


def on(*kinds: str) -> Callable[[Change], Change]:
    def keep(change: Change) -> Change:
        for kind in kinds:
            APPLY[kind] = change
        return change

    return keep


def join_count(counts: list[Row], new: Row, figures: tuple[str, ...]) -> list[Row]:
    """A count takes the place of the teller's own and of those that differ from it."""
    kept = [
        one for one in counts if one["teller"] != new["teller"] and all(one.get(key) == new.get(key) for key in figures)
    ]
    return [*kept, new]
