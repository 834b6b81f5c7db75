"""What can be chosen in forms of a sitting: motions, amendments, speeches, demands, who is there and who is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from deputies.councils.council import EXECUTIVE
from deputies.councils.strength import holders_of
from deputies.sittings.amending import in_order
from deputies.sittings.sitting import Motion
from deputies_web.forms.scope import Scope

__all__ = ["BY_FIELD", "BY_KIND"]

Option = tuple[str, str]


def _motions(scope: Scope) -> Iterable[Option]:
    """All motions of the council the form is about, the latest first; those that do not fit are left out later."""
    for item in reversed(scope.reading.state.tables["motions"].values()):
        if scope.council in ("", item.council):
            what = "amendment, " if item.amends else "on procedure, " if item.procedure else ""
            yield item.id, f"{item.title} ({what}{item.status}, {scope.reading.council_name(item.council)})"


def _tabled(scope: Scope) -> Iterable[Option]:
    """What is to be voted anywhere: instructions ask for votes where the deputy sits, not where they are given."""
    for item in reversed(scope.reading.state.tables["motions"].values()):
        if item.status == "tabled" and item.consent is None:
            yield item.id, f"{item.title} ({scope.reading.council_name(item.council)})"


def _about(scope: Scope) -> Iterable[Option]:
    """What a motion on procedure may be about: motions of the sitting that wait, or that were voted."""
    for item in reversed(scope.reading.state.tables["motions"].values()):
        ready = item.status in ("tabled", "carried", "rejected") and item.procedure is None and not item.spent
        before = scope.sitting is None or item.sitting == scope.sitting.id
        if ready and before and item.consent is None and scope.council in ("", item.council):
            yield item.id, f"{item.title} ({'amendment, ' if item.amends else ''}{item.status})"


def _order(scope: Scope) -> Iterable[Option]:
    """The amendments that are to be voted, in their order as it is: to one motion, or to all of the council."""
    motions: list[Motion] = list(scope.reading.state.tables["motions"].values())
    amended = {item.amends for item in motions if item.status == "tabled" and scope.council in ("", item.council)}
    about = [scope.motion] if scope.motion is not None else [item for item in motions if item.id in amended]
    for item in (one for motion in about for one in in_order(motion, motions)):
        where = f"lines {item.lines.first} to {item.lines.last}" if item.lines else "the whole text"
        yield item.id, f"{item.title}: {where} ({item.id})"


def _speeches(scope: Scope) -> Iterable[Option]:
    tables = scope.reading.state.tables
    waiting = [item for item in tables["speeches"].values() if item.status == "waiting"]
    if scope.sitting is not None:
        waiting = [item for item in waiting if item.sitting == scope.sitting.id]
    elif scope.council:
        waiting = [item for item in waiting if tables["sittings"][item.sitting].council == scope.council]
    if scope.by is not None and scope.by.office == "deputy":
        own = scope.by.of
        waiting = [item for item in waiting if tables["mandates"][item.mandate].deputy == own]
    scope.reading.learn(tables["mandates"][item.mandate].name for item in waiting)
    for item in waiting:
        yield item.id, f"{scope.reading.person_of(item.mandate).name}, {item.kind.replace('-', ' ')}"


def _demands(scope: Scope) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["demands"].values()):
        if not item.sitting:
            state = "met" if item.met else "not met yet"
            yield item.id, f"{scope.reading.council_name(item.council)}: {'; '.join(item.agenda)[:80]} ({state})"


def _own_demands(scope: Scope) -> Iterable[Option]:
    demands = scope.reading.state.tables["demands"]
    return (option for option in _demands(scope) if scope.council in ("", demands[option[0]].council))


def _people(scope: Scope, mandates: Iterable[Any]) -> Iterable[Option]:
    return ((p.mandate, f"{p.name}, {p.party_name}") for p in scope.people(mandates))


def _present(scope: Scope) -> Iterable[Option]:
    return _people(scope, scope.members())


def _arriving(scope: Scope) -> Iterable[Option]:
    """Who is not there yet."""
    if scope.sitting is None:
        return _present(scope)
    there = set(scope.sitting.present)
    held = holders_of(scope.reading.state.mandates_in(scope.sitting.council), scope.sitting.section)
    return _people(scope, (item for item in held if item.id not in there and item.sits))


def _leaving(scope: Scope) -> Iterable[Option]:
    if scope.sitting is None:
        return _present(scope)
    return _people(scope, (scope.reading.state.mandate(item) for item in scope.sitting.present))


def _sections(scope: Scope) -> Iterable[Option]:
    """The sections of the council, or all that the statute has."""
    council = scope.reading.state.tables["councils"].get(scope.council)
    level = scope.reading.statute.levels.get(council.level) if council is not None else None
    for key, item in scope.reading.statute.sections.items():
        if level is None or key in level.sections:
            yield key, item.name


def _referred_to(scope: Scope) -> Iterable[Option]:
    """Where a motion may be sent: the executive, organs and sections of the council, other councils."""
    tables = scope.reading.state.tables
    council = tables["councils"].get(scope.council)
    if council is not None and council.executive is not None:
        yield EXECUTIVE, f"The executive of the {council.title}"
    for organ in tables["organs"].values():
        if organ.dissolved is None and scope.council in ("", organ.council):
            yield organ.id, organ.name
    yield from _sections(scope)
    for item in tables["councils"].values():
        if item.id != scope.council:
            yield item.id, item.name


BY_FIELD: Mapping[str, Callable[[Scope], Iterable[Option]]] = {
    "motion": _motions,
    "on": _tabled,
    "order": _order,
    "speech": _speeches,
    "demand": _demands,
    "demanded_by": _present,
    "present": _present,
    "section": _sections,
}
"""Field -> what can be chosen."""

BY_KIND: Mapping[tuple[str, str], Callable[[Scope], Iterable[Option]]] = {
    ("instruct", "motion"): _tabled,
    ("apply-instruction", "motion"): _tabled,
    ("move-procedure", "about"): _about,
    ("move-procedure", "to"): _referred_to,
    ("convene-sitting", "demand"): _own_demands,
    ("check-in", "mandates"): _arriving,
    ("check-out", "mandates"): _leaving,
}
"""The same for fields that mean something else in one kind of request."""
