"""The statute in force, article by article, as people read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deputies.statutes.model import Provision
from deputies.values import Threshold
from deputies.values.shape import fields_of
from deputies_web.queries.reading import Reading

__all__ = ["ProvisionLine", "StatuteView", "statute_view"]

_OWN = {"article", "source", "confidence", "note", "not_stated", "name", "title"}


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """One provision: where it stands, its article, what it says field by field, and how sure we are of it."""

    path: str
    title: str
    article: str
    source: str
    confidence: str
    note: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StatuteView:
    """The statute's page."""

    id: str
    version: str
    title: str
    digest: str
    in_force: str
    source: str
    summary: str
    reconstruction: bool
    parts: tuple[tuple[str, tuple[ProvisionLine, ...]], ...]


def statute_view(reading: Reading) -> StatuteView:
    """Return the statute in force."""
    statute = reading.statute
    parts = []
    for item in fields_of(type(statute)):
        lines = tuple(_provisions(getattr(statute, item.name), item.name))
        if lines:
            parts.append((item.name.replace("_", " "), lines))
    return StatuteView(
        statute.id,
        statute.version,
        statute.title,
        reading.state.system.statute,
        statute.in_force,
        statute.source,
        statute.summary,
        statute.reconstruction,
        tuple(parts),
    )


def _provisions(value: Any, path: str) -> Iterator[ProvisionLine]:
    """Yield every provision in a value, the outer before the inner."""
    if isinstance(value, Provision):
        yield _line(value, path)
        for item in fields_of(type(value)):
            yield from _provisions(getattr(value, item.name), f"{path}.{item.name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _provisions(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _provisions(item, f"{path}[{index}]")


def _line(value: Provision, path: str) -> ProvisionLine:
    plain = []
    for item in fields_of(type(value)):
        held = getattr(value, item.name)
        if item.name in _OWN or held in (None, "", (), {}) or _holds_provisions(held):
            continue
        plain.append((item.doc or item.name.replace("_", " "), _say(held)))
    title = (
        getattr(value, "name", "") or getattr(value, "title", "") or path.rsplit(".", maxsplit=1)[-1].replace("_", " ")
    )
    return ProvisionLine(path, title, value.article, value.source, value.confidence, value.note, tuple(plain))


def _holds_provisions(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(isinstance(item, Provision) for item in value.values())
    if isinstance(value, tuple):
        return any(isinstance(item, Provision) for item in value)
    return isinstance(value, Provision)


def _say(value: Any) -> str:
    if isinstance(value, Threshold):
        return f"{value}".replace("-", " ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [(item.name, getattr(value, item.name)) for item in fields_of(type(value))]
        return ", ".join(f"{name.replace('_', ' ')} {_say(held)}" for name, held in parts if held not in (None, "", ()))
    if isinstance(value, tuple):
        return ", ".join(_say(item) for item in value)
    return str(value)
