"""Identifiers: short, readable, safe in a URL, a file name and on paper.

An id is 1 to 80 characters: lower-case ASCII letters, digits, and between them single '-' or '.'. It never
holds personal data, so it may stand on the public record.
"""

from __future__ import annotations

import re
import unicodedata

from deputies.values.refusals import Refusal

__all__ = ["ID_PATTERN", "check_id", "is_id", "make_id"]

ID_PATTERN = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
_LONGEST = 80


def is_id(text: str) -> bool:
    """Say whether `text` is a well-formed id."""
    return len(text) <= _LONGEST and _ID.fullmatch(text) is not None


def check_id(text: str, what: str = "id") -> str:
    """Return `text` if it is an id; raise `Refusal` (code `id.malformed`) otherwise."""
    if is_id(text):
        return text
    raise Refusal(
        "id.malformed",
        f"{what} {text!r} is not an id: use lower-case letters, digits and single hyphens or dots "
        f"(at most {_LONGEST} characters).",
        found=text,
        required=ID_PATTERN,
    )


def make_id(name: str) -> str:
    """Derive an id from a name: accents dropped, other characters turned into hyphens; "" if nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
