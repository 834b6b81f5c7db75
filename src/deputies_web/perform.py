"""The only writer: lock, load, decide, append, project, in one transaction; idempotent by the client's token.

A request that was taken once is not taken again: when the token is known, the entry that it made is returned. After
a failed commit nobody knows whether the entry stands, so the token is read back before anything is answered.
"""

from __future__ import annotations

import secrets
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, transaction

from deputies.acts.deciding import kind_named, make_entry, take, token_digest
from deputies.acts.envelope import Actor, Entry, format_entry, parse_entry
from deputies.acts.kinds import Kind
from deputies.acts.placing import EntryPlace, place_of_entry
from deputies.acts.sealing import Sealing, seal
from deputies.acts.state import State
from deputies.record import EMPTY_ROOT, Range, check_entry_size, leaf_hash
from deputies.values import Refusal, check_id, format_moment
from deputies.values.shape import Check, fields_of
from deputies_web.boxes import empty_boxes
from deputies_web.storage import load, models
from deputies_web.storage.exhibits import StoredExhibits, store_exhibits
from deputies_web.storage.project import project

__all__ = ["Performed", "create_system", "perform", "stored_entry"]


@dataclass(frozen=True, slots=True)
class Performed:
    """What became of a request: the entry it stands in, and whether it had been taken before."""

    entry: Entry
    repeated: bool

    @property
    def acts(self) -> tuple[dict[str, Any], ...]:
        """The acts, in plain form."""
        return self.entry.acts


def create_system(system: str, origin: str) -> models.System:
    """Open an empty record for a system; raise `Refusal` (`system.exists`) if there is one of this id."""
    check_id(system, "system")
    with transaction.atomic():
        if models.System.objects.filter(pk=system).exists():
            raise Refusal("system.exists", f"There is already a system {system!r} here.", found=system)
        return models.System.objects.create(id=system, origin=origin, size=0, root=EMPTY_ROOT.hex())


def perform(
    system: str,
    plain: Mapping[str, Any],
    *,
    by: Actor,
    token: str,
    now: str | None = None,
    new_salt: Callable[[], bytes] = lambda: secrets.token_bytes(16),
    complete: Callable[[dict[str, Any]], dict[str, Any]] = lambda plain: plain,
) -> Performed:
    """Take a request: decide it and put it on the record, or raise `Refusal` or `Faults` and leave no trace.

    plain     the request: "kind" and fields; sealed texts in clear and documents as bytes are sealed here.
    token     the client's own random text for this request, at least 8 characters; the same token, the same entry.
    now       the moment as text; the clock is read here, and nowhere below.
    complete  adds what only the site knows, such as the choices that lie in a box; called once nobody else writes.
    """
    if len(token) < 8:
        raise Refusal("token.short", "The request's token is too short; send at least 8 random characters.")
    kind = kind_named(plain.get("kind"))
    if kind.box:
        raise Refusal("request.box", f"{kind.title}: this goes to a box of its own; it never stands on the record.")
    moment = now or format_moment(datetime.now(UTC).replace(microsecond=0))
    try:
        return _take(
            system, kind, plain, lambda: seal(kind, complete(dict(plain)), system=system, new_salt=new_salt), by,
            moment, token,
        )  # fmt: skip
    except DatabaseError:
        # A failed commit is not "not recorded": ask the database what it holds under this token.
        stored = stored_entry(system, token)
        if stored is None:
            raise
        return Performed(stored, repeated=True)


def _take(
    system: str, kind: Kind, plain: Mapping[str, Any], make: Callable[[], Sealing], by: Actor, now: str, token: str
) -> Performed:
    with transaction.atomic():
        row = models.System.objects.select_for_update().filter(pk=system).first()
        if row is None:
            raise Refusal("system.unknown", f"There is no system {system!r} here.", found=system)
        stored = stored_entry(system, token)
        if stored is not None:
            if stored.by != by or not _is_same(kind, plain, stored):
                raise Refusal(
                    "token.reused",
                    f"This token was already used for another request, which stands in entry {stored.seq} of the "
                    "record; take a new one.",
                    found=str(stored.request.get("kind")),
                    required="a token of its own for each request",
                )
            return Performed(stored, repeated=True)
        sealing = make()
        state = load.read_state(system, row.size).copy()
        state.touched.clear()
        state.exhibits = ChainMap(dict(sealing.exhibits), StoredExhibits())  # type: ignore[arg-type]
        entry = make_entry(state, sealing.plain, by=by, now=now, seq=row.size, token=token)
        _append(row, entry, kind, place_of_entry(state, entry.request))
        store_exhibits(sealing.exhibits)
        models.Opening.objects.bulk_create(
            models.Opening(
                commitment=item.commitment, system_id=system, label=item.label, salt=item.salt, text=item.text
            )
            for item in sealing.openings
        )
        take(state, entry)
        project(system, state)
        empty_boxes(system, _not_called(state))
        state.exhibits = StoredExhibits()
        transaction.on_commit(lambda: load.keep(system, entry.seq + 1, _settled(state)))
    return Performed(entry, repeated=False)


def _is_same(kind: Kind, plain: Mapping[str, Any], stored: Entry) -> bool:
    """Say whether a request is the one that an entry was made of: of its kind, and about the same things by their ids.

    Texts and documents are not compared: they are sealed anew each time, or made by the site from what changes.
    """
    if stored.request.get("kind") != kind.name:
        return False
    ids = (
        item.name
        for item in fields_of(kind.request)
        if any(isinstance(note, Check) and note.name == "id" for note in item.notes)
    )
    return all(stored.request.get(name, plain.get(name)) == plain.get(name) for name in ids if plain.get(name))


def _append(row: models.System, entry: Entry, kind: Kind, place: EntryPlace) -> None:
    data = format_entry(entry)
    check_entry_size(data)
    leaf = leaf_hash(data)
    grown = Range.unpack(row.size, bytes(row.range)).append(leaf)
    models.Entry.objects.create(
        system=row,
        seq=entry.seq,
        kind=kind.name,
        at=entry.at,
        by=str(entry.by),
        token=entry.token,
        council=place.council,
        sitting=place.sitting,
        leaf=leaf,
        data=data,
    )
    row.size, row.root, row.range = grown.size, grown.root().hex(), grown.pack()
    row.save(update_fields=["size", "root", "range"])


def _not_called(state: State) -> list[str]:
    """Return the motions the request touched on which no roll call is open now: taken, broken off, lapsed."""
    motions = state.tables["motions"]
    return [id_ for table, id_ in state.touched if table == "motions" and not motions[id_].calling]


def _settled(state: State) -> State:
    state.touched.clear()
    return state


def stored_entry(system: str, token: str) -> Entry | None:
    """Return the entry that was taken under a token, or None."""
    found = models.Entry.objects.filter(system_id=system, token=token_digest(token)).values_list("data", flat=True)
    data = found.first()
    return None if data is None else parse_entry(bytes(data))
