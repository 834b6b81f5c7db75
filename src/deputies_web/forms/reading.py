"""From a submitted form back to plain data: what `deputies.values.shape.read` then judges.

Nothing is judged here. What is left blank is left out; what is not a number stays the text it was, so that the
answer can say what was found. Rows in which nothing was filled in are no rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, Protocol, get_args, get_origin

from deputies.acts.kinds import ExhibitNote
from deputies.acts.sealing import find_note
from deputies.values.shape import Check, Field, fields_of
from deputies_web.forms.choices import names_new
from deputies_web.forms.controls import inner_type, is_record

__all__ = ["Submitted", "read_form"]

_INTEGER = re.compile(r"-?[0-9]{1,40}")


class Submitted(Protocol):
    """A submitted form: values by name, several where a name stands several times."""

    def get(self, name: str, default: str = "") -> Any: ...

    def getlist(self, name: str) -> list[Any]: ...

    def keys(self) -> Any: ...


def read_form(cls: type, post: Submitted, documents: Mapping[str, bytes], *, prefix: str = "") -> dict[str, Any]:
    """Return the record that a form says; `documents` are the files handed in, by name of their field."""
    found: dict[str, Any] = {}
    for item in fields_of(cls):
        value = _value(item, inner_type(item.type), post, documents, f"{prefix}{item.name}")
        if value is not None:
            found[item.name] = value
    return found


def _value(item: Field, kind: Any, post: Submitted, documents: Mapping[str, bytes], name: str) -> Any:
    if find_note(item, ExhibitNote):
        return documents.get(name)
    if get_origin(kind) is tuple:
        return _list(inner_type(get_args(kind)[0]), item, post, documents, name)
    if get_origin(kind) is dict:
        rows = [(post.get(f"{name}.{i}.key", ""), post.get(f"{name}.{i}.value", "")) for i in _indices(post, name)]
        kept = {key.strip(): _number(value) for key, value in rows if key.strip()}
        return kept or None
    if is_record(kind):
        return read_form(kind, post, documents, prefix=f"{name}.") or None
    text = str(post.get(name, "") or "").strip()
    if not text:
        return None
    return _scalar(item, kind, text)


def _scalar(item: Field, kind: Any, text: str) -> Any:
    if kind is int:
        return _number(text)
    if kind is bool:
        return {"yes": True, "no": False}.get(text, text)
    if get_origin(kind) is Literal:
        return next((choice for choice in get_args(kind) if str(choice) == text), text)
    if any(isinstance(note, Check) and note.name == "date-time" for note in item.notes):
        return f"{text}:00Z" if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text) else text
    return text.replace("\r\n", "\n")


def _number(text: str) -> int | str:
    return int(text) if _INTEGER.fullmatch(text.strip()) else text.strip()


def _list(kind: Any, item: Field, post: Submitted, documents: Mapping[str, bytes], name: str) -> list[Any] | None:
    if is_record(kind):
        rows = []
        for index in _indices(post, name):
            key = str(post.get(f"{name}.{index}._key", "") or "")
            row = read_form(kind, post, documents, prefix=f"{name}.{index}.")
            if set(row) - {key} - _defaults(kind, row):
                rows.append(row)
        return rows or ([] if item.required else None)
    texts = [line.strip() for value in post.getlist(name) for line in str(value).splitlines()]
    kept = [text for text in texts if text]
    values: list[Any] = [_number(text) for text in kept] if kind is int else list(kept)
    return values or ([] if item.required else None)


def _defaults(kind: type, row: Mapping[str, Any]) -> set[str]:
    """Return the fields of a row that hold only what the form had put there itself."""
    return {
        item.name
        for item in fields_of(kind)
        if not item.required and not names_new(item) and item.name in row and row[item.name] == item.default
    }


def _indices(post: Submitted, name: str) -> list[int]:
    pattern = re.compile(re.escape(name) + r"\.([0-9]{1,5})\.")
    return sorted({int(match[1]) for key in post.keys() if (match := pattern.match(key))})  # noqa: SIM118
