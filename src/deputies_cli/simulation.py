"""Printing what a statute gives on units with more sizes than electors: `deputies statutes preview`."""

from __future__ import annotations

import csv
from pathlib import Path

from deputies.statutes.model import Statute
from deputies.statutes.simulating import SizedUnit, simulate
from deputies.values import Fault, Faults
from deputies_cli.tables import format_table

__all__ = ["counts_more", "print_simulation"]

_OTHER = ("inhabitants", "members", "staff", "dues-paying")
_SIZES = ("electors", *_OTHER)
_COLUMNS = ("unit", "name", "kind", "council", "layer", *_SIZES)
_LARGEST = 10_000_000
_DIGITS = 12


def counts_more(file: Path) -> bool:
    """Say whether a register of units has a column of inhabitants, members, staff or dues-paying."""
    with file.open("rb") as opened:
        head = opened.readline(4_000).decode("utf-8", "replace").removeprefix("\ufeff")
    return bool({name.strip() for name in head.split(",")} & set(_OTHER)) and "unit" in head


def print_simulation(statute: Statute, file: Path, *, brief: bool) -> int:
    """Print the seats of each unit, with totals by council; 0."""
    found = simulate(statute, _read(statute, file))
    print(f"Simulation under {statute.id}@{statute.version} of {file.name}; nothing is sealed, joined or delegated.\n")
    for council in dict.fromkeys(item.council for item in found):
        rows = [item for item in found if item.council == council]
        print(f"{council or statute.title}: {sum(item.seats for item in rows):,} seats")
        print(format_table(("unit", "name", "seats"), [(item.id, item.name, item.seats) for item in rows]))
        for item in () if brief else rows:
            votes = f" (each with {item.votes_each} votes)" if item.votes_each is not None else ""
            print(f"    {item.id}{votes}: " + "; ".join(item.steps))
        print()
    return 0


def _read(statute: Statute, file: Path) -> list[SizedUnit]:
    """Return the units of a CSV file; raise `Faults` with all its faults, each with its line."""
    rows = _rows(file)
    header = [name.strip() for name in rows[0]]
    faults = [
        Fault("line 1", f"unknown column {name!r}", f"only the columns {', '.join(_COLUMNS)}")
        for name in header
        if name not in _COLUMNS
    ]
    twice = {name for name in header if header.count(name) > 1}
    faults += [Fault("line 1", f"column {name!r} stands twice", "each column once") for name in sorted(twice)]
    units: dict[str, SizedUnit] = {}
    for line, cells in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            faults.append(Fault(f"line {line}", f"{len(cells)} cells", f"{len(header)}, as in the head"))
            continue
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        unit = _unit(statute, row, line, faults)
        if not unit.id or unit.id in units:
            faults.append(Fault(f"line {line}, unit", f"found {unit.id!r}", "an id, each once"))
        units[unit.id] = unit
    if not units and not faults:
        faults.append(Fault("line 2", "there is no unit", "one line for each unit"))
    if faults:
        raise Faults(file.name, faults)
    return list(units.values())


def _rows(file: Path) -> list[list[str]]:
    data = file.read_bytes()
    if len(data) > _LARGEST:
        raise Faults(file.name, [Fault("", f"the file has {len(data):,} bytes", f"at most {_LARGEST:,}")])
    try:
        return list(csv.reader(data.decode("utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Faults(file.name, [Fault(f"line {line}", "it is not UTF-8", "a text saved as UTF-8")]) from None
    except csv.Error as error:
        raise Faults(file.name, [Fault("", f"it is not CSV ({error})", "a table with commas")]) from None


def _unit(statute: Statute, row: dict[str, str], line: int, faults: list[Fault]) -> SizedUnit:
    """Return the unit of a row; kind and layer are the statute's first where the file has no such column."""
    sizes: dict[str, int] = {}
    for name in (name for name in _SIZES if row.get(name)):
        if row[name].isascii() and row[name].isdigit() and len(row[name]) <= _DIGITS:
            sizes[name] = int(row[name])
        else:
            faults.append(Fault(f"line {line}, {name}", f"found {row[name]!r}", "a whole number"))
    kind, layer = next(iter(statute.unit_kinds)), next(iter(statute.layers))
    return SizedUnit(
        row.get("unit", ""),
        row.get("name") or row.get("unit", ""),
        row.get("kind") or kind,
        row.get("layer") or layer,
        row.get("council", ""),
        sizes,
    )
