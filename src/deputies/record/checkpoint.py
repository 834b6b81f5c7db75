"""Checkpoints (C2SP `tlog-checkpoint`): the head of a record as a signed note of three lines.

    <origin>
    <number of entries, decimal>
    <root hash, base64>

The origin is the name of the record and of the key that signs for it. Lines may follow the third; they are kept and
mean nothing here. A head that was signed binds whoever signed it: two heads of one origin of which neither continues
the other are proof of a forked record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from deputies.record.hashing import HASH_SIZE
from deputies.record.notes import (
    Note,
    SigningKey,
    VerifyingKey,
    check_key_name,
    check_note,
    decode_base64,
    encode_base64,
    format_note,
    parse_note,
    sign_note,
)
from deputies.values import Refusal

__all__ = [
    "Checkpoint",
    "OpenedCheckpoint",
    "format_checkpoint",
    "open_checkpoint",
    "parse_checkpoint",
    "sign_checkpoint",
]

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head: `size` entries of the record `origin` hash to `root`."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_key_name(self.origin)
        if self.size < 0:
            raise _malformed(f"its size is {self.size}")
        if len(self.root) != HASH_SIZE:
            raise _malformed(f"its root has {len(self.root)} bytes, want {HASH_SIZE}")
        if any(not line or "\n" in line for line in self.extensions):
            raise _malformed("an extension line is empty or more than one line")


@dataclass(frozen=True, slots=True)
class OpenedCheckpoint:
    """A checkpoint whose signature was checked: the note as it stands and the known keys that signed it."""

    checkpoint: Checkpoint
    note: Note
    signers: tuple[VerifyingKey, ...]


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """Return the text that is signed."""
    lines = (checkpoint.origin, str(checkpoint.size), encode_base64(checkpoint.root), *checkpoint.extensions)
    return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the signed text of a checkpoint; raise `Refusal` where it would not print back to itself."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1]:
        raise _malformed(f"it has {len(lines) - 1} whole lines; origin, size and root are needed")
    origin, size, root, *extensions = lines[:-1]
    if not _SIZE.fullmatch(size):
        raise _malformed(f"the size {size[:40]!r} is not a decimal number without leading zeros")
    checkpoint = Checkpoint(origin, int(size), decode_base64(root, "The root hash"), tuple(extensions))
    if format_checkpoint(checkpoint) != text:
        raise _malformed("it does not print back to the text it was read from")
    return checkpoint


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> str:
    """Return the signed note of a checkpoint. The key has to bear the name of the origin.

    Whoever calls keeps the promise of a log: never to sign a head that does not continue the one signed before.
    """
    if key.name != checkpoint.origin:
        raise Refusal(
            "record.key-of-another",
            f"The key of {key.name} can't sign for the record {checkpoint.origin}; its key bears its name.",
            found=key.name,
            required=checkpoint.origin,
        )
    return format_note(sign_note(format_checkpoint(checkpoint), key))


def open_checkpoint(text: str, keys: Iterable[VerifyingKey]) -> OpenedCheckpoint:
    """Read a signed checkpoint and check its signatures by `keys`; raise `Refusal` where none of them signed it.

    At least one of the keys that signed must bear the name of the origin. Other lines are kept in `note`.
    """
    note = parse_note(text)
    checkpoint = parse_checkpoint(note.text)
    signers = check_note(note, keys)
    if all(key.name != checkpoint.origin for key in signers):
        raise Refusal(
            "record.key-of-another",
            f"The head of {checkpoint.origin} is signed by {signers[0].name}, not by a key of its own name.",
            found=signers[0].name,
            required=checkpoint.origin,
        )
    return OpenedCheckpoint(checkpoint, note, signers)


def _malformed(reason: str) -> Refusal:
    return Refusal("record.checkpoint-malformed", f"This is not a checkpoint: {reason}.", found=reason)
