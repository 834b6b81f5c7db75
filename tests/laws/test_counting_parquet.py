"""Ballots in columns: what a Parquet file of another program says, and that nothing of ours is lost in one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from deputies.counting import OVERVOTE, Candidate, make_profile, read_profile, write_profile
from deputies.values import Faults, Refusal
from deputies_cli.main import main

Table = Callable[[str], bytes]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    def written(query: str) -> bytes:
        path = tmp_path / "made.parquet"
        duckdb.sql(query).write_parquet(str(path))
        return path.read_bytes()

    return written


def test_a_column_a_rank_is_read_and_equal_papers_are_grouped(table: Table) -> None:
    rows = "values (3, 1, 2, null), (1, 3, null, 1), (2, 1, 2, null), (4, null, null, null)"
    data = table(f"select * from ({rows}) t(count, rank1, rank2, rank3)")
    profile = read_profile(data)
    assert sorted(profile.groups) == [((), 4), (((1,), (2,)), 5), (((3,), (), (1,)), 1)]
    assert len(profile.candidates) == 3
    one_a_row = table("select * from (values (2, 1), (2, 1), (1, null)) t(choice_1, choice_2)")
    assert sorted(read_profile(one_a_row).groups) == [(((1,),), 1), (((2,), (1,)), 2)]


def test_lists_are_read_flat_and_nested(table: Table) -> None:
    flat = table("select * from (values ([2, null, 1], 5), ([]::int[], 1)) t(ranks, count)")
    assert sorted(read_profile(flat).groups) == [((), 1), (((2,), (), (1,)), 5)]
    nested = table("select [[3, 1], [], [0], [2]] as ranks")
    assert list(read_profile(nested).groups) == [(((1, 3), (), (OVERVOTE,), (2,)), 1)]


def test_names_are_read_as_in_a_csv_of_ranks(table: Table) -> None:
    data = table("select * from (values ('Bela', 'Anna|Bela'), ('O', 'Anna')) t(rank1, rank2)")
    profile = read_profile(data)
    assert [person.name for person in profile.candidates] == ["Anna", "Bela"]
    assert sorted(profile.groups) == [(((OVERVOTE,), (1,)), 1), (((2,), (1, 2)), 1)]


@pytest.mark.parametrize("ranking", [((1,), (3,)), ((1, 3), (), (OVERVOTE,), (2,))])
def test_everything_of_a_profile_survives(ranking: tuple[tuple[int, ...], ...]) -> None:
    people = [Candidate(1, "Anna O'Ek", "Left"), Candidate(2, 'Bela "B"'), Candidate(3, "Çelik, D.", "Green")]
    made = make_profile(people, [(ranking, 4), ((), 2)], seats=2, withdrawn=(2,), title="Ward 1", spoiled=3)
    profile = replace(made, tie_order=(3, 1, 2))
    assert read_profile(write_profile(profile, "parquet")) == profile
    empty = make_profile(2, [], seats=1, kind="approval")
    assert read_profile(write_profile(empty, "parquet")) == empty


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select 1 as a, 2 as b", "the columns a, b"),
        ("select 1.5 as rank1", "type DECIMAL"),
        ("select 'x' as ranks", "type VARCHAR; expected a list"),
        ("select 0 as count, 1 as rank1", "column count: 0"),
        ("select null::int as count, 1 as rank1", "column count: 0, or nothing"),
        ("select 'two' as count, 1 as rank1", "column count: type VARCHAR"),
        ("select -3 as rank1", "an unknown candidate"),
        ("select 0 as rank1, 1 as rank2", "an unknown candidate"),
        ("select 40000 as rank1", "32,001 candidates or more"),
        ("select [[1], [2, null]] as ranks", "no candidate in a list"),
        ("select '0' as rank1", "candidate '0'"),
    ],
)
def test_other_columns_are_refused_by_name(table: Table, query: str, said: str) -> None:
    with pytest.raises(Faults) as caught:
        read_profile(table(query), name="made.parquet")
    assert said in str(caught.value.faults[0])


def test_a_cut_file_is_refused(table: Table) -> None:
    data = table("select 1 as rank1")
    with pytest.raises(Faults, match="DuckDB cannot read"):
        read_profile(data[:-20], name="made.parquet")


def test_without_duckdb_the_sentence_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refusal, match=r"install deputies\[data\]"):
        read_profile(b"PAR1", name="ballots.parquet")


def test_the_commands_read_and_write_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blt, columns = tmp_path / "castor.blt", tmp_path / "castor.parquet"
    blt.write_bytes(b'3 2\n-2\n4 1 2 0\n2 3 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Twins"\n')
    assert main(["convert", str(blt), str(columns)]) == 0
    assert main(["convert", str(columns), str(tmp_path / "back.blt")]) == 0
    assert (tmp_path / "back.blt").read_bytes() == blt.read_bytes()
    capsys.readouterr()
    assert main(["count", str(columns)]) == 0
    assert "1. Castor" in capsys.readouterr().out
