"""Building: the Merkle tree of RFC 6962 section 2.1, grown leaf by leaf, and its two kinds of proof.

`MTH(D[n])` of n > 1 leaves is the node over the trees of the first k leaves and of the rest, k being the largest
power of two below n. A *complete subtree* of height h with index i covers the leaves [i * 2^h, (i + 1) * 2^h).
Whoever builds proofs gives a `HashReader` of complete subtrees; nothing here reads files. Checking a proof is
`deputies.record.proofs`, which does not use this module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from deputies.record.hashing import EMPTY_ROOT, HASH_SIZE, leaf_hash, node_hash
from deputies.values import Refusal

__all__ = [
    "HashReader",
    "Range",
    "consistency_proof",
    "fold",
    "inclusion_proof",
    "leaf_hash",
    "memory_reader",
    "node_hash",
    "root_at",
]

HashReader: TypeAlias = Callable[[int, int], bytes]
"""`read(height, index)` returns the root of the complete subtree over leaves [index << height, (index+1) << height)."""


@dataclass(frozen=True, slots=True)
class Range:
    """The state needed to append: the number of leaves and the roots of the maximal complete subtrees.

    `hashes` goes from left to right, one for each 1-bit of `size` from the highest down, so it never holds more
    than log2(size) + 1 hashes. A value: `append` returns another one.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise Refusal(
                "record.range-malformed",
                f"A range of {self.size} leaves has {len(self.hashes)} hashes; each 1-bit of its size needs one.",
            )

    def append(self, leaf: bytes) -> Range:
        """Return the range with one more leaf hash."""
        _check_hash(leaf)
        kept, node, bits = len(self.hashes), leaf, self.size
        while bits & 1:  # a complete subtree of this height stands on the left: join it
            kept -= 1
            node = node_hash(self.hashes[kept], node)
            bits >>= 1
        return Range(self.size + 1, (*self.hashes[:kept], node))

    def root(self) -> bytes:
        """Return MTH of the leaves: the subtree roots joined from the right; SHA-256 of nothing for no leaf."""
        if not self.hashes:
            return EMPTY_ROOT
        node = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            node = node_hash(left, node)
        return node

    def pack(self) -> bytes:
        """Return the hashes in one piece, for a store that keeps `size` beside them."""
        return b"".join(self.hashes)

    @classmethod
    def unpack(cls, size: int, packed: bytes) -> Range:
        """Return the range kept as `size` and `pack()`; raise `Refusal` where the two do not go together."""
        if len(packed) % HASH_SIZE:
            raise Refusal("record.range-malformed", f"{len(packed)} bytes are not a whole number of hashes.")
        return cls(size, tuple(packed[at : at + HASH_SIZE] for at in range(0, len(packed), HASH_SIZE)))


def fold(hashes: Sequence[bytes]) -> bytes:
    """Return the root over a row of neighbouring subtrees, all complete and of one height, the last perhaps smaller.

    Pairs are joined row by row and an odd last one moves up as it is. That is the tree of RFC 6962: its split is at
    a power of two, which is a whole number of these subtrees, as long as the last one is not larger than the others.
    """
    row = hashes
    if not row:
        return EMPTY_ROOT
    while len(row) > 1:
        joined = [node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
        row = [*joined, row[-1]] if len(row) % 2 else joined
    return row[0]


def root_at(size: int, read: HashReader) -> bytes:
    """Return MTH of the first `size` leaves. Requires 0 <= size <= what `read` holds."""
    return _root(0, size, read) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, read: HashReader) -> tuple[bytes, ...]:
    """Return PATH(index, D[size]) of RFC 6962 section 2.1.1, from the leaf's sibling up to the root's child.

    Requires 0 <= index < size; raises `Refusal` otherwise.
    """
    if not 0 <= index < size:
        raise Refusal("record.no-such-entry", f"There is no entry {index} in a record of {size} entries.")
    low, high, path = 0, size, []
    while high - low > 1:  # invariant: low <= index < high
        middle = low + _split(high - low)
        if index < middle:
            path.append(_root(middle, high, read))
            high = middle
        else:
            path.append(_root(low, middle, read))
            low = middle
    return tuple(reversed(path))


def consistency_proof(old: int, new: int, read: HashReader) -> tuple[bytes, ...]:
    """Return PROOF(old, D[new]) of RFC 6962 section 2.1.2: that the first `old` leaves are still the first ones.

    Requires 0 <= old <= new; raises `Refusal` otherwise. Empty for old = 0 and for old = new: there is nothing to
    show beyond the two roots.
    """
    if not 0 <= old <= new:
        raise Refusal("record.shortened", f"A record of {new} entries can't continue one of {old} entries.")
    if old in (0, new):
        return ()
    low, high, path = 0, new, []
    while high != old:  # invariant: low < old <= high; the subtree [low, high) is on the way to the edge at `old`
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_root(middle, high, read))
            high = middle
        else:
            path.append(_root(low, middle, read))
            low = middle
    if low:  # where the old tree is itself a subtree (low = 0), its root is known to whoever checks
        path.append(_root(low, high, read))
    return tuple(reversed(path))


def memory_reader(leaves: Sequence[bytes]) -> HashReader:
    """Return a reader of the subtrees over leaf hashes held in memory."""

    def read(height: int, index: int) -> bytes:
        low, high = index << height, (index + 1) << height
        if low < 0 or high > len(leaves):
            raise Refusal("record.no-such-hash", f"Leaves {low} to {high - 1} are not all in a tree of {len(leaves)}.")
        return fold(leaves[low:high])

    return read


def _root(low: int, high: int, read: HashReader) -> bytes:
    """Return MTH(D[low:high]); `low` is a multiple of the least power of two that is not below high - low."""
    parts = []
    while low < high:  # the complete subtrees from left to right: heights are the 1-bits of high - low, falling
        height = (high - low).bit_length() - 1
        parts.append(read(height, low >> height))
        low += 1 << height
    node = parts.pop()
    while parts:
        node = node_hash(parts.pop(), node)
    return node


def _split(count: int) -> int:
    """Return the largest power of two below `count`; requires count > 1."""
    return 1 << (count - 1).bit_length() - 1


def _check_hash(data: bytes) -> None:
    if len(data) != HASH_SIZE:
        raise Refusal("record.hash-malformed", f"A hash has {HASH_SIZE} bytes and this one has {len(data)}.")
