"""The catalogue of requests: every kind, from which command line, API, forms and documentation are derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deputies.acts import (
    amendment,
    contests,
    councils,
    counts,
    credentials,
    decisions,
    directives,
    early,
    elections,
    founding,
    franchise,
    instructions,
    leave,
    mandates,
    motions,
    nominations,
    offices,
    parties,
    recall,
    reports,
    sittings,
    vacancies,
    votes,
)
from deputies.acts.kinds import Kind, tag_of_class
from deputies.acts.state import State

__all__ = ["ACTS", "CATALOGUE"]

_MODULES = (
    founding,
    elections,
    nominations,
    counts,
    credentials,
    contests,
    vacancies,
    leave,
    instructions,
    reports,
    mandates,
    offices,
    recall,
    councils,
    early,
    parties,
    sittings,
    motions,
    votes,
    decisions,
    directives,
    franchise,
    amendment,
)

CATALOGUE: Mapping[str, Kind] = {kind.name: kind for module in _MODULES for kind in module.KINDS}
"""Request kinds by name, in the order in which a system meets them."""

ACTS: Mapping[str, tuple[type, Callable[[State, Any], None]]] = {
    tag_of_class(cls): (cls, apply_act) for kind in CATALOGUE.values() for cls, apply_act in kind.acts.items()
}
"""Act kinds by tag: the dataclass and the function that applies it."""
