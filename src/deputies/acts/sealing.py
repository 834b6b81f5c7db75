"""Sealed texts and exhibits: what a shell does to a request before it is decided.

A field marked `SealedNote` stands on the record as a salted commitment; a field marked `ExhibitNote` as the digest
of a document. People give clear text and files; `seal` puts commitments and digests in their place and returns the
openings and documents that the shell keeps: the openings in rows that can be erased, the documents as exhibits.
What already is a digest is left as it is, so a request that was sealed once can be sent again.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Union, cast, get_args, get_origin

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.kinds import ExhibitNote, Kind, SealedNote
from deputies.secrecy import commitment
from deputies.values.shape import Field, fields_of

__all__ = ["Opening", "Sealing", "find_note", "seal", "sealed_digests", "sealed_label"]

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a commitment: label, salt and text. Private and erasable."""

    commitment: str
    label: str
    salt: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Sealing:
    """A request as it may stand on the record, with the openings and documents it leaves to the shell."""

    plain: dict[str, Any]
    openings: tuple[Opening, ...]
    exhibits: Mapping[str, bytes]


def sealed_label(system: str, note: SealedNote) -> str:
    """The label under which texts of this kind are committed to in a system."""
    return f"{system}/{note.label}"


def find_note(item: Field, kind: type) -> Any:
    """Return the last note of a class on a field, or None."""
    return next((note for note in reversed(item.notes) if isinstance(note, kind)), None)


def seal(kind: Kind, plain: Mapping[str, Any], *, system: str, new_salt: Callable[[], bytes]) -> Sealing:
    """Return `plain` with commitments for its sealed texts and digests for its documents (bytes).

    new_salt  gives at least 16 fresh random bytes at each call; the library itself draws nothing.
    """
    openings: list[Opening] = []
    exhibits: dict[str, bytes] = {}

    def walk(cls: type, data: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(data)
        for item in fields_of(cls):
            if item.name in found:
                found[item.name] = convert(item, item.type, found[item.name])
        return found

    def convert(item: Field, hint: Any, value: Any) -> Any:
        sealed, exhibit = find_note(item, SealedNote), find_note(item, ExhibitNote)
        if exhibit and isinstance(value, bytes):
            digest = sha256(value).hexdigest()
            exhibits[digest] = value
            return digest
        if sealed and isinstance(value, str) and value.strip() and not _DIGEST.fullmatch(value):
            salt, label = new_salt(), sealed_label(system, sealed)
            opening = Opening(commitment(label, salt, value.strip()), label, salt, value.strip())
            openings.append(opening)
            return opening.commitment
        return descend(hint, value)

    def descend(hint: Any, value: Any) -> Any:
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            for choice in get_args(hint):
                value = descend(choice, value)
        elif origin is tuple and isinstance(value, list | tuple):
            return [descend(get_args(hint)[0], part) for part in value]
        elif dataclasses.is_dataclass(hint) and isinstance(value, Mapping):
            return walk(cast(type, hint), value)
        return value

    return Sealing(
        {"kind": kind.name, **walk(kind.request, {k: v for k, v in plain.items() if k != "kind"})},
        tuple(openings),
        exhibits,
    )


def sealed_digests(plain: Mapping[str, Any]) -> Iterator[str]:
    """Yield every commitment that stands in a request in plain form."""
    yield from _sealed_in(CATALOGUE[str(plain["kind"])].request, plain)


def _sealed_in(cls: type, data: Mapping[str, Any]) -> Iterator[str]:
    for item in fields_of(cls):
        value = data.get(item.name)
        if isinstance(value, str) and find_note(item, SealedNote):
            yield value
        elif value is not None:
            yield from _sealed_below(item.type, value)


def _sealed_below(hint: Any, value: Any) -> Iterator[str]:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        for choice in get_args(hint):
            yield from _sealed_below(choice, value)
    elif origin is tuple and isinstance(value, list | tuple):
        for part in value:
            yield from _sealed_below(get_args(hint)[0], part)
    elif dataclasses.is_dataclass(hint) and isinstance(value, Mapping):
        yield from _sealed_in(cast(type, hint), value)
