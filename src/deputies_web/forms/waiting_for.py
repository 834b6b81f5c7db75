"""What waits for a council's own motion: cases, petitions, objections, demands, minutes, decisions. Suggestions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from deputies.councils.council import Council
from deputies.councils.hierarchy import is_below
from deputies_web.forms.scope import Scope

__all__ = ["WAITING"]

Option = tuple[str, str]


def _table(scope: Scope, name: str) -> list[Any]:
    return list(scope.reading.state.tables[name].values())


def _minutes(scope: Scope, council: Council) -> Iterable[Option]:
    for item in reversed(_table(scope, "sittings")):
        if item.council == council.id and item.status == "closed" and item.approved is None:
            yield item.id, f"minutes of {item.day}"


def _delegates(scope: Scope, council: Council) -> Iterable[Option]:
    sent = [item for item in _table(scope, "mandates") if item.delegate_of == council.id and item.ended is None]
    for person in scope.people(sent):
        yield person.mandate, f"{person.name}, in {scope.reading.council_name(person.council)}"


def _members(scope: Scope, council: Council) -> Iterable[Option]:
    for person in scope.people(scope.reading.state.seated(council.id)):
        yield person.mandate, person.name


def _deputies_below(scope: Scope, council: Council) -> Iterable[Option]:
    councils = scope.reading.state.tables["councils"]
    here = {id_ for id_ in councils if id_ == council.id or is_below(id_, council.id, councils)}
    seated = [item for item in _table(scope, "mandates") if item.council in here and item.in_office]
    for person in scope.people(seated):
        yield person.mandate, f"{person.name}, in {scope.reading.council_name(person.council)}"


def _own_decisions(scope: Scope, council: Council) -> Iterable[Option]:
    for item in reversed(_table(scope, "decisions")):
        if item.council == council.id and item.stands and not item.objections:
            yield item.id, f"object to: {item.title}"


def _emergencies(scope: Scope, council: Council) -> Iterable[Option]:
    for item in _table(scope, "decisions"):
        if item.council == council.id and item.awaits_review:
            yield item.id, f"taken in an emergency: {item.title}"


def _demands(scope: Scope, council: Council) -> Iterable[Option]:
    councils = scope.reading.state.tables["councils"]
    for item in _table(scope, "demands"):
        if not item.sitting and is_below(council.id, item.council, councils):
            yield item.id, f"a sitting of {scope.reading.council_name(item.council)}: {'; '.join(item.agenda)}"


def _received(scope: Scope, council: Council) -> Iterable[Option]:
    for item in reversed(_table(scope, "directives")):
        if council.id in item.addressees and not item.withdrawn:
            yield item.id, f"object to: {item.title}"


def _issued(scope: Scope, council: Council) -> Iterable[Option]:
    for item in reversed(_table(scope, "directives")):
        if item.council == council.id and not item.withdrawn:
            yield item.id, f"withdraw: {item.title}"


def _objections(scope: Scope, council: Council) -> Iterable[Option]:
    directives = scope.reading.state.tables["directives"]
    for item in _table(scope, "objections"):
        if item.status == "open" and directives[item.directive].council == council.id:
            yield item.id, f"{item.asks} asked by {scope.reading.council_name(item.council)}"


def _in_status(table: str, *statuses: str) -> Callable[[Scope, Council], Iterable[Option]]:
    def found(scope: Scope, _council: Council) -> Iterable[Option]:
        scope.reading.learn_of(getattr(item, "mandate", "") for item in _table(scope, table))
        for item in _table(scope, table):
            if item.status in statuses:
                of = getattr(item, "mandate", "")
                name = scope.reading.person_of(of).name if of else getattr(item, "layer", "")
                yield item.id, f"{getattr(item, 'sanction', '') or table.removesuffix('s')}: {name}, {item.status}"

    return found


WAITING: Mapping[str, Callable[[Scope, Council], Iterable[Option]]] = {
    "approve-minutes": _minutes,
    "recall-delegate": _delegates,
    "object-to-decision": _own_decisions,
    "join-demand-as-council": _demands,
    "confirm-emergency": _emergencies,
    "lift-emergency": _emergencies,
    "decide-franchise-case": _in_status("cases", "heard"),
    "decide-franchise-appeal": _in_status("cases", "appealed"),
    "object-to-directive": _received,
    "settle-objection": _objections,
    "withdraw-directive": _issued,
    "move-recall": _members,
    "decide-recall": _in_status("petitions", "certified"),
    "open-sanction": _deputies_below,
    "decide-sanction": _in_status("sanctions", "heard"),
    "decide-sanction-appeal": _in_status("sanctions", "appealed"),
}
"""By the request that the motion leads to."""
