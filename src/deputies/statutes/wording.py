"""Provisions in words: norms, thresholds, majorities and plain values, as a reader would say them."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import Any

from deputies.apportionment import (
    Apportioned,
    BasePerN,
    Chosen,
    EqualPerUnit,
    Everyone,
    Fixed,
    PerN,
    Quotas,
    Reduced,
    SquareRoot,
    Steps,
    Weighted,
)
from deputies.statutes.majorities import say_threshold
from deputies.statutes.model import FromRegister, Majority, Provision, ShareOfSize
from deputies.values import Threshold
from deputies.values.shape import fields_of

__all__ = ["ABOUT", "label", "say_norm", "say_value"]

ABOUT = frozenset({"article", "source", "confidence", "confidence_of", "note", "not_stated", "refers"})
"""What a provision says of itself, rather than rules."""

_ROUNDING = {
    "floor": "a remainder gives nothing",
    "ceil": "a remainder counts as a whole",
    "half-up": "rounded to the nearest, a half up",
    "remainder-above": "a remainder above {above} counts as a whole",
}
_LONG = 40
_NORMS = (
    PerN,
    BasePerN,
    Steps,
    SquareRoot,
    Fixed,
    Quotas,
    EqualPerUnit,
    Everyone,
    Chosen,
    Apportioned,
    Weighted,
    Reduced,
)


def label(name: str) -> str:
    """Return the name of a field as words: "signing_days" becomes "signing days"."""
    return name.replace("_", " ")


def say_norm(rule: object) -> str:
    """Say a norm in a sentence without its full stop."""
    said = _form(rule)
    of = "" if isinstance(rule, Steps) else getattr(rule, "of", "")  # a table names it row by row
    said += f", counting {of}" if of else ""
    floor, cap = getattr(rule, "floor", None), getattr(rule, "cap", None)
    said += f", at least {floor}" if floor is not None else ""
    said += f", at most {cap:,}" if cap is not None else ""
    for extra in getattr(rule, "extras", ()):
        said += f", {extra.seats} more from {extra.at_least} {extra.group} on"
    return said


def _form(rule: object) -> str:  # noqa: PLR0911, PLR0912 - one line for each form of norm
    match rule:
        case FromRegister():
            return "as many as the register states for each unit"
        case ShareOfSize():
            return f"a share of the council's size, by {rule.method}, in proportion to the layers"
        case PerN():
            first = f"one for the first {rule.first:,}, then " if rule.first else ""
            return f"{first}one per {rule.n:,} ({_ROUNDING[rule.rounding].format(above=f'{rule.above or 0:,}')})"
        case BasePerN():
            return f"{rule.base}, and one more per {rule.n:,} ({_ROUNDING[rule.rounding].format(above=rule.above)})"
        case Steps():
            return _steps(rule)
        case SquareRoot():
            bound = f", no more than one per {rule.bound} or part" if rule.bound else ""
            return f"{say_value(rule.constant)} times the square root ({_ROUNDING[rule.rounding]}){bound}"
        case Fixed():
            return f"{rule.seats}, whatever the size"
        case EqualPerUnit():
            return f"{rule.seats} for each unit"
        case Quotas():
            return "fixed: " + ", ".join(f"{name} {seats}" for name, seats in rule.seats.items())
        case Everyone():
            return "everyone"
        case Chosen():
            below = f"; below {rule.everyone_below} everyone" if rule.everyone_below else ""
            return f"a number between {rule.least} and {rule.most}, settled by those who elect{below}"
        case Apportioned():
            first = f", {rule.each_first} to each first" if rule.each_first else ""
            return f"{rule.seats} in all, shared by {rule.method}{first}"
        case Weighted():
            return f"{_form(rule.delegates)}; they share the votes of those they stand for"
        case Reduced():
            steps = ", ".join(
                f"above {step.above}: one in {step.by}, each with {step.by} votes" for step in rule.reductions
            )
            return f"{_form(rule.delegates)}; {steps}"
    return str(rule)


def _steps(rule: Steps) -> str:
    rows = []
    for row in rule.table:
        end = f"up to {row.to:,}" if row.to is not None else "beyond"
        rows.append(f"{end}{f' {row.of or rule.of}' if row.to is not None else ''}".rstrip() + f": {row.seats}")
    for tail in rule.then:
        kind = "started" if tail.rounding == "ceil" else "full"
        end = f" up to {tail.to:,}" if tail.to is not None else ""
        rows.append(f"then{end} {tail.seats} more for each {kind} {tail.each:,}")
    return "by size: " + "; ".join(rows)


def say_value(value: Any) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Say any value of a statute in words, on one line."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Threshold):
        return say_threshold(value)
    if isinstance(value, Majority):
        against = ", abstentions counting against" if value.abstention == "against" else ""
        return f"{say_threshold(value.threshold)}{against}"
    if isinstance(value, (*_NORMS, FromRegister, ShareOfSize)):
        return say_norm(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}" if value.denominator > 1 else str(value.numerator)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, tuple | list):
        items = list(map(say_value, value))
        return (" · " if any(len(item) > _LONG for item in items) else ", ").join(items) or "none"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {say_value(item)}" for key, item in value.items()) or "none"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = [(item.name, getattr(value, item.name), item) for item in fields_of(type(value))]
        skipped = ABOUT if isinstance(value, Provision) else ()
        shown = [(name, held) for name, held, item in given if held != item.default and name not in skipped]
        return "; ".join(f"{label(name)}: {say_value(held)}" for name, held in shown)
    return str(value)
