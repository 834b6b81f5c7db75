"""The golden grounds for tests that read their records: made once, and exported as a reader gets them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from deputies.record import SigningKey
from deputies.record.files import write_record
from ground import Ground
from replay import golden

__all__ = ["KEY", "changed", "export", "figures", "golden_grounds", "light", "put"]

KEY = SigningKey("example.org/councils", bytes(range(32)))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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


def figures(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of every figure in an act: numbers, answers, days."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from figures(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from figures(item, f"{path}[{place}]")
    elif isinstance(value, int) or (isinstance(value, str) and _DAY.fullmatch(value)):
        yield path, value


def changed(value: Any) -> Any:
    """Return another figure of the same kind."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{int(value[:4]) + 1}{value[4:]}"


def put(act: dict[str, Any], path: str, value: Any) -> None:
    """Put a value in the place of a figure."""
    *above, last = [int(one) if one.isdigit() else one for one in re.findall(r"[^.\[\]]+", path)]
    inner: Any = act
    for step in above:
        inner = inner[step]
    inner[last] = value
