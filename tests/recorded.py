"""The golden grounds for tests that read their records: made once, and exported as a reader gets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from deputies.record import SigningKey
from deputies.record.files import write_record
from ground import Ground
from replay import golden

__all__ = ["KEY", "export", "golden_grounds", "light"]

KEY = SigningKey("example.org/councils", bytes(range(32)))


@contextmanager
def light() -> Iterator[None]:
    """While it lasts, grounds do not replay all their entries at each request; whoever reads the record does."""
    ask = Ground.ask

    def lightly(self: Ground, kind: str, by: str, *, at: str = "", **fields: Any) -> Any:
        before, self.light = self.light, True
        try:
            return ask(self, kind, by, at=at, **fields)
        finally:
            self.light = before

    Ground.ask = lightly  # type: ignore[method-assign]
    try:
        yield
    finally:
        Ground.ask = ask  # type: ignore[method-assign]


@cache
def golden_grounds() -> tuple[Ground, ...]:
    """Return the grounds whose entries together hold every kind of request and of act; do not go on with them."""
    with light():
        return tuple(golden.grounds())


def export(ground: Ground, entries: Sequence[bytes], folder: Path) -> Path:
    """Export entries, the ground's own or changed ones, signed, with the ground's exhibits."""
    write_record(folder, entries, origin=KEY.name, key=KEY, exhibits=dict(ground.exhibits))
    return folder
