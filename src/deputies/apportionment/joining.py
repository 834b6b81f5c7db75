"""Joining units too small for a seat of their own, so that nobody goes without a deputy.

Four ways are found in statutes; which one holds must be stated:

    joint-body    the small elect together: united among themselves until each body is large enough
                  (soldiers' councils of Greater Berlin, December 1918; strikers of Canton, 1925)
    largest       each small unit votes with the largest (MitbestG § 11(4) after headquarters)
    headquarters  each small unit votes with the named headquarters (MitbestG § 11(3))
    neighbours    each small unit votes with the smallest of its stated neighbours

Every way is deterministic: it goes by size, then by name, and says so; an elector can follow where a unit went.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from deputies.apportionment.explanation import Step, make_step
from deputies.values import Refusal

__all__ = ["Joining", "JointUnit", "join_small"]

Way = Literal["joint-body", "largest", "headquarters", "neighbours"]


@dataclass(frozen=True, slots=True)
class JointUnit:
    """Units that elect together (one alone, where nothing was joined), with their number together."""

    members: tuple[str, ...]
    base: int

    @property
    def name(self) -> str:
        """The members' names, the first one leading."""
        return " + ".join(self.members)


@dataclass(frozen=True, slots=True)
class Joining:
    """All units after joining, in input order of their leading member, and why each small one went where it went."""

    units: tuple[JointUnit, ...]
    steps: tuple[Step, ...]

    @property
    def bases(self) -> dict[str, int]:
        """The numbers by name of joint unit, ready for `seats_for_units`."""
        return {unit.name: unit.base for unit in self.units}

    def unit_of(self, member: str) -> JointUnit:
        """Return the joint unit in which `member` votes; refuse a unit that is not here."""
        for unit in self.units:
            if member in unit.members:
                return unit
        raise Refusal("join.unknown", f"There is no unit {member!r}.", found=member)


def join_small(
    units: Mapping[str, int],
    minimum: int,
    *,
    way: Way,
    headquarters: str = "",
    neighbours: Mapping[str, tuple[str, ...]] | None = None,
    article: str = "",
) -> Joining:
    """Join the units below `minimum` so that each body reaches it.

    units         the number counted for each unit, 0 or more.
    way           how they are joined (see above).
    headquarters  the unit that takes in the small, with that way.
    neighbours    for each unit the units it may be joined to, with that way.

    Returns a `Joining`; where all together stay below the minimum, one body of all. Raises `Refusal` for a
    negative number, a headquarters not among the units, or a small unit without neighbours.
    """
    for unit, base in units.items():
        if type(base) is not int or base < 0:
            raise Refusal("join.base", f"The number of {unit} is {base!r}; it must be a whole number of 0 or more.")
    if way == "joint-body":
        groups, steps = _bodies(units, minimum, article)
    elif way == "neighbours":
        groups, steps = _with_neighbours(units, minimum, neighbours or {}, article)
    else:
        groups, steps = _with_one(units, minimum, _host(units, way, headquarters), article)
    place = {unit: index for index, unit in enumerate(units)}
    ordered = sorted(groups, key=lambda group: place[group[0]])
    return Joining(tuple(JointUnit(tuple(group), sum(units[unit] for unit in group)) for group in ordered), steps)


def _step(unit: str, base: int, to: str, minimum: int, article: str, result: int) -> Step:
    return make_step(
        f"{unit} is below {minimum} and votes with {to}",
        "sum of numbers",
        result,
        article,
        number=base,
        minimum=minimum,
    )


def _by_size(units: Mapping[str, int], names: list[str]) -> list[str]:
    return sorted(names, key=lambda unit: (-units[unit], unit))


def _bodies(units: Mapping[str, int], minimum: int, article: str) -> tuple[list[list[str]], tuple[Step, ...]]:
    """Unite the small, largest first; what is left at the end goes to the smallest body that is large enough."""
    groups = [[unit] for unit, base in units.items() if base >= minimum]
    open_body: list[str] = []
    bodies: list[list[str]] = []
    for unit in _by_size(units, [unit for unit, base in units.items() if base < minimum]):
        open_body.append(unit)
        if sum(units[member] for member in open_body) >= minimum:
            bodies.append(open_body)
            open_body = []
    if open_body:
        hosts = bodies or groups
        if hosts:
            host = min(hosts, key=lambda group: (sum(units[member] for member in group), group[0]))
            host.extend(open_body)
        else:
            bodies.append(open_body)
    groups += bodies
    steps = []
    for group in groups:
        total = sum(units[member] for member in group)
        for member in group:
            if units[member] < minimum and len(group) > 1:
                others = " and ".join(other for other in group if other != member)
                steps.append(_step(member, units[member], others, minimum, article, total))
    return groups, tuple(steps)


def _host(units: Mapping[str, int], way: str, headquarters: str) -> str:
    if way == "largest":
        return _by_size(units, list(units))[0] if units else ""
    if headquarters not in units:
        raise Refusal(
            "join.headquarters",
            f"The headquarters {headquarters!r} is not among the units.",
            found=headquarters,
            required="one of " + ", ".join(units),
        )
    return headquarters


def _with_one(
    units: Mapping[str, int], minimum: int, host: str, article: str
) -> tuple[list[list[str]], tuple[Step, ...]]:
    small = [unit for unit, base in units.items() if base < minimum and unit != host]
    groups = [[unit] for unit, base in units.items() if base >= minimum and unit != host]
    if host:
        groups.append([host, *small])
    total = sum(units[unit] for unit in (host, *small)) if host else 0
    return groups, tuple(_step(unit, units[unit], host, minimum, article, total) for unit in small)


def _with_neighbours(
    units: Mapping[str, int], minimum: int, neighbours: Mapping[str, tuple[str, ...]], article: str
) -> tuple[list[list[str]], tuple[Step, ...]]:
    """Take the smallest body below the minimum, join it to its smallest neighbour, and go on until none is below."""
    groups = [[unit] for unit in units]
    steps = []

    def size(group: list[str]) -> tuple[int, str]:
        return sum(units[member] for member in group), group[0]

    while len(groups) > 1 and size(small := min(groups, key=size))[0] < minimum:
        near = {other for member in small for other in neighbours.get(member, ())}
        near |= {unit for unit in units if any(member in neighbours.get(unit, ()) for member in small)}
        hosts = [group for group in groups if group is not small and near & set(group)]
        if not hosts:
            raise Refusal(
                "join.no-neighbour",
                f"{small[0]} has {size(small)[0]}, below {minimum}, and no neighbour to vote with.",
                found=small[0],
                required="a neighbour among the units",
            )
        host = min(hosts, key=size)
        groups.remove(small)
        number = size(small)[0]
        name = " + ".join(host)
        host.extend(small)
        steps.append(_step(" + ".join(small), number, name, minimum, article, size(host)[0]))
    return groups, tuple(steps)
