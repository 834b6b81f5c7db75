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


class Waiting(str):
    """The digest of a document that waits."""


def _folder(account: int) -> Path:
    folder = Path(settings.DEPUTIES_DIR) / "waiting" / str(account)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def keep_waiting(account: int, file: UploadedFile[Any]) -> Waiting:
    """Keep an uploaded document; raise `Refusal` (`exhibit.too-large`)."""
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
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > _DAY:
            old.unlink(missing_ok=True)
    (folder / digest).write_bytes(data)
    return Waiting(digest)


def fetch_waiting(account: int, digest: str) -> bytes | None:
    """Return a document that waits, None if it is gone."""
    if not re.fullmatch("[0-9a-f]{64}", digest):
        return None
    path = _folder(account) / digest
    return path.read_bytes() if path.is_file() else None
