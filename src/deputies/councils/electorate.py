"""Whom a whole council answers to: the electors of its constituencies, and of those of all councils that send to it."""

from __future__ import annotations

from collections import defaultdict

from deputies.formation.plan import Plan

__all__ = ["electorate_of"]


def electorate_of(plan: Plan, council: str) -> tuple[tuple[str, ...], int]:
    """Return the units below a council and the number of their electors, by the plan it was constituted under.

    Below a council are its own constituencies and, where others send delegates to it, those of each of them, and so on
    down; a council that sends by two ways is counted once. A constituency without a seat elects too: it may get one
    with the next.
    """
    senders: defaultdict[str, list[str]] = defaultdict(list)
    for row in plan.delegates:
        senders[row.council].append(row.sender)
    below, waiting = {council}, [council]
    while waiting:
        for sender in senders[waiting.pop()]:
            if sender not in below:
                below.add(sender)
                waiting.append(sender)
    places = [place for place in plan.constituencies if place.council in below]
    units = dict.fromkeys(unit for place in places for unit in place.units)
    return tuple(units), sum(place.electors for place in places)
