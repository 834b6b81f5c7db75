"""How many hands of the credentials commission a request needs, and who has spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deputies.acts.state import State
from deputies.mandates.mandate import Mandate

__all__ = ["hands_asked"]


def hands_asked(state: State, plain: Mapping[str, Any]) -> int:
    """Return how many hands must confirm the credentials that a request names: the most of their statutes; 1 for none.

    Nothing is refused here: what a request names wrongly the rules answer.
    """
    named = plain.get("mandates")
    ids = [*(named if isinstance(named, list | tuple) else ()), plain.get("mandate")]
    held = [state.find(Mandate, item) for item in ids if isinstance(item, str)]
    asked = [state.statutes[item.statute].elections.confirmations for item in held if item is not None]
    return max(asked, default=1)
