"""docs/record.md, sections 1, 4 and 6: the entries and the documents of an exported record."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

from independent.numbers import settled

__all__ = ["Documents", "amount", "read_entries"]


def _grouped(number: int) -> str:
    text = f"{number:03d}"
    text = text.zfill(-(-len(text) // 3) * 3)
    groups = [text[place : place + 3] for place in range(0, len(text), 3)]
    return "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])


def read_entries(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the entries in order, as many as the head says."""
    size = int((folder / "checkpoint").read_text("utf-8").splitlines()[1])
    for bundle in range(-(-size // 256)):
        width = min(256, size - 256 * bundle)
        path = folder / "tile" / "entries" / _grouped(bundle)
        data = (path if width == 256 else path.with_name(f"{path.name}.p") / str(width)).read_bytes()
        place = 0
        for _ in range(width):
            length = int.from_bytes(data[place : place + 2], "big")
            yield json.loads(data[place + 2 : place + 2 + length])
            place += 2 + length


class Documents:
    """The exhibits, each by its SHA-256."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._statutes: dict[str, dict[str, Any]] = {}

    def data(self, digest: str) -> bytes:
        found = (self._folder / "exhibits" / digest[:2] / digest).read_bytes()
        if sha256(found).hexdigest() != digest:
            raise ValueError(f"the exhibit {digest} has another hash")
        return found

    def plain(self, digest: str) -> Any:
        return json.loads(self.data(digest))

    def statute(self, digest: str) -> dict[str, Any]:
        if digest not in self._statutes:
            text = self.data(digest).decode("utf-8").removeprefix("\ufeff")
            self._statutes[digest] = settled(tomllib.loads(text))
        return self._statutes[digest]


def amount(value: Any) -> Fraction:
    """Read a number of votes: whole, or a fraction as text."""
    return Fraction(value)
