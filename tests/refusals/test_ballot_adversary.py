"""Ballot files made to break the reader: one clear sentence each, exit code 2, and memory that stays bounded."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from deputies.counting import read_profile
from deputies_cli.main import main

BLT = b'3 2\n4 1 2 0\n2 3 0\n0\n"A"\n"B"\n"C"\n"Title"\n'
CSV = b'3,2,\n4,1,2,\n2,3,\n"Candidate 1","A","",\n"Candidate 2","B","",\n"Candidate 3","C","",\n"Ward",\n'
SOI = b"# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 6\n4: 1,2\n2: 2\n"
HUGE = b"9" * 5000

HOSTILE = {
    "empty.blt": (b"", "no ballot format known"),
    "blank.csv": (b"\n\n\n", "no ballot format known"),
    "latin-1.blt": (BLT.replace(b'"B"', b'"Bj\xf6rn"'), "byte 0xf6, which is not UTF-8"),
    "half.utf16.blt": (b"\xff\xfe" + BLT[:-1], "broken UTF-16"),
    "nul.blt": (BLT.replace(b"4 1 2 0", b"4 1\x00 2 0"), "line 2, column 3"),
    "no-candidates.blt": (b'0 1\n0\n"T"\n', "0 candidates"),
    "no-candidates.csv": (b'0,1,\n"Ward",\n', "0 candidates"),
    "most-candidates.blt": (b"99999999999 1\n1 1 0\n0\n", "99999999999 candidates"),
    "no-seats.csv": (CSV.replace(b"3,2,", b"3,0,"), "0 seats"),
    "negative.blt": (BLT.replace(b"2 3 0", b"-2 3 0"), "line 3, column 1: '-2'; expected a weight"),
    "negative-first.blt": (BLT.replace(b"4 1 2 0", b"-2 1 3 0"), "line 2, column 1: '-2'; expected a weight"),
    "negative.csv": (CSV.replace(b"4,1,2", b"-4,1,2"), "line 2, column 1"),
    "nothing.blt": (BLT.replace(b"4 1 2 0", b"4 9 2 0"), "line 2, column 3: candidate '9'"),
    "overflow.blt": (BLT.replace(b"4 1 2", b"18446744073709551617 1 2"), "18446744073709551619 papers"),
    "overflow.csv": (CSV.replace(b"4,1,2", b"9223372036854775807,1,2"), "papers; expected at most"),
    "digits.blt": (BLT.replace(b"4 1 2", HUGE + b" 1 2"), "a number of more than 4,000 digits"),
    "digits.csv": (CSV.replace(b"4,1,2", HUGE + b",1,2"), "a number of more than 4,000 digits"),
    "digits.soi": (SOI.replace(b"4: 1,2", HUGE + b": 1,2"), "a number of more than 4,000 digits"),
    "digits.abif": (b"27: A>B\n" + HUGE + b": B>A\n", "a number of more than 4,000 digits"),
    "totals.soi": (SOI.replace(b"VOTERS: 6", b"VOTERS: 7"), "6 in the file; expected 7"),
    "superscript.soi": (SOI.replace(b"4: 1,2", "4: 1,²".encode()), "line 4, column 6"),
    "superscript.csv": ("count,rank1\n²,1\n".encode(), "line 2, column 1: '²'"),
    "far.csv": (b"count,rank1\n1,999999999\n", "candidate '999999999'"),
    "none.csv": (b"count,rank1\n1,0\n", "candidate '0'"),
    "cut.json": (b'{"@type": "CVR.CastVoteRecordReport", "CVR": [{"@', "broken JSON"),
    "deep.json": (b'{"@type": ' + b"[" * 200_000, "JSON"),
    "cut.parquet": (b"PAR1\x00\x00", "DuckDB cannot read"),
    "binary.blt": (bytes(range(256)) * 40, "which is not UTF-8"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_clear_sentence_and_code_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    assert main(["count", str(tmp_path / name)]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""
    assert "Traceback" not in printed.err
    assert all(len(line) < 400 for line in printed.err.splitlines())


@pytest.mark.parametrize("data", [BLT, CSV, SOI])
def test_every_place_where_a_file_may_be_cut_is_refused_or_read_whole(data: bytes, tmp_path: Path) -> None:
    """A file cut within its papers must never count; cut in the last name or title it may."""
    path = tmp_path / "cut"
    papers = 1 + max(data.rfind(b"3 0\n0"), data.rfind(b"2,3,\n"), data.rfind(b"2: 2"))
    for size in range(papers):
        path.write_bytes(data[:size])
        assert main(["count", str(path), "--seats", "1"]) == 2, size


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_text_in_another_unicode_encoding_is_read_where_a_mark_names_it(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    for text in (BLT, CSV):
        data = mark + text.decode().encode(encoding)
        assert read_profile(data, name="ward").groups == read_profile(text).groups


def test_a_folder_a_missing_file_and_one_that_may_not_be_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["count", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"deputies: {tmp_path}: Is a directory.\n"
    assert main(["count", str(tmp_path / "gone.blt")]) == 2
    assert "gone.blt: No such file or directory." in capsys.readouterr().err
    locked = tmp_path / "locked.blt"
    locked.write_bytes(BLT)

    def refuse(path: Path, *_given: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # a superuser may read everything
    for command in (["count", str(locked)], ["convert", str(locked), "b.csv"], ["count", str(locked), str(locked)]):
        assert main(command) == 2
        assert "locked.blt: Permission denied." in capsys.readouterr().err


def test_more_seats_than_candidates_are_said_to_stay_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "many.blt"
    path.write_bytes(BLT.replace(b"3 2", b"3 5", 1))
    assert main(["count", str(path)]) == 0
    assert "2 seats not filled" in capsys.readouterr().out


@pytest.mark.parametrize("head", [b"", b"3 2\n1 ", b"3,2,\n1,", b"# NUMBER ALTERNATIVES: 3\n"])
@pytest.mark.parametrize("command", ["count", "convert"])
def test_one_endless_line_is_refused_in_bounded_memory(head: bytes, command: str, tmp_path: Path) -> None:
    """Two gigabytes that take no room on disk, read by a process that may hold half of one."""
    path = tmp_path / "line.blt"
    with path.open("wb") as out:
        out.write(head)
        out.truncate(2 << 30)
    limit = 1 << 29

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    asked = [sys.executable, "-m", "deputies_cli", command, str(path)]
    asked += [str(tmp_path / "out.csv")] if command == "convert" else []
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    ended = subprocess.run(
        asked, capture_output=True, text=True, preexec_fn=limited, env=alone, timeout=60, check=False
    )
    assert ended.returncode == 2, ended.stderr[-800:]
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("deputies: ")
    assert len(ended.stderr) < 600
