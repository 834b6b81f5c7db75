"""Files of numbers that cannot be read: one clear answer with the line, exit code 2, nothing repaired in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from deputies.apportionment import LARGEST_FILE, read_numbers
from deputies.values import DeputiesError, Faults
from deputies_cli.main import main

BAD: dict[str, tuple[bytes, str, str]] = {
    "a negative number": (b"unit,votes\na,1\nb,-5\n", "line 3", "sign"),
    "a number with a point": (b"unit,votes\na,1.5\n", "line 2", "not a whole number"),
    "separators of thousands": (b'unit,votes\na,"1,250"\n', "line 2", "digits only"),
    "an empty number": (b"unit,votes\na,\n", "line 2", "empty"),
    "a unit named twice": (b"unit,votes\na,1\nb,2\na,3\n", "line 4", "first in line 2"),
    "a unit without a name": (b"unit,votes\n,1\n", "line 2", "name is empty"),
    "a row cut off": (b"unit,votes\na,1\nb", "line 3", "cells"),
    "another encoding": ("unit,votes\na,1\nStraße,2\n".encode("latin-1"), "line 3", "UTF-8"),
    "UTF-16": ("unit,votes\na,1\n".encode("utf-16"), "line 1", "UTF-16"),
    "a NUL byte": (b"unit,votes\na,1\x00\n", "line 2", "NUL"),
    "a quotation never closed": (b'unit,votes\n"a,1\nb,2\n', "line 3", ""),
    "a cell over two lines": (b'unit,votes\n"a\nb",1\n', "line 3", "end of its line"),
    "a column twice": (b"unit,votes,votes\na,1,2\n", "line 1", "twice"),
    "digits of another script": ("unit,votes\na,١٢\n".encode(), "line 2", "not a whole number"),
    "a number too long to be one": (b"unit,votes\na," + b"9" * 400 + b"\n", "line 2", "not a whole number"),
    "one endless line": (b"x" * 200_000, "line 1", "field"),
}


@pytest.mark.parametrize("story", BAD)
def test_a_bad_file_names_its_line(story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, line, words = BAD[story]
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    assert main(["apportion", str(path), "--method", "dhondt", "--seats", "3"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("deputies: bad.csv: 1 fault\n")
    assert f"{line}:" in shown.err
    assert words in shown.err


def test_all_faults_are_told_together_and_a_flood_is_counted() -> None:
    with pytest.raises(Faults) as caught:
        read_numbers(b"unit,votes\na,-1\na,x\nb,2\nb,3\n")
    assert [fault.path for fault in caught.value.faults] == ["line 2", "line 3", "line 5"]
    with pytest.raises(Faults) as flood:
        read_numbers(b"unit,votes\n" + b"".join(b"u%d,x\n" % i for i in range(500)))
    assert (len(flood.value.faults), flood.value.total) == (100, 500)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "numbers.empty"),
        (b"\n\n", "numbers.empty"),
        (b"unit,votes\n", "numbers.empty"),
        (b"unit,votes,population\na,1,2\n", "numbers.which-column"),
        (b"x" * (LARGEST_FILE + 1), "numbers.too-large"),
    ],
)
def test_a_file_that_says_too_little_or_too_much(data: bytes, code: str) -> None:
    with pytest.raises(DeputiesError) as caught:
        read_numbers(data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ["--method", "dondt", "--seats", "3"],
        ["--method", "dhondt"],
        ["--method", "dhondt", "--seats", "3", "--floor", "2"],
        ["--method", "dhondt", "--seats", "3", "--cap", "1"],
        ["--method", "dhondt", "--seats", "3", "--number", "electors"],
        ["--method", "dhondt", "--seats", "3", "--where", "year=1918"],
        ["--method", "dhondt", "--seats", "3", "--where", "year"],
        ["--method", "biproportional"],
        ["--norm", "nowhere.toml"],
    ],
)
def test_a_request_that_cannot_be_met_is_one_sentence(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.csv"
    path.write_text("unit,votes\na,5\nb,4\n", encoding="utf-8")
    assert main(["apportion", str(path), *arguments]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert shown.err.startswith("deputies: ")


@pytest.mark.parametrize("option", [["--seats", "-3"], ["--seats", "3.5"], ["--threshold", "0.04"]])
def test_an_option_that_is_no_number_is_refused(option: list[str], tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("unit,votes\na,5\nb,4\n", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["apportion", str(path), "--method", "dhondt", "--seats", "3", *option])
    assert caught.value.code == 2


@pytest.mark.parametrize("quota", ["0", "101", "3/2"])
def test_power_refuses_a_quota_nobody_can_reach(quota: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "members.csv"
    path.write_text("member,weight\na,60\nb,40\n", encoding="utf-8")
    assert main(["power", str(path), "--quota", quota]) == 2
    assert capsys.readouterr().err.startswith("deputies: The quota")
