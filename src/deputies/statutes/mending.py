"""Reading on past faults: what is wrong in shape is replaced for the moment, so that the checks see the rest.

A text with a misspelt key and a dangling name should be told both at once. The mended statute is never used, only
checked; findings in a provision that was mended are dropped, since they may be about the replacement.
"""

from __future__ import annotations

import dataclasses
import types
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin

from deputies.statutes.checks import check_statute
from deputies.statutes.findings import Finding
from deputies.statutes.model import Statute
from deputies.values import Faults
from deputies.values.shape import Check, Field, Least, fields_of, read, tag_of

__all__ = ["findings_past_faults"]

_NORMS = "norms"
_LEANS_ON_NORMS = frozenset({"minimum.unreachable"})


def findings_past_faults(plain: dict[str, Any]) -> tuple[Finding, ...]:
    """Return the errors that the checks find in the parts of a statute that have no fault of shape."""
    mended: list[str] = []
    try:
        statute = read(Statute, _mend(Statute, plain, "", mended))
    except Faults:
        return ()
    entries = {_entry(path) for path in mended}
    norms = any(entry.startswith(_NORMS) for entry in entries)
    return tuple(
        finding
        for finding in check_statute(statute)
        if finding.severity == "error"
        and _entry(finding.path) not in entries
        and finding.path.split(".")[0] not in entries
        and not (norms and finding.code in _LEANS_ON_NORMS)
    )


def _entry(path: str) -> str:
    """Return the provision that a path lies in: its first two steps."""
    return ".".join(path.replace("[", ".").split(".")[:2])


def _mend(kind: Any, data: Any, path: str, mended: list[str]) -> Any:
    kind = _bare(kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _mend_choice(kind, data, path, mended)
    if origin is dict and isinstance(data, dict):
        return {key: _mend(get_args(kind)[1], item, f"{path}.{key}", mended) for key, item in data.items()}
    if origin is tuple and isinstance(data, list):
        return [_mend(get_args(kind)[0], item, f"{path}[{place}]", mended) for place, item in enumerate(data)]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _mend_record(kind, data, path, mended)
    return data


def _mend_choice(kind: Any, data: Any, path: str, mended: list[str]) -> Any:
    choices = [choice for choice in get_args(kind) if choice is not types.NoneType]
    if len(choices) == 1:
        return _mend(choices[0], data, path, mended)
    for choice in choices:
        tag = tag_of(choice)
        if tag is not None and isinstance(data, dict) and data.get(tag[0]) == tag[1]:
            return _mend(choice, data, path, mended)
    if any(tag_of(choice) for choice in choices):
        mended.append(path)
        return _placeholder(choices[0])
    return data


def _mend_record(kind: type, data: Any, path: str, mended: list[str]) -> Any:
    if not isinstance(data, dict):
        mended.append(path)
        return _placeholder(kind)
    known = {item.name: item for item in fields_of(kind)}
    found = {
        name: _mend(known[name].type, item, f"{path}.{name}" if path else name, mended)
        for name, item in data.items()
        if name in known
    }
    for _ in range(len(known) + 1):
        try:
            read(kind, found)
        except Faults as faults:
            for name in {fault.path.split(".")[0].split("[")[0] for fault in faults.faults}:
                mended.append(f"{path}.{name}" if path and name else name or path)
                if name not in known:
                    return _placeholder(kind)
                found.pop(name, None)
                if known[name].required:
                    found[name] = _placeholder_of(known[name])
        else:
            return found
    return _placeholder(kind)


def _bare(kind: Any) -> Any:
    return _bare(get_args(kind)[0]) if hasattr(kind, "__metadata__") else kind


def _placeholder_of(item: Field) -> Any:
    if any(isinstance(note, Check) and note.name == "date" for note in item.notes):
        return "2000-01-01"
    least = next((note.value for note in item.notes if isinstance(note, Least)), 1)
    return max(least, 1) if _bare(item.type) is int else _placeholder(item.type)


def _placeholder(kind: Any) -> Any:
    """Return plain data that reads as this kind."""
    kind = _bare(kind)
    origin = get_origin(kind)
    if origin is Literal:
        return get_args(kind)[0]
    if origin in (tuple, dict):
        return [] if origin is tuple else {}
    if origin in (Union, types.UnionType):
        return _placeholder(get_args(kind)[0])
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        tag = tag_of(kind)
        given = {item.name: _placeholder_of(item) for item in fields_of(kind) if item.required}
        return {**given, tag[0]: tag[1]} if tag else given
    plain: dict[Any, Any] = {str: "x", int: 1, bool: False, Fraction: 1}
    return plain.get(kind, "x")
