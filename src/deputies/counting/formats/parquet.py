"""Ballots in columns: Parquet, read and written through DuckDB, which is imported here alone and only when asked for.

A row is a paper, or `count` equal papers. The ranks stand in one of these forms:

    rank1, rank2, ...   a column a rank (also choice1, preference_1): the candidate's number, null for a blank rank;
                        or text as in `rank-csv`: a name, a number, `1|4`, `O`, `W`
    ranks               one column: a list of numbers, null for a blank rank; or a list of lists, one for each rank,
                        `[]` for a blank one and `[0]` for an overvoted one

A candidate may stand at two ranks, as voters write; rules say what that counts for. Blank ranks after the last choice
are dropped. Equal papers are grouped by DuckDB on the way in, so memory holds the
distinct ones. What no column can say (names, parties, seats, withdrawals, the order for ties, spoiled papers, whether
marks are approvals) stands as JSON in the file's metadata under `deputies-profile`; without it candidates are as many
as the highest number, or, by their names, stand in alphabetical order.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from deputies.counting.formats.tables import candidates_of, rank_of
from deputies.counting.profile import MOST_CANDIDATES, Ballots, Candidate, Code, Kind, Profile, decode, encode
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import Least, read, write

__all__ = ["read_parquet", "read_parquet_stream", "write_parquet"]

KEY = "deputies-profile"
_RANK = re.compile(r"(?:rank|choice|preference)[ _]*(\d+)", re.IGNORECASE)
_WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")
_FORMS = "columns rank1, rank2, ..., or one column ranks, a list"


@dataclass(frozen=True, slots=True)
class _Person:
    name: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in the metadata of a file."""

    candidates: tuple[_Person, ...]
    seats: Annotated[int, Least(1)] | None = None
    title: str = ""
    kind: Kind = "ranked"
    withdrawn: tuple[int, ...] = ()
    ties: tuple[int, ...] = ()
    spoiled: Annotated[int, Least(0)] = 0


def read_parquet(data: bytes, name: str) -> Profile:
    """Read ballots from the bytes of a Parquet file; raises Faults, or Refusal where DuckDB is not installed."""
    return read_parquet_stream(BytesIO(data), name)


def read_parquet_stream(stream: BinaryIO, name: str) -> Profile:
    """Read ballots from a Parquet file that is open; one that lies on disk is not copied."""
    duckdb = _duckdb()
    with tempfile.TemporaryDirectory() as folder:
        path = getattr(stream, "name", None)
        if not isinstance(path, str) or not Path(path).is_file():
            path = f"{folder}/ballots.parquet"
            with Path(path).open("wb") as copy:
                shutil.copyfileobj(stream, copy)
        with duckdb.connect(config={"temp_directory": folder, "memory_limit": "2GB"}) as base:
            try:
                return _Reader(base, path, name or "ballots").read()
            except duckdb.Error as error:
                found = f"what DuckDB cannot read ({str(error).splitlines()[0].replace(path, name)})"
                raise Faults(name or "ballots", [Fault("", found, "Parquet", "ballots.parquet")]) from error


def _duckdb() -> Any:
    try:
        import duckdb
    except ModuleNotFoundError as error:
        sentence = "Parquet is read and written by DuckDB, which is not installed; install deputies[data]."
        raise Refusal("ballots.no-duckdb", sentence) from error
    return duckdb


class _Reader:
    """One file: its columns, its metadata, its papers."""

    def __init__(self, base: Any, path: str, name: str) -> None:
        self.base, self.path, self.name = base, path, name

    def fail(self, path: str, found: str, expected: str) -> Faults:
        return Faults(f"{self.name} (parquet)", [Fault(path, found, expected, "ballots.parquet")])

    def read(self) -> Profile:
        described = self.base.execute("describe select * from read_parquet(?)", [self.path]).fetchall()
        types = {str(column): str(kind) for column, kind, *_rest in described}
        columns = self._columns(types)
        rows = self._rows(types, columns)
        head = self._head()
        if {types[column] for column in columns} <= {"VARCHAR", "VARCHAR[]"}:
            papers, people = self._by_text(rows)
        else:
            papers = [(_code(cells), weight) for cells, weight in rows]
            most = max((abs(number) for code, _weight in papers for number in code if number not in _MARKS), default=0)
            people = tuple(Candidate(number) for number in range(1, 1 + min(most, MOST_CANDIDATES + 1)))
        if head is not None:
            people = tuple(Candidate(n, one.name, one.party) for n, one in enumerate(head.candidates, start=1))
        self._check(papers, len(people))
        ballots = Ballots.group(sorted(papers))
        if head is None:
            return Profile(people, ballots)
        return Profile(people, ballots, head.seats, head.withdrawn, head.title, head.spoiled, head.kind, head.ties)

    def _columns(self, types: dict[str, str]) -> list[str]:
        """Return the columns of ranks, best first."""
        if "ranks" in types:
            if not re.fullmatch(rf"({_WHOLE.pattern})\[\](\[\])?|VARCHAR\[\]", types["ranks"]):
                raise self.fail("column ranks", f"type {types['ranks']}", "a list of whole numbers, or of such lists")
            return ["ranks"]
        numbered = [(int(match[1]), column) for column in types if (match := _RANK.fullmatch(column))]
        if not numbered:
            raise self.fail("", f"the columns {', '.join(types)}", _FORMS)
        columns = [column for _number, column in sorted(numbered)]
        kinds = {types[column] for column in columns}
        if kinds != {"VARCHAR"} and not all(map(_WHOLE.fullmatch, kinds)):
            raise self.fail(
                f"column {columns[0]}", f"type {', '.join(sorted(kinds))}", "whole numbers, or text throughout"
            )
        return columns

    def _rows(self, types: dict[str, str], columns: list[str]) -> Iterator[tuple[tuple[Any, ...], int]]:
        """Group equal papers; yield the cells of each and its weight."""
        named = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
        weight, least = "count(*)", "1"
        if "count" in types:
            if not _WHOLE.fullmatch(types["count"]):
                raise self.fail("column count", f"type {types['count']}", "whole numbers from 1")
            weight, least = 'sum("count")', 'coalesce(min(coalesce("count", 0)), 1)'
        query = f"select {weight}, {least}, {named} from read_parquet(?) group by all"
        found = self.base.execute(query, [self.path])
        while rows := found.fetchmany(10_000):
            for total, smallest, *cells in rows:
                if smallest < 1:
                    raise self.fail("column count", f"{smallest}, or nothing", "a whole number from 1")
                yield tuple(cells[0] or () if columns == ["ranks"] else cells), int(total)

    def _by_text(
        self, rows: Iterator[tuple[tuple[Any, ...], int]]
    ) -> tuple[list[tuple[Code, int]], tuple[Candidate, ...]]:
        """Read cells of text as `rank-csv` does, names in alphabetical order."""
        held = [([(cell or "").strip() for cell in cells], weight) for cells, weight in rows]
        known, people = candidates_of(sorted({cell for cells, _weight in held for cell in cells}))
        return [(_trimmed(encode(rank_of(cell, known) for cell in cells)), weight) for cells, weight in held], people

    def _head(self) -> _Head | None:
        query = "select value from parquet_kv_metadata(?) where key = ?"
        found = self.base.execute(query, [self.path, KEY.encode()]).fetchone()
        if found is None:
            return None
        try:
            plain = json.loads(found[0])
        except ValueError as error:
            raise self.fail(f"metadata {KEY}", "broken JSON", "what `deputies convert` writes there") from error
        head = read(_Head, plain, document=f"{self.name} (parquet)", path=KEY)
        for number in (*head.withdrawn, *head.ties):
            if not 1 <= number <= len(head.candidates):
                raise self.fail(f"metadata {KEY}", f"candidate {number}", f"1 to {len(head.candidates)}")
        return head

    def _check(self, papers: list[tuple[Code, int]], candidates: int) -> None:
        if any(abs(number) >= _NOBODY for code, _weight in papers for number in code):
            raise self.fail("papers", "an unknown candidate, or no candidate in a list", "numbers from 1")
        if not 1 <= candidates <= MOST_CANDIDATES:
            raise self.fail("", f"{candidates:,} candidates or more", f"1 to {MOST_CANDIDATES:,}")
        for code, _weight in papers:
            numbers = [abs(number) for number in code if number not in _MARKS]
            if numbers and not 1 <= min(numbers) <= max(numbers) <= candidates:
                raise self.fail(f"paper {list(code)}", "an unknown candidate", f"candidates from 1 to {candidates}")


_MARKS = encode([(), (0,)])  # a blank rank, an overvoted one


def _code(cells: tuple[Any, ...]) -> Code:
    """Return the code of a paper of numbers; what is no number of a candidate is kept for the check to find."""
    if any(isinstance(cell, list) for cell in cells):
        ranks = [tuple(dict.fromkeys(_NOBODY if one is None else one for one in cell or ())) for cell in cells]
        return _trimmed(encode(ranks))
    return _trimmed(tuple(_NOBODY if cell is not None and cell <= 0 else cell or 0 for cell in cells))


_NOBODY = 1 << 40  # beyond the number of any candidate


def _trimmed(code: Code) -> Code:
    end = len(code)
    while end and code[end - 1] == 0:
        end -= 1
    return code[:end]


def write_parquet(profile: Profile) -> bytes:
    """Write a column a rank for strict papers, else one column of lists of lists; the rest as metadata."""
    duckdb = _duckdb()
    groups = sorted(zip(profile.groups.codes, profile.groups.weights, strict=True))
    strict = profile.groups.strict
    width = max((len(code) for code, _weight in groups), default=0) or 1
    if strict:
        lines = ["\t".join(map(str, (weight, *code, *[""] * (width - len(code))))) for code, weight in groups]
        chosen = ", ".join(f"rank{n}" for n in range(1, width + 1))
        columns = ", ".join(f"'rank{n}': 'SMALLINT'" for n in range(1, width + 1))
    else:
        lines = [f"{weight}\t{[list(rank) for rank in decode(code)]}" for code, weight in groups]
        chosen, columns = "ranks::SMALLINT[][] as ranks", "'ranks': 'VARCHAR'"
    people = tuple(_Person(person.name, person.party) for person in profile.candidates)
    head = _Head(
        people, profile.seats, profile.title, profile.kind, profile.withdrawn, profile.tie_order, profile.spoiled
    )
    said = json.dumps(write(head), ensure_ascii=False).replace("'", "''")
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"temp_directory": folder}) as base:
        source, target = Path(folder, "papers.tsv"), Path(folder, "papers.parquet")
        source.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        form = f"delim='\t', header=false, quote='', escape='', columns={{'count': 'BIGINT', {columns}}}"
        if lines:
            table = f"read_csv('{source}', {form})"
        else:
            table = "(select 1::BIGINT as count, null::SMALLINT as rank1 limit 0)"
        chosen = f"select count, {chosen} from {table}"
        base.execute(f"copy ({chosen}) to '{target}' (format parquet, kv_metadata {{'{KEY}': '{said}'}})")
        return target.read_bytes()
