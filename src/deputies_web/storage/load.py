"""Rows to values: the state as it stands, entries, names.

`current_state` returns the state of a system at the head of its record. A process keeps the last one it saw; when the
record has grown it applies the new entries, and a process that starts reads the noun tables instead of replaying
the record. What it returns is shared: read it, never change it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q

from deputies.acts.deciding import take
from deputies.acts.envelope import Actor, Entry, parse_entry
from deputies.acts.state import TABLES, AdoptedPlan, SealedRoll, State
from deputies.formation.plan import parse_plan
from deputies.register.roll import parse_roll
from deputies.statutes.reading import parse_statute
from deputies.values import Refusal
from deputies.values.shape import read
from deputies_web.storage import models
from deputies_web.storage.exhibits import StoredExhibits

__all__ = [
    "WITHDRAWN", "boxed", "current_state", "entries", "entries_beside",
    "entries_of", "entry_bytes", "forget", "head", "keep",
    "last_moment", "load_state", "name_of", "names_of", "read_state",
]  # fmt: skip

WITHDRAWN = "name withdrawn"
_MOST_NAMES = 20_000
"""Names asked for in one query: more than any council has deputies, and fewer than any database refuses."""
_kept: dict[str, tuple[int, State]] = {}
_lock = threading.Lock()


def head(system: str) -> models.System:
    """Return the system's row; raise `Refusal` (`system.unknown`)."""
    found = models.System.objects.filter(pk=system).first()
    if found is None:
        raise Refusal("system.unknown", f"There is no system {system!r} here.", found=system)
    return found


def boxed(system: str) -> int:
    """Return how many choices lie in the boxes of open roll calls."""
    return models.CastChoice.objects.filter(system_id=system).count()


def entry_bytes(system: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield (seq, canonical bytes) of the entries from `start` up to, not including, `stop`, in order."""
    rows = models.Entry.objects.filter(system_id=system, seq__gte=start).order_by("seq")
    if stop is not None:
        rows = rows.filter(seq__lt=stop)
    for seq, data in rows.values_list("seq", "data").iterator(chunk_size=500):
        yield seq, bytes(data)


def entries(system: str, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
    """Yield entries, read, from `start` up to, not including, `stop`."""
    for _, data in entry_bytes(system, start, stop):
        yield parse_entry(data)


def entries_of(
    system: str,
    *,
    councils: Collection[str] = (),
    kinds: Collection[str] = (),
    sitting: str = "",
    month: str = "",
    most: int | None = None,
    size: int | None = None,
) -> Iterator[Entry]:
    """Yield the entries that belong to councils or are of these kinds, or that belong to a sitting, in one query.

    month  only those of this month ("1927-03"); "" for all.
    most   only the last so many; None for all.
    size   of the record as the reading has it: later entries are left out.
    returns  the entries in order; with `most`, the latest first.
    """
    wanted = Q(sitting=sitting) if sitting else Q(council__in=councils) | Q(kind__in=kinds)
    rows = models.Entry.objects.filter(wanted, system_id=system)
    if month:
        rows = rows.filter(at__startswith=f"{month}-")
    if size is not None:
        rows = rows.filter(seq__lt=size)
    rows = rows.order_by("seq") if most is None else rows.order_by("-seq")[:most]
    for data in rows.values_list("data", flat=True):
        yield _stored(bytes(data))


def _stored(data: bytes) -> Entry:
    """Read an entry of this database to show it: it was canonical when it was written, and is not checked again."""
    plain = json.loads(data)
    by = Actor(plain["by"]["office"], plain["by"].get("of", ""))
    known = (plain["v"], plain["seq"], plain["at"], by, plain["statute"], plain["token"], plain["request"])
    return Entry(*known, tuple(plain["acts"]))


def entries_beside(system: str, council: str, start: int, stop: int, size: int) -> Iterator[Entry]:
    """Yield what minutes need besides the entries of their sitting, in one query: entries of its council between two
    others (excluded) that belong to no sitting, and the approvals of its minutes."""
    while_it_sat = Q(sitting="", seq__gt=start, seq__lt=stop)
    rows = models.Entry.objects.filter(
        while_it_sat | Q(kind="approve-minutes"), system_id=system, council=council, seq__lt=size
    )
    for data in rows.order_by("seq").values_list("data", flat=True):
        yield parse_entry(bytes(data))


def last_moment(system: str, size: int) -> str:
    """Return the moment of the last entry of a record of this size; "" for an empty one."""
    rows = models.Entry.objects.filter(system_id=system, seq=size - 1)
    return rows.values_list("at", flat=True).first() or ""


def current_state(system: str) -> State:
    """Return the state at the head of the record. Shared: never change it."""
    return read_state(system, head(system).size)


def read_state(system: str, size: int) -> State:
    """Return the state after `size` entries, from what this process kept, the tables, or the entries since."""
    with _lock:
        kept = _kept.get(system)
    if kept is not None and kept[0] == size:
        return kept[1]
    if kept is not None and kept[0] < size:
        state = kept[1].copy()
        state.touched.clear()
        for entry in entries(system, kept[0], size):
            take(state, entry)
    else:
        state = load_state(system)
    keep(system, size, state)
    return state


def keep(system: str, size: int, state: State) -> None:
    """Keep a state in this process, unless it already keeps a later one."""
    with _lock:
        if system not in _kept or _kept[system][0] <= size:
            _kept[system] = (size, state)


def forget(system: str | None = None) -> None:
    """Drop what this process keeps, of one system or of all."""
    with _lock:
        if system is None:
            _kept.clear()
        else:
            _kept.pop(system, None)


def load_state(system: str) -> State:
    """Read the whole state from the noun tables."""
    state = State(StoredExhibits())
    for table in TABLES:
        model = models.NOUNS[table]
        for body in (
            model._default_manager.filter(system_id=system).order_by("place").values_list("body", flat=True).iterator()
        ):
            value = _value(state, table, json.loads(body))
            state.tables[table][value.id] = value
    for digest in _statutes(system, state):
        state.statutes[digest] = parse_statute(state.exhibit(digest, "statute"), name="statute")
    return state


def _statutes(system: str, state: State) -> Iterable[str]:
    """The digests of every statute that is or was in force."""
    found = {row.statute for row in state.tables["systems"].values()}
    for table in (
        "elections", "petitions", "sittings", "demands", "decisions", "directives", "sanctions", "cases", "mandates",
    ):  # fmt: skip
        found.update(row.statute for row in state.tables[table].values())
    return sorted(found - {""})


def _value(state: State, table: str, plain: dict[str, Any]) -> Any:
    if table == "rolls":
        return SealedRoll(
            plain["id"], plain["digest"], plain["source"], parse_roll(state.exhibit(plain["digest"], "roll"))
        )
    if table == "plans":
        plan = parse_plan(state.exhibit(plain["digest"], "plan"))
        return AdoptedPlan(plain["id"], plain["digest"], tuple(plain["acknowledged"]), plan)
    return read(TABLES[table], plain, document=table)


def names_of(commitments: Iterable[str]) -> dict[str, str]:
    """Return the texts that open the commitments; a text that was erased is "name withdrawn"."""
    wanted = list(dict.fromkeys(commitments))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _MOST_NAMES):
        rows = models.Opening.objects.filter(pk__in=wanted[start : start + _MOST_NAMES])
        found.update(rows.values_list("commitment", "text"))
    return {commitment: found.get(commitment, WITHDRAWN) for commitment in wanted}


def name_of(commitment: str) -> str:
    """Return the text that opens a commitment, or "name withdrawn"."""
    return names_of([commitment])[commitment]
