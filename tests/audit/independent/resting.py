"""docs/results/sittings.md, section 4: what rests on a motion."""

from __future__ import annotations

from collections.abc import Iterator

from independent.checking import Compared
from independent.state import Row, State
from independent.votes import EITHER_WAY

__all__ = ["rested"]

_OTHER_BODIES = ("object-to-decision", "take-over-competence", "hand-over-competence", "settle-objection",
                 "withdraw-directive", "approve-minutes")  # fmt: skip
"""What a section may vote as well."""


def rested(state: State, entry: Row) -> Iterator[Compared]:
    """A request that names a motion which leads to it: voted so, once, by the body, and the sentence of its vote."""
    request = entry["request"]
    motion = state.motions.get(request.get("motion") or "")
    if motion is None or not motion["leads_to"] or motion["leads_to"]["kind"] != request["kind"]:
        return
    outcomes = ("carried", "rejected") if request["kind"] in EITHER_WAY else ("carried",)
    kind = "what rests on a vote"
    yield Compared(kind, "its outcome", True, motion["status"] in outcomes)
    yield Compared(kind, "spent before", False, motion["spent"])
    section = state.sittings[motion["sitting"]]["section"]
    yield Compared(kind, "the whole council", None, None if request["kind"] in _OTHER_BODIES else section)
    for act in entry["acts"]:
        if act.get("motion") == motion["id"] and "sentence" in act and not act["kind"].startswith("recall-"):
            yield Compared(kind, "sentence", act["sentence"], motion["vote"]["sentence"])
