"""Attendance: at how many sittings held while in office a deputy was present, and in how many roll calls they voted.

A sitting counts for a deputy if it was opened, is of the council or of the deputy's own section, and its day falls
in the time of the mandate: from its first day up to the day before its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion, Sitting

__all__ = ["Attendance", "attendance_of"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """One mandate: sittings held and attended, roll calls taken in these sittings and voted in."""

    mandate: str
    held: int
    attended: int
    roll_calls: int
    voted: int

    @property
    def share(self) -> Fraction | None:
        """Sittings attended of those held, None where none was."""
        return Fraction(self.attended, self.held) if self.held else None


def attendance_of(
    mandates: Iterable[Mandate], sittings: Iterable[Sitting], motions: Iterable[Motion]
) -> tuple[Attendance, ...]:
    """Return the attendance of each mandate, in the order given. Mandates never confirmed are left out."""
    opened = [item for item in sittings if item.status != "convened"]
    voters: dict[str, list[frozenset[str]]] = {}
    for motion in motions:
        if motion.vote is not None and motion.vote.kind == "roll-call":
            voters.setdefault(motion.sitting, []).append(frozenset(id_ for id_, _ in motion.vote.choices))
    return tuple(_attendance(item, opened, voters) for item in mandates if item.credential == "confirmed")


def _attendance(mandate: Mandate, opened: list[Sitting], voters: dict[str, list[frozenset[str]]]) -> Attendance:
    own = [item for item in opened if _concerns(item, mandate)]
    calls = [named for item in own for named in voters.get(item.id, ())]
    return Attendance(
        mandate.id,
        len(own),
        sum(mandate.id in item.enrolled for item in own),
        len(calls),
        sum(mandate.id in named for named in calls),
    )


def _concerns(sitting: Sitting, mandate: Mandate) -> bool:
    return (
        sitting.council == mandate.council
        and sitting.section in (None, mandate.section)
        and mandate.since <= sitting.day
        and (mandate.ended is None or sitting.day < mandate.ended)
    )
