"""Receipts (C2SP `tlog-proof`): that an entry is on the record, in one text that is checked without the record.

    c2sp.org/tlog-proof@v1
    index <number of the entry, from 0>
    <hashes of the inclusion proof, base64, one a line>
    <empty line>
    <the signed checkpoint>

The optional second line `extra <base64>` is kept and never trusted: nothing signs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from deputies.record.checkpoint import OpenedCheckpoint, open_checkpoint
from deputies.record.hashing import leaf_hash
from deputies.record.notes import VerifyingKey, decode_base64, encode_base64
from deputies.record.proofs import check_inclusion
from deputies.values import Refusal

__all__ = ["Receipt", "check_receipt", "format_receipt", "parse_receipt"]

_HEAD = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")
_MOST_HASHES = 64


@dataclass(frozen=True, slots=True)
class Receipt:
    """An entry's index, its inclusion proof, and the signed checkpoint (its text) that the proof leads to."""

    index: int
    proof: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None


def format_receipt(receipt: Receipt) -> str:
    """Return the receipt as text."""
    lines = [_HEAD]
    if receipt.extra is not None:
        lines.append(f"extra {encode_base64(receipt.extra)}")
    lines.append(f"index {receipt.index}")
    lines.extend(encode_base64(data) for data in receipt.proof)
    return "\n".join(lines) + "\n\n" + receipt.checkpoint


def parse_receipt(text: str) -> Receipt:
    """Read a receipt; raise `Refusal` (`record.receipt-malformed`) where it would not print back to itself."""
    head, gap, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines.pop(0) != _HEAD:
        raise _malformed(f"it does not begin with the line {_HEAD}, or has no empty line before the checkpoint")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = decode_base64(lines.pop(0).removeprefix("extra "), "The extra data")
    found = _INDEX.fullmatch(lines.pop(0)) if lines else None
    if found is None:
        raise _malformed("there is no line with the index of the entry as a decimal number")
    if len(lines) > _MOST_HASHES:
        raise _malformed(f"its proof has {len(lines)} hashes and no record is as large as that")
    proof = tuple(decode_base64(line, f"Hash {place} of the proof") for place, line in enumerate(lines))
    receipt = Receipt(int(found[1]), proof, checkpoint, extra)
    if format_receipt(receipt) != text:
        raise _malformed("it does not print back to the text it was read from")
    return receipt


def check_receipt(text: str, entry: bytes, keys: Iterable[VerifyingKey]) -> OpenedCheckpoint:
    """Return the checkpoint under which the receipt shows that `entry` is on the record; raise `Refusal` otherwise.

    Checked are the signature of the checkpoint by one of `keys` and the inclusion of the entry's bytes. That the
    checkpoint is the record's latest, or the one others see, is not in a receipt.
    """
    receipt = parse_receipt(text)
    opened = open_checkpoint(receipt.checkpoint, keys)
    head = opened.checkpoint
    check_inclusion(receipt.index, head.size, head.root, leaf_hash(entry), receipt.proof)
    return opened


def _malformed(reason: str) -> Refusal:
    return Refusal("record.receipt-malformed", f"This is not a receipt: {reason}.", found=reason)
