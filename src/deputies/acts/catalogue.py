"""The catalogue of requests: every kind, from which command line, API, forms and documentation are derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deputies.acts import (
    amendment,
    between,
    body_recall,
    consents,
    corrections,
    councils,
    counts,
    credentials,
    decisions,
    demands,
    directives,
    elections,
    emergency,
    founding,
    franchise,
    inspections,
    mandates,
    matters,
    motions,
    notices,
    objections,
    organs,
    parties,
    petitions,
    powers,
    procedure,
    recall,
    recall_votes,
    roll_calls,
    running,
    sanctioning,
    sanctions,
    sittings,
    speakers,
    support,
    tasks,
    votes,
)
from deputies.acts.kinds import Kind, tag_of_class
from deputies.acts.state import State

__all__ = ["ACTS", "CATALOGUE"]

_MODULES = (
    founding,
    elections,
    counts,
    credentials,
    mandates,
    recall,
    body_recall,
    petitions,
    recall_votes,
    councils,
    organs,
    parties,
    demands,
    sittings,
    running,
    speakers,
    motions,
    procedure,
    votes,
    roll_calls,
    consents,
    corrections,
    decisions,
    matters,
    between,
    powers,
    notices,
    tasks,
    inspections,
    emergency,
    directives,
    objections,
    sanctions,
    support,
    sanctioning,
    franchise,
    amendment,
)

CATALOGUE: Mapping[str, Kind] = {kind.name: kind for module in _MODULES for kind in module.KINDS}
"""Request kinds by name, in the order in which a system meets them."""

ACTS: Mapping[str, tuple[type, Callable[[State, Any], None]]] = {
    tag_of_class(cls): (cls, apply_act) for kind in CATALOGUE.values() for cls, apply_act in kind.acts.items()
}
"""Act kinds by tag: the dataclass and the function that applies it."""
