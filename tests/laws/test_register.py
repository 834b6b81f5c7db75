"""Laws of the register: two readers and two ways to a root agree, and order and form of the file do not matter."""

from __future__ import annotations

import csv
import io
import random
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deputies.register import (
    elector_batches,
    format_roll,
    open_elector,
    parse_roll,
    preview_register,
    seal,
)
from deputies.secrecy import check_member, check_opening, prove_member, set_root
from deputies.values import Refusal

KEY = bytes(range(32))
HEADER = ("elector", "name", "unit", "unit_name", "kind", "layer", "council")
UNITS = {
    "mill-1": ("Mill, the first", "mill", "workers", "shanghai"),
    "mill-2": ('The "second" mill', "mill", "workers", "shanghai"),
    "guild-1": ("Guild 锦", "guild", "artisans", "shanghai"),
    "street-9": ("Street", "street", "artisans", "hankow"),
}


def write(
    folder: Path, rows: list[tuple[str, ...]], *, delimiter: str = ",", end: str = "\n", bom: bool = False
) -> Path:
    """Write a register file in one of its spellings."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    path = folder / "members.csv"
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.getvalue().encode())
    return path


def members(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    """Make rows of electors spread over the units."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        unit = draw.choice(list(UNITS))
        rows.append((f"E{number:04d}", f"Elector, né {number}", unit, *UNITS[unit]))
    draw.shuffle(rows)
    return rows


@pytest.mark.parametrize("count", [1, 2, 3, 7, 64, 301])
def test_both_readers_see_the_same_units_seal_the_same_bytes_and_yield_the_same_electors(
    tmp_path: Path, count: int
) -> None:
    path = write(tmp_path, [HEADER, *members(count)])
    plain = preview_register(path, engine="plain")
    fast = preview_register(path, engine="duckdb")
    assert (plain.engine, fast.engine) == ("plain", "duckdb")
    assert plain.units == fast.units
    assert plain.electors == count
    sealed = [format_roll(seal(found, roll="roll-1", day="1927-03-20", key=KEY)) for found in (plain, fast)]
    assert sealed[0] == sealed[1]
    rows = [[row for batch in elector_batches(found, size=50) for row in batch] for found in (plain, fast)]
    assert rows[0] == rows[1] == sorted(rows[0])
    assert len(rows[0]) == count


@pytest.mark.parametrize("key", [bytes(32), b"k" * 64, b"long" * 40])
def test_a_key_of_any_length_gives_the_same_roots_in_sql_and_in_python(tmp_path: Path, key: bytes) -> None:
    path = write(tmp_path, [HEADER, *members(40)])
    rolls = [
        seal(preview_register(path, engine=engine), roll="r", day="1927-03-20", key=key)
        for engine in ("plain", "duckdb")
    ]
    assert rolls[0] == rolls[1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [False, True])
def test_a_roll_depends_on_rows_and_not_on_their_order_or_the_spelling_of_the_file(
    tmp_path: Path, delimiter: str, end: str, bom: bool
) -> None:
    rows = members(60)
    one = preview_register(write(tmp_path, [HEADER, *rows]), engine="plain")
    first = seal(one, roll="r", day="1927-03-20", key=KEY)
    order = random.Random(5).sample(range(7), 7)
    turned = [tuple(row[place] for place in order) for row in [HEADER, *reversed(rows)]]
    other = preview_register(write(tmp_path, turned, delimiter=delimiter, end=end, bom=bom))
    assert other.engine == "duckdb"
    assert seal(other, roll="r", day="1927-03-20", key=KEY) == first


def test_parquet_gives_the_roll_of_the_same_csv(tmp_path: Path) -> None:

    path = write(tmp_path, [HEADER, *members(60)])
    table = tmp_path / "members.parquet"
    duckdb.connect().execute(f"COPY (SELECT * FROM read_csv('{path}', all_varchar=true)) TO '{table}' (FORMAT parquet)")
    rolls = [seal(preview_register(each), roll="r", day="1927-03-20", key=KEY) for each in (path, table)]
    assert rolls[0] == rolls[1]
    assert list(elector_batches(preview_register(table))) == list(elector_batches(preview_register(path)))


def test_a_register_of_units_reads_the_same_from_csv_and_parquet(tmp_path: Path) -> None:

    path = tmp_path / "units.csv"
    path.write_text("unit,name,kind,council,layer,electors,seats\nb,B,mill,c,w,120,\na,A,mill,c,w,30,2\n")
    table = tmp_path / "units.parquet"
    duckdb.connect().execute(f"COPY (SELECT * FROM read_csv('{path}')) TO '{table}' (FORMAT parquet)")
    one, other = preview_register(path), preview_register(table)
    assert one.units == other.units
    assert [(unit.id, unit.electors, unit.seats) for unit in one.units] == [("a", 30, 2), ("b", 120, None)]
    roll = seal(one, roll="r", day="1927-03-20")
    assert parse_roll(format_roll(roll)) == roll
    assert list(elector_batches(one)) == []


def test_an_elector_with_their_own_salt_can_show_that_they_stand_on_the_roll(tmp_path: Path) -> None:
    rows = members(30)
    roll = seal(preview_register(write(tmp_path, [HEADER, *rows])), roll="r", day="1927-03-20", key=KEY)
    unit = roll.units[0]
    openings = [open_elector(KEY, "r", row[2], row[0], row[1]) for row in rows if row[2] == unit.id]
    digests = [opening.digest for opening in openings]
    assert set_root(digests) == (unit.root, unit.electors)
    mine = openings[0]
    check_opening(mine.digest, mine.label, mine.salt, mine.text)
    check_member(unit.root, mine.digest, prove_member(digests, mine.digest))
    with pytest.raises(Refusal):
        check_opening(mine.digest, mine.label, mine.salt, mine.text + "x")


@pytest.mark.parametrize("change", ["key", "roll"])
def test_another_key_or_another_roll_gives_roots_that_cannot_be_matched(tmp_path: Path, change: str) -> None:
    found = preview_register(write(tmp_path, [HEADER, *members(30)]))
    one = seal(found, roll="r", day="1927-03-20", key=KEY)
    other = seal(
        found,
        roll="s" if change == "roll" else "r",
        day="1927-03-20",
        key=bytes(32) if change == "key" else KEY,
    )
    assert not {unit.root for unit in one.units} & {unit.root for unit in other.units}


@pytest.mark.parametrize("name", ["members[1].csv", "members*.csv", "it's.csv", "membe?s1.csv"])
def test_a_file_name_is_never_taken_for_a_pattern(tmp_path: Path, name: str) -> None:
    write(tmp_path, [HEADER, *members(9)]).rename(tmp_path / "members1.csv")
    path = write(tmp_path, [HEADER, *members(20)]).rename(tmp_path / name)
    found = preview_register(path, engine="duckdb")
    assert (found.engine, found.electors) == ("duckdb", 20)


def test_the_roll_holds_no_elector(tmp_path: Path) -> None:
    rows = members(80)
    text = format_roll(
        seal(preview_register(write(tmp_path, [HEADER, *rows])), roll="r", day="1927-03-20", key=KEY)
    ).decode()
    assert not [row for row in rows if row[0] in text or row[1] in text]


SPELLINGS = ("{}",) * 24 + (
    '"{}"',
    ' "{}"',
    '"{}" ',
    " {}",
    "{} ",
    '"{}',
    '{}"',
    '{}"x',
    '"{}"x',
    "{},",
    "{}\n",
    '"{}\n"',
    "\r{}",
    "{}é",
)


@st.composite
def registers(draw: st.DrawFn) -> str:
    """Rows that are clean but for a cell here and there, spelled as people and programs spell CSV."""
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    lines = [",".join(HEADER)]
    for number in range(draw(st.integers(0, 4))):
        unit = draw(st.sampled_from(["u", "v"]))
        elector = draw(st.sampled_from([f"E{number}", f"E{number}", f"E{number}", "E1"]))
        cells = [elector, "Name", unit, unit.upper(), "k", "l", draw(st.sampled_from(["c"] * 9 + ["d"]))]
        lines.append(",".join(draw(st.sampled_from(SPELLINGS)).format(cell) for cell in cells))
        lines += [""] * draw(st.sampled_from([0] * 9 + [1]))
    return end.join(lines) + draw(st.sampled_from(["", end]))


@settings(max_examples=120, deadline=None)
@given(text=registers())
def test_whatever_the_file_holds_duckdb_calls_clean_only_what_plain_python_does(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "members.csv"
        path.write_bytes(text.encode())
        plain = preview_register(path, engine="plain")
        fast = preview_register(path, engine="duckdb")
        assert (plain.units, plain.faults, plain.fault_count) == (fast.units, fast.faults, fast.fault_count)
        if not plain.faults:
            assert list(elector_batches(plain)) == list(elector_batches(fast))
