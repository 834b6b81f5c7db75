"""The plan: units become constituencies with seats in the sections of councils, each number explained.

For every council of the system, in order of id:

1. units of a layer outside the franchise are left out;
2. units below the minimum of their kind are joined in joint bodies with other small units of the same council, kind
   and layer, or refused, as the kind says;
3. the norm of the layer turns the constituency's electors into seats, unless it takes them from the register;
4. seats above the council's cap are scaled by the method the statute states;
5. councils above get places for delegates by the delegation norms, counted on the roll below them, or on the planned
   seats of the councils that send; several links between two levels add up.

The plan is a pure function of statute, councils and roll; it is adopted as a document with its digest.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal, NamedTuple

from deputies.apportionment import Norm, Reduced, Seats, Weighted, apportion, join_small, seats_for
from deputies.register.roll import Roll, RollUnit
from deputies.statutes.model import Delegation, Layer, Level, Statute, UnitKind
from deputies.values import Refusal
from deputies.values.documents import format_rows, parse_document
from deputies.values.shape import Doc, Id, Least

__all__ = [
    "Constituency", "CouncilPlace", "DelegatePlaces", "Plan", "compute_plan", "format_plan", "parse_plan",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CouncilPlace:
    """A council of the system: its level and the council above it."""

    id: Id
    name: str
    level: Id
    parent: Id | None = None
    also: Annotated[tuple[Id, ...], Doc("further councils above it, to which it sends delegates as well")] = ()
    latitude: Annotated[int | None, Least(-90_000), Doc("for maps: thousandths of a degree north; south negative")] = (
        None
    )
    longitude: Annotated[int | None, Least(-180_000), Doc("for maps: thousandths of a degree east; west negative")] = (
        None
    )

    @property
    def above(self) -> tuple[str, ...]:
        """All councils directly above it."""
        return (*((self.parent,) if self.parent else ()), *self.also)


@dataclass(frozen=True, slots=True)
class Constituency:
    """One unit, or several small ones jointly, that elect together."""

    id: Id
    name: str
    council: Id
    layer: Id
    section: Id | None
    units: tuple[Id, ...]
    electors: int
    seats: int
    steps: Annotated[tuple[str, ...], Doc("the derivation in words: article, formula, inputs, rounding, floor, cap")]
    each: Annotated[int, Doc("votes of each deputy")] = 1
    votes: Annotated[int, Doc("votes that its deputies share; 0 where each has `each`")] = 0
    shared: Annotated[Literal["present", "sent"], Doc("among which of them they are shared")] = "present"

    @property
    def weighted(self) -> bool:
        """Whether its deputies have other than one vote each."""
        return self.each != 1 or self.votes != 0


@dataclass(frozen=True, slots=True)
class DelegatePlaces:
    """Delegates that one council sends to another."""

    sender: Id
    council: Id
    base: int
    seats: int
    steps: tuple[str, ...]
    each: Annotated[int, Doc("votes of each delegate")] = 1
    votes: Annotated[int, Doc("votes that the delegates share; 0 where each has `each`")] = 0
    shared: Annotated[Literal["present", "sent"], Doc("among which of them they are shared")] = "present"

    @property
    def weighted(self) -> bool:
        """Whether they have other than one vote each."""
        return self.each != 1 or self.votes != 0


@dataclass(frozen=True, slots=True)
class Plan:
    """All constituencies and delegate places of a roll under a statute."""

    statute: str
    roll: str
    constituencies: tuple[Constituency, ...]
    delegates: tuple[DelegatePlaces, ...]

    def seats_of(self, council: str) -> int:
        """Planned seats of a council: those of its constituencies and those of delegates sent to it."""
        direct = sum(item.seats for item in self.constituencies if item.council == council)
        return direct + sum(item.seats for item in self.delegates if item.council == council)


def format_plan(plan: Plan) -> bytes:
    """Write the canonical bytes of a plan: JSON, keys sorted, one constituency a line; `parse_plan` is the inverse."""
    rows, delegates = format_rows(plan.constituencies), format_rows(plan.delegates)
    head = f'"roll":{json.dumps(plan.roll)},"statute":{json.dumps(plan.statute)}'
    return f'{{"constituencies":{rows},"delegates":{delegates},{head}}}\n'.encode()


def parse_plan(data: bytes) -> Plan:
    """Read canonical bytes; raise `Faults` for anything that would not print back to the same bytes."""
    return parse_document(Plan, data, format_plan, "plan")


def compute_plan(
    statute: Statute,
    places: Sequence[CouncilPlace],
    roll: Roll,
    *,
    outside: Collection[tuple[str, str]] = (),
) -> Plan:
    """Return the plan that the statute gives for a roll.

    places   the councils of the system, each after the one above it.
    outside  (council, layer) of layers outside the franchise by a decided case: their units elect nobody.
    returns  constituencies in order of council, layer and id; delegate places in order of council and sender.
    raises   Refusal where a unit is too small and may not join, a cap has no scaling, or a norm needs a base other
             than the electors counted on the roll.
    """
    levels = {place.id: statute.levels[place.level] for place in places}
    names = {place.id: place.name for place in places}
    grouped: dict[tuple[str, str, str], list[RollUnit]] = defaultdict(list)
    for unit in roll.units:
        if (unit.council, unit.layer) in outside:
            continue
        if not levels[unit.council].units:
            raise Refusal(
                "plan.no-direct-seats",
                f"The unit {unit.id!r} is to elect to {names[unit.council]}, which has delegates only.",
                article=levels[unit.council].article,
                found=unit.council,
            )
        grouped[unit.council, unit.layer, unit.kind].append(unit)
    found = []
    for (council, layer, kind), units in sorted(grouped.items()):
        for group in _join(units, statute.unit_kinds[kind]):
            found.append(_constituency(statute, council, layer, group))
    constituencies = _capped(found, levels)
    electors = _electors_below(places, roll)
    delegates = _all_delegates(statute, places, electors, constituencies)
    return Plan(f"{statute.id}@{statute.version}", roll.day, tuple(constituencies), delegates)


def _join(units: Sequence[RollUnit], kind: UnitKind) -> list[tuple[RollUnit, ...]]:
    """Group the units of a kind: each alone, or the small ones in joint bodies, as the kind says."""
    by_id = {unit.id: unit for unit in units}
    small = [unit for unit in units if unit.electors < kind.minimum]
    if small and kind.small == "refuse":
        raise Refusal(
            "plan.unit-too-small",
            f"The unit {small[0].id!r} has {small[0].electors} electors; {kind.article} requires {kind.minimum}.",
            article=kind.article,
            found=str(small[0].electors),
            required=str(kind.minimum),
        )
    if not small or kind.small == "alone":
        return [(unit,) for unit in units]
    electors = {unit.id: unit.electors for unit in units}
    joined = join_small(electors, kind.minimum, way="joint-body", article=kind.article)
    return [tuple(by_id[member] for member in body.members) for body in joined.units]


def _constituency(statute: Statute, council: str, layer_id: str, group: tuple[RollUnit, ...]) -> Constituency:
    layer: Layer = statute.layers[layer_id]
    if layer.base != "electors":
        raise Refusal(
            "plan.base",
            f"The layer {layer.name!r} is counted by {layer.base}; the roll counts electors only.",
            article=layer.article,
            found=layer.base,
            required="electors",
        )
    first, electors = group[0], sum(unit.electors for unit in group)
    steps: tuple[str, ...] = ()
    if len(group) > 1:
        shown = ", ".join(f"{unit.name} ({unit.electors})" for unit in group)
        steps = (f"{statute.unit_kinds[first.kind].article}: small units elect jointly: {shown} = {electors}.",)
    seats, more, weight = _seats(statute, layer, group, electors)
    name = first.name if len(group) == 1 else f"{first.name} and {len(group) - 1} more"
    ids = tuple(unit.id for unit in group)
    said = (*steps, *more)
    return Constituency(first.id, name, council, layer_id, layer.section, ids, electors, seats, said, *weight)


class _Weight(NamedTuple):
    """How many votes deputies have: each so many, or all together so many, shared."""

    each: int = 1
    votes: int = 0
    shared: Literal["present", "sent"] = "present"


def _weight(norm: Norm, answer: Seats, base: int) -> _Weight:
    if isinstance(norm, Weighted):
        return _Weight(1, base if answer.seats else 0, norm.shared)
    if isinstance(norm, Reduced) and answer.votes_each is not None:
        return _Weight(int(answer.votes_each))
    return _Weight()


def _seats(
    statute: Statute, layer: Layer, group: tuple[RollUnit, ...], electors: int
) -> tuple[int, tuple[str, ...], _Weight]:
    norm = statute.norms[layer.norm]
    if norm.rule.form == "register":
        missing = [unit.id for unit in group if unit.seats is None]
        if missing:
            raise Refusal(
                "plan.seats-missing",
                f"The register states no seats for the unit {missing[0]!r}, and {norm.article} takes them from there.",
                article=norm.article,
                required="a number of seats for each unit",
            )
        seats = sum(unit.seats or 0 for unit in group)
        return seats, (f"{norm.article}: the register states {seats} seats.",), _Weight()
    if norm.rule.form == "share-of-size":
        raise Refusal(
            "plan.size-shared",
            f"{norm.article} lets the layers share the size of their council; a plan unit by unit cannot give it.",
            article=norm.article,
            required="a norm that gives each unit its seats",
        )
    answer = seats_for(norm.rule, {"electors": electors}, article=norm.article, unit=group[0].id)
    return answer.seats, tuple(str(step) for step in answer.steps), _weight(norm.rule, answer, electors)


def _capped(found: list[Constituency], levels: Mapping[str, Level]) -> list[Constituency]:
    """Scale the seats of a council above its cap, by the method the statute states."""
    for council, level in levels.items():
        rows = [item for item in found if item.council == council]
        total = sum(item.seats for item in rows)
        if level.cap is None or total <= level.cap:
            continue
        if level.scaling is None:
            raise Refusal(
                "plan.cap-without-scaling",
                f"The norms give {council} {total} seats, above the cap of {level.cap}, and {level.article} states no "
                "way of scaling.",
                article=level.article,
                found=str(total),
                required=f"at most {level.cap}, or a scaling",
            )
        method = "hamilton" if level.scaling == "largest-remainder" else level.scaling
        shared = apportion(method, {item.id: item.seats for item in rows}, level.cap)
        if any(not tie.settled for tie in shared.ties):
            raise Refusal("plan.tie", f"Scaling {council} to {level.cap} seats meets a tie.", article=level.article)
        seats = {share.name: share.seats for share in shared.shares}
        said = f"{level.article}: {total} seats scaled to the cap of {level.cap} by {level.scaling}"
        found = [
            replace(item, seats=seats[item.id], steps=(*item.steps, f"{said}: {item.seats} becomes {seats[item.id]}."))
            if item.council == council
            else item
            for item in found
        ]
    return found


def _electors_below(places: Sequence[CouncilPlace], roll: Roll) -> dict[str, int]:
    """Electors of each council: of its own units and of all councils below it, by whatever way, each once."""
    own = {place.id: 0 for place in places}
    for unit in roll.units:
        own[unit.council] += unit.electors
    totals = dict.fromkeys(own, 0)
    reached: dict[str, frozenset[str]] = {}
    for place in places:  # each after those above it
        reached[place.id] = frozenset({place.id}).union(*(reached[above] for above in place.above))
        for council in reached[place.id]:
            totals[council] += own[place.id]
    return totals


def _all_delegates(
    statute: Statute, places: Sequence[CouncilPlace], electors: Mapping[str, int], rows: Iterable[Constituency]
) -> tuple[DelegatePlaces, ...]:
    """Return what councils send to one another, the lowest first: a council of delegates counts its delegates too."""
    seats: Counter[str] = Counter()
    for row in rows:
        seats[row.council] += row.seats
    found: list[DelegatePlaces] = []
    for place in reversed(places):  # each is named after those above it, so that all below it are done
        for sender in sorted(places, key=lambda item: item.id):
            if place.id in sender.above and statute.levels[place.level].sent_from(sender.level):
                sent = _delegates(statute, place, sender, electors[sender.id], seats[sender.id])
                seats[place.id] += sent.seats
                found.append(sent)
    return tuple(sorted(found, key=lambda item: (item.council, item.sender)))


def _delegates(
    statute: Statute, place: CouncilPlace, sender: CouncilPlace, electors: int, members: int
) -> DelegatePlaces:
    """Return the places of one council in another: of all links between their levels together.

    electors, members  of the sender: with all councils below it, and its planned seats.
    """
    links = statute.levels[place.level].sent_from(sender.level)
    found = [_by_link(statute, link, place, sender, electors=electors, members=members) for link in links]
    if len(found) > 1 and any(item.weighted for item in found):
        raise Refusal(
            "plan.links",
            f"{sender.name} sends delegates to {place.name} by several links, and {links[0].article} gives them "
            f"weighted "
            "votes; links give places, one vote each.",
            article=links[0].article,
            found=", ".join(link.link for link in links),
            required="one link, or norms that give one vote each",
        )
    steps = tuple(step for item in found for step in item.steps)
    return replace(found[0], seats=sum(item.seats for item in found), steps=steps)


def _by_link(
    statute: Statute, link: Delegation, place: CouncilPlace, sender: CouncilPlace, *, electors: int, members: int
) -> DelegatePlaces:
    norm = statute.norms[link.norm]
    if norm.rule.form == "register" or norm.rule.form == "share-of-size":  # noqa: PLR1714 - narrows the type
        raise Refusal("plan.delegates", f"{norm.article} gives seats to units; delegates need a norm that counts.")
    base = _base_of(link, electors, members)
    counted: int | dict[str, int] = base
    votes = base
    if isinstance(norm.rule, Weighted) and norm.rule.votes_of:
        votes = electors if norm.rule.votes_of == "electors" else base
        counted = {norm.rule.delegates.of or link.base: base, norm.rule.votes_of: votes}
    answer = seats_for(norm.rule, counted, article=norm.article, unit=sender.id)
    named = (f"{link.article}: {link.link}.",) if link.link else ()
    steps = (*named, *(str(step) for step in answer.steps))
    return DelegatePlaces(sender.id, place.id, base, answer.seats, steps, *_weight(norm.rule, answer, votes))


def _base_of(link: Delegation, electors: int, members: int) -> int:
    if link.base == "electors":
        return electors
    if link.base != "members-in-office":
        raise Refusal(
            "plan.base-missing",
            f"{link.article} counts {link.base}, which a roll of electors does not hold.",
            article=link.article,
            found="electors",
            required=link.base,
        )
    return members
