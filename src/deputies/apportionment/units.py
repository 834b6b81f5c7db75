"""A norm applied to all units of a council, with its total cap, its scaling and the joining of the small.

A total above its cap is scaled by the method the statute names and refused where it names none. Scaling keeps the
seats the norm gave as the numbers in proportion to which the cap is shared, and keeps each unit's floor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deputies.apportionment.explanation import Step, make_step
from deputies.apportionment.norms import Apportioned, Norm
from deputies.apportionment.proportion import apportion
from deputies.apportionment.results import Apportionment, Tie
from deputies.apportionment.seats import Bases, Seats, seats_for
from deputies.values import Fault, Faults, Refusal

__all__ = ["Allotment", "UnitSeats", "seats_for_units"]


@dataclass(frozen=True, slots=True)
class UnitSeats:
    """The seats of one unit among others, with its own derivation."""

    unit: str
    seats: Seats


@dataclass(frozen=True, slots=True)
class Allotment:
    """The seats of all units: their total, each unit's derivation, steps about the whole, ties not settled."""

    total: int
    units: tuple[UnitSeats, ...]
    steps: tuple[Step, ...]
    ties: tuple[Tie, ...] = ()

    @property
    def by_unit(self) -> dict[str, int]:
        """Seats by unit, in input order."""
        return {item.unit: item.seats.seats for item in self.units}

    def explain(self, unit: str = "") -> str:
        """Return the derivation of one unit, or of all and the whole, one sentence a line."""
        chosen = [item for item in self.units if not unit or item.unit == unit]
        lines = [f"{item.unit}: {step}" for item in chosen for step in item.seats.steps]
        return "\n".join([*lines, *map(str, self.steps)])


def seats_for_units(
    norm: Norm | Mapping[str, Norm],
    units: Mapping[str, Bases],
    *,
    total_cap: int | None = None,
    scaling: str | None = None,
    article: str = "",
    lots: Sequence[str] = (),
    groups: Mapping[str, Mapping[str, int]] | None = None,
    chosen: Mapping[str, int] | None = None,
) -> Allotment:
    """Return the seats of all `units` under one norm, or under one norm for each unit.

    units      the number counted for each unit, or numbers by name of base.
    total_cap  the most seats of the whole council.
    scaling    the method that shares the cap when the total exceeds it: "largest-remainder" or any of `METHODS`.
    lots       units in the order publicly drawn, for a tie in the scaling.

    Returns an `Allotment`. A tie the lots do not settle is returned in `ties`, its seats in nobody's number.
    Raises `Faults` with every unit the norm cannot answer for, and `Refusal` (`norm.cap-without-scaling`) for a total
    above its cap when no scaling is stated.
    """
    if isinstance(norm, Apportioned):
        found = _share(norm, units, article, lots)
    else:
        found = _each(norm, units, article, groups or {}, chosen or {})
    if total_cap is None or found.total <= total_cap:
        return found
    if scaling is None:
        raise Refusal(
            "norm.cap-without-scaling",
            f"The norm gives {found.total} seats, above the cap of {total_cap}, and no rule says how to scale.",
            article=article,
            found=str(found.total),
            required=f"at most {total_cap}, or a stated scaling",
        )
    return _scale(norm, found, total_cap, scaling, article, lots)


def _each(
    norm: Norm | Mapping[str, Norm],
    units: Mapping[str, Bases],
    article: str,
    groups: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, int],
) -> Allotment:
    faults: list[Fault] = []
    found: list[UnitSeats] = []
    for unit, base in units.items():
        own = norm.get(unit) if isinstance(norm, Mapping) else norm
        if own is None:
            faults.append(Fault(unit, "no norm is stated for this unit", "a norm", "norm.missing"))
            continue
        try:
            number = seats_for(own, base, article=article, unit=unit, groups=groups.get(unit), chosen=chosen.get(unit))
        except Refusal as refusal:
            faults.append(Fault(unit, refusal.sentence.rstrip("."), refusal.required, refusal.code))
        else:
            found.append(UnitSeats(unit, number))
    if faults:
        raise Faults("The seats of the units", faults)
    total = sum(item.seats.seats for item in found)
    return Allotment(total, tuple(found), (make_step("All units together", "sum of seats", total, article),))


def _numbers(norm: Apportioned, units: Mapping[str, Bases]) -> dict[str, int]:
    numbers = {}
    for unit, base in units.items():
        value = base if isinstance(base, int) else base.get(norm.of)
        if value is None and isinstance(base, Mapping) and not norm.of and len(base) == 1:
            value = next(iter(base.values()))
        if value is None:
            raise Refusal(
                "norm.base-missing",
                f"The norm counts {norm.of or 'one base'}, which {unit} does not give.",
                found=", ".join(base) if isinstance(base, Mapping) else str(base),
                required=norm.of or "one base, or the name of the base in the norm",
            )
        numbers[unit] = value
    return numbers


def _share(norm: Apportioned, units: Mapping[str, Bases], article: str, lots: Sequence[str]) -> Allotment:
    numbers = _numbers(norm, units)
    first = norm.each_first
    spent = first * len(units)
    if spent > norm.seats:
        raise Refusal(
            "apportion.floors-exceed",
            f"{first} seats for each of {len(units)} units are more than the {norm.seats} to share.",
            article=article,
            found=str(spent),
            required=f"at most {norm.seats}",
        )
    floors = max(0, (norm.floor or 0) - first)
    caps = None if norm.cap is None else max(0, norm.cap - first)
    result = apportion(norm.method, numbers, norm.seats - spent, floors=floors, caps=caps, lots=lots)
    steps = list(result.steps)
    if first:
        steps.insert(0, make_step(f"{first} seats for every unit first", f"{first} * units", spent, article))
    items = tuple(
        UnitSeats(share.name, Seats(share.seats + first, None, (_share_step(result, share.name, first, article),)))
        for share in result.shares
    )
    return Allotment(sum(item.seats.seats for item in items), items, tuple(steps), result.unsettled)


def _share_step(result: Apportionment, unit: str, first: int, article: str) -> Step:
    share = next(item for item in result.shares if item.name == unit)
    plus = f"{first} + " if first else ""
    return make_step(
        f"Share in proportion by the method {result.method}",
        f"{plus}share of {result.total} seats",
        share.seats + first,
        article,
        number=share.votes,
        ideal=share.ideal,
    )


def _scale(
    norm: Norm | Mapping[str, Norm], found: Allotment, cap: int, scaling: str, article: str, lots: Sequence[str]
) -> Allotment:
    before = found.by_unit
    own = {unit: norm[unit] if isinstance(norm, Mapping) else norm for unit in before}
    floors = {unit: min(before[unit], own[unit].floor or 0) for unit in before}
    result = apportion(scaling, before, cap, floors=floors, lots=lots)
    step = make_step(
        f"Above the total cap: the cap is shared in proportion to these seats by the method {result.method}",
        "share of the cap",
        sum(result.seats.values()),
        article,
        total=found.total,
        cap=cap,
    )
    units = []
    for item in found.units:
        now = result.seats[item.unit]
        formula = f"share of {cap} for {item.seats.seats} of {found.total} seats"
        scaled = make_step("Scaled to the cap", formula, now, article)
        units.append(UnitSeats(item.unit, Seats(now, item.seats.votes_each, (*item.seats.steps, scaled))))
    return Allotment(sum(result.seats.values()), tuple(units), (*found.steps, step), result.unsettled)
