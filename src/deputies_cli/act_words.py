"""Words for requests and acts on paper: the types of their fields, what they are made of, tables in Markdown."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin

from deputies.values.shape import Check, Field, Least, Pattern, fields_of

__all__ = ["MADE", "cell", "doc_of", "parts_of", "table", "tag_of", "type_words"]

MADE = "<!-- Made from the catalogue by `python -m deputies_cli.acts_docs docs/acts`. Do not edit. -->"


def type_words(item: Field) -> str:
    """Return the type of a field in words."""
    return _words(item.type, item.notes)


def _words(kind: Any, notes: Sequence[Any] = ()) -> str:
    from deputies.acts.kinds import ExhibitNote, SealedNote

    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        choices = [choice for choice in get_args(kind) if choice is not types.NoneType]
        return " or ".join(dict.fromkeys(_words(choice, notes) for choice in choices))
    if hasattr(kind, "__metadata__"):
        return _words(get_args(kind)[0], (*kind.__metadata__, *notes))
    marked = next((note for note in reversed(notes) if isinstance(note, SealedNote | ExhibitNote)), None)
    if marked is not None:
        return "text, sealed" if isinstance(marked, SealedNote) else f"file: {marked.words}"
    return _compound_words(kind) or _scalar_words(kind, notes)


def _compound_words(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is tuple:
        return f"list of {_words(get_args(kind)[0])}"
    if origin is dict:
        return f"table of {_words(get_args(kind)[1])}"
    if origin is Literal:
        return " or ".join(str(choice) for choice in get_args(kind))
    return str(kind.__name__) if dataclasses.is_dataclass(kind) and isinstance(kind, type) else ""


def _scalar_words(kind: Any, notes: Sequence[Any]) -> str:
    for note in notes:
        if isinstance(note, Check):
            return {"date-time": "moment"}.get(note.name, note.name)
        if isinstance(note, Pattern):
            return {"some text": "text"}.get(note.words, "digest" if "SHA-256" in note.words else note.words)
        if isinstance(note, Least):
            return f"number, at least {note.value}"
    return {str: "text", int: "number", bool: "true or false", Fraction: "fraction"}.get(kind, "any")


def parts_of(cls: type, seen: tuple[type, ...] = ()) -> tuple[type, ...]:
    """Return the dataclasses that the fields of one are made of, in order, each once."""
    found: dict[type, None] = {}
    for item in fields_of(cls):
        for part in _inside(item.type):
            if part not in (*seen, *found):
                found[part] = None
                found.update(dict.fromkeys(parts_of(part, (*seen, *found))))
    return tuple(found)


def _inside(kind: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        yield kind
    for inner in get_args(kind) if get_origin(kind) is not Literal else ():
        yield from _inside(inner)


def tag_of(act: type) -> str:
    """Return the kind of an act, as written on the record."""
    from deputies.acts.kinds import tag_of_class

    return tag_of_class(act)


def doc_of(cls: type) -> str:
    """Return the first paragraph of what a class says of itself, "" where it says nothing."""
    text = (cls.__doc__ or "").strip()
    return "" if text.startswith(f"{cls.__name__}(") else " ".join(text.split("\n\n")[0].split())


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield f"| {' | '.join(header)} |"
    yield f"| {' | '.join('---' for _ in header)} |"
    for row in rows:
        yield f"| {' | '.join(cell(text) for text in row)} |"


def cell(text: str) -> str:
    """Write a text so that it stays in its cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")
