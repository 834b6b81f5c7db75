"""Playing a scenario: requests in order, each under a token of its own, so that a broken-off play goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deputies.acts.envelope import parse_actor
from deputies.acts.state import State
from deputies_web.perform import Performed, perform, stored_entry
from deputies_web.storage.load import current_state

__all__ = ["SYSTEM", "Play"]

SYSTEM = "march-1927"


class Play:
    """A play on one system. Requests are numbered, and the number makes the token: the same play, the same entries."""

    def __init__(self, advance: Callable[[], None]) -> None:
        self._advance = advance
        self._number = 0
        self.replayed = 0

    @property
    def state(self) -> State:
        """The state as it stands."""
        return current_state(SYSTEM)

    def ask(self, kind: str, by: str, at: str, **fields: Any) -> Performed:
        """Make a request in an office ("chair:shanghai") at a moment ("03-21T09:00" of 1927)."""
        self._number += 1
        token = f"demo-{self._number:05d}-{kind}"
        stored = stored_entry(SYSTEM, token)
        if stored is not None:  # a play that goes on: what was asked then depended on the state as it was then
            done = Performed(stored, repeated=True)
        else:
            done = perform(SYSTEM, {"kind": kind, **fields}, by=parse_actor(by), token=token, now=f"1927-{at}:00Z")
        self.replayed += done.repeated
        self._advance()
        return done
