"""CSV of two kinds: RCTab's "generic" (a column a candidate, the cell its rank) and one column a rank.

candidate-csv  the longest run of last columns that hold only ranks are the candidates, named by the header.
rank-csv       header `count,rank1,rank2,...` (or without `count`: one paper a line); a cell is a candidate's number or
               name, empty for a blank rank, `a|b` for two candidates, `O` for an overvote, `W` for an undeclared
               write-in.
"""

from __future__ import annotations

import csv
import io
import re

from deputies.counting.formats.source import Source, shown
from deputies.counting.profile import OVERVOTE, Ballots, Candidate, Code, Profile, encode

__all__ = ["read_candidate_csv", "read_rank_csv"]

WRITE_INS = "Undeclared write-ins"
_RANK_COLUMN = re.compile(r"(rank|choice|preference)[ _]*\d+", re.IGNORECASE)


def _rows(source: Source) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(source.text)))
    except csv.Error as error:
        raise source.fail(1, 1, f"broken CSV ({error})", "comma separated values") from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) < 1:
        raise source.fail(1, 1, "an empty file", "a header and papers")
    return rows


def read_candidate_csv(data: bytes, name: str) -> Profile:
    """Read one paper a line, a column a candidate, the cell its rank; raises Faults with line and column."""
    source = Source(data, name, "candidate-csv")
    header, *rows = _rows(source)
    for place, row in enumerate(rows, start=2):
        if len(row) != len(header):
            source.fault(place, 1, f"{len(row)} cells", f"{len(header)}, as the header has")
    source.stop()
    first = len(header)
    while first and all(_is_rank(row[first - 1], len(header)) for row in rows):
        first -= 1
    names = header[first:]
    if not rows or not names:
        raise source.fail(2, 1, "no column of ranks", "a column for each candidate, holding ranks")
    groups = Ballots.group((_by_rank(row[first:]), 1) for row in rows)
    people = tuple(Candidate(number, title.strip()) for number, title in enumerate(names, start=1))
    return Profile(people, groups)


def _is_rank(cell: str, most: int) -> bool:
    text = cell.strip()
    return not text or (text.isdigit() and 1 <= int(text) <= most)


def _by_rank(cells: list[str]) -> Code:
    ranks: dict[int, list[int]] = {}
    for number, cell in enumerate(cells, start=1):
        if cell.strip():
            ranks.setdefault(int(cell), []).append(number)
    return encode(tuple(ranks.get(level, ())) for level in range(1, max(ranks, default=0) + 1))


def read_rank_csv(data: bytes, name: str) -> Profile:
    """Read one column a rank; candidates are numbers, or names in order of first appearance."""
    source = Source(data, name, "rank-csv")
    header, *rows = _rows(source)
    counted = header[0].strip().lower() == "count"
    columns = [place for place, title in enumerate(header) if _RANK_COLUMN.fullmatch(title.strip())]
    if not columns:
        raise source.fail(1, 1, shown(",".join(header)), "columns rank1, rank2, ...")
    marks = {mark.strip() for row in rows for place in columns for mark in _cell(row, place).split("|")} - {
        "",
        "O",
        "W",
    }
    numbered = all(mark.isdigit() for mark in marks)
    names = [] if numbered else list(dict.fromkeys(_marks(rows, columns)))
    size = max(map(int, marks), default=0) if numbered else len(names)
    known = {str(n): n for n in range(1, size + 1)} if numbered else {text: n for n, text in enumerate(names, start=1)}
    written = any("W" in _cell(row, place).split("|") for row in rows for place in columns)
    if written:
        known["W"] = size + 1
    papers: list[tuple[Code, int]] = []
    for line, row in enumerate(rows, start=2):
        weight = row[0].strip() if counted and row else "1"
        if not weight.isdigit() or int(weight) < 1:
            source.fault(line, 1, shown(weight), "a whole number from 1")
            continue
        papers.append((encode(_rank(_cell(row, place), known) for place in columns), int(weight)))
    source.stop()
    people = [Candidate(n, "" if numbered else names[n - 1]) for n in range(1, size + 1)]
    if written:
        people.append(Candidate(size + 1, WRITE_INS))
    return Profile(tuple(people), Ballots.group(papers))


def _cell(row: list[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _marks(rows: list[list[str]], columns: list[int]) -> list[str]:
    marks = [mark.strip() for row in rows for place in columns for mark in _cell(row, place).split("|")]
    return [mark for mark in marks if mark not in ("", "O", "W")]


def _rank(cell: str, known: dict[str, int]) -> tuple[int, ...]:
    if cell == "O":
        return (OVERVOTE,)
    return tuple(sorted({known[mark.strip()] for mark in cell.split("|") if mark.strip()}))
