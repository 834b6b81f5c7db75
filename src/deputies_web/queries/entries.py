"""Where on the record something happened: the entries that name a mandate or an election, found in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import BinaryField, Func, IntegerField, Q, Value

from deputies_web.storage.models import Entry

__all__ = ["entries_naming"]


class _Position(Func):
    """Place of some bytes in a column of bytes, 0 where they are not."""

    function = "INSTR"
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL says it the other way round."""
        turned = _Position(*reversed(self.source_expressions), arg_joiner=" IN ", function="POSITION")
        return super(_Position, turned).as_sql(compiler, connection, **extra)


def entries_naming(system: str, wanted: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], int]:
    """Return (kind of request, id) -> the last entry of that kind that names the id, as far as there is one.

    wanted  kinds of requests, each with the ids that are looked for.
    """
    ids = {kind: tuple(dict.fromkeys(names)) for kind, names in wanted.items()}
    found: dict[tuple[str, str], int] = {}
    condition = Q()
    places: dict[str, _Position] = {}
    for kind, names in ids.items():
        for name in names:
            alias = f"at_{len(places)}"
            places[alias] = _Position("data", Value(f'"{name}"'.encode(), output_field=BinaryField()))
            condition |= Q(kind=kind, **{f"{alias}__gt": 0})
    if not places:
        return found
    rows = Entry.objects.filter(system_id=system).alias(**places).filter(condition).order_by("seq")
    for seq, kind, data in rows.values_list("seq", "kind", "data"):
        for name in ids[kind]:
            if f'"{name}"'.encode() in bytes(data):
                found[kind, name] = seq
    return found
