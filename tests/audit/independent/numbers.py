"""docs/results.md, sections 2 and 3: thresholds, days, and the statute with its local provisions."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

__all__ = ["Unknown", "after_days", "after_months", "base_of", "days_between", "met", "needed", "settled"]

Threshold = Mapping[str, Any]


class Unknown(Exception):
    """A rule counts on something that has no number here: such a request is refused, so it is never on a record."""


def met(threshold: Threshold, count: Fraction | int, base: Fraction | int) -> bool:
    left, right = count * threshold["den"], threshold["num"] * base
    return left > right if threshold.get("strict", False) else left >= right


def needed(threshold: Threshold, base: Fraction | int) -> int:
    share = Fraction(threshold["num"] * base, threshold["den"])
    return floor(share) + 1 if threshold.get("strict", False) else ceil(share)


def base_of(threshold: Threshold, numbers: Mapping[str, Any]) -> Any:
    if threshold["of"] not in numbers:
        raise Unknown(threshold["of"])
    return numbers[threshold["of"]]


def after_days(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def after_months(day: str, months: int) -> str:
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def settled(statute: dict[str, Any]) -> dict[str, Any]:
    """Put the local provisions in the places of the fields they settle."""
    for provision in statute.get("local", ()):
        steps = re.findall(r"\[(\d+)\]|([^.\[\]]+)", provision["field"])
        table: Any = statute
        for index, name in steps[:-1]:
            table = table[int(index)] if index else table.setdefault(name, {})
        last = steps[-1][1]
        if provision["value"] == "none":
            table.pop(last, None)
        else:
            table[last] = provision["value"]
    return statute
