"""Documents that wait: uploaded with a form that is looked at once more before it is sent.

A browser cannot fill a file field again, so a document handed in is kept beside the database, under its digest and
the account that brought it, until the request is made or a day has passed.
"""

from __future__ import annotations

import re
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from deputies.values import Refusal

__all__ = ["Waiting", "fetch_waiting", "keep_waiting"]

_DAY = 24 * 60 * 60
MOST_WAITING = 4
"""How many documents of the largest size may wait for one account."""


class Waiting(str):
    """The digest of a document that waits."""


def _folder(account: int) -> Path:
    folder = Path(settings.DEPUTIES_DIR) / "waiting" / str(account)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def keep_waiting(account: int, file: UploadedFile[Any]) -> Waiting:
    """Keep an uploaded document; raise `Refusal` (`exhibit.too-large`, `exhibit.too-many`)."""
    if (file.size or 0) > settings.EXHIBIT_MOST_BYTES:
        most = settings.EXHIBIT_MOST_BYTES // (1024 * 1024)
        raise Refusal(
            "exhibit.too-large",
            f"The file {file.name} has {file.size} bytes; the most is {most} MiB. Use the command line for more.",
            found=str(file.size),
            required=f"at most {settings.EXHIBIT_MOST_BYTES} bytes",
        )
    data = file.read()
    digest = sha256(data).hexdigest()
    folder = _folder(account)
    held = 0
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > _DAY:
            old.unlink(missing_ok=True)
        elif old.name != digest:
            held += old.stat().st_size
    if held + len(data) > MOST_WAITING * settings.EXHIBIT_MOST_BYTES:
        raise Refusal(
            "exhibit.too-many",
            f"{held // (1024 * 1024)} MiB of your documents wait to be sent already; send them, or wait a day.",
            found=f"{held + len(data)} bytes",
            required=f"at most {MOST_WAITING * settings.EXHIBIT_MOST_BYTES} bytes",
        )
    (folder / digest).write_bytes(data)
    return Waiting(digest)


def fetch_waiting(account: int, digest: str) -> bytes | None:
    """Return a document that waits, None if it is gone."""
    if not re.fullmatch("[0-9a-f]{64}", digest):
        return None
    path = _folder(account) / digest
    return path.read_bytes() if path.is_file() else None
