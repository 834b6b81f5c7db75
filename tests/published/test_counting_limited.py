"""The limited vote: the three-cornered constituencies of 1867, and what is not a limited vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from deputies.counting import Profile, count, make_profile
from deputies.values import Refusal
from deputies_cli.main import main


def _three_cornered() -> Profile:
    """Sixty electors of one side vote for its two, forty of the other for theirs: three seats."""
    sides = [(((1,), (2,)), 30), (((1,), (3,)), 18), (((2,), (3,)), 12), (((4,), (5,)), 38), (((4,),), 2)]
    return make_profile(["A", "B", "C", "D", "E"], [*sides, (((1,), (2,), (3,)), 9)], seats=3)


def test_a_minority_of_two_fifths_wins_one_of_three_seats() -> None:
    counted = count(_three_cornered(), "limited")
    assert set(counted.elected) == {1, 2, 4}
    assert counted.stages[0].totals == (48, 42, 30, 40, 38)
    assert (counted.valid, counted.spoiled) == (100, 9)  # nine named three where two was the most
    assert dict(counted.parameters)["marks"] == "2"
    assert set(count(_three_cornered(), "block").elected) == {1, 2, 4}
    assert count(_three_cornered(), "block").stages[0].totals[:3] == (57, 51, 39)


def test_one_mark_is_the_single_vote_and_as_many_as_seats_are_none() -> None:
    alone = count(_three_cornered(), "limited", marks=1)
    assert (alone.valid, alone.stages[0].totals) == (2, (0, 0, 0, 2, 0))
    for marks in (0, -1, 3, 4):
        with pytest.raises(Refusal, match="fewer than the 3 seats"):
            count(_three_cornered(), "limited", marks=marks)
    with pytest.raises(Refusal, match="fixes the marks"):
        count(_three_cornered(), "block", marks=2)


def test_the_command_takes_the_number_of_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ballots = tmp_path / "senate.blt"
    ballots.write_bytes(b'3 3\n5 1 2 0\n3 3 0\n0\n"A"\n"B"\n"C"\n"T"\n')
    assert main(["count", str(ballots), "--rule", "limited", "--marks", "1", "--lots", "file"]) == 0
    assert "3 valid, 5 spoiled or blank" in capsys.readouterr().out
    assert main(["count", str(ballots), "--rule", "limited", "--marks", "3"]) == 2
    assert "as many as seats are `block`" in capsys.readouterr().err
