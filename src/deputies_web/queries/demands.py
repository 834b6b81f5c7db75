"""Demands for a sitting: who asks, how many, what is reached and what is missing, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deputies.acts.demands import weight_of
from deputies.councils.standing import electors_below
from deputies.sittings.demanding import Demand, Weight, late_on
from deputies.statutes.majorities import say_article, say_threshold
from deputies.statutes.model import Statute, Working
from deputies.values import Threshold, add_days
from deputies_web.drawing.bars import draw_support
from deputies_web.queries.reading import Person, Reading

__all__ = ["DemandLine", "DemandView", "Way", "demand_view", "demands"]


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A demand in a list; `state` is open, met, overdue or convened."""

    id: str
    council: str
    council_name: str
    agenda: tuple[str, ...]
    made: str
    state: str
    sitting: str
    sitting_day: str
    reached: str


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways in which a demand is met: how many there are of how many that are needed, out of all.

    noun     deputies or electors, for sentences;  rule  the share the statute asks for, with the article.
    """

    title: str
    noun: str
    count: int
    needed: int
    total: int
    rule: str
    picture: str

    @property
    def missing(self) -> int:
        """How many are missing."""
        return max(self.needed - self.count, 0)


@dataclass(frozen=True, slots=True)
class DemandView:
    """A demand's page.

    by        last day on which the chair convenes, once it is met; "" before.
    councils  councils below that joined, with the electors below each;  units  meetings, with the votes for it.
    """

    line: DemandLine
    ways: tuple[Way, ...]
    members: tuple[Person, ...]
    councils: tuple[tuple[str, str, int], ...]
    units: tuple[tuple[str, str, int], ...]
    met: str
    by: str
    article: str
    by_councils: bool
    by_electors: bool


def demand_view(reading: Reading, id_: str, today: str) -> DemandView:
    """Return a demand's page as of a day; raise `Refusal` (`demand.unknown`)."""
    state = reading.state
    demand: Demand = state.get(Demand, id_, "demand")
    statute = reading.statute_of(demand.statute)
    below = electors_below(state.plan.plan, state.tables["councils"].values())
    units = reading.units()
    mandates = state.tables["mandates"]
    return DemandView(
        line=_line(reading, demand, today),
        ways=tuple(_ways(reading, demand, statute)),
        members=reading.persons(mandates[item] for item in demand.members if item in mandates),
        councils=tuple((item, reading.council_name(item), below.get(item, 0)) for item in demand.councils),
        units=tuple(
            (item.unit, units[item.unit].name if item.unit in units else item.unit, item.votes) for item in demand.units
        ),
        met=demand.met or "",
        by=add_days(demand.met, statute.working.convene_days) if demand.met else "",
        article=say_article(statute.working.article),
        by_councils=statute.working.convening_units is not None,
        by_electors=_by_electors(statute.working),
    )


def _by_electors(working: Working) -> bool:
    return working.convening is not None and working.convening.of in ("registered", "eligible")


def _ways(reading: Reading, demand: Demand, statute: Statute) -> Iterator[Way]:
    """Yield each way that the statute gives."""
    working, weight = statute.working, weight_of(reading.state, demand)
    if working.convening is not None:
        yield _own_way(demand, working, working.convening, weight)
    if working.convening_units is not None:
        needed = working.convening_units.needed(weight.electors)
        yield _way(
            "By councils below", "electors below councils that join", weight.represented, needed, weight.electors,
            f"{say_threshold(working.convening_units)} ({say_article(working.article)})",
        )  # fmt: skip


def _own_way(demand: Demand, working: Working, share: Threshold, weight: Weight) -> Way:
    electors = _by_electors(working)
    base = weight.electors if electors else weight.members if share.of == "members-in-office" else weight.seats
    count = sum(item.votes for item in demand.units) if electors else len(demand.members)
    needed = max(share.needed(base), working.convening_least)
    rule = f"{say_threshold(share)} ({say_article(working.article)})"
    if electors:
        return _way("By meetings of units", "electors who voted for it", count, needed, base, rule)
    return _way("By members", "deputies", count, needed, base, rule)


def _way(title: str, noun: str, count: int, needed: int, total: int, rule: str) -> Way:
    label = f"{count} of {total} {noun}; {needed} are needed"
    return Way(title, noun, count, needed, total, rule, draw_support(count, needed, max(total, needed), label=label))


def _line(reading: Reading, demand: Demand, today: str) -> DemandLine:
    statute = reading.statute_of(demand.statute)
    sitting = reading.state.tables["sittings"].get(demand.sitting)
    state = "open" if demand.met is None else "met"
    if demand.sitting:
        state = "convened"
    elif late_on(demand, statute.working, today):
        state = "overdue"
    ways = tuple(_ways(reading, demand, statute))
    return DemandLine(
        demand.id,
        demand.council,
        reading.council_name(demand.council),
        demand.agenda,
        demand.made,
        state,
        demand.sitting,
        sitting.day if sitting else "",
        "; ".join(f"{item.count} of {item.needed} {item.noun}" for item in ways),
    )


def demands(reading: Reading, today: str, council: str = "") -> tuple[DemandLine, ...]:
    """Return the demands for sittings of a council, or of all, the latest first."""
    found = [item for item in reading.state.tables["demands"].values() if council in ("", item.council)]
    return tuple(_line(reading, item, today) for item in reversed(found))
