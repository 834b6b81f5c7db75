"""Simulating a statute on units of which more is known than their electors: inhabitants, staff, members.

A live roll holds electors only. Historical statutes, and laws on establishments, count something else as well: here
each unit comes with all its sizes, and every number is derived from the one that its norm counts. Nothing is sealed,
joined or delegated: what it gives is the seats of each unit, or of each layer where layers share a council's size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from deputies.apportionment import apportion, seats_for
from deputies.statutes.model import FromRegister, Layer, ShareOfSize, Statute
from deputies.values import Refusal

__all__ = ["SimulatedSeats", "SizedUnit", "simulate"]

_METHODS = {"largest-remainder": "hamilton"}


@dataclass(frozen=True, slots=True)
class SizedUnit:
    """A unit with its sizes by base: electors, inhabitants, members, staff, dues-paying."""

    id: str
    name: str
    kind: str
    layer: str
    council: str
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SimulatedSeats:
    """The seats of one unit, or of one layer of a council, with their derivation."""

    council: str
    id: str
    name: str
    seats: int
    steps: tuple[str, ...]
    votes_each: Fraction | None = None


def simulate(statute: Statute, units: Sequence[SizedUnit]) -> tuple[SimulatedSeats, ...]:
    """Return the seats of each unit in the order given, then those of layers that share a council's size.

    seats = norm of the unit's layer, of the size that the norm counts; a unit below the minimum of its kind that may
    neither join nor elect alone has none, and one that would join is said to be small.

    raises  Refusal (`simulation.unknown`) for a kind or a layer that the statute does not have, and what a norm raises
            where a size is missing.
    """
    for unit in units:
        for what, name, known in (("kind", unit.kind, statute.unit_kinds), ("layer", unit.layer, statute.layers)):
            if name not in known:
                said = f"The unit {unit.id!r} is of {what} {name!r}; the statute has {', '.join(known)}."
                raise Refusal("simulation.unknown", said, found=name, required=", ".join(known))
    shared = {key for key, layer in statute.layers.items() if isinstance(_rule(statute, layer), ShareOfSize)}
    found = [_alone(statute, unit) for unit in units if unit.layer not in shared]
    for council in dict.fromkeys(unit.council for unit in units if unit.layer in shared):
        found += _together(statute, council, [unit for unit in units if unit.council == council])
    return tuple(found)


def _rule(statute: Statute, layer: Layer) -> object:
    return statute.norms[layer.norm].rule


def _alone(statute: Statute, unit: SizedUnit) -> SimulatedSeats:
    norm, kind = statute.norms[statute.layers[unit.layer].norm], statute.unit_kinds[unit.kind]
    rule, steps = norm.rule, list[str]()
    if isinstance(rule, FromRegister | ShareOfSize):
        raise Refusal("simulation.register", f"The seats of {unit.id!r} stand in the register; no number gives them.")
    electors = unit.sizes.get("electors")
    if electors is not None and electors < kind.minimum:
        said = f"{electors:,} electors are fewer than the {kind.minimum:,} that a unit of its kind needs"
        if kind.small == "refuse":
            return SimulatedSeats(unit.council, unit.id, unit.name, 0, (f"{said} ({kind.article}): it elects nobody",))
        steps += [f"{said} ({kind.article}): it would elect with others"] if kind.small == "join" else []
    answer = seats_for(rule, _sizes(statute.layers[unit.layer], unit.sizes), article=norm.article, unit=unit.id)
    steps += [str(step) for step in answer.steps]
    return SimulatedSeats(unit.council, unit.id, unit.name, answer.seats, tuple(steps), answer.votes_each)


def _sizes(layer: Layer, sizes: Mapping[str, int]) -> dict[str, int]:
    """Put the base of the layer first: a norm that does not name what it counts counts that."""
    return {layer.base: sizes[layer.base], **sizes} if layer.base in sizes else dict(sizes)


def _together(statute: Statute, council: str, units: Sequence[SizedUnit]) -> list[SimulatedSeats]:
    """Share the size of one council among its layers, with the least seats of their sections."""
    total: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {}
    for unit in units:
        total.update(unit.sizes)
        groups.setdefault(unit.layer, Counter()).update(unit.sizes)
    level = next((one for one in statute.levels.values() if one.units and one.size), None)
    norm = statute.norms[level.size] if level is not None and level.size else None
    if norm is None or isinstance(norm.rule, FromRegister | ShareOfSize):
        raise Refusal("simulation.no-size", f"Nothing says how many seats the council {council!r} has.")
    size = seats_for(norm.rule, dict(total), article=norm.article)
    numbers, floors, method = dict[str, int](), dict[str, int](), ""
    for key, sizes in groups.items():
        layer = statute.layers[key]
        rule = _rule(statute, layer)
        method = rule.method if isinstance(rule, ShareOfSize) else method
        numbers[key] = sizes[layer.base]
        floor = statute.sections[layer.section].floor if layer.section else None
        if floor is not None:
            least = statute.norms[floor]
            if not isinstance(least.rule, FromRegister | ShareOfSize):
                floors[key] = seats_for(least.rule, dict(sizes), article=least.article).seats
    shared = apportion(_METHODS.get(method, method), numbers, size.seats, floors=floors)
    steps = [*(str(step) for step in size.steps), f"{size.seats} seats shared by {method}"]
    return [
        SimulatedSeats(
            council, key, statute.layers[key].name, seats,
            (*steps, f"of {numbers[key]:,}; at least {floors.get(key, 0)}"),
        )
        for key, seats in shared.seats.items()
    ]  # fmt: skip
