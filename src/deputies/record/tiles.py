"""Tiles: the tree and the entries cut into static files, as C2SP `tlog-tiles` names and fills them.

A *tile* of level L and index N holds up to 256 hashes in a row: hash i is the root over the leaves
[(N * 256 + i) * 256^L, (N * 256 + i + 1) * 256^L). A tile with all 256 is *full* and is the source of one hash of
level L + 1; the last one of a level may be *partial*, and its width is part of its path. An *entry bundle* holds
the entries whose hashes are in the tile of level 0 with the same index, each after its length (two bytes, big end
first).

    tile/<L>/<N>            full tile              tile/<L>/<N>.p/<W>          the first W hashes of it
    tile/entries/<N>        full bundle            tile/entries/<N>.p/<W>      the first W entries of it

<N> is written in groups of three digits, all but the last with an x before them: 1234067 is x001/x234/067.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from deputies.record.canonical import check_entry_size
from deputies.record.hashing import HASH_SIZE
from deputies.record.tree import HashReader, fold
from deputies.values import Refusal

__all__ = [
    "ENTRIES",
    "TILE_WIDTH",
    "Tile",
    "TileBuilder",
    "decode_bundle",
    "encode_bundle",
    "parse_path",
    "tile_reader",
    "tiles_of",
    "width_at",
]

TILE_WIDTH: Final = 256
TILE_HEIGHT: Final = 8
ENTRIES: Final = -1
"""The level that stands for entry bundles."""

_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """The place of a tile (level 0 to 63) or of an entry bundle (level `ENTRIES`), and how many it holds (1 to 256)."""

    level: int
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The path of the file, relative to the exported directory."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        index = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        return f"tile/{level}/{index}" + ("" if self.width == TILE_WIDTH else f".p/{self.width}")

    @property
    def full(self) -> Tile:
        """The full tile at the same place."""
        return Tile(self.level, self.index)


def parse_path(path: str) -> Tile | None:
    """Return the tile a path names; None where it names none in the one spelling that `Tile.path` gives."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    level = ENTRIES if found["level"] == "entries" else int(found["level"])
    width = TILE_WIDTH if found["width"] is None else int(found["width"])
    tile = Tile(level, int(found["index"].replace("/", "").replace("x", "")), width)
    return tile if tile.path == path and level <= 63 and 1 <= width <= TILE_WIDTH else None


def width_at(size: int, level: int, index: int) -> int:
    """Return how many hashes (or entries) the tile holds in a record of `size` entries; 0 where there is none."""
    count = size >> TILE_HEIGHT * max(level, 0)
    return max(0, min(TILE_WIDTH, count - index * TILE_WIDTH))


def tiles_of(size: int) -> Iterator[Tile]:
    """Yield every bundle and tile of a record of `size` entries: the bundles, then the tiles level by level."""
    level, count = ENTRIES, size
    while count:
        for index in range(-(-count // TILE_WIDTH)):
            yield Tile(level, index, min(TILE_WIDTH, count - index * TILE_WIDTH))
        level += 1
        count = size >> TILE_HEIGHT * level


def encode_bundle(entries: Iterable[bytes]) -> bytes:
    """Return the bytes of an entry bundle; raise `Refusal` for an entry of more than 65,535 bytes."""
    pieces = []
    for entry in entries:
        pieces.append(len(check_entry_size(entry)).to_bytes(2, "big"))
        pieces.append(entry)
    return b"".join(pieces)


def decode_bundle(data: bytes, width: int) -> tuple[bytes, ...]:
    """Return the `width` entries of a bundle; raise `Refusal` where the bytes are not exactly that many."""
    entries, at = [], 0
    for place in range(width):
        length = int.from_bytes(data[at : at + 2], "big")
        start, at = at + 2, at + 2 + length
        if at > len(data):
            raise Refusal(
                "record.bundle-malformed",
                f"Entry {place} of the bundle ends at byte {at} and the bundle at byte {len(data)}.",
                found=str(place),
                required=f"{width} entries",
            )
        entries.append(data[start:at])
    if at != len(data):
        raise Refusal(
            "record.bundle-malformed",
            f"After the {width} entries of the bundle there are {len(data) - at} more bytes.",
            found=str(width),
            required="nothing after the last entry",
        )
    return tuple(entries)


class TileBuilder:
    """Grows the tiles of a record leaf by leaf, keeping one unfinished tile for each level.

    An accumulator, not a value: made, fed and thrown away by one writer. `append` hands out what is finished.
    """

    def __init__(self) -> None:
        self.size = 0
        self._rows: list[list[bytes]] = []

    def append(self, leaf: bytes) -> list[tuple[Tile, bytes]]:
        """Take one more leaf hash; return the tiles it completed, lowest level first, with their bytes."""
        done: list[tuple[Tile, bytes]] = []
        level, node = 0, leaf
        while True:
            if level == len(self._rows):
                self._rows.append([])
            row = self._rows[level]
            row.append(node)
            if len(row) < TILE_WIDTH:
                break
            done.append((Tile(level, self.size >> TILE_HEIGHT * (level + 1)), b"".join(row)))
            node = fold(row)
            row.clear()
            level += 1
        self.size += 1
        return done

    def partial(self) -> list[tuple[Tile, bytes]]:
        """Return the partial tiles at the right edge, lowest level first, with their bytes."""
        return [
            (Tile(level, self.size >> TILE_HEIGHT * (level + 1), len(row)), b"".join(row))
            for level, row in enumerate(self._rows)
            if row
        ]

    def root(self) -> bytes:
        """Return the root over all leaves taken so far."""
        edge: list[bytes] = []
        for row in self._rows:  # what the lower levels leave over is the last, smaller neighbour of this row
            if row or edge:
                edge = [fold([*row, *edge])]
        return fold(edge)


def tile_reader(size: int, read: Callable[[Tile], bytes]) -> HashReader:
    """Return the `HashReader` of a record of `size` entries over `read`, which returns the bytes of a tile.

    Raises `Refusal` where a tile has not the length its width asks for.
    """

    def read_hash(height: int, index: int) -> bytes:
        level, inside = divmod(height, TILE_HEIGHT)
        first = index << inside  # among the hashes of the level
        number = first // TILE_WIDTH
        tile = Tile(level, number, width_at(size, level, number))
        start, stop = first % TILE_WIDTH, first % TILE_WIDTH + (1 << inside)
        if stop > tile.width:
            raise Refusal("record.no-such-hash", f"Subtree {index} of height {height} is not in a tree of {size}.")
        data = read(tile)
        if len(data) != tile.width * HASH_SIZE:
            raise Refusal(
                "record.tile-malformed",
                f"{tile.path} has {len(data)} bytes, want {tile.width * HASH_SIZE}.",
                found=str(len(data)),
                required=str(tile.width * HASH_SIZE),
            )
        return fold([data[at * HASH_SIZE : (at + 1) * HASH_SIZE] for at in range(start, stop)])

    return read_hash
