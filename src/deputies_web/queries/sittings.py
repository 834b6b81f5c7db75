"""Sittings: lists of them, and the motions that were before one."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.sittings.deciding_between import on_the_table
from deputies.sittings.sitting import Sitting
from deputies_web.queries.decisions import DecisionLine, decision_line
from deputies_web.queries.motions import MotionLine, motion_line
from deputies_web.queries.reading import Reading

__all__ = ["SittingLine", "on_its_table", "sitting_line", "sitting_motions", "sittings"]


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A sitting in a list; `minutes`: "draft" or "approved" once it is closed, "under way" before."""

    id: str
    council: str
    council_name: str
    section: str
    day: str
    status: str
    present: int
    quorum: int
    motions: int
    agenda: tuple[str, ...]
    minutes: str = ""


def sitting_line(reading: Reading, sitting: Sitting) -> SittingLine:
    """Return a sitting as lists show it."""
    return SittingLine(
        sitting.id,
        sitting.council,
        reading.council_name(sitting.council),
        reading.section_name(sitting.section),
        sitting.day,
        sitting.status,
        len(sitting.present),
        sitting.quorum,
        len(sitting.motions),
        sitting.agenda,
        "" if sitting.status == "convened" else _minutes(sitting),
    )


def _minutes(sitting: Sitting) -> str:
    """Say how the minutes of a sitting that was opened stand."""
    return "under way" if sitting.status != "closed" else "approved" if sitting.approved else "draft"


def sittings(reading: Reading, council: str = "") -> tuple[SittingLine, ...]:
    """Return sittings of a council, or all, the latest first."""
    found = [item for item in reading.state.tables["sittings"].values() if council in ("", item.council)]
    return tuple(sitting_line(reading, item) for item in reversed(found))


def sitting_motions(
    reading: Reading, id_: str, start: int, many: int, *, waiting: bool = False
) -> tuple[int, tuple[MotionLine, ...]]:
    """Return how many motions a sitting has, or how many wait for their vote, and `many` from `start`, as tabled.

    raises  Refusal `sitting.unknown`.
    """
    state = reading.state
    sitting: Sitting = state.get(Sitting, id_, "sitting")
    listed = [state.tables["motions"][item] for item in sitting.motions]
    kept = [item for item in listed if item.status == "tabled" and item.sitting == id_] if waiting else listed
    found = kept[start : start + many]
    reading.learn(state.mandate(item.moved_by).name for item in found)
    return len(kept), tuple(motion_line(reading, item) for item in found)


def on_its_table(reading: Reading, id_: str) -> tuple[DecisionLine, ...]:
    """Return what the executive or organs decided between sittings and lies, or lay, on the table of this one."""
    sitting: Sitting = reading.state.get(Sitting, id_, "sitting")
    decisions = reading.state.tables["decisions"].values()
    if sitting.section is not None:
        return ()
    if sitting.status != "closed":
        return tuple(decision_line(reading, item) for item in on_the_table(decisions, sitting.council))
    return tuple(decision_line(reading, item) for item in decisions if item.reported == sitting.id)
