"""Documents that are named by their digest: JSON with one spelling, one row a line, so that a person can read them too.

A document's module writes it (`format_...`); reading it back goes through `parse_document`, which accepts only bytes
that would be written the very same way again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TypeVar

from deputies.values.refusals import Fault, Faults
from deputies.values.shape import read, write

__all__ = ["format_rows", "parse_document"]

T = TypeVar("T")


def format_rows(rows: Iterable[object]) -> str:
    """Write values as a JSON list, one a line, keys sorted, no spaces."""
    lines = (json.dumps(write(row), ensure_ascii=False, sort_keys=True, separators=(",", ":")) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]"


def parse_document(cls: type[T], data: bytes, format_: Callable[[T], bytes], document: str) -> T:
    """Read a document; raise `Faults` for bytes that are no JSON, not of this shape, or not in their one spelling."""
    try:
        plain = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Faults(document, [Fault("", f"cannot be read: {error}", "JSON as this program writes it")]) from None
    value = read(cls, plain, document=document)
    if format_(value) != data:
        raise Faults(document, [Fault("", "does not print back to the same bytes", "the canonical form")])
    return value
