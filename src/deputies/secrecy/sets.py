"""Roots of unordered sets of commitments: the electors of a unit, the signatures of a petition.

    leaf  = SHA-256("deputies/set/leaf/1" 00 || the 32 bytes of a commitment)
    node  = SHA-256("deputies/set/node/1" 00 || left || right)
    root  = SHA-256("deputies/set/root/1" 00 || number of members, 8 bytes, big end first || top)

The commitments are sorted, so no order of arrival is told; each stands once. Leaves are joined in pairs, row by row,
an odd last one moving up as it is; the top of no members is 32 zero bytes. The root binds the number of members.

A root lets anyone with an opened commitment show that it is in the set, by a path of hashes. It keeps nobody out: to
show that an elector was *not* on a roll takes the whole set, and a root says nothing of how members were admitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

from deputies.secrecy.commitments import check_digest
from deputies.values import Refusal

__all__ = ["MemberProof", "check_member", "prove_member", "set_root"]

_LEAF: Final = b"deputies/set/leaf/1\x00"
_NODE: Final = b"deputies/set/node/1\x00"
_ROOT: Final = b"deputies/set/root/1\x00"
_EMPTY_TOP: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class MemberProof:
    """The place of a member among the sorted commitments, how many there are, and the hashes up to the top."""

    index: int
    size: int
    path: tuple[str, ...]


def set_root(commitments: Iterable[str]) -> tuple[str, int]:
    """Return the root (64 hexadecimal digits) and the number of members of a set of commitments.

    The order given does not matter. A commitment given twice, or no digest, raises `Refusal`.
    """
    members = _sorted(commitments)
    row = [_leaf(member) for member in members]
    while len(row) > 1:
        row = _next_row(row)
    return _bind(len(members), row[0] if row else _EMPTY_TOP), len(members)


def prove_member(commitments: Iterable[str], member: str) -> MemberProof:
    """Return the proof that `member` is in the set; raise `Refusal` (`secrecy.not-a-member`) where it is not."""
    members = _sorted(commitments)
    if member not in members:
        raise Refusal("secrecy.not-a-member", f"The commitment {member[:80]!r} is not one of the {len(members)}.")
    index = place = members.index(member)
    row = [_leaf(each) for each in members]
    path = []
    while len(row) > 1:
        sibling = place ^ 1
        if sibling < len(row):  # the odd last one has none in this row
            path.append(row[sibling].hex())
        row, place = _next_row(row), place // 2
    return MemberProof(index, len(members), tuple(path))


def check_member(root: str, member: str, proof: MemberProof) -> None:
    """Raise `Refusal` unless `proof` shows that the commitment `member` is in the set with this root."""
    if not 0 <= proof.index < proof.size < 1 << 64:
        raise _wrong(f"member {proof.index} of {proof.size} can't be")
    top = sha256(_LEAF + bytes.fromhex(check_digest(member))).digest()
    place, count, rest = proof.index, proof.size, list(proof.path)
    while count > 1:
        if place ^ 1 < count:
            if not rest:
                raise _wrong(f"the path of {len(proof.path)} hashes is too short")
            sibling = bytes.fromhex(check_digest(rest.pop(0)))
            pair = (sibling, top) if place & 1 else (top, sibling)
            top = sha256(_NODE + pair[0] + pair[1]).digest()
        place, count = place // 2, (count + 1) // 2
    if rest:
        raise _wrong(f"the path of {len(proof.path)} hashes is too long")
    found = sha256(_ROOT + proof.size.to_bytes(8, "big") + top).hexdigest()
    if found != check_digest(root):
        raise _wrong(f"it leads to {found} and the root is {root}")


def _sorted(commitments: Iterable[str]) -> list[str]:
    members = sorted(check_digest(each) for each in commitments)
    for one, next_one in pairwise(members):
        if one == next_one:
            raise Refusal("secrecy.member-twice", f"The commitment {one} is given twice; a set has it once.")
    return members


def _leaf(member: str) -> bytes:
    return sha256(_LEAF + bytes.fromhex(member)).digest()


def _next_row(row: Sequence[bytes]) -> list[bytes]:
    joined = [sha256(_NODE + row[at] + row[at + 1]).digest() for at in range(0, len(row) - 1, 2)]
    return [*joined, row[-1]] if len(row) % 2 else joined


def _bind(size: int, top: bytes) -> str:
    return sha256(_ROOT + size.to_bytes(8, "big") + top).hexdigest()


def _wrong(reason: str) -> Refusal:
    return Refusal("secrecy.not-in-set", f"The proof of membership does not hold: {reason}.", found=reason)
