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
from collections.abc import Iterable

from deputies.counting.formats.source import Source, shown
from deputies.counting.profile import MOST_CANDIDATES, OVERVOTE, Ballots, Candidate, Code, Profile, encode
from deputies.values import Fault, Faults

__all__ = ["candidates_of", "rank_of", "read_candidate_csv", "read_rank_csv"]

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
    return not text or (text.isdecimal() and 1 <= int(text) <= most)


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
    known, people = candidates_of(_cell(row, place) for row in rows for place in columns)
    papers: list[tuple[Code, int]] = []
    for line, row in enumerate(rows, start=2):
        weight = row[0].strip() if counted and row else "1"
        if not weight.isdecimal() or int(weight) < 1:
            source.fault(line, 1, shown(weight), "a whole number from 1")
            continue
        papers.append((encode(rank_of(_cell(row, place), known) for place in columns), int(weight)))
    source.stop()
    return Profile(people, Ballots.group(papers))


def candidates_of(cells: Iterable[str]) -> tuple[dict[str, int], tuple[Candidate, ...]]:
    """Return what each mark in some cells means, and the candidates: by number where all marks are numbers, else by
    name in the order of the cells; undeclared write-ins stand last.

    raises  Faults for a number that no candidate can have.
    """
    found = dict.fromkeys(mark.strip() for cell in cells for mark in cell.split("|"))
    written = "W" in found
    marks = [mark for mark in found if mark not in ("", "O", "W")]
    if all(mark.isdecimal() for mark in marks):
        strange = [mark for mark in marks if not 1 <= int(mark[-9:]) <= MOST_CANDIDATES or len(mark) > 9]
        if strange:
            raise _strange(strange[0])
        people = [Candidate(number) for number in range(1, max(map(int, marks), default=0) + 1)]
        known = {mark: int(mark) for mark in marks}
    else:
        people = [Candidate(number, name) for number, name in enumerate(marks, start=1)]
        known = {person.name: person.number for person in people}
    if written:
        people.append(Candidate(len(people) + 1, WRITE_INS))
        known["W"] = len(people)
    return known, tuple(people)


def _cell(row: list[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _strange(mark: str) -> Faults:
    expected = f"numbers of candidates from 1 to {MOST_CANDIDATES}, or names"
    return Faults("ballots", [Fault("columns of ranks", f"candidate {shown(mark)}", expected, "ballots.rank-csv")])


def rank_of(cell: str, known: dict[str, int]) -> tuple[int, ...]:
    """Return the candidates of one cell: `a|b` two, `O` an overvote, nothing a blank rank."""
    if cell == "O":
        return (OVERVOTE,)
    return tuple(sorted({known[mark.strip()] for mark in cell.split("|") if mark.strip()}))
