"""The entries that minutes are written from: those of the sitting, those of the council while it sat, the approval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deputies.acts.catalogue import ACTS
from deputies.acts.deciding import take
from deputies.acts.envelope import Entry
from deputies.acts.placing import EntryPlace, place_of_entry
from deputies.acts.state import State
from deputies.sittings.sitting import Sitting
from deputies.values.shape import read

__all__ = ["Act", "Sources", "acts_of", "gather", "select", "window_of"]

_LEADING = ("chair", "secretary")


@dataclass(frozen=True, slots=True)
class Sources:
    """What minutes are written from.

    own        entries that name the sitting, a motion of it or a speech in it, in order.
    meanwhile  entries of its council by chair or secretary while it was open, that belong to no sitting.
    approval   the entry by which a later sitting approved these minutes, None where none did.
    entries    length of the record.
    """

    own: tuple[Entry, ...]
    meanwhile: tuple[Entry, ...]
    approval: Entry | None
    entries: int


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an entry, read."""

    entry: Entry
    number: int
    value: Any


def acts_of(entry: Entry) -> Iterator[Act]:
    """Yield the acts of an entry."""
    for number, plain in enumerate(entry.acts):
        fields = {key: value for key, value in plain.items() if key != "kind"}
        document = f"entry {entry.seq}, act {number}"
        yield Act(entry, number, read(ACTS[str(plain["kind"])][0], fields, document=document))


def window_of(own: Iterable[Entry], size: int, *, closed: bool) -> tuple[int, int]:
    """Return between which entries the sitting was open, both excluded; (0, 0) where it was never opened.

    own     entries of the sitting.
    size    of the record: a sitting that is not closed is open until there.
    closed  whether it is; one that ended with its council has no closing of its own, and ends with its last entry.
    """
    first = last = None
    final = 0
    for entry in own:
        kinds = [act["kind"] for act in entry.acts]
        first = entry.seq if "sitting-opened" in kinds else first
        last = entry.seq if "sitting-closed" in kinds else last
        final = entry.seq
    if first is None:
        return 0, 0
    return first, last if last is not None else final + 1 if closed else size


def select(sitting: Sitting, own: Iterable[Entry], others: Iterable[Entry], size: int) -> Sources:
    """Return the sources among entries.

    own     those that belong to the sitting.
    others  those of its council that belong to no sitting, and the approvals of minutes.
    """
    held = tuple(own)
    start, stop = window_of(held, size, closed=sitting.status == "closed")
    meanwhile: list[Entry] = []
    approval = None
    for entry in others:
        if any((act["kind"], act.get("sitting")) == ("minutes-approved", sitting.id) for act in entry.acts):
            approval = entry
        elif entry.request.get("kind") == "approve-minutes":
            continue
        elif start < entry.seq < stop and entry.by.office in _LEADING and entry.by.of == sitting.council:
            meanwhile.append(entry)
    return Sources(held, tuple(meanwhile), approval, size)


def gather(entries: Iterable[Entry], exhibits: Mapping[str, bytes], sitting: str) -> tuple[State, Sources]:
    """Replay a record from nothing; return the state and the sources of a sitting's minutes.

    raises  Refusal (`sitting.unknown`) where the record has no such sitting.
    """
    state = State(exhibits)
    placed: list[tuple[Entry, EntryPlace]] = []
    size = 0
    for entry in entries:
        place = place_of_entry(state, entry.request)
        if place.sitting in ("", sitting) or entry.request.get("kind") == "approve-minutes":
            placed.append((entry, place))
        take(state, entry)
        size += 1
    found: Sitting = state.get(Sitting, sitting, "sitting")
    own = (entry for entry, place in placed if place.sitting == sitting)
    others = (entry for entry, place in placed if place.council == found.council and place.sitting != sitting)
    return state, select(found, own, others, size)
