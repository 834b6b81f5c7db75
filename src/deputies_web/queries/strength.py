"""Strength and cohesion: what the numbers of a council allow each party, and how it voted in fact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from deputies.analysis.cohesion import cohesion
from deputies.analysis.rollcalls import roll_calls_of
from deputies.analysis.strength import dominance_of, strength_by_party
from deputies.sittings.sitting import Motion
from deputies_web.queries.reading import Reading

__all__ = ["StrengthLine", "StrengthView", "strength_view"]

MOST_CALLS = 50
"""Cohesion is that over the last roll calls: how a council votes now, and no page reads all that it ever voted."""


@dataclass(frozen=True, slots=True)
class StrengthLine:
    """A party's strength in a council; `cohesion` is "" where it took part in no roll call."""

    name: str
    seats: int
    share: str
    power: str
    cohesion: str
    roll_calls: int


@dataclass(frozen=True, slots=True)
class StrengthView:
    """The strength of every party, and a warning where one alone decides."""

    lines: tuple[StrengthLine, ...]
    warning: str
    roll_calls: int


def percent(value: Fraction) -> str:
    """Write a share in per cent with one decimal, half up."""
    tenths = (value * 1000 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}\u202f%"


def hundredths(value: Fraction) -> str:
    """Write a fraction with two decimals, half up."""
    found = (value * 100 + Fraction(1, 2)).__floor__()
    return f"{found // 100}.{found % 100:02d}"


def _last_roll_calls(reading: Reading, council: str) -> list[Motion]:
    """Return the last motions of a council that were voted by roll call, in the order of tabling."""
    called = (
        item
        for item in reversed(reading.state.tables["motions"].values())
        if item.council == council and item.vote is not None and item.vote.kind == "roll-call"
    )
    return list(islice(called, MOST_CALLS))[::-1]


def strength_view(reading: Reading, council: str) -> StrengthView:
    """Return the strength and cohesion of the parties in a council."""
    tables = reading.state.tables
    seated = reading.state.holders(council)
    motions = _last_roll_calls(reading, council)
    calls = roll_calls_of(motions, tables["sittings"], tables["mandates"], tables["parties"].values())
    kept = {item.group: item for item in cohesion(calls)}
    lines = []
    for item in strength_by_party(seated):
        own = kept.get(item.group)
        known = item.group in tables["parties"]
        lines.append(
            StrengthLine(
                reading.party_name(item.group) if known else "non-party, each alone",
                item.seats,
                percent(item.share),
                percent(item.power),
                hundredths(own.index) if own and own.index is not None else "",
                own.roll_calls if own else 0,
            )
        )
    names = {item.id: item.name for item in tables["parties"].values()}
    dominance = dominance_of(seated, council=reading.council_name(council), names=names)
    return StrengthView(tuple(lines), dominance.sentence if dominance else "", len(calls))
