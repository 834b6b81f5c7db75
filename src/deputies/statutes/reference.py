"""What the model says of itself: the JSON Schema for editors, the reference page, and the page of checks.

All three are written from the model and the catalogue of checks, so that they cannot fall behind them.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from deputies.statutes.checks import CHECKS
from deputies.statutes.model import ByHand, Provision, Statute
from deputies.values import Threshold
from deputies.values.shape import Check, Field, fields_of, schema, tag_of, write

__all__ = ["checks_page", "json_schema", "reference_page"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OWN = frozenset(item.name for item in dataclasses.fields(Provision))
_WORDS = {str: "text", int: "whole number", bool: "true or false", Fraction: "fraction", object: "any value"}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a statute: for completion and error marks in editors that know TOML.

    A norm needs its `form`. A provision that lists fields in `not_stated` may leave required ones out.
    """
    found = {"$schema": _DIALECT, **schema(Statute, title="Statute of a council system")}
    definitions = found["$defs"]
    definitions["LocalProvision"]["properties"]["value"].pop("type", None)
    for kind in _kinds(Statute):
        if kind.__name__ not in definitions:
            continue
        entry, tag = definitions[kind.__name__], tag_of(kind)
        if tag is not None and not issubclass(kind, Provision):
            entry["properties"][tag[0]] = {"const": tag[1], "description": "which form of norm this is"}
            entry["required"] = [tag[0], *entry["required"]]
        elif issubclass(kind, Provision):
            rest = [name for name in entry["required"] if name != "article"]
            entry["required"] = ["article"]
            if rest:
                entry["if"] = {"not": {"required": ["not_stated"]}}
                entry["then"] = {"required": rest}
    return found


def reference_page() -> str:
    """Return the reference of all tables and fields of a statute, in Markdown."""
    lines = [
        "# Statutes: reference",
        "",
        "Written from the model; `deputies statutes reference` prints it. A statute is a TOML file with the keys of",
        "[Statute](#statute). Every provision also has the fields of [Provision](#provision). Fields marked ✋ are",
        "stated, shown and checked by the program, and carried out by people.",
        "",
    ]
    for kind in _kinds(Statute):
        lines += _section(kind)
    return "\n".join(lines).rstrip() + "\n"


def checks_page() -> str:
    """Return the page of checks, in Markdown."""
    lines = [
        "# Statutes: checks",
        "",
        "Written from the catalogue of checks; `deputies statutes reference --checks` prints it. An **error** keeps a",
        "statute from being used; a **warning** is shown and may be accepted. All findings are reported together, each",
        "with line, path, article and remedy: `deputies statutes check FILE`.",
        "",
        "| code | | looks for |",
        "|---|---|---|",
        *(f"| [`{item.code}`](#{_anchor(item.code)}) | {item.severity} | {item.title} |" for item in CHECKS),
        "",
    ]
    for item in CHECKS:
        lines += [f"## {item.code}", "", f"**{item.title}** ({item.severity}). {item.why}", ""]
        lines += [f"Rule: {(item.look.__doc__ or '').strip()}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _anchor(code: str) -> str:
    return code.replace(".", "")


def _section(kind: type) -> Iterator[str]:
    yield f"## {kind.__name__}"
    yield ""
    yield " ".join((kind.__doc__ or "").split())
    yield ""
    if issubclass(kind, Provision) and kind is not Provision:
        yield "Has the fields of [Provision](#provision) too."
        yield ""
    yield "| field | value | what it means |"
    yield "|---|---|---|"
    for item in fields_of(kind):
        if issubclass(kind, Provision) and kind is not Provision and item.name in _OWN:
            continue
        hand = " ✋" if any(isinstance(note, ByHand) for note in item.notes) else ""
        named = next((note.name for note in item.notes if isinstance(note, Check)), "")
        value = named if named in ("id", "date") else _type(item.type)
        yield f"| `{item.name}` | {value}{_default(item)} | {item.doc or _said_by(item)}{hand} |"
    yield ""


def _said_by(item: Field) -> str:
    """Return what the class of a field says of itself, where the field itself says nothing."""
    kind = next(_inside(item.type), None)
    return "" if kind is None else " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def _type(kind: Any) -> str:
    inside = get_args(kind)
    several: dict[Any, str] = {tuple: "list of {}", dict: "table of {} by id", Annotated: "{}"}
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return " or ".join(_type(choice) for choice in inside if choice is not types.NoneType)
    if origin is Literal:
        return " · ".join(f"`{choice}`" for choice in inside)
    if origin in several:
        return several[origin].format(_type(inside[1] if origin is dict else inside[0]))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return _WORDS.get(kind, getattr(kind, "__name__", str(kind)))


def _default(item: Field) -> str:
    if item.required:
        return ", required"
    if item.default in (None, "", (), {}) or (get_origin(item.type) is Literal and len(get_args(item.type)) == 1):
        return ""
    if isinstance(item.default, Threshold):
        return f"; if left out: {item.default}"
    plain = write(item.default)
    said = {True: "true", False: "false"}.get(plain, plain) if isinstance(plain, bool) else plain
    return f"; if left out: {', '.join(said) if isinstance(said, list) else said}"


def _kinds(root: type) -> list[type]:
    """Return all dataclasses of the model, `Statute` first, `Provision` second, then as they are met."""
    found: list[type] = [root, Provision]
    for kind in found:
        for item in fields_of(kind):
            for inner in _inside(item.type):
                if inner not in found:
                    found.append(inner)
    return found


def _inside(kind: Any) -> Iterator[type]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        yield kind
    inside = get_args(kind)[:1] if get_origin(kind) is Annotated else get_args(kind)
    for inner in inside:
        if get_origin(kind) is not Literal:
            yield from _inside(inner)
