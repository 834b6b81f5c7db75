"""Checking: does a proof lead from what I hold to the root I trust?

The steps are those of RFC 9162, sections 2.1.3.2 (inclusion) and 2.1.4.2 (consistency), numbered as there. Each
check recomputes a root from the proof and compares; `root_from_inclusion` is usable alone. Nothing is shared with
the module that builds proofs, only the two hashes.
"""

from __future__ import annotations

from collections.abc import Sequence

from deputies.record.hashing import EMPTY_ROOT, HASH_SIZE, node_hash
from deputies.values import Refusal

__all__ = ["check_consistency", "check_inclusion", "root_from_inclusion", "roots_from_consistency"]


def root_from_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """Return the root of the tree of `size` leaves in which `leaf` is the hash number `index`, as `proof` has it.

    Requires 0 <= index < size. Raises `Refusal` where the proof has not the length that index and size demand.
    """
    if not 0 <= index < size:  # step 1
        raise Refusal("record.no-such-entry", f"There is no entry {index} in a record of {size} entries.")
    _check_lengths((leaf, *proof))
    first, second, root = index, size - 1, leaf  # steps 2 and 3; the RFC calls them fn, sn and r
    for sibling in proof:  # step 4
        if second == 0:
            raise _wrong_length(len(proof), "fewer")
        if first & 1 or first == second:
            root = node_hash(sibling, root)
            while not first & 1 and first:  # the right edge: no sibling on the levels in between
                first, second = first >> 1, second >> 1
        else:
            root = node_hash(root, sibling)
        first, second = first >> 1, second >> 1
    if second != 0:  # step 5
        raise _wrong_length(len(proof), "more")
    return root


def check_inclusion(index: int, size: int, root: bytes, leaf: bytes, proof: Sequence[bytes]) -> None:
    """Raise `Refusal` unless `proof` shows the leaf hash `leaf` as number `index` under `root` of `size` leaves."""
    found = root_from_inclusion(index, size, leaf, proof)
    if found != root:
        raise Refusal(
            "record.not-included",
            f"The inclusion proof of entry {index} leads to root {found.hex()}; the record's is {root.hex()}.",
            found=found.hex(),
            required=root.hex(),
        )


def roots_from_consistency(old: int, old_root: bytes, new: int, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the roots of the trees of `old` and `new` leaves that `proof` gives.

    Requires 0 < old < new. `old_root` is used only where the old tree is complete (a power of two), for then the
    proof leaves it out. Raises `Refusal` where the proof has not the length that the sizes demand.
    """
    if not 0 < old < new:
        raise Refusal("record.sizes-out-of-order", f"A consistency proof needs 0 < {old} < {new}.")
    path = (old_root, *proof) if old & (old - 1) == 0 else tuple(proof)  # step 2
    if not path:  # step 1
        raise _wrong_length(0, "more")
    _check_lengths(path)
    first, second = old - 1, new - 1  # step 3
    while first & 1:  # step 4
        first, second = first >> 1, second >> 1
    old_found = new_found = path[0]  # step 5; the RFC calls them fr and sr
    for node in path[1:]:  # step 6
        if second == 0:
            raise _wrong_length(len(proof), "fewer")
        if first & 1 or first == second:
            old_found, new_found = node_hash(node, old_found), node_hash(node, new_found)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            new_found = node_hash(new_found, node)
        first, second = first >> 1, second >> 1
    if second != 0:  # step 7
        raise _wrong_length(len(proof), "more")
    return old_found, new_found


def check_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Raise `Refusal` unless `proof` shows that the record of `new` entries continues the one of `old` entries.

    Requires 0 <= old <= new. From the empty record, and from a record to itself, the proof is empty.
    """
    if not 0 <= old <= new:
        raise Refusal("record.shortened", f"A record of {new} entries can't continue one of {old} entries.")
    if old in (0, new):
        if proof:
            raise _wrong_length(len(proof), "0")
        _compare(old, EMPTY_ROOT if old == 0 else new_root, old_root)
        return
    old_found, new_found = roots_from_consistency(old, old_root, new, proof)
    _compare(old, old_found, old_root)
    _compare(new, new_found, new_root)


def _compare(size: int, found: bytes, required: bytes) -> None:
    if found != required:
        raise Refusal(
            "record.inconsistent",
            f"The consistency proof leads to root {found.hex()} for {size} entries; the head of that size has "
            f"{required.hex()}.",
            found=found.hex(),
            required=required.hex(),
        )


def _wrong_length(found: int, required: str) -> Refusal:
    return Refusal(
        "record.proof-length",
        f"The proof has {found} hashes, and {required} are needed for these sizes.",
        found=str(found),
        required=required,
    )


def _check_lengths(hashes: Sequence[bytes]) -> None:
    for place, data in enumerate(hashes):
        if len(data) != HASH_SIZE:
            raise Refusal("record.hash-malformed", f"Hash {place} has {len(data)} bytes, want {HASH_SIZE}.")
