"""Reading a register with DuckDB (extra `data`): no Python loop over electors, memory bounded.

This path only says that a register is clean, and counts it. Whatever is not clean, or that DuckDB can't read, goes
to the plain path, which names every fault with its line; the tests hold the two equal on clean registers and in
what they call clean. What doesn't fit into memory is spilled to a directory of its own, readable to its owner only
and removed afterwards. Only `execute`, `fetchall` and `fetchmany` are used: they are the same in DuckDB 1.5 and 2.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from deputies.register.checking import DESCRIBES_UNIT, LONGEST_CELL, MemberCheck
from deputies.register.columns import MEMBERS
from deputies.register.preview import Expected, FaultList
from deputies.register.roll import RollUnit
from deputies.register.source import Report, Source
from deputies.values import Refusal

__all__ = ["MEMORY_LIMIT", "available", "elector_batches", "parquet_header", "parquet_rows", "roots_of", "units_of"]

MEMORY_LIMIT = "512MB"
# As `deputies.secrecy.sets` defines them; the tests hold the two ways to a root equal.
_LEAF, _NODE, _ROOT = b"deputies/set/leaf/1\x00", b"deputies/set/node/1\x00", b"deputies/set/root/1\x00"
_DIRTY = (
    "{0} IS NULL OR {0} = '' OR starts_with({0}, ' ') OR ends_with({0}, ' ') "
    f"OR length({{0}}) > {LONGEST_CELL} OR regexp_matches({{0}}, '[\\x00-\\x1f\\x7f]')"
)


def available() -> bool:
    """Say whether DuckDB is installed."""
    try:
        import duckdb  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True


@contextmanager
def _engine(source: Source) -> Iterator[tuple[Any, str]]:
    """Yield a connection and the path under which it reads the register.

    That path is a link in the scratch directory: DuckDB takes brackets and stars in a file's own name for patterns,
    and would read other files.
    """
    import duckdb

    with tempfile.TemporaryDirectory(prefix="deputies-register-") as scratch:
        link = Path(scratch) / f"register.{source.kind}"
        link.symlink_to(source.path.resolve())
        connection = duckdb.connect(str(Path(scratch) / "register.duckdb"))
        try:
            connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
            connection.execute(f"SET temp_directory = {_quoted(scratch)}")
            connection.execute("SET preserve_insertion_order = false")
            yield connection, str(link)
        finally:
            connection.close()


def _rows(source: Source, link: str, columns: Sequence[str]) -> str:
    """Return the SQL that reads a register file, every column as text."""
    path = _quoted(link)
    if source.kind == "parquet":
        chosen = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in columns)
        return f"SELECT {chosen} FROM read_parquet({path})"
    shape = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in source.header)
    chosen = ", ".join(f'"{name}"' for name in columns)
    return (
        f"SELECT {chosen} FROM read_csv({path}, auto_detect=false, header=true, delim={_quoted(source.delimiter)}, "
        f"quote='\"', escape='\"', strict_mode=true, null_padding=false, columns={{{shape}}})"
    )


def parquet_header(source: Source) -> tuple[str, ...]:
    """Return the column names of a Parquet file; raise `Refusal` if it is broken or DuckDB is not installed."""
    if not available():
        raise Refusal("register.needs-duckdb", "Parquet is read by DuckDB: install deputies[data], or hand in CSV.")
    import duckdb

    try:
        with _engine(source) as (engine, link):
            found = engine.execute(f"DESCRIBE SELECT * FROM read_parquet({_quoted(link)})").fetchall()
    except duckdb.Error as error:
        said = re.sub(r"'[^']*register\.parquet'", repr(source.path.name), str(error).splitlines()[0])
        raise Refusal("register.parquet", f"{source.path.name} can't be read as Parquet: {said}") from None
    return tuple(row[0] for row in found)


def parquet_rows(source: Source, size: int = 10_000) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield (row number, cells) of a Parquet file as the plain check reads them."""
    with _engine(source) as (engine, link):
        engine.execute("SET preserve_insertion_order = true")
        result = engine.execute(_rows(source, link, source.header))
        number = 0
        while batch := result.fetchmany(size):
            for cells in batch:
                number += 1
                yield number, [cell or "" for cell in cells]


def units_of(source: Source, expected: Expected, report: Report | None = None) -> tuple[RollUnit, ...] | None:
    """Return the units of a clean register of members, None for one that the plain path has to look at."""
    import duckdb

    tell = report or (lambda stage, done, total: None)
    dirty = " OR ".join(_DIRTY.format(column) for column in ("elector", "name"))
    with _engine(source) as (engine, link):
        rows = _rows(source, link, tuple(MEMBERS))
        try:
            tell("Counting units", 0, None)
            columns = f"{', '.join(DESCRIBES_UNIT)}, count(*), count(*) FILTER (WHERE {dirty})"
            groups = engine.execute(f"SELECT {columns} FROM ({rows}) GROUP BY ALL").fetchall()
            tell("Looking for electors who stand twice", 0, None)
            if any(group[-1] for group in groups) or _someone_twice(engine, rows):
                return None
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            return None
    faults = FaultList()
    check = MemberCheck(tuple(MEMBERS), expected, faults)
    for *described, electors, _ in groups:
        check.unit(0, tuple(cell or "" for cell in described), electors)
    units = check.finish()
    return None if faults.count else units


def _someone_twice(engine: Any, rows: str) -> bool:
    """Say whether an elector stands twice. Distinct hashes settle it; equal ones are looked at as text."""
    count, hashes = engine.execute(f"SELECT count(*), count(DISTINCT hash(elector)) FROM ({rows})").fetchall()[0]
    if count == hashes:
        return False
    twice = f"SELECT elector FROM ({rows}) GROUP BY elector HAVING count(*) > 1 LIMIT 1"
    return bool(engine.execute(twice).fetchall())


def roots_of(source: Source, roll: str, key: bytes, report: Report | None = None) -> dict[str, str]:
    """Return the root of each unit's commitments: the definition in `sealing`, as SQL."""
    tell = report or (lambda stage, done, total: None)
    with _engine(source) as (engine, link):
        tell("Committing to electors", 0, None)
        engine.execute(f"CREATE TABLE level0 AS {_leaves(_rows(source, link, ('unit', 'elector', 'name')), roll, key)}")
        sizes = dict(engine.execute("SELECT unit, count(*) FROM level0 GROUP BY unit").fetchall())
        largest, level = max(sizes.values(), default=0), 0
        while largest > 1:
            tell("Joining commitments", level + 1, None)
            engine.execute(f"CREATE TABLE level{level + 1} AS {_joined(level)}")
            engine.execute(f"DROP TABLE level{level}")
            largest, level = (largest + 1) // 2, level + 1
        tops = engine.execute(f"SELECT unit, hash FROM level{level}").fetchall()
    return {unit: sha256(_ROOT + sizes[unit].to_bytes(8, "big") + top).hexdigest() for unit, top in tops}


def _leaves(rows: str, roll: str, key: bytes) -> str:
    """Return the SQL of the lowest row of every unit's tree: unit, place among the sorted commitments, leaf hash."""
    return (
        f"WITH rows AS ({rows}), "
        f"labelled AS (SELECT *, {_quoted(f'roll/{roll}/')} || unit AS label FROM rows), "
        f"salted AS (SELECT *, {_hmac(key, 'label || chr(10) || elector')} AS salt FROM labelled), "
        f"committed AS (SELECT unit, unhex({_commitment()}) AS digest FROM salted) "
        "SELECT unit, row_number() OVER (PARTITION BY unit ORDER BY digest) - 1 AS place, "
        f"unhex(sha256({_blob(_LEAF)} || digest)) AS hash FROM committed"
    )


def _joined(level: int) -> str:
    """Return the SQL of the next row: neighbours joined in pairs, an odd last one moving up as it is."""
    return (
        "SELECT unit, place // 2 AS place, CASE WHEN count(*) = 2 "
        f"THEN unhex(sha256({_blob(_NODE)} || min_by(hash, place) || max_by(hash, place))) "
        f"ELSE min_by(hash, place) END AS hash FROM level{level} GROUP BY unit, place // 2"
    )


def elector_batches(source: Source, size: int) -> Iterator[list[tuple[str, str, str, str]]]:
    """Yield (unit, elector, name, layer) in order of unit and elector, in batches."""
    with _engine(source) as (engine, link):
        rows = _rows(source, link, ("unit", "elector", "name", "layer"))
        result = engine.execute(f"{rows} ORDER BY unit, elector")
        while batch := result.fetchmany(size):
            yield batch


def _hmac(key: bytes, message: str) -> str:
    """Return the SQL of HMAC-SHA256 (RFC 2104) of a text, in hexadecimal."""
    block = (key if len(key) <= 64 else sha256(key).digest()).ljust(64, b"\x00")
    inner, outer = bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)
    return f"sha256({_blob(outer)} || unhex(sha256({_blob(inner)} || encode({message}))))"


def _commitment() -> str:
    """Return the SQL of `deputies.secrecy.commitment` over the columns label, salt (hexadecimal), elector, name."""
    text = "elector || chr(10) || name"
    fields = " || ".join(f"strlen({value}) || ':' || {value} || ','" for value in ("label", "salt", f"({text})"))
    return f"sha256('deputies/commitment/1' || chr(10) || {fields})"


def _blob(data: bytes) -> str:
    return f"unhex('{data.hex()}')"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
