"""The place of each entry in its columns: filled as entries are written, and for all of them by replay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deputies.acts.deciding import take
from deputies.acts.envelope import Entry, parse_entry
from deputies.acts.placing import place_of_entry
from deputies.acts.state import State
from deputies.values import DeputiesError

__all__ = ["fill_places", "write_place"]


def write_place(table: Any, system: str, state: State, entry: Entry) -> None:
    """Write council and sitting of a stored entry; `state` is as it was before the entry."""
    place = place_of_entry(state, entry.request)
    if place.council or place.sitting:
        table.filter(system_id=system, seq=entry.seq).update(council=place.council, sitting=place.sitting)


def fill_places(system: str, table: Any, exhibits: Mapping[str, bytes]) -> int:
    """Write council and sitting of every entry of a system; return how many were replayed for it.

    table     the manager of entries, as the model is or as a migration knows it.
    exhibits  documents by digest.

    An entry that these rules cannot read ends the filling: columns are for looking up, the record stands.
    """
    state, seen = State(exhibits), 0
    rows = table.filter(system_id=system).order_by("seq").values_list("data", flat=True)
    for data in rows.iterator(chunk_size=500):
        entry = parse_entry(bytes(data))
        try:
            write_place(table, system, state, entry)
            take(state, entry)
        except DeputiesError:
            break
        seen += 1
    return seen
