"""What can be chosen for a field that names something known: ids with words for people, by the name of the field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from deputies.acts.catalogue import CATALOGUE
from deputies.councils.council import EXECUTIVE
from deputies.mandates.mandate import Mandate
from deputies.mandates.offices import declarable
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER, own_order
from deputies.values.shape import Field, fields_of
from deputies_web.forms.choices_sittings import BY_FIELD, BY_KIND
from deputies_web.forms.scope import Scope
from deputies_web.forms.subjects import subjects
from deputies_web.queries.petitions import title_of
from deputies_web.queries.timely import TABLES, fits, is_timely

__all__ = ["Option", "choices_for", "names_new", "suggest_id", "suggestions_for"]

Option = tuple[str, str]


def names_new(field: Field) -> bool:
    """Whether the field names something that the request brings into being: its note says "id of the ..."."""
    return field.doc.startswith("id of ") or field.doc.startswith("short id")


def suggest_id(scope: Scope, field: str) -> str:
    """Return a free id for something new: the noun, the council where there is one, and a number.

    Instructions and reports are numbered within their mandate.
    """
    if field in ("instruction", "report") and scope.mandate is not None:
        held = scope.mandate
        known = [item.id for item in held.instructions] + [item.id for item in held.reports]
        return next(f"{field[0]}{number}" for number in range(1, len(known) + 2) if f"{field[0]}{number}" not in known)
    table = {"amendment": "motions", "case": "cases", "party": "parties"}.get(field, f"{field}s")
    taken = scope.reading.state.tables.get(table, {})
    base = f"{field}-{scope.council}" if scope.council else field
    number = sum(1 for item in taken if item.startswith(f"{base}-")) + 1
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"[:80]


def choices_for(scope: Scope, field: str) -> tuple[Option, ...] | None:
    """Return the choices for a field, as far as they fit the request now; None where it is free text.

    A list that is too long to be laid out is broken off (`Scope.most`): one is found in it by a part of its name.
    What stands in the field already stays among them: the rules say why it does not fit.
    """
    make = BY_KIND.get((scope.kind, field)) or _BY_FIELD.get(field)
    if make is None or (scope.kind, field) in _OR_NEW:
        return None
    given = scope.given.get(field)
    kept = given if isinstance(given, (list, tuple)) else (given,)
    fitting = (option for option in make(scope) if option[0] in kept or _fits(scope, field, option[0]))
    found = tuple(islice(fitting, scope.most))
    if scope.is_long(found):
        return found
    return tuple(option for option in found if option[0] in kept or _is_timely(scope, field, option[0]))


_OR_NEW = {("declare-affiliation", "party")}
"""What may be named for the first time as well: what is known is suggested."""


def _fits(scope: Scope, field: str, id_: str) -> bool:
    """Whether what an id names is in a state in which a request of this kind is made about it."""
    table = TABLES.get(field)
    noun = scope.reading.state.tables[table].get(id_) if table else None
    return table is None or noun is None or fits(scope.kind, table, noun)


def _is_timely(scope: Scope, field: str, id_: str) -> bool:
    """Whether all else holds too. It may take a look at others, so it is asked of lists that people can read."""
    if field not in (*TABLES, "deputy"):
        return True
    given = {key: value for key, value in scope.given.items() if isinstance(value, str)}
    return is_timely(scope.kind, scope.reading.state, {**given, field: id_})


def suggestions_for(scope: Scope, field: str) -> tuple[Option, ...]:
    """Return what may be meant in a field that takes other texts as well: what a motion may lead to, about what."""
    if field == "party":
        return tuple(islice(_parties(scope), scope.most))
    return tuple(islice(subjects(scope), scope.most)) if field == "about" else ()


def _councils(scope: Scope) -> Iterable[Option]:
    directive = scope.directive
    for item in scope.reading.state.tables["councils"].values():
        if directive is None or item.id in directive.addressees:
            yield item.id, item.name


def _all_councils(scope: Scope) -> Iterable[Option]:
    return ((item.id, item.name) for item in scope.reading.state.tables["councils"].values())


def _mandates(scope: Scope) -> Iterable[Option]:
    """Whom a request is about: who is present, or else all whose mandate has not ended, whether in office or not yet.

    Within a list, such as the choices of a vote, it is always the members of the body.
    """
    members = scope.members()
    if _has_field(scope, "mandate") and scope.sitting is None and not scope.organ:
        tables = scope.reading.state.tables
        held = scope.reading.state.mandates_in(scope.council) if scope.council else tables["mandates"].values()
        members = tuple(item for item in held if item.ended is None)
    if _has_field(scope, "mandate") or _has_field(scope, "mover"):
        members = _own(scope, members)
    for person in scope.people(members):
        yield person.mandate, f"{person.name}, {person.party_name} ({person.mandate})"


def _has_field(scope: Scope, name: str) -> bool:
    """Whether the request itself has the field, and not only the rows of a list in it."""
    kind = CATALOGUE.get(scope.kind)
    return kind is not None and any(item.name == name for item in fields_of(kind.request))


def _own(scope: Scope, members: tuple[Mandate, ...]) -> tuple[Mandate, ...]:
    """Of some mandates those that an elector's unit stands behind, and a deputy's own; all for other offices."""
    if scope.by is not None and scope.by.office == "elector":
        return tuple(item for item in members if scope.by.of in item.units)
    if scope.by is not None and scope.by.office == "deputy":
        return tuple(item for item in members if item.deputy == scope.by.of) or members
    return members


def _held(scope: Scope) -> tuple[Mandate, ...]:
    """The mandate the form is about; where it does not say, all that are the visitor's own."""
    return (scope.mandate,) if scope.mandate is not None else _own(scope, scope.members())


def _credentials(scope: Scope) -> Iterable[Option]:
    waiting = [
        item
        for item in scope.reading.state.tables["mandates"].values()
        if item.credential in ("issued", "contested") and item.ended is None
    ]
    for person in scope.people(waiting):
        yield person.mandate, f"{person.name}, {scope.reading.council_name(person.council)} ({person.mandate})"


def _vacated(scope: Scope) -> Iterable[Option]:
    ended = [item for item in scope.reading.state.tables["mandates"].values() if item.ended]
    for person in scope.people(ended):
        yield person.mandate, f"{person.name}, {scope.reading.council_name(person.council)} ({person.mandate})"


def _deputies(scope: Scope) -> Iterable[Option]:
    for person in scope.people(scope.members()):
        yield person.deputy, f"{person.name}, {person.party_name}"


def _sittings(scope: Scope) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["sittings"].values()):
        if item.status != "closed":
            yield item.id, f"{scope.reading.council_name(item.council)}, {item.day}, {item.status}"


def _decisions(scope: Scope) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["decisions"].values()):
        yield item.id, f"{item.title} ({scope.reading.council_name(item.council)})"


def _elections(scope: Scope) -> Iterable[Option]:
    for item in scope.reading.state.tables["elections"].values():
        if item.status != "void":
            yield item.id, f"{item.constituency}, {item.status} ({scope.reading.council_name(item.council)})"


def _constituencies(scope: Scope) -> Iterable[Option]:
    plans = list(scope.reading.state.tables["plans"].values())
    for item in plans[-1].plan.constituencies if plans else ():
        if scope.council in ("", item.council):
            yield item.id, f"{item.name}, {item.seats} to {scope.reading.council_name(item.council)}"


def _petitions(scope: Scope) -> Iterable[Option]:
    scope.reading.learn_of(item.mandate for item in scope.reading.state.tables["petitions"].values())
    for item in reversed(scope.reading.state.tables["petitions"].values()):
        yield item.id, f"{title_of(scope.reading, item)}, {item.status}"


def _directives(scope: Scope) -> Iterable[Option]:
    return ((item.id, item.title) for item in reversed(scope.reading.state.tables["directives"].values()))


def _cases(scope: Scope) -> Iterable[Option]:
    return ((i.id, f"{i.layer}, {i.status}") for i in reversed(scope.reading.state.tables["cases"].values()))


def _means(scope: Scope) -> Iterable[Option]:
    known = scope.means()
    if scope.directive is None:
        directives = scope.reading.state.tables["directives"].values()
        known = tuple(means for item in directives if item.withdrawn is None for means in item.means)
    return {item.id: f"{item.id}: {item.text[:80]}" for item in known}.items()


def _sanctions(scope: Scope) -> Iterable[Option]:
    scope.reading.learn_of(item.mandate for item in scope.reading.state.tables["sanctions"].values())
    for item in reversed(scope.reading.state.tables["sanctions"].values()):
        yield item.id, f"{item.sanction} of {scope.reading.person_of(item.mandate).name}, {item.status}"


def _members(scope: Scope) -> Iterable[Option]:
    yield from _parties(scope)
    yield from _deputies(scope)


def _parties(scope: Scope) -> Iterable[Option]:
    return ((item.id, item.name) for item in scope.reading.state.tables["parties"].values())


def _blocs(scope: Scope) -> Iterable[Option]:
    return (
        (item.id, f"{item.name}, {scope.reading.council_name(item.council)}")
        for item in scope.reading.state.tables["blocs"].values()
    )


def _instructions(scope: Scope) -> Iterable[Option]:
    return ((item.id, item.text) for held in _held(scope) for item in held.instructions)


def _grounds(scope: Scope) -> Iterable[Option]:
    """The grounds of a sanction, or of a recall, as the statute lists them."""
    if scope.kind == "open-sanction":
        listed = (text for item in scope.reading.statute.sanctions.values() for text in item.grounds)
        return ((text, text) for text in dict.fromkeys(listed))
    recall = scope.reading.statute.mandates.recall
    return ((item, item.replace("-", " ")) for item in (recall.grounds if recall else ()))


def _reports(scope: Scope) -> Iterable[Option]:
    for held in _held(scope):
        for item in held.reports:
            yield item.id, f"{item.text[:80]}, {item.filed}"


def _roles(scope: Scope) -> Iterable[Option]:
    return ((role, role.replace("-", " ")) for role in declarable(scope.reading.statute.incompatibilities))


def _offices(scope: Scope) -> Iterable[Option]:
    own = scope.by.of if scope.by is not None and scope.by.office == "deputy" else ""
    for item in scope.reading.state.tables["offices"].values():
        if item.ended is None and own in ("", item.deputy):
            yield item.id, f"{item.role}: {item.text[:80]}"


def _competences(scope: Scope) -> Iterable[Option]:
    council = scope.reading.state.tables["councils"].get(scope.council)
    for key, item in scope.reading.statute.competences.items():
        if council is None or council.level in item.levels:
            yield key, f"{item.title} ({say_article(item.article)})"
    if council is not None:
        own = own_order(council.level, scope.reading.statute.levels[council.level])
        yield OWN_ORDER, f"{own.title} ({say_article(own.article)})"


def _resting(scope: Scope) -> Iterable[Option]:
    return ((name, kind.title) for name, kind in CATALOGUE.items() if kind.rests is not None)


def _units(scope: Scope) -> Iterable[Option]:
    return ((item.id, item.name) for item in scope.reading.units().values())


def _organs(scope: Scope) -> Iterable[Option]:
    council = scope.reading.state.tables["councils"].get(scope.council)
    if council is not None and council.executive is not None:
        yield EXECUTIVE, f"The executive of the {council.title}"
    yield from _own_organs(scope)


def _own_organs(scope: Scope) -> Iterable[Option]:
    for item in scope.reading.state.tables["organs"].values():
        if item.dissolved is None and scope.council in ("", item.council):
            yield item.id, f"{item.name}, {scope.reading.council_name(item.council)}"


def _owners(scope: Scope) -> Iterable[Option]:
    yield from _organs(scope)
    for person in scope.people(scope.reading.state.seated(scope.council)):
        yield person.mandate, f"{person.name}, {person.party_name}"


def _origins(scope: Scope) -> Iterable[Option]:
    tables = scope.reading.state.tables
    for item in reversed(tables["decisions"].values()):
        if item.stands and scope.council in ("", item.council):
            yield item.id, f"Decision: {item.title}"
    for item in reversed(tables["motions"].values()):
        if item.status == "carried" and scope.council in ("", item.council):
            yield item.id, f"Motion: {item.title}"


def _provisions(scope: Scope) -> Iterable[Option]:
    council = scope.reading.state.tables["councils"].get(scope.council)
    for key, item in scope.reading.statute.organs.items():
        if council is None or item.level == council.level:
            yield key, f"{item.name} ({say_article(item.article)})"


def _inspected(scope: Scope) -> Iterable[Option]:
    yield from _own_organs(scope)
    yield from ((key, words) for key, words in _competences(scope) if key != OWN_ORDER)


def _tasks(scope: Scope) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["tasks"].values()):
        yield item.id, f"{item.title}, {item.status} ({scope.reading.council_name(item.council)})"


def _inspections(scope: Scope) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["inspections"].values()):
        yield item.id, f"{item.title} ({scope.reading.council_name(item.council)})"


def _notices(scope: Scope) -> Iterable[Option]:
    for item in reversed(scope.reading.state.tables["notices"].values()):
        yield item.id, f"{item.competence}, {item.status} ({scope.reading.council_name(item.council)}, {item.given})"


_BY_FIELD: Mapping[str, Callable[[Scope], Iterable[Option]]] = {
    **BY_FIELD,
    "council": _councils,
    "to": _all_councils,
    "parent": _all_councils,
    "addressees": _all_councils,
    "also": _all_councils,
    "older": _all_councils,
    "organ": _organs,
    "owner": _owners,
    "origin": _origins,
    "provision": _provisions,
    "of": _inspected,
    "task": _tasks,
    "inspection": _inspections,
    "notice": _notices,
    "mandate": _mandates,
    "mover": _mandates,
    "mandates": _credentials,
    "vacated": _vacated,
    "vacates": _vacated,
    "deputy": _deputies,
    "sitting": _sittings,
    "decision": _decisions,
    "election": _elections,
    "constituency": _constituencies,
    "petition": _petitions,
    "directive": _directives,
    "from_directive": _directives,
    "sanction": _sanctions,
    "case": _cases,
    "means": _means,
    "party": _parties,
    "bloc": _blocs,
    "member": _members,
    "members": _members,
    "answers": _instructions,
    "instruction": _instructions,
    "ground": _grounds,
    "report": _reports,
    "role": _roles,
    "office": _offices,
    "competence": _competences,
    "kind": _resting,
    "unit": _units,
    "units": _units,
    "roll": lambda scope: ((key, key) for key in reversed(scope.reading.state.tables["rolls"])),
    "plan": lambda scope: ((key, key) for key in reversed(scope.reading.state.tables["plans"])),
    "level": lambda scope: ((key, item.name) for key, item in scope.reading.statute.levels.items()),
    "layer": lambda scope: ((key, item.name) for key, item in scope.reading.statute.layers.items()),
    "method": lambda scope: (
        (key, f"{item.kind.replace('-', ' ')} ({key})") for key, item in scope.reading.statute.elections.methods.items()
    ),
}
