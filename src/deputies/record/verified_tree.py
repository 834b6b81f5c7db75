"""Verifying the tree of an exported record: bundles and tiles against the root of the signed head.

The tree is computed twice from the bottom, once from the entries and once from the tiles of level 0, by the recursion
of RFC 6962 and not by the code that builds. Whichever of the two hashes to the root is right, so a disagreement can be
laid at the right door, the entry's or the tile's. Where neither does, the hash in the tile above decides for the 256
entries under it, and failing that both are named.

Memory: two hashes for each 256 entries, one bundle and one tile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deputies.record.checkpoint import Checkpoint
from deputies.record.findings import Finding, Source, missing
from deputies.record.hashing import EMPTY_ROOT, HASH_SIZE, leaf_hash, node_hash
from deputies.record.tiles import ENTRIES, TILE_WIDTH, Tile, width_at

__all__ = ["VerifiedTree", "verify_tree"]


@dataclass(frozen=True, slots=True)
class VerifiedTree:
    """What the tree check found, and the root it computed for the size of the outside head (None where it can't)."""

    findings: tuple[Finding, ...]
    earlier_root: bytes | None


@dataclass(frozen=True, slots=True)
class _Disagreement:
    """Entry `place` of bundle `number` does not hash to what the tile of level 0 has there."""

    number: int
    place: int
    entry_hash: bytes
    tile_hash: bytes


@dataclass(slots=True)
class _Bottom:
    """What one pass over the bottom of the tree leaves behind."""

    by_entries: list[bytes | None] = field(default_factory=list)
    by_tiles: list[bytes | None] = field(default_factory=list)
    disagreements: list[_Disagreement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    edge_by_entries: list[bytes] | None = None  # hashes of the bundle in which the earlier size falls
    edge_by_tiles: list[bytes] | None = None


def verify_tree(source: Source, head: Checkpoint, earlier_size: int = 0) -> VerifiedTree:
    """Hold all bundles and tiles that a record of `head.size` entries has against `head.root`.

    `earlier_size` is the size for which the caller wants the root too. Requires 0 <= earlier_size <= head.size.
    """
    bottom = _read_bottom(source, head.size, earlier_size)
    root_by_entries, root_by_tiles = _root(bottom.by_entries), _root(bottom.by_tiles)
    findings = list(bottom.findings)
    entries_right, tiles_right = root_by_entries == head.root, root_by_tiles == head.root
    if not entries_right and not tiles_right:
        findings.append(_root_differs(head, root_by_entries or root_by_tiles))
    for each in bottom.disagreements:
        findings.append(_lay_at_a_door(source, head.size, bottom, each, (entries_right, tiles_right)))
    if entries_right:
        tops, edge = bottom.by_entries, bottom.edge_by_entries
    elif tiles_right:
        tops, edge = bottom.by_tiles, bottom.edge_by_tiles
    else:
        tops = [tile or entry for tile, entry in zip(bottom.by_tiles, bottom.by_entries, strict=True)]
        edge = bottom.edge_by_tiles or bottom.edge_by_entries
    findings.extend(_check_upper_levels(source, head.size, tops))
    return VerifiedTree(tuple(findings), _earlier_root(earlier_size, tops, edge))


def _read_bottom(source: Source, size: int, earlier_size: int) -> _Bottom:
    bottom = _Bottom()
    for number in range(-(-size // TILE_WIDTH)):
        width = width_at(size, 0, number)
        tile, finding = _read_tile(source, Tile(0, number, width))
        if finding:
            bottom.findings.append(finding)
        hashes = _read_bundle(source, Tile(ENTRIES, number, width), tile, bottom)
        bottom.by_entries.append(_mth(hashes) if hashes else None)
        bottom.by_tiles.append(_mth(tile) if tile else None)
        if number == earlier_size // TILE_WIDTH:
            bottom.edge_by_entries, bottom.edge_by_tiles = hashes, tile
    return bottom


def _read_tile(source: Source, tile: Tile) -> tuple[list[bytes] | None, Finding | None]:
    data = source.read(tile.path)
    if data is None:
        return None, missing(tile.path, f"it holds {tile.width} hashes of level {tile.level}")
    want = tile.width * HASH_SIZE
    if len(data) != want:
        sentence = f"The tile has {len(data)} bytes; {tile.width} hashes are {want}."
        return None, Finding("record.tile-malformed", tile.path, sentence, found=str(len(data)), expected=str(want))
    return [data[at : at + HASH_SIZE] for at in range(0, want, HASH_SIZE)], None


def _read_bundle(source: Source, bundle: Tile, tile: list[bytes] | None, bottom: _Bottom) -> list[bytes] | None:
    """Return the leaf hashes of a bundle; None, with a finding, where it is missing or can't be cut into entries."""
    first = bundle.index * TILE_WIDTH
    data = source.read(bundle.path)
    if data is None:
        bottom.findings.append(missing(bundle.path, f"it holds entries {first} to {first + bundle.width - 1}"))
        return None
    hashes, fault = _cut(data, bundle.width)
    place = next((at for at, (a, b) in enumerate(zip(hashes, tile or (), strict=False)) if a != b), None)
    if fault:
        entry = first + (len(hashes) if place is None else place)
        bottom.findings.append(
            Finding("record.bundle-malformed", bundle.path, f"From entry {entry} on {fault}.", entry, fault)
        )
        return None
    if tile and place is not None:
        bottom.disagreements.append(_Disagreement(bundle.index, place, hashes[place], tile[place]))
    return hashes


def _cut(data: bytes, width: int) -> tuple[list[bytes], str]:
    """Return the leaf hashes of the entries that can be cut off, and what is wrong after them ("" for nothing)."""
    hashes: list[bytes] = []
    at = 0
    while len(hashes) < width:
        start = at + 2
        end = start + int.from_bytes(data[at:start], "big")
        if end > len(data):
            return hashes, f"the file can't be cut into {width} entries: it ends at byte {len(data)}, before byte {end}"
        hashes.append(leaf_hash(data[start:end]))
        at = end
    if at < len(data):
        return hashes[:-1], f"the file can't be cut into {width} entries: {len(data) - at} bytes are left over"
    return hashes, ""


def _lay_at_a_door(
    source: Source, size: int, bottom: _Bottom, each: _Disagreement, right: tuple[bool, bool]
) -> Finding:
    entry = each.number * TILE_WIDTH + each.place
    width = width_at(size, 0, each.number)
    tile, bundle = Tile(0, each.number, width).path, Tile(ENTRIES, each.number, width).path
    entries_right, tiles_right = right
    if not entries_right and not tiles_right:
        above = _hash_above(source, size, each.number)
        entries_right = above is not None and above == bottom.by_entries[each.number]
        tiles_right = above is not None and above == bottom.by_tiles[each.number]
    found, expected = each.entry_hash.hex(), each.tile_hash.hex()
    if entries_right:
        sentence = f"Hash {each.place} is {expected}; entry {entry}, which leads to the signed root, hashes to {found}."
        return Finding("record.tile-wrong", tile, sentence, entry, expected, found)
    if tiles_right:
        sentence = f"Entry {entry} hashes to {found}; the signed tree has {expected} in its place."
        return Finding("record.entry-wrong", bundle, sentence, entry, found, expected)
    sentence = f"Entry {entry} hashes to {found} and {tile} has {expected}; neither leads to the signed root."
    return Finding("record.entry-wrong", bundle, sentence, entry, found, expected)


def _hash_above(source: Source, size: int, number: int) -> bytes | None:
    """Return what the tile of level 1 has for a tile of level 0; None where it has nothing."""
    above, place = divmod(number, TILE_WIDTH)
    width = width_at(size, 1, above)
    if place >= width:
        return None
    tile, _ = _read_tile(source, Tile(1, above, width))
    return tile[place] if tile else None


def _check_upper_levels(source: Source, size: int, tops: Sequence[bytes | None]) -> list[Finding]:
    findings = []
    level, span = 1, TILE_WIDTH  # a hash of this level covers `span` entries
    row = list(tops[: size // span])
    while row:
        above: list[bytes | None] = []
        for index in range(-(-len(row) // TILE_WIDTH)):
            part = row[index * TILE_WIDTH : (index + 1) * TILE_WIDTH]
            place = Tile(level, index, len(part))
            tile, finding = _read_tile(source, place)
            if finding is None and tile is not None:
                finding = _compare_upper(place, tile, part, span)
            if finding:
                findings.append(finding)
            if len(part) == TILE_WIDTH:
                above.append(_root(part))
        level, span, row = level + 1, span * TILE_WIDTH, above
    return findings


def _compare_upper(place: Tile, tile: list[bytes], part: Sequence[bytes | None], span: int) -> Finding | None:
    for at, (found, expected) in enumerate(zip(tile, part, strict=True)):
        if expected is not None and found != expected:
            first = (place.index * TILE_WIDTH + at) * span
            sentence = (
                f"Hash {at} is {found.hex()}; what stands under it, entries {first} to {first + span - 1}, "
                f"hashes to {expected.hex()}."
            )
            return Finding("record.tile-wrong", place.path, sentence, first, found.hex(), expected.hex())
    return None


def _earlier_root(size: int, tops: Sequence[bytes | None], edge: Sequence[bytes] | None) -> bytes | None:
    whole, rest = divmod(size, TILE_WIDTH)
    row = list(tops[:whole])
    if rest:
        row.append(_mth(edge[:rest]) if edge else None)
    return _root(row)


def _root_differs(head: Checkpoint, found: bytes | None) -> Finding:
    computed = found.hex() if found else "nothing that can be computed"
    return Finding(
        "record.root-differs",
        "checkpoint",
        f"The {head.size} entries hash to {computed}; the head says {head.root.hex()}.",
        None,
        computed,
        head.root.hex(),
    )


def _root(row: Sequence[bytes | None]) -> bytes | None:
    """Return the root over a row of subtrees; None where one of them is unknown.

    The subtrees are complete and of one height, only the last may be smaller, so the split of `_mth` at a power of two
    of them is the split of the whole tree at a power of two of leaves.
    """
    known = [each for each in row if each is not None]
    return _mth(known) if len(known) == len(row) else None


def _mth(hashes: Sequence[bytes]) -> bytes:
    """Return MTH as RFC 6962 section 2.1 defines it, the leaves being hashed already."""
    if not hashes:
        return EMPTY_ROOT
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return node_hash(_mth(hashes[:split]), _mth(hashes[split:]))
