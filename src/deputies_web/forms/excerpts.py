"""The faulty lines of a document that was handed in, with their neighbours: the fault is seen where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deputies.statutes.plain import PlacedFault
from deputies.values import Fault

__all__ = ["Excerpt", "excerpts_of"]

_MOST, _WIDEST, _AROUND = 10, 200, 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some lines of a document: number, text, and whether it is the faulty one; and the fault in words."""

    lines: tuple[tuple[int, str, bool], ...]
    fault: str


def excerpts_of(faults: Iterable[Fault], plain: Mapping[str, Any]) -> tuple[Excerpt, ...]:
    """Return the places of the first ten faults that have a line, in the one document of a request that is text."""
    documents = [value for value in plain.values() if isinstance(value, bytes)]
    placed = [fault for fault in faults if isinstance(fault, PlacedFault) and fault.line]
    if len(documents) != 1 or not placed:
        return ()
    rows = documents[0].decode("utf-8", "replace").splitlines()
    return tuple(_excerpt(fault, rows) for fault in placed[:_MOST] if fault.line <= len(rows))


def _excerpt(fault: PlacedFault, rows: list[str]) -> Excerpt:
    first, last = max(1, fault.line - _AROUND), min(len(rows), fault.line + _AROUND)
    shown = ((number, rows[number - 1][:_WIDEST], number == fault.line) for number in range(first, last + 1))
    return Excerpt(tuple(shown), str(fault))
