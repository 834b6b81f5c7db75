"""Rebuilding: drop every noun table of a system and make it again from the record alone."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from deputies.acts.deciding import take
from deputies.acts.envelope import parse_entry
from deputies.acts.state import State
from deputies_web.storage import load, models
from deputies_web.storage.exhibits import StoredExhibits
from deputies_web.storage.places import write_place
from deputies_web.storage.project import project

__all__ = ["rebuild", "snapshot"]


def snapshot(system: str) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every noun table of a system, ordered, to compare before and after."""
    found = {}
    for table, model in models.NOUNS.items():
        names = ("noun", "place", "body", *model.columns)
        rows = model._default_manager.filter(system_id=system).order_by("place", "noun").values_list(*names)
        found[table] = [tuple(row) for row in rows]
    return found


def rebuild(system: str, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the noun tables again from the entries; return how many entries were replayed."""
    with transaction.atomic():
        size = models.System.objects.select_for_update().get(pk=system).size
        for model in models.NOUNS.values():
            model._default_manager.filter(system_id=system).delete()
        state = State(StoredExhibits())
        for seq, data in load.entry_bytes(system, 0, size):
            entry = parse_entry(data)
            write_place(models.Entry.objects, system, state, entry)
            take(state, entry)
            if progress is not None:
                progress(seq + 1, size)
        project(system, state)
    load.forget(system)
    return size
