"""Signatures under a recall petition: a box of its own, whose contents never stand on the record.

Signing makes no act. The storage keeps, for each signature, a salted commitment, and beside it what opens it
(the elector, the salt), erasable; it takes one signature of an elector. The label of the commitment names the
petition, so a signature cannot be moved to another. When the box is sealed for certification, its commitments are
written out in ascending order, which tells nothing of who signed when, as one canonical document:

    {"box":"recall-signatures","petition":"p1","signatures":["0a...","3f...",...]}

The record then holds the document's digest, the number of commitments and their root (`deputies.secrecy.set_root`).
An elector with the opening can show that the signature was counted; nobody else can tell whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from deputies.mandates.petition import Petition
from deputies.record.canonical import decode, encode
from deputies.secrecy import commitment, set_root
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import Digest, Id, read, write

__all__ = ["BOX", "SignatureBox", "check_signing", "format_box", "label_of", "make_signature", "parse_box"]

BOX: Final = "recall-signatures"


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """The signatures under one petition, as sealed: commitments in ascending order."""

    box: Literal["recall-signatures"]
    petition: Id
    signatures: tuple[Digest, ...]

    @property
    def root(self) -> str:
        """The root of the commitments."""
        return set_root(self.signatures)[0]


def label_of(petition: str) -> str:
    """Return the label under which signatures of a petition are committed to."""
    return f"{BOX}/{petition}"


def make_signature(petition: str, elector: str, salt: bytes) -> str:
    """Return the commitment that stands in the box for the signature of an elector; `salt` is kept beside it."""
    return commitment(label_of(petition), salt, elector)


def check_signing(petition: Petition, today: str) -> None:
    """Raise `Refusal` (`recall.closed`) unless the petition may be signed today."""
    if petition.status != "open" or today > petition.closes:
        state = f"could be signed until {petition.closes}" if petition.status == "open" else f"is {petition.status}"
        raise Refusal(
            "recall.closed",
            f"The petition {petition.id!r} {state}; it is {today}.",
            found=today,
            required=petition.closes,
        )


def format_box(petition: str, signatures: Iterable[str]) -> bytes:
    """Return the canonical bytes of a sealed box; `parse_box` is the inverse."""
    plain = write(SignatureBox(BOX, petition, tuple(sorted(signatures))))
    return encode(plain)


def parse_box(data: bytes, petition: str) -> SignatureBox:
    """Read a sealed box of this petition.

    raises  Refusal (`record.not-canonical`, `box.petition`), or Faults where it is no box or a commitment stands twice
            or out of order.
    """
    box = read(SignatureBox, decode(data), document="box of signatures")
    if box.petition != petition:
        raise Refusal(
            "box.petition",
            f"The box holds signatures under the petition {box.petition!r}, not under {petition!r}.",
            found=box.petition,
            required=petition,
        )
    faults = [
        Fault(f"signatures[{place}]", f"{found[:12]}… does not follow {before[:12]}…", "ascending order, each once")
        for place, (before, found) in enumerate(zip(box.signatures, box.signatures[1:], strict=False), start=1)
        if found <= before
    ]
    if faults:
        raise Faults("box of signatures", faults)
    return box
