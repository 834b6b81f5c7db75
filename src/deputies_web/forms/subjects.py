"""What a motion on a council's own order may be about, by the request it leads to: suggestions for one field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from deputies.acts.catalogue import CATALOGUE
from deputies.councils.council import EXECUTIVE, Council
from deputies.councils.delegated import check_delegable, delegated_on
from deputies.councils.powers import AUTHORITY, STAGES, stage_of
from deputies.councils.sharing import holders_below
from deputies.sittings.sitting import Sitting
from deputies.sittings.tabling import check_matter
from deputies.statutes.model import Competence
from deputies.values import DeputiesError, Refusal
from deputies_web import clock
from deputies_web.forms.scope import LISTED, Scope
from deputies_web.forms.waiting_for import WAITING

__all__ = ["subjects"]

Option = tuple[str, str]
_TRIED = 40
"""Things of one kind that are tried where the form does not say yet what the motion leads to."""


def subjects(scope: Scope) -> Iterable[Option]:
    """Yield (what it is about, in words), for the request the form names, or for all that are known here."""
    council = scope.reading.state.tables["councils"].get(scope.council)
    if council is None:
        return
    leads: Any = scope.given.get("leads_to")
    wanted = leads.get("kind") if isinstance(leads, Mapping) else None
    bodies = tuple(_bodies(scope, council))
    tried = _TRIED if wanted is None else LISTED
    for kind, make in _BY_KIND.items():
        if wanted in (None, kind):
            some = islice(make(scope, council), tried)
            yield from (option for option in some if _may_be_tabled(scope, kind, option[0], bodies))


def _bodies(scope: Scope, council: Council) -> Iterable[Sitting]:
    """The sitting the form is about; else the council as it would sit today, as a whole and in each section."""
    if scope.sitting is not None:
        yield scope.sitting
        return
    today = clock.now()[:10]
    for section in (None, *(item.id for item in council.sections)):
        yield Sitting("", council.id, section, today, today, (), scope.reading.state.system.statute, status="open")


def _may_be_tabled(scope: Scope, kind: str, about: str, bodies: Iterable[Sitting]) -> bool:
    rests = CATALOGUE[kind].rests
    for sitting in bodies if rests else ():
        try:
            rests(scope.reading.state, about, sitting)  # type: ignore[misc]
        except DeputiesError:
            continue
        return True
    return False


def _matters(scope: Scope, council: Council) -> Iterable[tuple[str, Competence]]:
    return ((key, item) for key, item in scope.reading.statute.competences.items() if council.level in item.levels)


def _taking_over(scope: Scope, council: Council) -> Iterable[Option]:
    for key, item in _matters(scope, council):
        now, most = STAGES.index(stage_of(council, key, item)), STAGES.index(item.highest)
        for stage in STAGES[now + 1 : most + 1]:
            yield f"{key}/{stage}", f"take over: {item.title}, {stage}"


def _handing_over(scope: Scope, council: Council) -> Iterable[Option]:
    for key, item in _matters(scope, council):
        power = council.power(key)
        if power is not None and not power.held:
            continue
        for stage in STAGES[: STAGES.index(stage_of(council, key, item))]:
            yield f"{key}/{stage}", f"keep at a lower stage: {item.title}, {stage}"
        yield f"{key}/{AUTHORITY}", f"hand over to an institution: {item.title}"


def _delegating(scope: Scope, council: Council) -> Iterable[Option]:
    bodies = [(EXECUTIVE, "the executive")] if council.executive is not None else []
    bodies += [(item.id, item.name) for item in _standing(scope, council) if item.kind != "control" and item.provision]
    for key, item in _matters(scope, council):
        for body, name in bodies:
            if _delegable(scope, council, key, body):
                yield f"{key}/{body}", f"delegate to {name}: {item.title}"


def _delegable(scope: Scope, council: Council, key: str, body: str) -> bool:
    statute, organs = scope.reading.statute, scope.reading.state.tables["organs"]
    try:
        competence = check_matter(statute, council, None, key)
        check_delegable(statute, council, organs, key, competence, body, day="9999-12-31")
    except Refusal:
        return False
    return True


def _standing(scope: Scope, council: Council) -> list[Any]:
    organs = scope.reading.state.tables["organs"].values()
    return [item for item in organs if item.council == council.id and item.dissolved is None]


def _taking_back(scope: Scope, council: Council) -> Iterable[Option]:
    organs = scope.reading.state.tables["organs"]
    for given in delegated_on(council, organs, "9999-12-31"):
        yield given.competence, f"take back: {scope.reading.competence_name(given.competence)}"


def _forming(scope: Scope, council: Council) -> Iterable[Option]:
    formed = {item.provision for item in _standing(scope, council)}
    for key, item in scope.reading.statute.organs.items():
        if item.level == council.level and key not in formed:
            yield f"{council.id}-{key}", f"form: {item.name}"


def _dissolving(scope: Scope, council: Council) -> Iterable[Option]:
    return ((item.id, f"dissolve: {item.name}") for item in _standing(scope, council) if not item.provision)


def _recalling(scope: Scope, council: Council) -> Iterable[Option]:
    mandates = scope.reading.state.tables["mandates"]
    organs = _standing(scope, council)
    scope.reading.learn(mandates[member].name for organ in organs for member in organ.members)
    for organ in organs:
        for member in organ.members:
            yield f"{organ.id}/{member}", f"recall from {organ.name}: {scope.reading.name(mandates[member].name)}"


def _recalling_from_executive(scope: Scope, council: Council) -> Iterable[Option]:
    mandates = scope.reading.state.tables["mandates"]
    members = council.executive.members if council.executive else ()
    scope.reading.learn(mandates[member].name for member in members)
    return ((member, f"recall: {scope.reading.name(mandates[member].name)}") for member in members)


def _setting_aside(scope: Scope, council: Council) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["decisions"].values()):
        if item.organ and item.council == council.id and item.stands:
            yield item.id, f"set aside: {item.title}"


def _overruling(scope: Scope, council: Council) -> Iterable[Option]:
    tables = scope.reading.state.tables
    for notice in tables["notices"].values():
        if notice.council == council.id and notice.decision and notice.status == "open":
            yield notice.decision, f"overrule: {tables['decisions'][notice.decision].title}"


def _taking_up(scope: Scope, council: Council) -> Iterable[Option]:
    councils, statute = scope.reading.state.tables["councils"], scope.reading.statute
    for notice in scope.reading.state.tables["notices"].values():
        competence = statute.competences.get(notice.competence)
        if notice.status != "open" or notice.decision or competence is None:
            continue
        if council in holders_below(councils[notice.council], notice.competence, competence, councils):
            yield notice.id, f"take up: {competence.title}"


_BY_KIND: Mapping[str, Callable[[Scope, Council], Iterable[Option]]] = {
    "take-over-competence": _taking_over,
    "hand-over-competence": _handing_over,
    "delegate-matter": _delegating,
    "take-back-matter": _taking_back,
    "form-organ": _forming,
    "dissolve-organ": _dissolving,
    "recall-from-organ": _recalling,
    "recall-from-executive": _recalling_from_executive,
    "set-aside-decision": _setting_aside,
    "overrule-decision": _overruling,
    "take-up-matter": _taking_up,
    **WAITING,
}
