"""Commitments: a digest on the record that stands for a private text, and roots that stand for a set of them.

    commitment = SHA-256 of these bytes, in 64 lower-case hexadecimal digits:
        "deputies/commitment/1" LF  then label, salt (in lower-case hexadecimal) and text,
        each as <number of UTF-8 bytes, decimal> ":" <the bytes> ","

The length before each field keeps "ab" + "c" apart from "a" + "bc"; the label keeps an elector of one roll apart from
a signature of one petition. All of it is text, so a database can compute the same digest in one statement.

What it protects: whoever sees the commitment but not the salt learns nothing of the text, because the salt has at
least 128 random bits; and whoever published it can't open it as another text. What it does not: with the salt in
hand anyone can try every name of a town, so a salt is as private as the text, one per commitment, kept only beside
it. Erasing salt and text erases the text: the digest that stays can no longer be matched to anything, by anybody,
and neither can the promise be kept any more to show what it was.
"""

from __future__ import annotations

import re
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from deputies.values import Refusal

__all__ = ["SHORTEST_SALT", "check_opening", "commitment"]

SHORTEST_SALT: Final = 16
_DOMAIN: Final = b"deputies/commitment/1\n"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def commitment(label: str, salt: bytes, text: str) -> str:
    """Return the commitment to `text` under `label` and `salt`, as 64 hexadecimal digits.

    `label` says what is committed to and in which box, for example "roll/shanghai-1927/mill-4"; it is public. `salt`
    is at least 16 bytes, drawn at random for this commitment alone; a shorter one is refused.
    """
    if len(salt) < SHORTEST_SALT:
        raise Refusal(
            "secrecy.salt-too-short",
            f"A salt has at least {SHORTEST_SALT} random bytes and this one has {len(salt)}.",
            found=str(len(salt)),
            required=f"at least {SHORTEST_SALT}",
        )
    fields = (_bytes(label, "label"), salt.hex().encode("ascii"), _bytes(text, "text"))
    return sha256(_DOMAIN + b"".join(b"%d:%b," % (len(field), field) for field in fields)).hexdigest()


def check_opening(digest: str, label: str, salt: bytes, text: str) -> None:
    """Raise `Refusal` unless `digest` is the commitment to `text` under `label` and `salt`.

    The refusal repeats neither salt nor text.
    """
    check_digest(digest)
    if not compare_digest(commitment(label, salt, text), digest):
        raise Refusal(
            "secrecy.opening-differs",
            f"The salt and text shown for {label} do not open the commitment {digest}.",
            required=digest,
        )


def check_digest(digest: str) -> str:
    """Return `digest` if it is 64 lower-case hexadecimal digits; raise `Refusal` otherwise."""
    if _DIGEST.fullmatch(digest):
        return digest
    raise Refusal(
        "secrecy.digest-malformed",
        f"{digest[:80]!r} is not a digest of 64 lower-case hexadecimal digits.",
        found=digest,
        required="64 lower-case hexadecimal digits",
    )


def _bytes(text: str, what: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refusal("secrecy.not-text", f"The {what} has a lone surrogate, which is no character.") from error
