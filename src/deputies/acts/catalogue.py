"""The catalogue of requests: every kind, from which command line, API, forms and documentation are derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deputies.acts import (
    amendment,
    attendance,
    between,
    body_recall,
    consents,
    contests,
    corrections,
    councils,
    counts,
    credentials,
    decisions,
    delegates,
    demands,
    directives,
    early,
    elections,
    emergency,
    founding,
    franchise,
    inspections,
    instructions,
    leave,
    mandates,
    matters,
    motions,
    nominations,
    notices,
    objections,
    offices,
    organs,
    parties,
    petitions,
    powers,
    procedure,
    recall,
    recall_votes,
    reports,
    roll_calls,
    running,
    sanctioning,
    sanctions,
    sittings,
    speakers,
    support,
    tasks,
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
    body_recall,
    petitions,
    recall_votes,
    councils,
    delegates,
    organs,
    early,
    parties,
    demands,
    sittings,
    attendance,
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
