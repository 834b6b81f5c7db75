"""The entry: one request with the acts it caused, as it stands on the record.

    v        format of the entry, 1
    seq      place in the record, from 0, without gaps
    at       UTC moment at which it was taken down; informs, never orders
    by       office that asked, and of what: a council, a unit, a deputy, "" for the whole system
    statute  SHA-256 of the statute in force for the request ("" before the founding)
    token    SHA-256 of the client's token, so that a request is taken once
    request  what was asked: kind and fields
    acts     what happened: each a kind and its fields

The acts are what happened and are all that changes the state; the request stands beside them so that whoever
verifies can decide it again and must come to the same acts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from deputies.record.canonical import decode, encode
from deputies.values import Refusal
from deputies.values.shape import Digest, Doc, Least, Moment, read, write

__all__ = ["OFFICES", "Actor", "Entry", "Office", "format_entry", "parse_actor", "parse_entry"]

Office = Literal["organiser", "credentials", "teller", "elector", "deputy", "chair", "secretary"]
OFFICES: tuple[str, ...] = get_args(Office)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an office, and the council, unit or deputy it is held of ("" for the whole system).

    An elector acts as "an elector of unit U": the record does not say which.
    """

    office: Office
    of: Annotated[str, Doc("council, unit or deputy; empty for the whole system")] = ""

    def __str__(self) -> str:
        return f"{self.office}:{self.of}" if self.of else self.office


def parse_actor(text: str) -> Actor:
    """Read `office` or `office:of`; raise `Refusal` (`office.unknown`) for an office that does not exist."""
    office, _, of = text.partition(":")
    if office not in OFFICES:
        raise Refusal("office.unknown", f"{office!r} is not an office; there are {', '.join(OFFICES)}.", found=office)
    return read(Actor, {"office": office, "of": of}, document="office")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record; `request` and `acts` in plain form."""

    v: Annotated[int, Least(1)]
    seq: Annotated[int, Least(0)]
    at: Moment
    by: Actor
    statute: str
    token: Digest
    request: dict[str, Any]
    acts: tuple[dict[str, Any], ...]


def format_entry(entry: Entry) -> bytes:
    """Return the canonical bytes of an entry: the leaf of the tree."""
    return encode(write(entry))


def parse_entry(data: bytes) -> Entry:
    """Read canonical bytes; raise a `Refusal` or `Faults` for anything else."""
    entry = read(Entry, decode(data), document="entry")
    if entry.v != 1:
        raise Refusal("entry.version", f"The entry has format {entry.v}; this program reads format 1.")
    return entry
