"""The sealed electoral roll of a day: base units with their electors counted, and no names.

A roll is a canonical document stored by its digest. For each unit it holds the council it elects to, its kind,
its layer, the number of electors, and the root of the salted commitments of its electors ("" where a register
of units with counted electorates was sealed, without persons).
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from deputies.values import Fault, Faults
from deputies.values.documents import format_rows, parse_document
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["Roll", "RollUnit", "check_roll", "format_roll", "parse_roll"]


@dataclass(frozen=True, slots=True)
class RollUnit:
    """One base unit on the roll."""

    id: Id
    name: Text
    kind: Annotated[Id, Doc("unit kind of the statute")]
    council: Annotated[Id, Doc("the council it elects to")]
    layer: Annotated[Id, Doc("layer of electors of the statute")]
    electors: Annotated[int, Least(0)]
    seats: Annotated[int | None, Least(1), Doc("seats fixed by the register, where the norm says so")] = None
    root: Annotated[str, Doc("root of the commitments of its electors")] = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """Units in order of id, as they stood on a day."""

    day: Day
    units: tuple[RollUnit, ...]

    @property
    def electors(self) -> int:
        """All electors on the roll."""
        return sum(unit.electors for unit in self.units)


def check_roll(roll: Roll) -> None:
    """Raise `Faults` unless units stand in order of id, each once, and there is at least one elector."""
    faults = [
        Fault(f"units.{unit}", f"the unit stands {times} times", "each unit once")
        for unit, times in Counter(unit.id for unit in roll.units).items()
        if times > 1
    ]
    ids = [unit.id for unit in roll.units]
    if ids != sorted(ids):
        faults.append(Fault("units", "the units are out of order", "units in order of id"))
    if roll.electors == 0:
        faults.append(Fault("units", "no elector is on the roll", "at least one elector"))
    if faults:
        raise Faults("roll", faults)


def format_roll(roll: Roll) -> bytes:
    """Write the canonical bytes of a roll: JSON, keys sorted, one unit a line; `parse_roll` is the inverse."""
    return f'{{"day":{json.dumps(roll.day)},"units":{format_rows(roll.units)}}}\n'.encode()


def parse_roll(data: bytes) -> Roll:
    """Read canonical bytes; raise `Faults` for anything that would not print back to the same bytes."""
    roll = parse_document(Roll, data, format_roll, "roll")
    check_roll(roll)
    return roll
