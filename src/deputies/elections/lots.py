"""The public lot: an order of all candidates that follows from a seed drawn in public after the count.

The source of the seed is named when the election is called, so nobody can choose a convenient one afterwards; the
seed is drawn once the tie is known, so nobody can arrange the votes to suit it. The order is that of

    SHA-256( "deputies/lot/1" LF, then system, election, seed and the candidate's number in decimal,
             each as <number of UTF-8 bytes, decimal> ":" <the bytes> "," )

read as a number, lowest first. Of tied candidates the one who stands first is favoured: elected first, excluded
last. The seed is taken to the letter: "0 7" and "07" are two seeds. Length before each field keeps system "a" with
election "bc" apart from "ab" with "c". Anyone can recompute it with one line of any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

__all__ = ["draw_order", "lot_of"]

_DOMAIN = b"deputies/lot/1\n"


def lot_of(system: str, election: str, seed: str, candidate: int) -> bytes:
    """Return the 32 bytes that a candidate draws."""
    fields = [field.encode("utf-8", "surrogatepass") for field in (system, election, seed, str(candidate))]
    return sha256(_DOMAIN + b"".join(b"%d:%b," % (len(field), field) for field in fields)).digest()


def draw_order(system: str, election: str, seed: str, candidates: Iterable[int]) -> tuple[int, ...]:
    """Return the candidates in the order of their lots, the favoured first.

    >>> draw_order("small-town", "mill-a-1", "10 22 31", (1, 2, 3))
    (3, 2, 1)
    """
    return tuple(sorted(candidates, key=lambda number: (lot_of(system, election, seed, number), number)))
