"""Acts to rows: after an entry was applied, write the rows of the nouns it touched."""

from __future__ import annotations

import json
from typing import Any

from deputies.acts.state import AdoptedPlan, SealedRoll, State
from deputies.values.shape import write
from deputies_web.storage.models import NOUNS, NounRow

__all__ = ["body_of", "project", "row_of"]


def body_of(value: Any) -> str:
    """Return the plain form of a noun as canonical JSON; rolls and plans name their document instead of holding it."""
    if isinstance(value, SealedRoll):
        plain: Any = {"id": value.id, "digest": value.digest, "source": value.source}
    elif isinstance(value, AdoptedPlan):
        plain = {"id": value.id, "digest": value.digest, "acknowledged": list(value.acknowledged)}
    else:
        plain = write(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def row_of(system: str, table: str, value: Any, place: int) -> NounRow:
    """Build the row of a noun."""
    model = NOUNS[table]
    columns = {name: _column(getattr(value, name)) for name in model.columns}
    return model(system_id=system, noun=value.id, place=place, body=body_of(value), **columns)


def _column(value: Any) -> Any:
    return "" if value is None else value


def project(system: str, state: State) -> None:
    """Write the rows of everything the state was touched in since `touched` was last cleared."""
    by_table: dict[str, list[str]] = {}
    for table, id_ in state.touched:
        by_table.setdefault(table, []).append(id_)
    for table, ids in by_table.items():
        model = NOUNS[table]
        places = {id_: index for index, id_ in enumerate(state.tables[table])}
        rows = [row_of(system, table, state.tables[table][id_], places[id_]) for id_ in sorted(ids)]
        model._default_manager.bulk_create(
            rows,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["system", "noun"],
            update_fields=["body", "place", *model.columns],
        )
