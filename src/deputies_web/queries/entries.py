"""Where on the record something happened: the entries that name a mandate, an election or a motion, in one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BinaryField, Func, IntegerField, Q, Value

from deputies.acts.envelope import parse_entry
from deputies_web.storage.models import Entry

__all__ = ["MotionEntry", "entries_naming", "entries_of_motion"]


@dataclass(frozen=True, slots=True)
class MotionEntry:
    """An entry about a motion: where it stands, what was asked, when, by which office.

    own  whether the motion itself was asked about; otherwise something followed for it, as from one on procedure.
    """

    seq: int
    kind: str
    at: str
    by: str
    own: bool


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


def entries_of_motion(
    system: str, motion: str, sittings: Collection[str], kinds: Collection[str] = ()
) -> tuple[MotionEntry, ...]:
    """Return the entries that name a motion, in order.

    sittings  those it was before;  kinds  narrows to some requests: for what is not before a sitting.
    """
    wanted = f'"motion":"{motion}"'
    rows = Entry.objects.filter(system_id=system, sitting__in=list(sittings))
    rows = rows.filter(kind__in=list(kinds)) if kinds else rows
    named = _Position("data", Value(wanted.encode(), output_field=BinaryField()))
    found = []
    for row in rows.alias(place=named).filter(place__gt=0).order_by("seq"):
        own = parse_entry(bytes(row.data)).request.get("motion") == motion
        found.append(MotionEntry(row.seq, row.kind, row.at, row.by, own))
    return tuple(found)
