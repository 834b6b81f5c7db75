"""What a register is refused for: each fault with its place and what was expected."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from deputies.register import check_preview, elector_batches, preview_register, seal
from deputies.register.preview import MOST_FAULTS, Expected
from deputies.values import Faults, Refusal

HEADER = "elector,name,unit,unit_name,kind,layer,council"
GOOD = "E1,Ann,mill-1,Mill 1,mill,workers,shanghai"
UNITS = "unit,name,kind,council,layer,electors,seats"
KEY = bytes(32)


def file(folder: Path, text: str | bytes, name: str = "register.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults_of(path: Path, **options: object) -> list[str]:
    return [str(fault) for fault in preview_register(path, **options).faults]  # type: ignore[arg-type]


BYTES = {
    "latin-1": (
        f"{HEADER}\nE1,Ann,".encode() + "mill-1,Mühle,mill,workers,shanghai\n".encode("latin-1"),
        "line 2, byte 62: the byte 0xFC is not UTF-8; in Windows-1252 or Latin-1 it would be 'ü'; "
        "expected UTF-8: save the file anew in that encoding.",
    ),
    "utf-16": (f"{HEADER}\n{GOOD}\n".encode("utf-16"), "line 1, byte 0: the file is in UTF-16; expected UTF-8."),
    "utf-16 without its mark": (
        f"{HEADER}\n{GOOD}\n".encode("utf-16-be"),
        "line 1, byte 0: the file seems to be in UTF-16 without its mark; expected UTF-8.",
    ),
    "zero byte": (f"{HEADER}\nE1,A\0nn".encode(), "line 2, byte 51: a zero byte stands here; expected text in UTF-8."),
    "spreadsheet": (
        b"PK\x03\x04....",
        "byte 0: the file is a spreadsheet or a ZIP archive; expected CSV in UTF-8, or Parquet.",
    ),
    "nothing": (b"", "the file is empty; expected a header and rows."),
    "half a character at the end": (
        f"{HEADER}\nE1,".encode() + "é".encode()[:1],
        "line 2, byte 50: the byte 0xC3 is not UTF-8; in Windows-1252 or Latin-1 it would be 'Ã'; "
        "expected UTF-8: save the file anew in that encoding.",
    ),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_that_are_no_text_are_named_with_their_place(tmp_path: Path, case: str) -> None:
    data, sentence = BYTES[case]
    assert faults_of(file(tmp_path, data)) == [sentence]


def test_a_wrong_byte_far_down_is_found_at_its_own_line_and_offset(tmp_path: Path) -> None:
    start = (HEADER + "\n" + "".join(f"E{n},Ann,u,U,k,l,c\n" for n in range(120_000))).encode()
    path = file(tmp_path, start + b"E,\xe9")
    assert faults_of(path)[0].startswith(f"line 120002, byte {len(start) + 2}: the byte 0xE9")


ROWS = {
    "too few cells": ("E2,Ben,mill-1", "line 3: the row has 3 cells; expected 7, as the header has."),
    "too many cells": (GOOD.replace("E1", "E2") + ",", "line 3: the row has 8 cells; expected 7, as the header has."),
    "an open quote": (
        '"E2,Ben,mill-1,Mill 1,mill,workers,shanghai',
        "line 3: the row can't be read as CSV: unexpected end of data; expected quotes doubled and closed.",
    ),
    "an empty cell": ("E2,,mill-1,Mill 1,mill,workers,shanghai", "line 3, name: the cell is empty; expected a value."),
    "no elector id": (
        ",Ben,mill-1,Mill 1,mill,workers,shanghai",
        "line 3, elector: the cell is empty; expected a value.",
    ),
    "spaces": (
        "E2 ,Ben,mill-1,Mill 1,mill,workers,shanghai",
        "line 3, elector: there are spaces at the ends of the cell; expected the value alone.",
    ),
    "a line break in a cell": (
        'E2,"Ben\nB",mill-1,Mill 1,mill,workers,shanghai',
        "line 3, name: there is a line break or another control character in the cell; expected one line of text.",
    ),
    "a very long cell": (
        f"E2,{'b' * 201},mill-1,Mill 1,mill,workers,shanghai",
        "line 3, name: the cell has 201 characters; expected at most 200.",
    ),
    "an elector twice": (
        "E1,Ben,mill-1,Mill 1,mill,workers,shanghai",
        "line 3, elector: the elector 'E1' stands already on line 2; expected each elector once.",
    ),
    "a unit with two councils": (
        "E2,Ben,mill-1,Mill 1,mill,workers,hankow",
        "line 3, council: the unit 'mill-1' has 'hankow' here and 'shanghai' on line 2; expected one for each unit.",
    ),
    "a unit of two kinds": (
        "E2,Ben,mill-1,Mill 1,guild,workers,shanghai",
        "line 3, kind: the unit 'mill-1' has 'guild' here and 'mill' on line 2; expected one for each unit.",
    ),
    "a unit in two layers": (
        "E2,Ben,mill-1,Mill 1,mill,artisans,shanghai",
        "line 3, layer: the unit 'mill-1' has 'artisans' here and 'workers' on line 2; expected one for each unit.",
    ),
    "a unit with two names": (
        "E2,Ben,mill-1,Mill I,mill,workers,shanghai",
        "line 3, unit_name: the unit 'mill-1' has 'Mill I' here and 'Mill 1' on line 2; expected one for each unit.",
    ),
    "a unit id that is none": (
        "E2,Ben,Mill 2,Mill 2,mill,workers,shanghai",
        "line 3, unit: found 'Mill 2'; expected an id: lower-case letters, digits, single hyphens or dots.",
    ),
    "an unknown kind": (
        "E2,Ben,mill-2,Mill 2,mil,workers,shanghai",
        "line 3, kind: found 'mil' (did you mean 'mill'?); expected one of guild, mill.",
    ),
    "an unknown layer": (
        "E2,Ben,mill-2,Mill 2,mill,worker,shanghai",
        "line 3, layer: found 'worker' (did you mean 'workers'?); expected one of artisans, workers.",
    ),
    "an unknown council": (
        "E2,Ben,mill-2,Mill 2,mill,workers,shangai",
        "line 3, council: found 'shangai' (did you mean 'shanghai'?); expected one of hankow, shanghai.",
    ),
}


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A statute's kinds and layers, and a system's councils, without a statute."""
    allowed = Expected(("mill", "guild"), ("workers", "artisans"), ("shanghai", "hankow"))
    monkeypatch.setattr(Expected, "of", classmethod(lambda cls, statute, councils: allowed))


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("engine", ["plain", "duckdb"])
@pytest.mark.parametrize("case", ROWS)
def test_a_bad_row_is_named_once_with_its_line_by_either_reader(tmp_path: Path, case: str, engine: str) -> None:
    row, sentence = ROWS[case]
    assert faults_of(file(tmp_path, f"{HEADER}\n{GOOD}\n{row}\n"), engine=engine) == [sentence]


HEADERS = {
    "a missing column": (
        HEADER.replace("unit_name", "Unit Name"),
        [
            "line 1: the column 'unit_name' is missing; 'Unit Name' is near it; "
            "expected name of the base unit, for people.",
            "line 1: unknown column 'Unit Name' (did you mean 'unit_name'?); expected only the columns "
            "elector, name, unit, unit_name, kind, layer, council.",
        ],
    ),
    "a column nobody asked for": (
        HEADER + ",phone",
        [
            "line 1: unknown column 'phone'; expected only the columns "
            "elector, name, unit, unit_name, kind, layer, council."
        ],
    ),
    "a column twice": (HEADER + ",name", ["line 1: the column 'name' stands twice; expected each column once."]),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_wrong_header_is_refused_before_any_row(tmp_path: Path, case: str) -> None:
    header, sentences = HEADERS[case]
    assert faults_of(file(tmp_path, f"{header}\nrubbish\n")) == sentences


NUMBERS = ["", "-3", "12.5", "1e5", "1,000", "1000000000", "٣", "+5", " 5", "many"]


@pytest.mark.parametrize("text", NUMBERS)
def test_an_electorate_is_a_whole_number_in_plain_digits(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, f'{UNITS}\na,A,mill,c,w,10,\nb,B,mill,c,w,"{text}",\n')
    (found,) = faults_of(path)
    assert found.startswith("line 3, electors: ")
    assert found.endswith("expected a whole number from 0 to 999999999.")


def test_a_unit_twice_and_seats_of_nought_are_refused_together(tmp_path: Path) -> None:
    path = file(tmp_path, f"{UNITS}\na,A,mill,c,w,10,\na,A,mill,c,w,10,0\n")
    assert faults_of(path) == [
        "line 3, unit: the unit 'a' stands already on line 2; expected each unit once.",
        "line 3, seats: found '0'; expected a whole number from 1 to 999999999.",
    ]


@pytest.mark.parametrize("text", [HEADER, HEADER + "\n", f"{UNITS}\na,A,mill,c,w,0,\n"])
def test_a_register_without_an_elector_is_refused(tmp_path: Path, text: str) -> None:
    assert faults_of(file(tmp_path, text)) == ["no elector is on the register; expected at least one."]


def test_a_thousand_faults_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    found = preview_register(file(tmp_path, f"{HEADER}\n{GOOD}\n" + f"{GOOD}\n" * 2500))
    assert (len(found.faults), found.fault_count) == (MOST_FAULTS, 2500)
    with pytest.raises(Faults) as caught:
        check_preview(found)
    assert caught.value.total == 2500


def test_a_register_with_faults_is_not_sealed(tmp_path: Path) -> None:
    found = preview_register(file(tmp_path, f"{HEADER}\n{GOOD}\n{GOOD}\n"))
    with pytest.raises(Faults):
        seal(found, roll="r", day="1927-03-20", key=KEY)
    with pytest.raises(Faults):
        next(elector_batches(found))


def test_a_file_that_changed_after_its_preview_is_not_sealed(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEADER}\n{GOOD}\n")
    found = preview_register(path)
    path.write_text(f"{HEADER}\n{GOOD.replace('Ann', 'Eve')}\n")
    for act in (lambda: seal(found, roll="r", day="1927-03-20", key=KEY), lambda: next(elector_batches(found))):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code == "register.changed"


REFUSALS = {
    "register.key-short": {"roll": "r", "day": "1927-03-20", "key": bytes(31)},
    "id.malformed": {"roll": "Roll 1", "day": "1927-03-20", "key": KEY},
    "date.malformed": {"roll": "r", "day": "1927-02-30", "key": KEY},
}


@pytest.mark.parametrize("code", REFUSALS)
def test_a_roll_needs_a_key_an_id_and_a_day(tmp_path: Path, code: str) -> None:
    found = preview_register(file(tmp_path, f"{HEADER}\n{GOOD}\n"))
    with pytest.raises(Refusal) as caught:
        seal(found, **REFUSALS[code])  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_file_that_is_not_there_and_a_broken_parquet_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        preview_register(tmp_path / "nowhere.csv")
    assert caught.value.code == "register.unreadable"
    with pytest.raises(Refusal) as caught:
        preview_register(file(tmp_path, b"PAR1 and then nothing", "broken.parquet"))
    assert caught.value.code == "register.parquet"


def test_a_bad_row_of_a_parquet_file_is_named_by_its_number(tmp_path: Path) -> None:
    table = tmp_path / "members.parquet"
    values = ", ".join(f"('E{n // 2}', 'Ann', 'mill-1', 'Mill', 'mill', 'workers', 'shanghai')" for n in range(2, 5))
    columns = ", ".join(HEADER.split(","))
    duckdb.connect().execute(f"COPY (SELECT * FROM (VALUES {values}) AS t({columns})) TO '{table}' (FORMAT parquet)")
    assert faults_of(table) == ["row 2, elector: the elector 'E1' stands already on row 1; expected each elector once."]


def test_no_name_of_an_elector_is_repeated_in_a_fault(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEADER}\n{GOOD}\nE1, Secret Person ,mill-1,Mill 1,mill,workers,hankow\n")
    assert not [text for text in faults_of(path) if "Secret" in text]
