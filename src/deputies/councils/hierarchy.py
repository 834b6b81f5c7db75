"""Above and below: councils are joined by what each stands directly under, by one way or by several.

A council may stand under more than one: a town under its county and its province. Nothing here depends on the order
in which councils are named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from deputies.councils.council import Council

__all__ = ["all_below", "is_below"]


def is_below(council: str, above: str, councils: Mapping[str, Council]) -> bool:
    """Say whether a council stands below another, at whatever distance and by whatever way."""
    seen, waiting = set[str](), [council]
    while waiting:
        found = councils.get(waiting.pop())
        for higher in found.above if found else ():
            if higher == above:
                return True
            if higher not in seen:
                seen.add(higher)
                waiting.append(higher)
    return False


def all_below(above: str, councils: Mapping[str, Council]) -> tuple[Council, ...]:
    """Return the councils that stand below one, each once by however many ways, in order of naming."""
    under: defaultdict[str, list[str]] = defaultdict(list)
    for council in councils.values():
        for higher in council.above:
            under[higher].append(council.id)
    found, waiting = set[str](), [above]
    while waiting:
        for lower in under[waiting.pop()]:
            if lower not in found:
                found.add(lower)
                waiting.append(lower)
    return tuple(council for council in councils.values() if council.id in found)
