"""Verifying the tree of an exported record: bundles and tiles against the root of the signed head.

The tree is computed twice from the bottom, once from the entries and once from the tiles of level 0, by the recursion
of RFC 6962 and not by the code that builds. Whichever of the two hashes to the root is right, so a disagreement can be
laid at the right door, the entry's or the tile's. Where there are faults in both, the hash in the tile above decides
for the 256 entries under it, and where nothing decides both are named.

Memory: two hashes for each 256 entries, one bundle and one tile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    doubtful = frozenset(each.number for each in bottom.disagreements)
    tops = next((tops for tops in _readings(source, head.size, bottom) if _root(tops) == head.root), None)
    findings = list(bottom.findings)
    if tops is None:  # nothing that stands there leads to the signed root: go by the tiles above, as far as they say
        tops, undecided = _by_tiles_above(source, head.size, bottom)
        findings.append(_root_differs(head, _root(bottom.by_entries) or _root(bottom.by_tiles)))
        doubtful &= undecided
    else:
        doubtful = frozenset()
    for each in bottom.disagreements:
        entries_right = tops[each.number] == bottom.by_entries[each.number]
        findings.append(_lay_at_a_door(head.size, each, None if each.number in doubtful else entries_right))
    findings.extend(_check_upper_levels(source, head.size, tops))
    return VerifiedTree(tuple(findings), _earlier_root(earlier_size, tops, bottom))


def _readings(source: Source, size: int, bottom: _Bottom) -> Iterator[list[bytes | None]]:
    """Yield the rows of subtree roots that may be the signed ones, the simplest first."""
    yield bottom.by_entries
    yield bottom.by_tiles
    tops, undecided = _by_tiles_above(source, size, bottom)  # several faults, some in bundles and some in tiles
    yield tops
    yield [bottom.by_entries[number] if number in undecided else top for number, top in enumerate(tops)]


def _by_tiles_above(source: Source, size: int, bottom: _Bottom) -> tuple[list[bytes | None], frozenset[int]]:
    """Return for each 256 entries the root that the tile above has, and where it does not decide; there the tile's."""
    tops: list[bytes | None] = []
    undecided = set()
    for number, (by_entries, by_tile) in enumerate(zip(bottom.by_entries, bottom.by_tiles, strict=True)):
        top = by_tile or by_entries
        if by_entries and by_tile and by_entries != by_tile:
            above = _hash_above(source, size, number)
            if above == by_entries:
                top = by_entries
            elif above != by_tile:
                undecided.add(number)
        tops.append(top)
    return tops, frozenset(undecided)


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


def _lay_at_a_door(size: int, each: _Disagreement, entries_right: bool | None) -> Finding:
    """Return the finding for the tile or for the bundle, whichever is wrong; None leaves it open and names both."""
    entry = each.number * TILE_WIDTH + each.place
    width = width_at(size, 0, each.number)
    tile, bundle = Tile(0, each.number, width).path, Tile(ENTRIES, each.number, width).path
    found, expected = each.entry_hash.hex(), each.tile_hash.hex()
    if entries_right:
        sentence = f"Hash {each.place} is {expected}; entry {entry}, which the tree above bears out, hashes to {found}."
        return Finding("record.tile-wrong", tile, sentence, entry, expected, found)
    if entries_right is False:
        sentence = f"Entry {entry} hashes to {found}; the tree has {expected} in its place."
    else:
        sentence = f"Entry {entry} hashes to {found} and {tile} has {expected}; the tree above bears out neither."
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


def _earlier_root(size: int, tops: Sequence[bytes | None], bottom: _Bottom) -> bytes | None:
    whole, rest = divmod(size, TILE_WIDTH)
    row = list(tops[:whole])
    if rest:
        by_entries = tops[whole] == bottom.by_entries[whole]
        edge = bottom.edge_by_entries if by_entries else bottom.edge_by_tiles
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
