"""Where an entry belongs: the council its request was made of, and the sitting it is about. For shells that look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deputies.acts.deciding import read_request
from deputies.acts.state import State
from deputies.sittings.sitting import Motion
from deputies.sittings.speaking import Speech

__all__ = ["EntryPlace", "place_of_entry"]


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """The council of a request ("" for the whole system), and its sitting ("" for none)."""

    council: str = ""
    sitting: str = ""


def place_of_entry(state: State, plain: Mapping[str, Any]) -> EntryPlace:
    """Return where a request on the record belongs.

    state  as it was before the entry.
    plain  the request in plain form; one that was accepted, so that what it names is known.

    The sitting is the one the request names, or that of the motion or the speech it names.
    """
    kind, request = read_request(plain)
    named = state.find(Motion, str(plain.get("motion", ""))) or state.find(Speech, str(plain.get("speech", "")))
    sitting = plain.get("sitting") or (named.sitting if named is not None else "")
    return EntryPlace(kind.place(state, request).council, str(sitting))
