"""The preview of a register: what it would seal, and everything that is wrong with it. Nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from deputies.register.columns import Form
from deputies.register.roll import RollUnit
from deputies.register.source import Source
from deputies.statutes.model import Statute
from deputies.values import Fault, Faults

__all__ = ["MOST_FAULTS", "Expected", "FaultList", "Preview", "Total", "check_preview"]

MOST_FAULTS = 1000


@dataclass(frozen=True, slots=True)
class Expected:
    """The kinds, layers and councils that a register may name; None where nothing is known of them."""

    kinds: Collection[str] | None = None
    layers: Collection[str] | None = None
    councils: Collection[str] | None = None

    @classmethod
    def of(cls, statute: Statute | None, councils: Collection[str] | None = None) -> Expected:
        """What a statute and the councils of a system allow."""
        if statute is None:
            return cls(councils=councils)
        return cls(tuple(statute.unit_kinds), tuple(statute.layers), councils)


@dataclass(frozen=True, slots=True)
class Total:
    """How many units and electors of one layer elect to one council."""

    council: str
    layer: str
    units: int
    electors: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read. `faults` holds the first thousand; `fault_count` counts all of them.

    engine   what read it: "plain" (this library alone) or "duckdb".
    units    in order of id, roots not yet computed.
    """

    source: Source
    form: Form
    engine: str
    units: tuple[RollUnit, ...]
    faults: tuple[Fault, ...] = ()
    fault_count: int = 0

    @property
    def electors(self) -> int:
        """All electors of the register."""
        return sum(unit.electors for unit in self.units)

    @property
    def totals(self) -> tuple[Total, ...]:
        """Units and electors per council and layer, in order of both."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for unit in self.units:
            units, electors = found.get((unit.council, unit.layer), (0, 0))
            found[unit.council, unit.layer] = (units + 1, electors + unit.electors)
        return tuple(Total(*key, *found[key]) for key in sorted(found))


def check_preview(preview: Preview) -> None:
    """Raise `Faults` with everything that is wrong in the register."""
    if preview.faults:
        raise Faults(preview.source.path.name, preview.faults, total=preview.fault_count)


class FaultList:
    """Faults as they are found: the first `MOST_FAULTS` are kept, all are counted.

    `word` says what a place in the file is: a line of text, a row of a table.
    """

    def __init__(self, word: str = "line") -> None:
        self.word = word
        self.kept: list[Fault] = []
        self.count = 0

    def add(self, line: int, column: str, found: str, expected: str, code: str) -> None:
        """Take down one fault at a place (0 for the whole file) and a column ("" for the whole row)."""
        self.count += 1
        if len(self.kept) < MOST_FAULTS:
            place = f"{self.word} {line}" if line else ""
            self.kept.append(Fault(f"{place}, {column}" if column else place, found, expected, f"register.{code}"))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Take down faults found elsewhere."""
        for fault in faults:
            self.count += 1
            if len(self.kept) < MOST_FAULTS:
                self.kept.append(fault)
