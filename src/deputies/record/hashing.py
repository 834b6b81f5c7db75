"""The two hashes of the tree, RFC 6962 section 2.1 (RFC 9162 section 2.1.1), with SHA-256.

    MTH({})         = SHA-256()
    leaf hash of d  = SHA-256(0x00 || d)
    node hash       = SHA-256(0x01 || left || right)

The first byte keeps leaves and nodes apart: no entry can be passed off as an interior node.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

__all__ = ["EMPTY_ROOT", "HASH_SIZE", "leaf_hash", "node_hash"]

HASH_SIZE: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the leaf hash of an entry's bytes."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node over two subtrees."""
    return sha256(b"\x01" + left + right).digest()
