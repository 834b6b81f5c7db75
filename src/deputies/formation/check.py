"""The formation check: who gains by the rules of a plan, by how much, and by which clause.

Before a plan is adopted it is asked of every council:

    weight      does a layer have more deputies for its electors than the statute tolerates?
                weight = (seats of layer / electors of layer) / (seats of council / electors of council)
    majority    does a layer hold most seats without being most of the electors?
    dilution    are newcomers since the roll before more of a layer than the statute tolerates?
    splitting   could one unit gain seats by splitting into parts that its kind would still allow?
    twice       do the electors of a council count twice above, since delegates from them come there by several ways?

Every finding names the numbers, the clause and what would change it. A fair plan raises none. All comparisons are
exact. Limits come from the statute's `formation` provision; where it is silent, from that provision's defaults.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from deputies.apportionment import seats_for
from deputies.formation.plan import Constituency, DelegatePlaces, Plan
from deputies.register.roll import Roll, RollUnit
from deputies.statutes.model import Formation, Statute

__all__ = ["Finding", "check_formation"]

_DEFAULT = Formation(article="formation check, default limits")


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning: its id (kind, council, group), what was found in one sentence, and the clause that causes it."""

    id: str
    kind: str
    council: str
    sentence: str
    article: str


def check_formation(
    statute: Statute,
    roll: Roll,
    plan: Plan,
    *,
    previous: Roll | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Return the warnings on a plan, in order of council and kind.

    previous  the roll sealed before, if any.
    names     names of councils by id, for the sentences; the id where there is none.
    """
    known = names or {}
    limits = statute.formation or _DEFAULT
    councils: dict[str, list[Constituency]] = defaultdict(list)
    for item in plan.constituencies:
        councils[item.council].append(item)
    findings: list[Finding] = []
    for council, rows in sorted(councils.items()):
        place = known.get(council, council)
        findings.extend(_weights(statute, limits, council, place, rows))
        findings.extend(_majorities(statute, council, place, rows))
        findings.extend(_splits(statute, limits, roll, council, place, rows))
    findings.extend(_twice(statute, plan, known))
    if previous is not None:
        findings.extend(_dilution(statute, limits, roll, previous, known))
    return tuple(findings)


def _by_layer(rows: list[Constituency]) -> dict[str, tuple[int, int]]:
    totals: dict[str, tuple[int, int]] = {}
    for row in rows:
        seats, electors = totals.get(row.layer, (0, 0))
        totals[row.layer] = (seats + row.seats, electors + row.electors)
    return totals


def _weights(
    statute: Statute, limits: Formation, council: str, place: str, rows: list[Constituency]
) -> Iterator[Finding]:
    layers = _by_layer(rows)
    seats, electors = (sum(pair[index] for pair in layers.values()) for index in (0, 1))
    if not seats or not electors:
        return
    for layer_id, (held, count) in sorted(layers.items()):
        if not count:
            continue
        weight = Fraction(held * electors, count * seats)
        if weight > limits.weight:
            layer = statute.layers[layer_id]
            yield Finding(
                f"weight.{council}.{layer_id}",
                "weight",
                council,
                f"{place}: {layer.name} have {held} of {seats} seats for {count} of {electors} electors: an "
                f"elector of theirs weighs {_times(weight)} the average, and at most {_times(limits.weight)} is "
                f"tolerated; it comes from the norm {layer.norm!r} ({statute.norms[layer.norm].article}).",
                statute.norms[layer.norm].article,
            )


def _majorities(statute: Statute, council: str, place: str, rows: list[Constituency]) -> Iterator[Finding]:
    layers = _by_layer(rows)
    seats, electors = (sum(pair[index] for pair in layers.values()) for index in (0, 1))
    for layer_id, (held, count) in sorted(layers.items()):
        if 2 * held > seats and 2 * count <= electors:
            layer = statute.layers[layer_id]
            yield Finding(
                f"majority.{council}.{layer_id}",
                "majority",
                council,
                f"{place}: {layer.name} hold {held} of {seats} seats, a majority, with {count} of {electors} "
                f"electors, which is none; it comes from the norm {layer.norm!r} "
                f"({statute.norms[layer.norm].article}).",
                statute.norms[layer.norm].article,
            )


def _splits(
    statute: Statute, limits: Formation, roll: Roll, council: str, place: str, rows: list[Constituency]
) -> Iterator[Finding]:
    """For the largest unit of each layer: seats as one against seats in as many parts as its kind allows."""
    total = sum(row.seats for row in rows)
    largest: dict[str, RollUnit] = {}
    for unit in roll.units:
        if unit.council == council and unit.electors > getattr(largest.get(unit.layer), "electors", -1):
            largest[unit.layer] = unit
    for layer_id, unit in sorted(largest.items()):
        layer = statute.layers[layer_id]
        norm, kind = statute.norms[layer.norm], statute.unit_kinds[unit.kind]
        parts = unit.electors // max(kind.minimum, 1)
        if parts < 2 or norm.rule.form not in (
            "per-n",
            "base-per-n",
            "steps",
            "square-root",
            "fixed",
            "equal-per-unit",
        ):
            continue
        small, rest = divmod(unit.electors, parts)
        whole = seats_for(norm.rule, unit.electors, article=norm.article).seats
        split = rest * seats_for(norm.rule, small + 1, article=norm.article).seats + (parts - rest) * (
            seats_for(norm.rule, small, article=norm.article).seats
        )
        if split > whole and limits.split.met(split - whole, total):
            yield Finding(
                f"splitting.{council}.{layer_id}",
                "splitting",
                council,
                f"{place}: {unit.name} has {whole} seats as one unit and would have {split} in {parts} parts, "
                f"which its kind ({kind.article}, at least {kind.minimum} electors) allows; it comes from the norm "
                f"{layer.norm!r} ({norm.article}). A larger minimum ends it.",
                norm.article,
            )


def _dilution(
    statute: Statute, limits: Formation, roll: Roll, previous: Roll, names: Mapping[str, str]
) -> Iterator[Finding]:
    now, before = _layer_totals(roll), _layer_totals(previous)
    for (council, layer_id), count in sorted(now.items()):
        earlier = before.get((council, layer_id), 0)
        newcomers, place = count - earlier, names.get(council, council)
        if earlier and newcomers > 0 and limits.newcomers.met(newcomers, count):
            yield Finding(
                f"dilution.{council}.{layer_id}",
                "dilution",
                council,
                f"{place}: {statute.layers[layer_id].name} grew from {earlier} to {count} electors since the roll "
                f"of {previous.day}: {newcomers} newcomers are {limits.newcomers} and would decide over the mandate "
                f"that {earlier} gave; {limits.article} asks for a waiting time or a new election of the whole layer.",
                limits.article,
            )


def _twice(statute: Statute, plan: Plan, names: Mapping[str, str]) -> Iterator[Finding]:
    """Warn of a council from which delegates come to one above by several ways, through different councils last.

    Places of delegates are counted on all electors below the council that sends, so that those of a council which sends
    directly and through another that sends as well count twice. It is said of the council at which the ways part.
    """
    sends = [row for row in plan.delegates if row.seats]
    by_receiver: dict[str, list[DelegatePlaces]] = defaultdict(list)
    for row in sends:
        by_receiver[row.council].append(row)
    own: Counter[str] = Counter()
    for place in plan.constituencies:
        own[place.council] += place.electors
    for above in sorted(by_receiver):
        ways: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for row in by_receiver[above]:
            for council, way in _ways_up(row.sender, by_receiver).items():
                ways[council][row.sender] = (*way, above)
        for council in sorted(ways):
            found = ways[council]
            if len(found) > 1 and len({way[1] for way in found.values()}) > 1:
                electors = sum(own[one] for one in _ways_up(council, by_receiver))
                yield _counted_twice(statute, plan, council, above, tuple(found.values()), electors, names)


def _ways_up(top: str, by_receiver: Mapping[str, Sequence[DelegatePlaces]]) -> dict[str, tuple[str, ...]]:
    """Return each council from which delegates come to one, itself among them, with the shortest way up to it."""
    ways: dict[str, tuple[str, ...]] = {top: (top,)}
    waiting = [top]
    for here in waiting:
        for row in by_receiver.get(here, ()):
            if row.sender not in ways:
                ways[row.sender] = (row.sender, *ways[here])
                waiting.append(row.sender)
    return ways


def _counted_twice(
    statute: Statute,
    plan: Plan,
    council: str,
    above: str,
    ways: Sequence[Sequence[str]],
    electors: int,
    names: Mapping[str, str],
) -> Finding:
    last = {way[-2] for way in ways}
    steps = " ".join(
        step for row in plan.delegates if row.council == above and row.sender in last for step in row.steps
    )
    links = (link for level in statute.levels.values() for link in level.delegations)
    articles = " and ".join(
        dict.fromkeys(link.article for link in links if f"({statute.norms[link.norm].article})" in steps)
    )
    said = "; ".join(" to ".join(names.get(one, one) for one in way) for way in ways)
    times = "twice" if len(ways) == 2 else f"{len(ways)} times"
    return Finding(
        f"twice.{above}.{council}",
        "twice",
        above,
        f"{names.get(above, above)}: the {electors} electors of {names.get(council, council)} count {times} there, "
        f"since "
        f"delegates from them come by several ways ({said}); it comes from the delegations ({articles}). Each council "
        "below counts once where it sends by one way.",
        articles,
    )


def _layer_totals(roll: Roll) -> dict[tuple[str, str], int]:
    totals: dict[tuple[str, str], int] = defaultdict(int)
    for unit in roll.units:
        totals[unit.council, unit.layer] += unit.electors
    return totals


def _times(value: Fraction) -> str:
    """Write a ratio for people with two decimals, cut; the comparison itself was exact."""
    hundredths = value.numerator * 100 // value.denominator
    return f"{hundredths // 100}.{hundredths % 100:02d} times"
