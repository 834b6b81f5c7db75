"""Base units: who elects where, how many, and whom."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.formation.plan import Constituency
from deputies.mandates.mandate import Mandate
from deputies.register.roll import RollUnit
from deputies.values import Refusal
from deputies_web.queries.elections import ElectionLine, election_line
from deputies_web.queries.reading import Person, Reading

__all__ = ["UnitLine", "UnitView", "unit_view", "units"]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the list."""

    id: str
    name: str
    kind: str
    layer: str
    council: str
    council_name: str
    electors: int
    seats: int
    jointly: int


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit's page."""

    line: UnitLine
    constituency: Constituency | None
    partners: tuple[tuple[str, str, int], ...]
    section: str
    deputies: tuple[Person, ...]
    held: tuple[Mandate, ...]
    former: tuple[Person, ...]
    elections: tuple[ElectionLine, ...]
    root: str


def units(reading: Reading, council: str = "") -> tuple[UnitLine, ...]:
    """Return the units of the roll in order, of one council or of all."""
    places = _constituencies(reading)
    return tuple(
        _line(reading, item, places.get(item.id)) for item in reading.units().values() if council in ("", item.council)
    )


def _constituencies(reading: Reading) -> dict[str, Constituency]:
    plans = list(reading.state.tables["plans"].values())
    if not plans:
        return {}
    return {unit: item for item in plans[-1].plan.constituencies for unit in item.units}


def _line(reading: Reading, unit: RollUnit, constituency: Constituency | None) -> UnitLine:
    kind = reading.statute.unit_kinds.get(unit.kind)
    layer = reading.statute.layers.get(unit.layer)
    return UnitLine(
        unit.id,
        unit.name,
        kind.name if kind else unit.kind,
        layer.name if layer else unit.layer,
        unit.council,
        reading.council_name(unit.council),
        unit.electors,
        constituency.seats if constituency else 0,
        len(constituency.units) if constituency else 0,
    )


def unit_view(reading: Reading, id_: str) -> UnitView:
    """Return a unit's page; raise `Refusal` (`unit.unknown`)."""
    known = reading.units()
    if id_ not in known:
        raise Refusal("unit.unknown", f"There is no unit {id_!r} on the roll.", found=id_, required="a known unit")
    constituency = _constituencies(reading).get(id_)
    held = [item for item in reading.state.tables["mandates"].values() if id_ in item.units]
    others = constituency.units if constituency else ()
    return UnitView(
        _line(reading, known[id_], constituency),
        constituency,
        tuple((item, known[item].name, known[item].electors) for item in others if item != id_ and item in known),
        reading.section_name(constituency.section) if constituency else "",
        reading.persons(item for item in held if item.in_office),
        tuple(item for item in held if item.in_office),
        reading.persons(item for item in held if item.ended),
        tuple(
            election_line(reading, item)
            for item in reversed(list(reading.state.tables["elections"].values()))
            if id_ in item.units
        ),
        known[id_].root,
    )
