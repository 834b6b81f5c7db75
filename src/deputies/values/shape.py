"""Reading plain data into frozen dataclasses, strictly, with every fault and its path.

`read(cls, data)` turns the dicts, lists, strings, integers and booleans that JSON and TOML give into the
dataclass `cls`; `write(value)` is its inverse (fields that equal their default are left out); `schema(cls)` is the
JSON Schema (2020-12) of the same shape. Understood: str, int, bool, `X | None`, `tuple[X, ...]`, `tuple[X, Y]`,
`dict[str, X]`, `Literal[...]`, `Fraction` (written "num/den" or an integer), and dataclasses. Nothing is coerced,
floats are refused, an unknown key is a fault that names the nearest known one. Field notes are `Annotated` metadata:
`Doc("...")`, `Least(n)`, `Pattern("...")`, and `Check(function)`, where the function returns None or what was expected.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from deputies.values.dates import parse_date, parse_moment
from deputies.values.ids import ID_PATTERN, is_id
from deputies.values.refusals import Fault, Faults, Refusal

__all__ = [
    "Check", "Day", "Digest", "Doc", "Field", "Id", "Least", "Moment", "Pattern", "Text",
    "fields_of", "read", "schema", "write",
]  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Doc:
    """What a field means, for people: shown in forms, help, schema and reference."""

    text: str


@dataclass(frozen=True, slots=True)
class Least:
    """The least integer allowed."""

    value: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that the whole text must match, with its meaning in words."""

    pattern: str
    words: str


@dataclass(frozen=True, slots=True)
class Check:
    """A named test of a text: `accepts(text)` says whether it fits; `words` says what was expected."""

    name: str
    accepts: Callable[[str], bool]
    words: str


def _is_date(text: str) -> bool:
    return _accepted(parse_date, text)


def _is_moment(text: str) -> bool:
    return _accepted(parse_moment, text)


def _accepted(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except Refusal:
        return False
    return True


Id = Annotated[str, Check("id", is_id, "an id (lower-case letters, digits, single hyphens or dots)")]
Day = Annotated[str, Check("date", _is_date, "a date such as 1927-03-31")]
Moment = Annotated[str, Check("date-time", _is_moment, "a UTC moment such as 1927-03-31T09:00:00Z")]
Digest = Annotated[str, Pattern("[0-9a-f]{64}", "a SHA-256 digest in 64 lower-case hexadecimal digits")]
Text = Annotated[str, Pattern(r"(?s).*\S.*", "some text")]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape, as forms, help and references see it."""

    name: str
    type: Any
    notes: tuple[Any, ...]
    required: bool
    default: Any

    @property
    def doc(self) -> str:
        """What the field means, "" when it says so itself."""
        return next((note.text for note in self.notes if isinstance(note, Doc)), "")


def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of a dataclass with types resolved and notes split off."""
    return _fields_of(cls)


@cache
def _fields_of(cls: type) -> tuple[Field, ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    found = []
    for item in dataclasses.fields(cls):
        kind, notes = _split(hints[item.name])
        missing = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        default = None if missing else _default(item)
        found.append(Field(item.name, kind, notes, missing, default))
    return tuple(found)


def _default(item: dataclasses.Field[Any]) -> Any:
    if item.default_factory is not dataclasses.MISSING:
        return item.default_factory()
    return item.default


def _split(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        kind, more = _split(inner)
        return kind, (*more, *notes)
    return hint, ()


def read(cls: type[T], data: object, *, document: str = "document", path: str = "") -> T:
    """Read `data` as `cls`; raise `Faults` with every fault and its path."""
    faults: list[Fault] = []
    value = _read(cls, (), data, path, faults)
    if faults:
        raise Faults(document, faults)
    return typing.cast(T, value)


def _read(kind: Any, notes: tuple[Any, ...], data: object, path: str, faults: list[Fault]) -> Any:
    inner, more = _split(kind)
    notes = (*notes, *more)
    origin = get_origin(inner)
    if origin in (Union, types.UnionType):
        return _read_optional(inner, notes, data, path, faults)
    if origin is tuple:
        return _read_tuple(get_args(inner), data, path, faults)
    if origin is dict:
        return _read_dict(get_args(inner)[1], data, path, faults)
    if origin is Literal:
        return _read_literal(get_args(inner), data, path, faults)
    if dataclasses.is_dataclass(inner):
        return _read_record(typing.cast(type, inner), data, path, faults)
    return _read_scalar(inner, notes, data, path, faults)


def _read_optional(kind: Any, notes: tuple[Any, ...], data: object, path: str, faults: list[Fault]) -> Any:
    choices = [choice for choice in get_args(kind) if choice is not types.NoneType]
    if data is None and types.NoneType in get_args(kind):
        return None
    if len(choices) == 1:
        return _read(choices[0], notes, data, path, faults)
    tags = {tag: choice for choice in choices for tag in [tag_of(choice)] if tag}
    if len(tags) == len(choices):
        return _read_tagged(tags, data, path, faults)
    for choice in choices:  # a union of plain types: the first that fits
        trial: list[Fault] = []
        value = _read(choice, notes, data, path, trial)
        if not trial:
            return value
    faults.append(Fault(path, f"found {_show(data)}", " or ".join(_name(choice) for choice in choices)))
    return None


def tag_of(kind: Any) -> tuple[str, str] | None:
    """Return (field, value) of the first field of a dataclass that can take one literal text only: its tag."""
    if not dataclasses.is_dataclass(kind):
        return None
    for item in fields_of(typing.cast(type, kind)):
        if get_origin(item.type) is Literal and len(get_args(item.type)) == 1:
            return item.name, get_args(item.type)[0]
    return None


def _read_tagged(tags: dict[tuple[str, str], Any], data: object, path: str, faults: list[Fault]) -> Any:
    name = next(iter(tags))[0]
    if not isinstance(data, dict):
        faults.append(Fault(path, f"found {_show(data)}", f"a table with {name!r}"))
        return None
    found = data.get(name)
    choice = tags.get((name, found)) if isinstance(found, str) else None
    if choice is None:
        known = ", ".join(repr(value) for _, value in tags)
        said = f"found {_show(found)}" if name in data else "is missing"
        faults.append(Fault(_join(path, name), said, f"one of {known}"))
        return None
    return _read(choice, (), data, path, faults)


def _read_tuple(kinds: tuple[Any, ...], data: object, path: str, faults: list[Fault]) -> Any:
    if not isinstance(data, list | tuple):
        faults.append(Fault(path, f"found {_show(data)}", "a list"))
        return ()
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(data)
    elif len(data) != len(kinds):
        faults.append(Fault(path, f"found {len(data)} items", f"a list of {len(kinds)}"))
        return ()
    pairs = zip(kinds, data, strict=True)
    return tuple(_read(kind, (), item, f"{path}[{index}]", faults) for index, (kind, item) in enumerate(pairs))


def _read_dict(kind: Any, data: object, path: str, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(path, f"found {_show(data)}", "a table"))
        return {}
    return {str(key): _read(kind, (), item, _join(path, str(key)), faults) for key, item in data.items()}


def _read_literal(choices: tuple[Any, ...], data: object, path: str, faults: list[Fault]) -> Any:
    for choice in choices:
        if type(choice) is type(data) and choice == data:
            return choice
    near = difflib.get_close_matches(str(data), [str(choice) for choice in choices], n=1)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    faults.append(Fault(path, f"found {_show(data)}{hint}", "one of " + ", ".join(repr(choice) for choice in choices)))
    return choices[0]


def _read_record(cls: type, data: object, path: str, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(path, f"found {_show(data)}", f"a table of {cls.__name__}"))
        return None
    known = fields_of(cls)
    names = [item.name for item in known]
    for key in data:
        if key not in names:
            near = difflib.get_close_matches(str(key), names, n=1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            faults.append(Fault(_join(path, str(key)), f"unknown key {key!r}{hint}", "one of " + ", ".join(names)))
    before = len(faults)
    values: dict[str, Any] = {}
    for item in known:
        if item.name in data:
            place = _join(path, item.name)
            values[item.name] = _read(item.type, item.notes, data[item.name], place, faults)
        elif item.required:
            faults.append(Fault(_join(path, item.name), "is missing", item.doc or _name(item.type)))
    if len(faults) > before or any(item.required and item.name not in values for item in known):
        return None
    try:
        return cls(**values)
    except Refusal as refusal:  # a shape may check what its fields say together
        faults.append(Fault(path, refusal.sentence.rstrip("."), refusal.required, refusal.code))
        return None


def _read_scalar(kind: Any, notes: tuple[Any, ...], data: object, path: str, faults: list[Fault]) -> Any:
    if kind is Fraction:
        return _read_fraction(data, path, faults)
    if kind in (Any, object):
        return data
    if type(data) is not kind:
        note = "; numbers are whole or fractions" if isinstance(data, float) else ""
        faults.append(Fault(path, f"found {_show(data)}{note}", _name(kind)))
        return kind()
    for note_ in notes:
        expected = _broken(note_, data)
        if expected:
            faults.append(Fault(path, f"found {_show(data)}", expected))
    return data


def _read_fraction(data: object, path: str, faults: list[Fault]) -> Fraction:
    if type(data) is int:
        return Fraction(data)
    if isinstance(data, str) and re.fullmatch(r"-?[0-9]+/[1-9][0-9]*", data):
        return Fraction(data)
    faults.append(Fault(path, f"found {_show(data)}", 'a whole number or a fraction such as "2/3"'))
    return Fraction(0)


def _broken(note: Any, data: Any) -> str:
    if isinstance(note, Least) and data < note.value:
        return f"at least {note.value}"
    if isinstance(note, Pattern) and not re.fullmatch(note.pattern, data):
        return note.words
    if isinstance(note, Check) and not note.accepts(data):
        return note.words
    return ""


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _show(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 60 else text[:57] + "..."


_WORDS: dict[Any, str] = {str: "text", int: "a whole number", bool: "true or false", Fraction: "a fraction"}


def _name(kind: Any) -> str:
    inner, _ = _split(kind)
    origin = get_origin(inner)
    if origin is tuple:
        return "a list"
    if origin is dict:
        return "a table"
    if origin is Literal:
        return "one of " + ", ".join(repr(choice) for choice in get_args(inner))
    if origin in (Union, types.UnionType):
        return " or ".join(_name(choice) for choice in get_args(inner) if choice is not types.NoneType)
    return _WORDS.get(inner) or str(getattr(inner, "__name__", inner))


_PLAIN = frozenset({str, int, bool, type(None)})


def write(value: object) -> Any:
    """Return the plain data of `value`: the inverse of `read`; fields that equal their default are left out."""
    if type(value) in _PLAIN:  # most of what is written: the ids in a list of thousands
        return value
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found: dict[str, Any] = {}
        for item in fields_of(type(value)):
            held = getattr(value, item.name)
            if item.required or held != item.default or _is_tag(item):
                found[item.name] = write(held)
        return found
    if isinstance(value, tuple | list):
        return [write(item) for item in value]
    if isinstance(value, dict):
        return {key: write(item) for key, item in value.items()}
    return value


def _is_tag(item: Field) -> bool:
    return get_origin(item.type) is Literal and len(get_args(item.type)) == 1


def schema(cls: type, *, title: str = "") -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `cls`, nested dataclasses under `$defs`."""
    definitions: dict[str, Any] = {}
    root = _schema_record(cls, definitions)
    if title:
        root = {"title": title, **root}
    if definitions:
        root["$defs"] = definitions
    return root


def _schema_record(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "additionalProperties": False}
    if cls.__doc__ and not cls.__doc__.startswith(f"{cls.__name__}("):
        found["description"] = cls.__doc__.strip().split("\n\n")[0]
    properties = {}
    for item in fields_of(cls):
        entry = _schema(item.type, item.notes, definitions)
        if item.doc:
            entry = {**entry, "description": item.doc}
        properties[item.name] = entry
    found["properties"] = properties
    found["required"] = [item.name for item in fields_of(cls) if item.required]
    return found


def _schema(kind: Any, notes: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    inner, more = _split(kind)
    notes = (*notes, *more)
    origin = get_origin(inner)
    if origin in (Union, types.UnionType):
        choices = [choice for choice in get_args(inner) if choice is not types.NoneType]
        found = [_schema(choice, notes, definitions) for choice in choices]
        return found[0] if len(found) == 1 else {"anyOf": found}
    if origin is tuple:
        return _schema_tuple(get_args(inner), definitions)
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(get_args(inner)[1], (), definitions)}
    if origin is Literal:
        return {"enum": list(get_args(inner))}
    if dataclasses.is_dataclass(inner):
        cls = typing.cast(type, inner)
        if cls.__name__ not in definitions:
            definitions[cls.__name__] = {}
            definitions[cls.__name__] = _schema_record(cls, definitions)
        return {"$ref": f"#/$defs/{cls.__name__}"}
    return _schema_scalar(inner, notes)


def _schema_tuple(kinds: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if kinds[-1] is Ellipsis:
        return {"type": "array", "items": _schema(kinds[0], (), definitions)}
    items = [_schema(kind, (), definitions) for kind in kinds]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _schema_scalar(kind: Any, notes: tuple[Any, ...]) -> dict[str, Any]:
    if kind is Fraction:
        return {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+/[1-9][0-9]*$"}]}
    found: dict[str, Any] = {"type": {str: "string", int: "integer", bool: "boolean"}.get(kind, "object")}
    for note in notes:
        if isinstance(note, Least):
            found["minimum"] = note.value
        elif isinstance(note, Pattern) and not note.pattern.startswith("(?s)"):
            found["pattern"] = f"^(?:{note.pattern})$"
        elif isinstance(note, Pattern):
            found["minLength"] = 1
        elif isinstance(note, Check) and note.name == "id":
            found["pattern"] = f"^{ID_PATTERN}$"
        elif isinstance(note, Check):
            found["format"] = note.name
    return found
