"""The names beside a record: openings of its sealed texts, published and erasable.

`names.json` is canonical JSON: a list of {"commitment", "label", "salt" (hexadecimal), "text"}, in order of commitment.
It is not signed, because a name must be erasable; but each opening must open a commitment that stands on the record,
so it cannot say another name than the one that was sealed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Annotated

from deputies.record import encode
from deputies.secrecy import check_opening
from deputies.values import DeputiesError, Fault, Faults
from deputies.values.shape import Digest, Pattern, read, write

__all__ = ["SealedName", "check_names", "format_names", "parse_names"]


@dataclass(frozen=True, slots=True)
class SealedName:
    """What opens one commitment."""

    commitment: Digest
    label: str
    salt: Annotated[str, Pattern("(?:[0-9a-f]{2}){16,}", "at least 16 bytes in hexadecimal")]
    text: str


@dataclass(frozen=True, slots=True)
class _Names:
    names: tuple[SealedName, ...]


def format_names(names: Iterable[SealedName]) -> bytes:
    """Write the openings, in order of commitment, one a line."""
    rows = [encode(write(name)) for name in sorted(names, key=lambda name: name.commitment)]
    return b"[\n" + b",\n".join(rows) + b"\n]\n"


def parse_names(data: bytes) -> tuple[SealedName, ...]:
    """Read what `format_names` wrote; raise `Faults` for anything that would not print back to the same bytes."""

    try:
        plain = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Faults("names.json", [Fault("", f"cannot be read: {error}", "the canonical form")]) from None
    names = read(_Names, {"names": plain}, document="names.json").names
    if format_names(names) != data:
        raise Faults("names.json", [Fault("", "does not print back to the same bytes", "the canonical form")])
    return names


def check_names(names: Iterable[SealedName], sealed: Collection[str]) -> Iterable[str]:
    """Yield one sentence for every opening that opens nothing on the record, or does not open what it names."""
    for name in names:
        if name.commitment not in sealed:
            yield f"The name with commitment {name.commitment[:12]}… opens nothing that stands on the record."
            continue
        try:
            check_opening(name.commitment, name.label, bytes.fromhex(name.salt), name.text)
        except DeputiesError as error:
            yield error.sentence
