"""The key that signs a system's heads: one file per system beside the database, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

from deputies.record import Checkpoint, SigningKey, sign_checkpoint
from deputies_web.storage.load import head

__all__ = ["register_key", "signed_head", "signing_key"]


def _secret(name: str, make: str) -> str:
    """Return the text of a secret file, made with `make` at the first call."""
    path = Path(settings.DEPUTIES_DIR) / "keys" / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(make + "\n")
    except FileExistsError:
        pass
    return path.read_text().strip()


def signing_key(system: str) -> SigningKey:
    """Return the signing key of a system, made at the first call."""
    origin = head(system).origin
    return SigningKey.parse(_secret(f"{system}.signing", SigningKey(origin, secrets.token_bytes(32)).text))


def register_key(system: str) -> bytes:
    """Return the secret from which the salts of this system's electors are derived, made at the first call."""
    return bytes.fromhex(_secret(f"{system}.register", secrets.token_hex(32)))


def signed_head(system: str) -> str:
    """Return the signed head of the record as it stands: a checkpoint anyone may keep."""
    row = head(system)
    return sign_checkpoint(Checkpoint(row.origin, row.size, bytes.fromhex(row.root)), signing_key(system))
