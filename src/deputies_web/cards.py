"""The code on a credential's card: a secret that opens the check-in, made from the system's own key.

    code = first 16 hexadecimal digits of HMAC-SHA256( register key of the system, "card" LF mandate )

Whoever holds the card can show it, nobody can make one up, and nothing of it stands on the record. The code of a
mandate never changes.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from deputies_web.storage.keys import register_key

__all__ = ["DIGITS", "card_code", "check_card"]

DIGITS = 16


def card_code(system: str, mandate: str) -> str:
    """Return the code on the card of a mandate."""
    return hmac.new(register_key(system), f"card\n{mandate}".encode(), sha256).hexdigest()[:DIGITS]


def check_card(system: str, mandate: str, code: str) -> bool:
    """Say whether a code is the one on the card of a mandate; how long that takes does not tell how much was right."""
    return hmac.compare_digest(card_code(system, mandate).encode(), code.encode())
