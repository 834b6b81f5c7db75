"""From the fields of a request to the controls of its form.

Every shape that `deputies.values.shape` reads has a control, and every control works without JavaScript: lists of
records are numbered rows with a button that asks the server for more. Names are paths with dots ("votes.0.mandate").
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from deputies.acts.kinds import ExhibitNote, SealedNote
from deputies.acts.sealing import find_note
from deputies.councils.choice import MemberVotes
from deputies.directives.facts import is_on_record
from deputies.elections.lists import tickets
from deputies.sittings.sheets import INLINE
from deputies.sittings.sitting import Cast, MemberChoice
from deputies.values import Fault
from deputies.values.shape import Check, Field, Least, Pattern, fields_of
from deputies_web.forms.choices import Option, choices_for, names_new, suggest_id, suggestions_for
from deputies_web.forms.scope import Scope
from deputies_web.forms.searching import choices_found, is_known

__all__ = ["KEYS", "Control", "Row", "controls_for", "inner_type", "is_record"]

Widget = Literal[
    "text", "long", "number", "date", "moment", "select", "radios", "checks", "lines", "file", "sealed", "rows",
    "suggest", "table", "group", "pairs", "search", "lines-found",
]  # fmt: skip

_FOUND = 30
"""How many are shown of those that fit what somebody looks for, to be added to a list."""
KEYS = ("mandate", "candidate", "fact")
"""Fields by which the rows of a list can be laid out beforehand: one row for each member, candidate or fact."""

_LONG = {"text", "grounds", "answer", "platform", "statement", "reason", "reasons", "summary", "note"}
_LISTED = {"ground"}
"""Prose that is one of a list which the statute gives."""
_NAMES = {"is_": "comparison", "votes_for": "for", "votes_against": "against", "lot_source": "source of a lot"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a list, or the one record of a group."""

    title: str
    controls: tuple[Control, ...]
    key: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """One field as the page shows it; `folded` is a group that may be left empty, and is.

    sought  what was looked for in a list that is too long to be laid out; `options` are what was found of it.
    """

    name: str
    label: str
    help: str
    widget: Widget
    required: bool = False
    value: Any = ""
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    faults: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    heads: tuple[str, ...] = ()
    least: int | None = None
    folded: bool = False
    sought: str = ""

    @property
    def id(self) -> str:
        """The control's id in the page."""
        return "f-" + self.name.replace(".", "-")

    @property
    def key_words(self) -> str:
        """The head of the column that holds what the rows of a table are about."""
        key = self.rows[0].key if self.rows else None
        return {"mandate": "Deputy", "candidate": "Candidate", "fact": "Fact"}.get(key[0] if key else "", "")


def inner_type(kind: Any) -> Any:
    """Return what a type holds besides None."""
    if get_origin(kind) in (Union, types.UnionType):
        inner = [item for item in get_args(kind) if item is not types.NoneType]
        return _bare(inner[0]) if len(inner) == 1 else kind
    return kind


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is typing.Annotated else kind


def is_record(kind: Any) -> bool:
    """Whether a type is a dataclass."""
    return dataclasses.is_dataclass(kind)


def controls_for(
    cls: type,
    plain: Mapping[str, Any],
    scope: Scope,
    faults: Sequence[Fault] = (),
    *,
    prefix: str = "",
    path: str = "",
    more: Mapping[str, int] | None = None,
) -> tuple[Control, ...]:
    """Return the controls of a record, filled with what is there, each with its faults.

    path  where the record stands in the document, as faults name it ("votes[2]."), `prefix` as the form does.
    more  rows asked for by name of the list.
    """
    return tuple(_control(item, plain, scope, faults, prefix, path, more or {}) for item in fields_of(cls))


def _control(
    item: Field,
    plain: Mapping[str, Any],
    scope: Scope,
    faults: Sequence[Fault],
    prefix: str,
    path: str,
    more: Mapping[str, int],
) -> Control:
    name, place = f"{prefix}{item.name}", f"{path}{item.name}"
    kind = inner_type(item.type)
    value = plain.get(item.name, _default(item, scope, prefix))
    control = Control(
        name,
        _NAMES.get(item.name, item.name.replace("_", " ").strip()),
        "" if item.doc.lower() == f"the {item.name.replace('_', ' ')}" else item.doc,
        "text",
        item.required,
        "" if value is None else value,
        faults=tuple(_say(fault) for fault in faults if fault.path == place),
    )
    if get_origin(kind) is tuple:
        return _list(control, _bare(get_args(kind)[0]), item, value or (), scope, faults, place, more)
    if get_origin(kind) is dict:
        pairs = list(dict(value or {}).items()) + [("", "")] * 3
        rows = tuple(Row("", _pair(name, index, *pair)) for index, pair in enumerate(pairs))
        return dataclasses.replace(control, widget="pairs", rows=rows, value="")
    if is_record(kind):
        inner = controls_for(kind, value or {}, scope, faults, prefix=f"{name}.", path=f"{place}.", more=more)
        folded = not item.required and not value and not any(one.faults for one in inner)
        return dataclasses.replace(control, widget="group", rows=(Row("", inner),), value="", folded=folded)
    return _scalar(control, kind, item, scope)


def _say(fault: Fault) -> str:
    return f"{fault.found}; expected {fault.expected}." if fault.expected else f"{fault.found}."


def _default(item: Field, scope: Scope, prefix: str) -> Any:
    if not prefix and names_new(item):
        return suggest_id(scope, item.name)
    return None if item.required else item.default


def _pair(name: str, index: int, key: str, value: object) -> tuple[Control, ...]:
    return (
        Control(f"{name}.{index}.key", "key", "", "text", value=key),
        Control(f"{name}.{index}.value", "value", "", "text", value=value),
    )


def _scalar(control: Control, kind: Any, item: Field, scope: Scope) -> Control:
    if find_note(item, ExhibitNote):
        return dataclasses.replace(control, widget="file")
    if find_note(item, SealedNote):
        words = "Stands on the record as a salted commitment; the text itself can be erased at any time."
        return dataclasses.replace(control, widget="sealed", help=f"{control.help}. {words}".lstrip(". "))
    if get_origin(kind) is Literal:
        options = tuple((str(value), str(value).replace("-", " ")) for value in get_args(kind))
        return dataclasses.replace(control, widget="radios" if len(options) < 5 else "select", options=options)
    if kind is bool:
        value = {True: "yes", False: "no"}.get(control.value, control.value)
        return dataclasses.replace(control, widget="radios", options=(("yes", "yes"), ("no", "no")), value=value)
    if kind is int:
        least = next((note.value for note in item.notes if isinstance(note, Least)), None)
        return dataclasses.replace(control, widget="number", least=least)
    return _text(control, item, scope)


def _text(control: Control, item: Field, scope: Scope) -> Control:
    checks = {note.name for note in item.notes if isinstance(note, Check)}
    if "date" in checks:
        return dataclasses.replace(control, widget="date")
    if "date-time" in checks:
        return dataclasses.replace(control, widget="moment", value=str(control.value).removesuffix("Z")[:16])
    free = _is_prose(item) and item.name not in _LISTED
    options = None if names_new(item) or free else choices_for(scope, item.name)
    if options is not None:
        return _chosen(control, item.name, options, scope)
    suggested = suggestions_for(scope, item.name)
    if suggested:
        return dataclasses.replace(control, widget="suggest", options=suggested)
    return dataclasses.replace(control, widget="long" if item.name in _LONG else "text")


def _chosen(control: Control, field: str, options: tuple[Option, ...], scope: Scope) -> Control:
    """Choose from a list, or from what was found where the list is too long to be shown as one."""
    if not options:
        words = "Nothing that is known here fits this request now."
        return dataclasses.replace(control, help=f"{control.help}. {words}".lstrip(". "))
    if not scope.is_long(options):
        return dataclasses.replace(control, widget="select", options=options)
    text = str(control.value)
    if not text or is_known(scope, text):
        return dataclasses.replace(control, widget="search")
    found = choices_found(scope, field, text)
    if any(id_ == text for id_, _ in found):
        return dataclasses.replace(control, widget="search")
    if found and not scope.is_long(found):
        said = f"{len(found)} fit “{text}”; choose one." if len(found) > 1 else f"This is what fits “{text}”."
        one = found[0][0] if len(found) == 1 else ""
        return dataclasses.replace(control, widget="select", options=found, value=one, faults=(*control.faults, said))
    said = f"{len(found)} fit “{text}”; write more of it." if found else f"Nothing here fits “{text}”."
    return dataclasses.replace(control, widget="search", value="", faults=(*control.faults, said))


def _is_prose(item: Field) -> bool:
    return any(isinstance(note, Pattern) and note.pattern.startswith("(?s)") for note in item.notes)


def _list(
    control: Control,
    kind: Any,
    item: Field,
    value: Sequence[Any],
    scope: Scope,
    faults: Sequence[Fault],
    place: str,
    more: Mapping[str, int],
) -> Control:
    if is_record(kind):
        return _rows(control, kind, value, scope, faults, place, more)
    given = tuple(str(part) for part in value)
    within = tuple(_say(fault) for fault in faults if fault.path.startswith(f"{place}["))
    control = dataclasses.replace(control, faults=control.faults + within)
    options = choices_for(scope, item.name)
    if options and not scope.is_long(options):
        return dataclasses.replace(control, widget="checks", options=options, values=given, value="")
    text = "\n".join(given)
    if not options:
        return dataclasses.replace(control, widget="lines", value=text)
    words = scope.sought.get(control.name, "")
    found = choices_found(scope, item.name, words)[:_FOUND]
    return dataclasses.replace(control, widget="lines-found", value=text, sought=words, options=found)


def _rows(
    control: Control,
    kind: type,
    value: Sequence[Any],
    scope: Scope,
    faults: Sequence[Fault],
    place: str,
    more: Mapping[str, int],
) -> Control:
    keyed = _keyed(kind, scope)
    if keyed:
        return _table(control, kind, keyed, value, scope, faults, place)
    many = len(value) + more.get(control.name, 0) + (0 if value or "." in control.name else 2)
    rows = []
    for index in range(max(many, 1)):
        plain = value[index] if index < len(value) and isinstance(value[index], Mapping) else {}
        inner = controls_for(
            kind, plain, scope, faults, prefix=f"{control.name}.{index}.", path=f"{place}[{index}].", more=more
        )
        rows.append(Row(str(index + 1), inner))
    return dataclasses.replace(control, widget="rows", rows=tuple(rows), value="")


def _keyed(kind: type, scope: Scope) -> tuple[str, tuple[Option, ...]] | None:
    """Return the key of a list's records and the rows it can be laid out by, where the form knows them."""
    names = [item.name for item in fields_of(kind)]
    if kind is MemberChoice and scope.council:
        options = tuple((person.mandate, person.name) for person in scope.reading.persons(scope.executive()))
        return ("mandate", options) if options else None
    if names[0] == "mandate" and (scope.council or scope.sitting):
        members = scope.electable() if kind is MemberVotes else scope.members()
        few = members if len(members) <= INLINE else ()  # an entry holds no more: they are on a sheet, or not named
        options = tuple((person.mandate, person.name) for person in scope.reading.persons(few))
        return ("mandate", options) if options else None
    if names[0] == "candidate" and scope.election is not None:
        listed = [(str(item.number), f"{item.number}. {item.id}") for item in tickets(scope.election) if item.standing]
        if listed:
            return "candidate", tuple(listed)
        standing = [item for item in scope.election.candidates if not item.withdrawn]
        scope.reading.learn(item.name for item in standing)
        options = tuple((str(item.number), f"{item.number}. {scope.reading.name(item.name)}") for item in standing)
        return ("candidate", options) if options else None
    if names[0] == "fact" and scope.directive is not None:
        facts = dict.fromkeys(one.fact for means in scope.means() for one in means.conditions)
        stated = tuple((fact, fact.replace("-", " ")) for fact in facts if not is_on_record(fact))
        return ("fact", stated) if stated else None
    return None


def _moot(kind: type, scope: Scope) -> tuple[str, ...]:
    """Return endings of fields that mean nothing here: how many of its votes, where everybody has one."""
    return (".votes",) if kind is Cast and not scope.weighted else ()


def _table(
    control: Control,
    kind: type,
    keyed: tuple[str, tuple[Option, ...]],
    value: Sequence[Any],
    scope: Scope,
    faults: Sequence[Fault],
    place: str,
) -> Control:
    key, options = keyed
    given = {str(row.get(key)): index for index, row in enumerate(value) if isinstance(row, Mapping)}
    rows = []
    for index, (id_, words) in enumerate(options):
        at = given.get(id_)
        plain = value[at] if at is not None else {}
        inner = controls_for(
            kind,
            plain,
            scope,
            faults if at is not None else (),
            prefix=f"{control.name}.{index}.",
            path=f"{place}[{at}].",
        )
        shown = (one for one in inner if not one.name.endswith((f".{key}", *_moot(kind, scope))))
        rows.append(Row(words, tuple(shown), (key, id_)))
    heads = tuple(one.label for one in rows[0].controls)
    return dataclasses.replace(control, widget="table", rows=tuple(rows), heads=heads, value="")
