"""Publishing: the record of a system as static files that anyone can verify."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from deputies.acts.deciding import exhibits_named
from deputies.acts.envelope import parse_entry
from deputies.audit import SealedName, format_names
from deputies.record import Checkpoint
from deputies.record.files import write_record
from deputies.record.layout import NAMES
from deputies_web.storage import load, models
from deputies_web.storage.exhibits import StoredExhibits
from deputies_web.storage.keys import signing_key

__all__ = ["publish"]


def publish(system: str, directory: Path, *, progress: Callable[[int, int], None] | None = None) -> Checkpoint:
    """Write the record, its exhibits and the names that may be read today into a directory; return the head."""
    row = load.head(system)
    named: set[str] = set()

    def entries() -> Iterator[bytes]:
        for seq, data in load.entry_bytes(system, 0, row.size):
            named.update(digest for _, digest in exhibits_named(parse_entry(data).request))
            if progress is not None:
                progress(seq + 1, row.size)
            yield data

    def exhibits() -> Iterator[tuple[str, bytes]]:
        stored = StoredExhibits()  # asked for after the entries, when it is known which they name
        for digest in sorted(named):
            yield digest, stored[digest]

    head = write_record(
        directory,
        entries(),
        origin=row.origin,
        key=signing_key(system),
        exhibits=exhibits(),
    )
    _write_names(system, directory / NAMES)
    return head


def _write_names(system: str, path: Path) -> None:
    rows = models.Opening.objects.filter(system_id=system).values_list("commitment", "label", "salt", "text")
    names = [SealedName(commitment, label, bytes(salt).hex(), text) for commitment, label, salt, text in rows]
    if names:
        path.write_bytes(format_names(names))
    else:
        path.unlink(missing_ok=True)
