"""Time: which version of a statute, and which of its provisions, is in force on a day.

Days are half-open: a provision with `since` and `until` holds from the day `since` up to and without the day `until`.
A provision that `replaces` another stands under the other's name from its first day on, so that whatever refers to
the name finds the rule of the day.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from deputies.statutes.model import Provision, Statute
from deputies.values import Refusal, parse_date

__all__ = ["holds", "on_day", "version_on"]


def version_on(versions: Iterable[Statute], day: str) -> Statute:
    """Return the version in force on a day: of those begun and not ended, the one that began last.

    Raises `Refusal` (`statute.not-in-force`) where there is none.
    """
    parse_date(day)
    known = tuple(versions)
    found = [one for one in known if one.in_force <= day and (one.until is None or day < one.until)]
    if not found:
        first = min((one.in_force for one in known), default="")
        raise Refusal(
            "statute.not-in-force",
            f"No version of the statute is in force on {day}" + (f"; the first is from {first}." if first else "."),
            found=day,
            required=f"a day from {first}" if first else "a version",
        )
    return max(found, key=lambda one: one.in_force)


def holds(provision: Provision, statute: Statute, day: str) -> bool:
    """Say whether a provision of a statute is in force on a day."""
    since = max(provision.since or statute.in_force, statute.in_force)
    ends = [end for end in (provision.until, statute.until) if end is not None]
    return since <= day and all(day < end for end in ends)


def on_day(statute: Statute, day: str) -> Statute:
    """Return the statute as it stands on a day: what does not hold is left out, what replaces takes the old name.

    Raises `Refusal` (`statute.not-in-force`) for a day on which the statute itself, or a part that it cannot do
    without, is not in force.
    """
    version_on([statute], day)
    changed: dict[str, Any] = {}
    for item in dataclasses.fields(statute):
        held = getattr(statute, item.name)
        if isinstance(held, dict):
            changed[item.name] = _table_on(held, statute, day)
        elif isinstance(held, Provision) and not holds(held, statute, day):
            if item.default is dataclasses.MISSING:
                raise Refusal(
                    "statute.not-in-force",
                    f"{item.name} ({held.article}) is not in force on {day}, and nothing takes its place.",
                    article=held.article,
                    found=day,
                )
            changed[item.name] = None
    return dataclasses.replace(statute, **changed)


def _table_on(table: dict[str, Any], statute: Statute, day: str) -> dict[str, Any]:
    found = {key: held for key, held in table.items() if not isinstance(held, Provision) or holds(held, statute, day)}
    for key, held in list(found.items()):
        name = _first_name(table, key)
        if name != key:
            del found[key]
            found[name] = held
    return found


def _first_name(table: dict[str, Any], key: str) -> str:
    """Return the name under which a chain of replacements began."""
    seen = {key}
    while isinstance(table[key], Provision) and table[key].replaces in table and table[key].replaces not in seen:
        key = table[key].replaces
        seen.add(key)
    return key
