"""Options of the command line from the fields of a request: their names, their help, and how their text is read.

text                  as it stands
numbers, yes and no   12; true or false, yes or no
lists of ids          a,b,c
numbers in a list     3,17,20
lists of pairs        1=212,2=180: candidates and votes, mandates and choices
records               first=3,last=5: a name and a value for each field
lists of texts        Bread and coal; Reports: parted by semicolons
lists of records      name=Ann Li,list=north; name=Bo Chen,list=south: parted by semicolons
any list or table     JSON, or @FILE: JSON in it, or CSV whose header names the fields
documents             the path of the file, or the digest of one that was handed in before
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import json
import types
from pathlib import Path
from typing import Any, Literal, Union, cast, get_args, get_origin

from deputies.acts.kinds import ExhibitNote
from deputies.acts.sealing import find_note
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import Field, fields_of

__all__ = ["add_option", "option_name", "value_of"]

_YES = {"true": True, "yes": True, "false": False, "no": False}


def option_name(field: str) -> str:
    """Return the option of a field: `lot_source` -> `--lot-source`; the field `system` is `--system-id`."""
    return "--system-id" if field == "system" else f"--{field.replace('_', '-')}"


def add_option(parser: argparse.ArgumentParser, item: Field, *, required: bool | None = None) -> None:
    """Add the option of a field; its text comes as `field_NAME`."""
    shape = _shape(item)
    doc = (item.doc or item.name.replace("_", " ")).replace("%", "%%")
    parser.add_argument(
        option_name(item.name),
        dest=f"field_{item.name}",
        required=item.required if required is None else required,
        metavar=shape or item.name.upper(),
        help=doc,
    )


def _shape(item: Field) -> str:
    """How the option is written, "" for plain text."""
    part = _part(item)
    if find_note(item, ExhibitNote):
        return "FILE"
    if item.type in (int, bool):
        return "NUMBER" if item.type is int else "yes|no"
    if get_origin(item.type) is Literal:
        return "|".join(map(str, get_args(item.type)))
    short = _short_list(item, part)
    listed = part is not None or dataclasses.is_dataclass(_plain(item.type))
    return (f"{short}|JSON|@FILE" if short else "JSON|@FILE") if listed else ""


def _short_list(item: Field, part: Any) -> str:
    """How a list or a record is written in short, "" where only JSON says it."""
    if part is int:
        return "NUMBER,NUMBER"
    if part is str and _is_ids(item):
        return "ID,ID"
    if part is str:
        return "TEXT;TEXT"
    if _pair(part):
        return ",".join([f"{'='.join(name.upper() for name in _pair(part))}"] * 2)
    if _is_flat(part):
        return "NAME=VALUE,...;..."
    return "NAME=VALUE,..." if dataclasses.is_dataclass(_plain(item.type)) else ""


def _part(item: Field) -> Any:
    """The type of what a list holds, without its notes; None for what is no list."""
    if get_origin(item.type) is not tuple:
        return None
    return _plain(get_args(item.type)[0])


def _plain(hint: Any) -> Any:
    while hasattr(hint, "__metadata__"):
        hint = hint.__origin__
    if get_origin(hint) in (Union, types.UnionType):
        hint = _plain(next(choice for choice in get_args(hint) if choice is not type(None)))
    return hint


def _is_ids(item: Field) -> bool:
    notes = getattr(get_args(item.type)[0], "__metadata__", ())
    return any(getattr(note, "name", "") == "id" for note in notes)


def _pair(part: Any) -> tuple[str, ...]:
    """The two names of a table with two required plain fields, else nothing."""
    if not isinstance(part, type) or not dataclasses.is_dataclass(part):
        return ()
    needed = [item for item in fields_of(part) if item.required]
    simple = all(get_origin(_plain(item.type)) in (None, Literal) for item in needed)
    return tuple(item.name for item in needed) if simple and len(needed) == 2 else ()


def _is_flat(part: Any) -> bool:
    """Whether a part is a table whose fields are all plain: text, numbers, choices, yes or no."""
    if not isinstance(part, type) or not dataclasses.is_dataclass(part):
        return False
    return all(get_origin(_plain(item.type)) in (None, Literal) for item in fields_of(part))


def value_of(item: Field, text: str) -> Any:
    """Read the text of an option as the field in plain form; raise `Refusal` or `Faults`."""
    if find_note(item, ExhibitNote):
        return text if len(text) == 64 and not Path(text).exists() else _file(text, item.name)
    kind = _plain(item.type)
    if get_origin(kind) is tuple or dataclasses.is_dataclass(kind):
        return _table(item, text)
    if kind is int:
        return _number(item, text)
    return _YES.get(text.lower(), text) if kind is bool else text


def _table(item: Field, text: str) -> Any:
    """Read a list or a table, in the shortest form it has or as JSON."""
    if text.startswith("@"):
        return _from_file(item, text[1:])
    part = _part(item)
    if _short_list(item, part) and part is not None and not text.lstrip().startswith("["):
        return _listed(item, part, text)
    kind = _plain(item.type)
    if dataclasses.is_dataclass(kind) and not text.lstrip().startswith("{"):
        return _record(item, cast(type, kind), text)
    return _json(item, text)


def _listed(item: Field, part: Any, text: str) -> list[Any]:
    """Read a list in its short form."""
    if _pair(part):
        return _pairs(item, part, text)
    if _is_flat(part):
        return [_record(item, part, record) for record in text.split(";") if record.strip()]
    parting = "," if part is int or _is_ids(item) else ";"
    words = [word.strip() for word in text.split(parting) if word.strip()]
    return [_number(item, word) for word in words] if part is int else words


def _record(item: Field, kind: type, text: str) -> dict[str, Any]:
    """Read a record written as name=value, parted by commas."""
    words = [word.strip().partition("=") for word in text.split(",") if word.strip()]
    known = {one.name for one in fields_of(kind)}
    for name, equals, _ in words:
        if not equals or name not in known:
            raise _malformed(item, name, f"name=value, with a name of {', '.join(sorted(known))}")
    return _typed(kind, {name: value for name, _, value in words})


def _number(item: Field, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise _malformed(item, text, "a whole number") from None


def _pairs(item: Field, part: type, text: str) -> list[dict[str, Any]]:
    names = _pair(part)
    rows = []
    for word in filter(None, (word.strip() for word in text.split(","))):
        left, equals, right = word.partition("=")
        if not equals:
            raise _malformed(item, word, "=".join(names))
        rows.append(_typed(part, dict(zip(names, (left.strip(), right.strip()), strict=True))))
    return rows


def _typed(part: type, row: dict[str, str]) -> dict[str, Any]:
    """The cells of a row as the fields want them; empty cells are left out. What is no number is left to the shape."""
    kinds = {item.name: _plain(item.type) for item in fields_of(part)}
    found: dict[str, Any] = {}
    for name, cell in row.items():
        if not cell:
            continue
        number = kinds.get(name) is int and cell.removeprefix("-").isdecimal()
        found[name] = int(cell) if number else _YES.get(cell, cell) if kinds.get(name) is bool else cell
    return found


def _from_file(item: Field, path: str) -> Any:
    data = _file(path, item.name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults(path, [Fault(f"byte {error.start + 1}", "the file is not in UTF-8", "UTF-8")]) from None
    part = _part(item)
    if not path.lower().endswith(".csv"):
        return _json(item, text)
    rows = csv.DictReader(text.splitlines())
    if isinstance(part, type) and dataclasses.is_dataclass(part):
        return _rows(path, part, rows)
    raise _malformed(item, path, "JSON: its entries are no tables")


def _rows(path: str, part: type, reader: csv.DictReader[str]) -> list[dict[str, Any]]:
    known = [item.name for item in fields_of(part)]
    unknown = [name for name in reader.fieldnames or () if name not in known]
    if unknown:
        raise Faults(path, [Fault("line 1", f"unknown columns {', '.join(unknown)}", ", ".join(known))])
    found = []
    for row in reader:
        if None in row or None in row.values():
            count = len(reader.fieldnames or ())
            raise Faults(path, [Fault(f"line {reader.line_num}", "more or fewer cells than the header", f"{count}")])
        found.append(_typed(part, {name: cell.strip() for name, cell in row.items()}))
    return found


def _json(item: Field, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        forms = _shape(item).replace("|", " or ")
        where = f"line {error.lineno}, column {error.colno}"
        raise _malformed(item, text, f"{forms}; as JSON it breaks off at {where}") from None


def _malformed(item: Field, found: str, expected: str) -> Refusal:
    short = found if len(found) <= 60 else found[:57] + "..."
    return Refusal(
        "option.malformed",
        f"{option_name(item.name)} is not what it should be: {short!r}; expected {expected}.",
        found=found,
        required=expected,
    )


def _file(path: str, name: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Refusal(
            "file.unreadable", f"{option_name(name)}: {path} cannot be read: {error.strerror}.", found=path
        ) from None
