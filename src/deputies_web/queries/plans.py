"""Plans of seats: every number with the steps that lead to it, and what the formation check says."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.state import AdoptedPlan
from deputies.formation.check import Finding, check_formation
from deputies.formation.plan import Constituency, DelegatePlaces
from deputies.values import DeputiesError
from deputies_web.queries.reading import Reading

__all__ = ["CouncilPlan", "PlanView", "plan_view", "plans"]


@dataclass(frozen=True, slots=True)
class CouncilPlan:
    """The seats of one council in the plan."""

    id: str
    name: str
    electors: int
    seats: int
    layers: tuple[tuple[str, int, int, int], ...]
    constituencies: tuple[Constituency, ...]
    delegates: tuple[tuple[str, DelegatePlaces], ...]
    sends: tuple[tuple[str, DelegatePlaces], ...]

    @property
    def direct(self) -> int:
        """Seats elected by units directly."""
        return sum(item.seats for item in self.constituencies)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan's page."""

    id: str
    digest: str
    roll: str
    roll_day: str
    seats: int
    electors: int
    councils: tuple[CouncilPlan, ...]
    findings: tuple[Finding, ...]
    acknowledged: tuple[str, ...]
    in_force: bool


def plans(reading: Reading) -> tuple[str, ...]:
    """Return the ids of plans, the one in force first."""
    return tuple(reversed(reading.state.tables["plans"]))


def plan_view(reading: Reading, id_: str) -> PlanView:
    """Return a plan's page; raise `Refusal` (`plan.unknown`)."""
    adopted: AdoptedPlan = reading.state.get(AdoptedPlan, id_, "plan")
    sealed = reading.roll_of(adopted)
    rows = tuple(_council(reading, adopted, council) for council in reading.state.tables["councils"])
    return PlanView(
        id_,
        adopted.digest,
        sealed.id if sealed else "",
        sealed.roll.day if sealed else "",
        sum(item.seats for item in adopted.plan.constituencies),
        sum(item.electors for item in adopted.plan.constituencies),
        tuple(item for item in rows if item.seats),
        _findings(reading, adopted),
        adopted.acknowledged,
        plans(reading)[0] == id_,
    )


def _council(reading: Reading, adopted: AdoptedPlan, council: str) -> CouncilPlan:
    rows = tuple(item for item in adopted.plan.constituencies if item.council == council)
    sent = tuple(item for item in adopted.plan.delegates if item.council == council)
    layers = []
    for layer in dict.fromkeys(item.layer for item in rows):
        own = [item for item in rows if item.layer == layer]
        known = reading.statute.layers.get(layer)
        layers.append(
            (
                known.name if known else layer,
                len(own),
                sum(item.electors for item in own),
                sum(item.seats for item in own),
            )
        )
    return CouncilPlan(
        council,
        reading.council_name(council),
        sum(item.electors for item in rows),
        adopted.plan.seats_of(council),
        tuple(layers),
        rows,
        tuple((reading.council_name(item.sender), item) for item in sent),
        tuple((reading.council_name(item.council), item) for item in adopted.plan.delegates if item.sender == council),
    )


def _findings(reading: Reading, adopted: AdoptedPlan) -> tuple[Finding, ...]:
    """Run the formation check again, under the statute the plan was computed under; once for each plan and roll."""
    sealed = reading.roll_of(adopted)
    if sealed is None:
        return ()
    earlier = [item for key, item in reading.state.tables["rolls"].items() if key != sealed.id]
    before = earlier[-1] if earlier else None
    key = (adopted.digest, sealed.digest, before.digest if before else "")
    if key not in _CHECKED:
        statute = reading.state.statutes.get(adopted.plan.statute, reading.statute)
        try:
            found = check_formation(statute, sealed.roll, adopted.plan, previous=before.roll if before else None)
        except DeputiesError:
            found = ()
        if len(_CHECKED) > 50:
            _CHECKED.clear()
        _CHECKED[key] = found
    return _CHECKED[key]


_CHECKED: dict[tuple[str, str, str], tuple[Finding, ...]] = {}
"""Findings by digests of plan, roll and roll before: what was checked does not change."""
