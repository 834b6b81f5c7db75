"""Franchise cases: the group, the evidence, hearing, decision, appeal, review. They judge groups, never persons."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.franchise.case import FranchiseCase
from deputies.sittings.sitting import Motion
from deputies.statutes.majorities import say_threshold
from deputies_web.queries.motions import MotionLine, motion_line
from deputies_web.queries.reading import Reading

__all__ = ["CaseLine", "CaseView", "case_view", "cases"]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list."""

    id: str
    title: str
    council: str
    council_name: str
    layer: str
    status: str
    opened: str
    hearing: str
    evidence: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case's page; `case` is as the record has it."""

    line: CaseLine
    case: FranchiseCase
    criteria: tuple[str, ...]
    article: str
    majority: str
    motion: MotionLine | None
    appeal_motion: MotionLine | None


def case_line(reading: Reading, case: FranchiseCase) -> CaseLine:
    """Return a case as lists show it."""
    layer = reading.statute.layers.get(case.layer)
    name = layer.name if layer else case.layer
    verb = "Admission of" if case.kind == "admit" else "Withdrawal of support for"
    return CaseLine(
        case.id,
        f"{verb} {name}",
        case.council,
        reading.council_name(case.council),
        name,
        case.status,
        case.opened,
        case.hearing,
        len(case.evidence),
    )


def cases(reading: Reading) -> tuple[CaseLine, ...]:
    """Return cases, the latest first."""
    return tuple(case_line(reading, item) for item in reversed(reading.state.tables["cases"].values()))


def case_view(reading: Reading, id_: str) -> CaseView:
    """Return a case's page; raise `Refusal` (`case.unknown`)."""
    case: FranchiseCase = reading.state.get(FranchiseCase, id_, "case")
    statute = reading.statute_of(case.statute)
    layer = statute.layers.get(case.layer)
    return CaseView(
        case_line(reading, case),
        case,
        layer.criteria if layer else (),
        statute.franchise.article if statute.franchise else "",
        say_threshold(statute.franchise.majority) if statute.franchise else "",
        _motion(reading, case.motion),
        _motion(reading, case.appeal_motion),
    )


def _motion(reading: Reading, id_: str) -> MotionLine | None:
    motion = reading.state.find(Motion, id_)
    return motion_line(reading, motion) if motion else None
