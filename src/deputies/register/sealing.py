"""Sealing: a checked register becomes a roll, units with counts and with roots of salted commitments.

    label      = "roll/" roll "/" unit
    text       = elector LF name
    salt       = HMAC-SHA256(key, label LF elector)
    commitment = deputies.secrecy.commitment(label, salt, text)
    root       = deputies.secrecy.set_root(commitments of the unit)

One secret key for each sealed register stands for a random salt for each elector, so that a million salts need not
be kept. Whoever holds the key can try names against the roll: keep it as privately as the register itself. An elector
may be given their own salt, and with it shows anyone that they stand on the roll. Erasing an elector's row leaves a
commitment that those without the key can match to nobody; destroying the key does the same for all of them at once,
and for those who held it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deputies.register import duck, plain
from deputies.register.preview import Preview, check_preview
from deputies.register.roll import Roll, check_roll
from deputies.register.source import Report, scan
from deputies.secrecy import commitment
from deputies.values import Refusal, check_id, parse_date

__all__ = ["SHORTEST_KEY", "Opening", "elector_batches", "open_elector", "roll_label", "seal"]

SHORTEST_KEY = 32
Elector = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one elector's commitment: `deputies.secrecy.check_opening(digest, label, salt, text)`."""

    digest: str
    label: str
    salt: bytes
    text: str


def roll_label(roll: str, unit: str) -> str:
    """Return the label under which the electors of a unit are committed to."""
    return f"roll/{roll}/{unit}"


def open_elector(key: bytes, roll: str, unit: str, elector: str, name: str) -> Opening:
    """Return the commitment to an elector and what opens it; requires the register's key."""
    label, text = roll_label(roll, unit), f"{elector}\n{name}"
    salt = hmac.digest(key, f"{label}\n{elector}".encode(), "sha256")
    return Opening(commitment(label, salt, text), label, salt, text)


def seal(preview: Preview, *, roll: str, day: str, key: bytes = b"", report: Report | None = None) -> Roll:
    """Return the roll of a register as it was previewed.

    roll  id under which it will be sealed, part of every label; day  the civil date it holds for; key  at least 32
    random bytes, needed for a register of members only. Raises `Faults` for a register with faults and `Refusal` for
    a file that has changed since the preview (`register.changed`) or a short key (`register.key-short`).
    """
    check_preview(preview)
    check_id(roll, "The roll")
    parse_date(day)
    if preview.form == "units":
        _check_unchanged(preview, report)
        found = Roll(day, preview.units)
    else:
        if len(key) < SHORTEST_KEY:
            raise Refusal(
                "register.key-short",
                f"The key of a register has at least {SHORTEST_KEY} random bytes and this one has {len(key)}.",
                found=str(len(key)),
                required=str(SHORTEST_KEY),
            )
        _check_unchanged(preview, report)
        roots = _roots(preview, roll, key, report)
        found = Roll(day, tuple(replace(unit, root=roots[unit.id]) for unit in preview.units))
    check_roll(found)
    return found


def _roots(preview: Preview, roll: str, key: bytes, report: Report | None) -> dict[str, str]:
    if preview.engine == "duckdb":
        return duck.roots_of(preview.source, roll, key, report)
    commitments = (
        (unit, open_elector(key, roll, unit, elector, name).digest)
        for unit, elector, name, _ in plain.elector_rows(preview.source)
    )
    return plain.roots_of(commitments, report)


def elector_batches(preview: Preview, *, size: int = 10_000, report: Report | None = None) -> Iterator[list[Elector]]:
    """Yield (unit, elector, name, layer) in batches, in order of unit and elector, for bulk loading.

    A register of units has no electors to yield. Raises as `seal` does.
    """
    check_preview(preview)
    if preview.form == "units":
        return
    _check_unchanged(preview, report)
    done = 0
    for batch in _batches(preview, size):
        yield batch
        done += len(batch)
        if report:
            report("Storing electors", done, preview.electors)


def _batches(preview: Preview, size: int) -> Iterator[list[Elector]]:
    if preview.engine == "duckdb":
        yield from duck.elector_batches(preview.source, size)
        return
    rows = sorted(plain.elector_rows(preview.source))
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _check_unchanged(preview: Preview, report: Report | None) -> None:
    digest = scan(preview.source.path, report).digest
    if digest != preview.source.digest:
        raise Refusal(
            "register.changed",
            f"The register {preview.source.path.name} has changed since it was previewed; look at it again first.",
            found=digest,
            required=preview.source.digest,
        )
