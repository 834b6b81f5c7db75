"""Facts that the record itself knows of a council: a condition may look at them, and nobody states them by hand.

record.electors   electors of the council's own units and of all councils below it, by the plan it stands under
record.units      the constituencies among these: units that elect jointly are one
record.deputies   deputies in office
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deputies.councils.council import Council
from deputies.councils.standing import electors_below, places_below
from deputies.directives.directive import Fact
from deputies.formation.plan import Plan

__all__ = ["ON_RECORD", "is_on_record", "record_facts"]

_PREFIX = "record."
ON_RECORD: Mapping[str, str] = {
    "record.electors": "electors",
    "record.units": "base units that elect",
    "record.deputies": "deputies in office",
}
"""The facts the record knows, with what they count."""


def is_on_record(fact: str) -> bool:
    """Say whether the name of a fact is kept for what the record knows."""
    return fact.startswith(_PREFIX)


def record_facts(
    council: str, *, councils: Iterable[Council], plan: Plan, plan_id: str, deputies: int
) -> Mapping[str, Fact]:
    """Return what the record knows of a council, by name.

    plan      the plan the council stands under, of the id `plan_id`.
    deputies  deputies of it in office.
    """
    listed = tuple(councils)
    source = f"the record: plan {plan_id}"
    counted = {
        "record.electors": electors_below(plan, listed).get(council, 0),
        "record.units": len(places_below(plan, council, listed)),
    }
    found = {name: Fact(name, number, source) for name, number in counted.items()}
    return found | {"record.deputies": Fact("record.deputies", deputies, "the record: mandates in office")}
