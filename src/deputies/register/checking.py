"""Checking a register row by row, in plain Python: the reference, and what names each fault with its line.

Faults: a row with too few or too many cells; an empty cell; spaces at its ends, a control character, more than 200
characters; an id that is none; a number that is none; an elector who stands twice (with both lines); a unit with two
names, kinds, layers or councils (with both lines) or, in a register of units, two rows; a kind, layer or council
that the statute or the system does not know; a register without an elector. What is wrong with a unit's columns is
said once, at the first line where it stands, since a thousand electors of one unit repeat it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from deputies.register.columns import UNITS, Form
from deputies.register.preview import Expected, FaultList
from deputies.register.roll import RollUnit
from deputies.values import is_id

__all__ = ["DESCRIBES_UNIT", "LONGEST_CELL", "MemberCheck", "UnitCheck", "text_fault"]

LONGEST_CELL = 200
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_NUMBER = re.compile("[0-9]{1,9}")
DESCRIBES_UNIT = ("unit", "unit_name", "kind", "layer", "council")


def text_fault(text: str) -> tuple[str, str]:
    """Return what is wrong with a cell as text and what was expected; two empty texts if nothing is."""
    if not text:
        return "the cell is empty", "a value"
    if text[0] == " " or text[-1] == " ":
        return "there are spaces at the ends of the cell", "the value alone"
    if _CONTROL.search(text):
        return "there is a line break or another control character in the cell", "one line of text"
    if len(text) > LONGEST_CELL:
        return f"the cell has {len(text)} characters", f"at most {LONGEST_CELL}"
    return "", ""


@dataclass(slots=True)
class _Unit:
    line: int
    cells: tuple[str, ...]
    electors: int


class _Check:
    """What both registers have in common: cells by name, and the columns of a unit."""

    form: Form

    def __init__(self, header: Sequence[str], expected: Expected, faults: FaultList) -> None:
        self.faults = faults
        self._width = len(header)
        self._expected = expected

    def _fits(self, line: int, cells: Sequence[str]) -> bool:
        if len(cells) == self._width:
            return True
        self.faults.add(line, "", f"the row has {len(cells)} cells", f"{self._width}, as the header has", "row")
        return False

    def _check_unit(self, line: int, named: dict[str, str]) -> bool:
        """Check the columns that describe a unit; say whether its id can be used."""
        before = self.faults.count
        for column, text in named.items():
            found, wanted = text_fault(text)
            if found:
                self.faults.add(line, column, found, wanted, "cell")
            elif column in ("unit", "kind", "layer", "council"):
                self._check_id(line, column, text)
        return self.faults.count == before

    def _check_id(self, line: int, column: str, text: str) -> None:
        known = {"kind": self._expected.kinds, "layer": self._expected.layers, "council": self._expected.councils}
        choices = known.get(column)
        if not is_id(text):
            wanted = "an id: lower-case letters, digits, single hyphens or dots"
            self.faults.add(line, column, f"found {_short(text)}", wanted, "id")
        elif choices is not None and text not in choices:
            self.faults.add(
                line, column, f"found {text!r}{_near(text, choices)}", _one_of(choices), f"{column}-unknown"
            )


class MemberCheck(_Check):
    """A register of members: give it every row, then ask for `finish`."""

    form: Form = "members"

    def __init__(self, header: Sequence[str], expected: Expected, faults: FaultList) -> None:
        super().__init__(header, expected, faults)
        self._elector, self._name = header.index("elector"), header.index("name")
        self._of_unit = tuple(header.index(name) for name in DESCRIBES_UNIT)
        self._lines: dict[str, int] = {}
        self._units: dict[str, _Unit] = {}
        self._same: dict[tuple[str, ...], _Unit] = {}  # every spelling of a unit's columns met so far

    def row(self, line: int, cells: Sequence[str]) -> None:
        """Check one row and count its elector."""
        if not self._fits(line, cells):
            return
        described = tuple([cells[index] for index in self._of_unit])
        self.unit(line, described, 1)
        elector = cells[self._elector]
        earlier = self._lines.setdefault(elector, line)
        for column, text in (("elector", elector), ("name", cells[self._name])):
            found, wanted = text_fault(text)
            if found:
                self.faults.add(line, column, found, wanted, "cell")
        if earlier != line and elector:
            said = f"the elector {_short(elector)} stands already on {self.faults.word} {earlier}"
            self.faults.add(line, "elector", said, "each elector once", "elector-twice")

    def unit(self, line: int, described: tuple[str, ...], electors: int) -> None:
        """Count electors of a unit, given its columns in the order unit, unit_name, kind, layer, council."""
        unit = self._same.get(described) or self._meet(line, described)
        unit.electors += electors

    def _meet(self, line: int, described: tuple[str, ...]) -> _Unit:
        self._check_unit(line, dict(zip(DESCRIBES_UNIT, described, strict=True)))
        first = self._units.setdefault(described[0], _Unit(line, described, 0))
        for column, here, there in zip(DESCRIBES_UNIT, described, first.cells, strict=True):
            if here != there:
                where = f"{self.faults.word} {first.line}"
                said = f"the unit {_short(described[0])} has {_short(here)} here and {_short(there)} on {where}"
                self.faults.add(line, column, said, "one for each unit", "unit-differs")
        self._same[described] = first
        return first

    def finish(self) -> tuple[RollUnit, ...]:
        """Return the units in order of id; a register without an elector is a fault."""
        if not self._units and not self.faults.count:
            self.faults.add(0, "", "no elector is on the register", "at least one", "empty")
        return tuple(
            RollUnit(id_, name, kind, council, layer, unit.electors)
            for unit in sorted(self._units.values(), key=lambda unit: unit.cells[0])
            for id_, name, kind, layer, council in [unit.cells]
        )


class UnitCheck(_Check):
    """A register of units with counted electorates."""

    form: Form = "units"

    def __init__(self, header: Sequence[str], expected: Expected, faults: FaultList) -> None:
        super().__init__(header, expected, faults)
        self._places = {name: header.index(name) for name in UNITS if name in header}
        self._lines: dict[str, int] = {}
        self._units: list[RollUnit] = []

    def row(self, line: int, cells: Sequence[str]) -> None:
        """Check one row and take down its unit."""
        if not self._fits(line, cells):
            return
        named = {name: cells[index] for name, index in self._places.items()}
        electors, seats = named.pop("electors"), named.pop("seats", "")
        before = self.faults.count
        self._check_unit(line, named)
        earlier = self._lines.setdefault(named["unit"], line)
        if earlier != line:
            said = f"the unit {_short(named['unit'])} stands already on {self.faults.word} {earlier}"
            self.faults.add(line, "unit", said, "each unit once", "unit-twice")
        count = self._number(line, "electors", electors, 0)
        fixed = self._number(line, "seats", seats, 1) if seats else None
        if self.faults.count == before:
            self._units.append(
                RollUnit(named["unit"], named["name"], named["kind"], named["council"], named["layer"], count, fixed)
            )

    def _number(self, line: int, column: str, text: str, least: int) -> int:
        if _NUMBER.fullmatch(text) and int(text) >= least:
            return int(text)
        found = f"found {_short(text)}" if text else "the cell is empty"
        self.faults.add(line, column, found, f"a whole number from {least} to 999999999", "number")
        return 0

    def finish(self) -> tuple[RollUnit, ...]:
        """Return the units in order of id; a register without an elector is a fault."""
        if not any(unit.electors for unit in self._units) and not self.faults.count:
            self.faults.add(0, "", "no elector is on the register", "at least one", "empty")
        return tuple(sorted(self._units, key=lambda unit: unit.id))


def _short(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _near(text: str, choices: Collection[str]) -> str:
    near = difflib.get_close_matches(text, list(choices), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _one_of(choices: Collection[str]) -> str:
    shown = sorted(choices)
    more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
    return f"one of {', '.join(shown[:12])}{more}" if shown else "none: there is no such thing yet"
