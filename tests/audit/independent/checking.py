"""What is compared: each check gives what an act states and what the pages give for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from independent.state import Row, State

__all__ = ["CHECKS", "Check", "Compared", "check", "compare"]


@dataclass(frozen=True)
class Compared:
    """One result: of which kind, what of it, as stated and as recomputed."""

    kind: str
    what: str
    stated: Any
    found: Any

    @property
    def right(self) -> bool:
        """Whether the two are equal."""
        return bool(self.stated == self.found)


Check = Callable[[State, Row, Row], Iterator[Compared]]
CHECKS: dict[str, list[Check]] = {}
"""By the kind of act: functions of the tables before the entry, the act and the entry."""


def check(*kinds: str) -> Callable[[Check], Check]:
    """Keep a check under kinds of acts."""

    def keep(one: Check) -> Check:
        for kind in kinds:
            CHECKS.setdefault(kind, []).append(one)
        return one

    return keep


def compare(kind: str, stated: Row, found: Row) -> Iterator[Compared]:
    """Compare some fields of an act; those left out have the value of the other side's kind of nothing."""
    for what, value in found.items():
        yield Compared(kind, what, stated.get(what, _nothing(value)), value)


def _nothing(value: Any) -> Any:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0
    return type(value)() if isinstance(value, str | list) else None
