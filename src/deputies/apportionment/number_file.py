"""Reading numbers by unit from a CSV file, with every fault and its line.

A file has a header and one row for each unit: a column with its name, a column with its whole number, and optionally
columns `floor` and `cap`. Separator is a comma, semicolon or tab, whichever stands in the first line; text is UTF-8.
A file of two columns needs no header. Nothing is repaired: a number with a point, a sign or separators of thousands,
a unit named twice, a missing cell or a byte that is not UTF-8 is a fault at its line, and all faults come together.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deputies.values import Fault, Faults, Refusal

__all__ = ["LARGEST_FILE", "NumberFile", "NumberRow", "read_cells", "read_numbers"]

LARGEST_FILE = 16_000_000  # bytes; a million units fit
LONGEST_CELL = 1_000
LONGEST_NUMBER = 30

UNIT_WORDS = ("unit", "party", "list", "state", "land", "canton", "district", "council", "member", "player", "name")
NUMBER_WORDS = (
    "votes",
    "population",
    "electors",
    "members",
    "inhabitants",
    "staff",
    "workers",
    "weight",
    "number",
)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One unit: its name, its number, the line it stands on, and its own floor and cap where the file has them."""

    name: str
    number: int
    line: int
    floor: int | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class NumberFile:
    """The units of a file in its order, and the columns they were read from."""

    rows: tuple[NumberRow, ...]
    unit_column: str
    number_column: str

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each unit."""
        return {row.name: row.number for row in self.rows}

    @property
    def floors(self) -> dict[str, int]:
        """The floors that the file states."""
        return {row.name: row.floor for row in self.rows if row.floor is not None}

    @property
    def caps(self) -> dict[str, int]:
        """The caps that the file states."""
        return {row.name: row.cap for row in self.rows if row.cap is not None}


@dataclass(slots=True)
class _Reading:
    """The faults met so far: the first hundred of them, and how many there are."""

    document: str
    faults: list[Fault] = field(default_factory=list)
    total: int = 0

    def fault(self, line: int, found: str, expected: str, code: str) -> None:
        """Keep a fault, if fewer than a hundred were met."""
        self.total += 1
        if self.total <= 100:
            self.faults.append(Fault(f"line {line}", found, expected, code))

    def close(self) -> None:
        """Raise all faults together, if there are any."""
        if self.faults:
            raise Faults(self.document, self.faults, total=self.total)


def read_numbers(
    data: bytes,
    *,
    document: str = "file",
    unit: str = "",
    number: str = "",
    where: Mapping[str, str] | None = None,
) -> NumberFile:
    """Read units and numbers from the bytes of a CSV file.

    unit, number  names of the columns; found by their headings where not given and only one can be meant.
    where         only rows whose cells equal these values, by column.

    Raises `Faults` with the line of each fault, and `Refusal` where it is not clear which columns are meant, the file
    is larger than it may be, or no row is left.
    """
    header, rows = read_cells(data, document=document)
    for column in where or {}:
        if column not in header:
            _refuse_column(document, column, header)
    chosen = [
        (line, cells)
        for line, cells in rows
        if all(cells[header.index(column)] == value for column, value in (where or {}).items())
    ]
    if not chosen:
        raise Refusal("numbers.empty", f"{document}: no row is left to read.", found="0 rows", required="a row or more")
    columns = _columns(document, header, chosen, unit, number)
    reading = _Reading(document)
    found: dict[str, NumberRow] = {}
    for line, cells in chosen:
        row = _row(line, cells, columns, reading)
        if row is None:
            continue
        if row.name in found:
            expected = f"each name once (first in line {found[row.name].line})"
            reading.fault(line, f"{row.name!r} is named twice", expected, "numbers.twice")
        else:
            found[row.name] = row
    reading.close()
    return NumberFile(tuple(found.values()), header[columns[0]], header[columns[1]])


def read_cells(data: bytes, *, document: str = "file") -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Read a CSV file into its header and its rows with their lines; each row is as long as the header."""
    lines = list(_lines(_text(data, document), document))
    if not lines:
        raise Refusal("numbers.empty", f"{document} is empty.", found="nothing", required="a header and rows")
    _, first = lines[0]
    headless = len(first) == 2 and re.fullmatch(r"\d+", first[1]) is not None
    header = ["unit", "number"] if headless else first
    reading = _Reading(document)
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        reading.fault(lines[0][0], f"the column {twice!r} stands twice", "each column once", "numbers.column-twice")
    rows = lines if headless else lines[1:]
    for line, cells in rows:
        if len(cells) != len(header):
            expected = f"{len(header)}, as in the header"
            reading.fault(line, f"the number of cells is {len(cells)}", expected, "numbers.cells")
    reading.close()
    return header, rows


def _text(data: bytes, document: str) -> str:
    if len(data) > LARGEST_FILE:
        raise Refusal(
            "numbers.too-large",
            f"{document} is larger than {LARGEST_FILE:,} bytes; a file of numbers by unit is not.",
            found=f"more than {LARGEST_FILE:,} bytes",
            required=f"at most {LARGEST_FILE:,} bytes",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Faults(document, [Fault("line 1", "the text is UTF-16", "UTF-8", "numbers.encoding")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte {data[error.start]:#04x} is not UTF-8"
        raise Faults(document, [Fault(f"line {line}", found, "text in UTF-8", "numbers.encoding")]) from None


def _lines(text: str, document: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the line it ends on, cells stripped of blanks around them."""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Faults(document, [Fault(f"line {line}", "a NUL byte", "text", "numbers.encoding")])
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=lambda mark: (first.count(mark), mark == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any("\n" in cell or "\r" in cell for cell in stripped):
                place = f"line {reader.line_num}"
                raise Faults(document, [Fault(place, "a cell goes over the end of its line", "", "numbers.cell")])
            if any(len(cell) > LONGEST_CELL for cell in stripped):
                found = f"a cell of more than {LONGEST_CELL} characters"
                raise Faults(document, [Fault(f"line {reader.line_num}", found, "a name or number", "numbers.cell")])
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as error:
        place = f"line {reader.line_num}"
        raise Faults(document, [Fault(place, str(error), "cells of CSV", "numbers.csv")]) from None


def _refuse_column(document: str, column: str, header: Sequence[str]) -> None:
    raise Refusal(
        "numbers.column",
        f"{document} has no column {column!r}; it has {', '.join(header)}.",
        found=column,
        required="one of " + ", ".join(header),
    )


def _columns(
    document: str, header: list[str], rows: list[tuple[int, list[str]]], unit: str, number: str
) -> tuple[int, int, int | None, int | None]:
    """Return the places of the columns of name, number, floor and cap."""
    for column in (unit, number):
        if column and column not in header:
            _refuse_column(document, column, header)
    free = [place for place, name in enumerate(header) if name.lower() not in ("floor", "cap")]
    bounds = {name.lower(): place for place, name in enumerate(header) if place not in free}
    count = header.index(number) if number else _pick(document, header, free, NUMBER_WORDS, "number")
    rest = [place for place in free if place != count]
    name = header.index(unit) if unit else _pick(document, header, rest, UNIT_WORDS, "unit")
    return name, count, bounds.get("floor"), bounds.get("cap")


def _pick(document: str, header: list[str], free: list[int], words: Sequence[str], what: str) -> int:
    """Return the one column that can be meant: by its heading, or because of two columns the other is taken."""
    exact = [place for place in free if header[place].lower() in words]
    inside = [place for place in free if set(re.split(r"[^a-z]+", header[place].lower())) & set(words)]
    for found in (exact, inside):
        if len(found) == 1:
            return found[0]
    if what == "unit" and len(free) == 1:
        return free[0]
    if what == "number" and len(free) == 2 and not inside:
        return free[1]
    raise Refusal(
        "numbers.which-column",
        f"{document}: it is not clear which column has the {what}; name it with --{what}. "
        f"Columns are {', '.join(header)}.",
        found=", ".join(header),
        required=f"--{what} COLUMN",
    )


def _row(
    line: int, cells: list[str], columns: tuple[int, int, int | None, int | None], reading: _Reading
) -> NumberRow | None:
    name_at, number_at, floor_at, cap_at = columns
    if not cells[name_at]:
        reading.fault(line, "the name is empty", "a name", "numbers.name")
    number = _whole(line, cells[number_at], reading)
    floor = _whole(line, cells[floor_at], reading) if floor_at is not None and cells[floor_at] else None
    cap = _whole(line, cells[cap_at], reading) if cap_at is not None and cells[cap_at] else None
    return None if number is None or not cells[name_at] else NumberRow(cells[name_at], number, line, floor, cap)


def _whole(line: int, text: str, reading: _Reading) -> int | None:
    if re.fullmatch(r"[0-9]+", text) and len(text) <= LONGEST_NUMBER:
        return int(text)
    shown = repr(text) if len(text) <= 40 else repr(text[:37] + "...")
    if re.fullmatch(r"[+-][0-9]+", text):
        reading.fault(line, f"{shown} has a sign", "a whole number of 0 or more", "numbers.sign")
    elif not text:
        reading.fault(line, "the number is empty", "a whole number", "numbers.missing")
    else:
        reading.fault(line, f"{shown} is not a whole number", "digits only, such as 1250", "numbers.number")
    return None
