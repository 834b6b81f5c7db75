"""Sealed rolls: how many electors, in which units and layers, with the root of their commitments. No names."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.state import SealedRoll
from deputies_web.queries.reading import Reading

__all__ = ["RollView", "roll_view", "rolls"]


@dataclass(frozen=True, slots=True)
class RollView:
    """A roll's page: totals by council and layer."""

    id: str
    day: str
    digest: str
    source: str
    units: int
    electors: int
    lines: tuple[tuple[str, str, int, int], ...]
    with_persons: bool


def roll_view(reading: Reading, id_: str) -> RollView:
    """Return a roll's page; raise `Refusal` (`roll.unknown`)."""
    sealed: SealedRoll = reading.state.get(SealedRoll, id_, "roll")
    totals: dict[tuple[str, str], tuple[int, int]] = {}
    for unit in sealed.roll.units:
        units, electors = totals.get((unit.council, unit.layer), (0, 0))
        totals[unit.council, unit.layer] = (units + 1, electors + unit.electors)
    layers = reading.statute.layers
    return RollView(
        id_,
        sealed.roll.day,
        sealed.digest,
        sealed.source,
        len(sealed.roll.units),
        sealed.roll.electors,
        tuple(
            (reading.council_name(council), layers[layer].name if layer in layers else layer, units, electors)
            for (council, layer), (units, electors) in totals.items()
        ),
        any(unit.root for unit in sealed.roll.units),
    )


def rolls(reading: Reading) -> tuple[str, ...]:
    """Return the ids of rolls, the last sealed first."""
    return tuple(reversed(reading.state.tables["rolls"]))
