"""Provisions on daily work: sittings, decision by consent, directives, amendment of the statute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.statutes.provision import ByHand, Majority, Provision
from deputies.values import Threshold
from deputies.values.shape import Doc, Id, Least

__all__ = [
    "Amendment",
    "Consent",
    "Directives",
    "Working",
]

_TENTH = Threshold(1, 10, "present")


@dataclass(frozen=True, kw_only=True)
class Consent(Provision):
    """Decision by consent: sign-offs, no objection, days."""

    missing: Annotated[int, Least(0), ByHand("how many members may fail to sign off")] = 0
    objections: Annotated[int, Least(0), ByHand("objections that may stand")] = 0
    days: Annotated[int, Least(0), ByHand("days for which it lies open")] = 0


@dataclass(frozen=True, kw_only=True)
class Working(Provision):
    """How councils sit."""

    notice_days: Annotated[int, Least(0), Doc("days between convening and sitting")]
    roll_call: Annotated[Threshold, Doc("share of those present that may demand a roll call")] = _TENTH
    ordinary_every_days: Annotated[int, Least(0), Doc("longest time between sittings; 0 for none stated")] = 0
    convening: Annotated[Threshold | None, ByHand("share of the members that may demand a sitting")] = None
    convening_units: Annotated[
        Threshold | None, ByHand("councils below that may demand one, by what they represent")
    ] = None
    convening_least: Annotated[int, Least(0), ByHand("never fewer members than this may demand one")] = 0
    consent: Consent | None = None
    audit: Annotated[str, ByHand("who checks the accounts, apart from the executive")] = ""
    minutes: Annotated[str, ByHand("how minutes are published")] = ""


@dataclass(frozen=True, kw_only=True)
class Directives(Provision):
    """Decisions handed down: by when those below choose and report."""

    choose_days: Annotated[int, Least(0)]
    report_days: Annotated[int, Least(0)]


@dataclass(frozen=True, kw_only=True)
class Amendment(Provision):
    """How the statute itself is changed."""

    majority: Majority
    level: Annotated[Id, Doc("the level whose council amends")]
    notice_days: Annotated[int, Least(0)] = 0
    transition: Annotated[str, ByHand("from when a change holds; a process under way keeps its version")] = ""
