"""Sittings: who is there, whether there is a quorum, what lies on the table, what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.sittings.deciding_between import on_the_table
from deputies.sittings.sitting import Sitting
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.decisions import DecisionLine, decision_line
from deputies_web.queries.motions import MotionLine, motion_line
from deputies_web.queries.reading import Person, Reading

__all__ = ["SittingLine", "SittingView", "sitting_view", "sittings"]


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A sitting in a list."""

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


@dataclass(frozen=True, slots=True)
class SittingView:
    """A sitting's page."""

    line: SittingLine
    convened: str
    members: int
    quorate: bool
    attendance: str
    motions: tuple[MotionLine, ...]
    on_the_table: tuple[MotionLine, ...]
    present: tuple[Person, ...]
    absent: tuple[Person, ...]
    table: tuple[DecisionLine, ...]

    @property
    def quorum_sentence(self) -> str:
        """Attendance and quorum in one sentence."""
        line = self.line
        if line.status == "convened":
            return f"Convened for {line.day}; attendance is taken when it opens."
        answer = "there is a quorum" if self.quorate else "there is no quorum"
        return f"{line.present} of {self.members} members are present; {line.quorum} are needed: {answer}."


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
    )


def sittings(reading: Reading, council: str = "") -> tuple[SittingLine, ...]:
    """Return sittings of a council, or all, the latest first."""
    found = [item for item in reading.state.tables["sittings"].values() if council in ("", item.council)]
    return tuple(sitting_line(reading, item) for item in reversed(found))


def sitting_view(reading: Reading, id_: str) -> SittingView:
    """Return a sitting's page; raise `Refusal` (`sitting.unknown`)."""
    state = reading.state
    sitting: Sitting = state.get(Sitting, id_, "sitting")
    members = [item for item in state.seated(sitting.council) if sitting.section in (None, item.section)]
    reading.learn(item.name for item in members)
    motions = tuple(motion_line(reading, state.tables["motions"][item]) for item in sitting.motions)
    there = set(sitting.present)
    shares = [
        ("Present", len(there), "for"),
        ("Absent", max(len(members) - len(there), 0), "quiet"),
    ]
    return SittingView(
        sitting_line(reading, sitting),
        sitting.convened,
        len(members),
        bool(there) and len(there) >= sitting.quorum,
        draw_shares(
            shares,
            label=f"{len(there)} present of {len(members)}, {sitting.quorum} needed",
            mark=sitting.quorum or None,
        ),
        motions,
        tuple(item for item in motions if item.status == "tabled"),
        tuple(reading.person_of(item) for item in sitting.present),
        reading.persons(item for item in members if item.id not in there),
        _table(reading, sitting),
    )


def _table(reading: Reading, sitting: Sitting) -> tuple[DecisionLine, ...]:
    """Return what the executive or organs decided between sittings and lies, or lay, on the table of this one."""
    decisions = reading.state.tables["decisions"].values()
    if sitting.section is not None:
        return ()
    if sitting.status != "closed":
        return tuple(decision_line(reading, item) for item in on_the_table(decisions, sitting.council))
    return tuple(decision_line(reading, item) for item in decisions if item.reported == sitting.id)
