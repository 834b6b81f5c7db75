"""The names beside a record: openings of its sealed texts, published and erasable.

`names.json` is {"names": [{"commitment", "label", "salt" (hexadecimal), "text"}, ...]}, in order of commitment.
It is not signed, because a name must be erasable; but each opening must open a commitment that stands on the record,
so it cannot say another name than the one that was sealed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Annotated

from deputies.secrecy import check_opening
from deputies.values import DeputiesError
from deputies.values.documents import format_rows, parse_document
from deputies.values.shape import Digest, Pattern

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
    return _format(_Names(tuple(sorted(names, key=lambda name: name.commitment))))


def _format(names: _Names) -> bytes:
    return f'{{"names":{format_rows(names.names)}}}\n'.encode()


def parse_names(data: bytes) -> tuple[SealedName, ...]:
    """Read what `format_names` wrote; raise `Faults` for anything that would not print back to the same bytes."""
    return parse_document(_Names, data, _format, "names.json").names


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
