"""The record: an append-only log that anyone can verify. It knows bytes, not councils.

From the bytes up: `canonical` (one value, one spelling), `hashing`, `tree` (building) and `proofs` (checking),
`tiles` (the static files), `notes` and `checkpoint` (signed heads), `receipts`, `verification` (the files as a whole)
and `files`, the only module that reads or writes a directory. The format is specified in docs/record.md.
"""

from deputies.record.canonical import LARGEST_ENTRY, Value, check_entry_size, decode, encode
from deputies.record.checkpoint import (
    Checkpoint,
    OpenedCheckpoint,
    format_checkpoint,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from deputies.record.findings import Finding
from deputies.record.hashing import EMPTY_ROOT, leaf_hash, node_hash
from deputies.record.notes import SigningKey, VerifyingKey
from deputies.record.proofs import check_consistency, check_inclusion, root_from_inclusion
from deputies.record.receipts import Receipt, check_receipt, format_receipt, parse_receipt
from deputies.record.tiles import Tile, TileBuilder, tile_reader
from deputies.record.tree import HashReader, Range, consistency_proof, inclusion_proof, memory_reader, root_at

__all__ = [
    "EMPTY_ROOT",
    "LARGEST_ENTRY",
    "Checkpoint",
    "Finding",
    "HashReader",
    "OpenedCheckpoint",
    "Range",
    "Receipt",
    "SigningKey",
    "Tile",
    "TileBuilder",
    "Value",
    "VerifyingKey",
    "check_consistency",
    "check_entry_size",
    "check_inclusion",
    "check_receipt",
    "consistency_proof",
    "decode",
    "encode",
    "format_checkpoint",
    "format_receipt",
    "inclusion_proof",
    "leaf_hash",
    "memory_reader",
    "node_hash",
    "open_checkpoint",
    "parse_checkpoint",
    "parse_receipt",
    "root_at",
    "root_from_inclusion",
    "sign_checkpoint",
    "tile_reader",
]
