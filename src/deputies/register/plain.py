"""Reading a register with the standard library alone: the reference for the DuckDB path, and what names faults."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence

from deputies.register.checking import MemberCheck, UnitCheck
from deputies.register.columns import Form
from deputies.register.preview import Expected, FaultList
from deputies.register.roll import RollUnit
from deputies.register.source import Report, Source
from deputies.secrecy import set_root

__all__ = ["check_rows", "csv_rows", "elector_rows", "roots_of"]

_EVERY = 50_000
Row = tuple[int, Sequence[str]]


def csv_rows(source: Source, faults: FaultList) -> Iterator[Row]:
    """Yield (line, cells) of every row below the header; a quoting fault is taken down and ends the reading."""
    with source.path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=source.delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                if cells and line > 1:
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            faults.add(line, "", f"the row can't be read as CSV: {error}", "quotes doubled and closed", "csv")


def check_rows(
    rows: Iterable[Row],
    header: Sequence[str],
    form: Form,
    expected: Expected,
    faults: FaultList,
    report: Report | None = None,
) -> tuple[RollUnit, ...]:
    """Check every row and return the units in order of id; what is wrong goes to `faults`."""
    check = (MemberCheck if form == "members" else UnitCheck)(header, expected, faults)
    for done, (line, cells) in enumerate(rows, 1):
        check.row(line, cells)
        if report and done % _EVERY == 0:
            report("Checking rows", done, None)
    return check.finish()


def elector_rows(source: Source) -> Iterator[tuple[str, str, str, str]]:
    """Yield (unit, elector, name, layer) of every row of a register of members that has passed its check."""
    places = [source.header.index(column) for column in ("unit", "elector", "name", "layer")]
    unit, elector, name, layer = places
    intern = sys.intern
    for _, cells in csv_rows(source, FaultList()):
        yield intern(cells[unit]), cells[elector], cells[name], intern(cells[layer])


def roots_of(commitments: Iterable[tuple[str, str]], report: Report | None = None) -> dict[str, str]:
    """Return the root of each unit's commitments, given (unit, commitment) in any order."""
    members: dict[str, list[str]] = {}
    for done, (unit, digest) in enumerate(commitments, 1):
        members.setdefault(unit, []).append(digest)
        if report and done % _EVERY == 0:
            report("Committing to electors", done, None)
    return {unit: set_root(digests)[0] for unit, digests in members.items()}
