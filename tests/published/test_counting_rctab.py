"""Published test cases of RCTab: tallies, thresholds, winners and eliminations of every round."""

from __future__ import annotations

import csv
import json
from fractions import Fraction

import pytest

from deputies.counting import OVERVOTE, Candidate, Choices, Options, Profile, count, make_profile, options_from
from deputies.counting.profile import Ballots, encode
from deputies_cli.main import main
from realdata import ELECTIONS, needs_realdata

FOLDER = ELECTIONS / "rctab"
CASES = sorted(path.stem for path in FOLDER.glob("*.json")) if FOLDER.is_dir() else []


def _rank(cell: str, write_ins: int) -> tuple[int, ...]:
    if cell == "O":
        return (OVERVOTE,)
    return tuple(sorted({write_ins if mark == "W" else int(mark) for mark in cell.split("|") if mark}))


@needs_realdata
@pytest.mark.parametrize("case", CASES)
def test_each_round_is_the_one_that_rctab_published(case: str) -> None:
    expected = json.loads((FOLDER / f"{case}.json").read_text())
    write_ins = len(expected["candidates"]) + 1
    with (FOLDER / expected["ballots_file"]).open() as lines:
        rows = list(csv.reader(lines))[1:]
    written = any("W" in row for row in rows)
    people = tuple(Candidate(number) for number in range(1, write_ins + written))
    papers = ((encode(_rank(cell, write_ins) for cell in row[1:]), int(row[0])) for row in rows)
    profile = Profile(people, Ballots.group(papers), withdrawn=tuple(map(int, expected["excluded"])))
    options = options_from(expected["rules"], write_ins=write_ins if written else 0)
    counted = count(
        profile,
        "rctab-irv" if options.mode == "single" else "rctab-stv",
        seats=expected["seats"],
        lots=Choices(tuple(int(lot["chosen"]) for lot in expected["lots"])),
        options=options,
    )
    assert [str(number) for number in counted.elected] == expected["winners"]
    for stage, published in zip(counted.stages, expected["rounds"], strict=True):
        tally = {str(number): Fraction(votes, counted.scale) for number, votes in enumerate(stage.totals, start=1)}
        tally["W"] = tally.pop(str(write_ins), Fraction(0))
        assert Fraction(stage.quota, counted.scale) == Fraction(published["threshold"])
        assert {number: votes for number, votes in tally.items() if votes} == {
            number: Fraction(votes) for number, votes in published["tally"].items() if Fraction(votes)
        }
        assert {("eliminated" if number in stage.excluded else "elected", number) for number in stage.subjects} == {
            (action["type"], write_ins if action["candidate"] == "W" else int(action["candidate"]))
            for action in published["actions"]
        }


@needs_realdata
def test_the_command_follows_a_published_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    case = FOLDER / "2013_minneapolis_park"
    assert main(["count", f"{case}.csv", "--settings", f"{case}.json", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    expected = json.loads(case.with_suffix(".json").read_text())
    assert [str(number) for number in plain["elected"]] == expected["winners"]
    assert len(plain["stages"]) == len(expected["rounds"])
    assert plain["parameters"]["max_skipped"] == "2"


def test_a_sequence_of_run_offs_passes_earlier_winners_over() -> None:
    papers = [(((1,), (2,), (3,)), 5), (((2,), (3,)), 3), (((3,), (2,)), 4)]
    counted = count(make_profile(3, papers), "rctab-stv", seats=2, options=Options(mode="sequential"))
    first = [stage for stage in counted.stages if stage.note == "seat 1"]
    assert [stage.excluded for stage in first] == [(2,), ()]
    assert counted.elected == (3, 2)


def test_a_run_off_goes_on_until_two_are_left_when_asked_to() -> None:
    papers = [(((1,),), 6), (((2,),), 2), (((3,), (2,)), 1), (((4,), (2,)), 1)]
    profile = make_profile(4, papers, seats=1)
    short = count(profile, "rctab-irv")
    assert (short.elected, len(short.stages)) == ((1,), 1)
    long = count(profile, "rctab-irv", lots=(1, 2, 3, 4), options=Options(until_two=True))
    assert long.elected == (1,)
    assert [stage.excluded for stage in long.stages] == [(), (4,), (3,)]
    assert long.stages[-1].totals[0] == 6 * long.scale


def test_a_tabulation_stops_after_the_round_it_was_told() -> None:
    papers = [(((1,),), 3), (((2,),), 2), (((3,),), 1), (((4,), (2,)), 1)]
    profile = make_profile(4, papers, seats=1)
    stopped = count(profile, "rctab-irv", lots=(1, 2, 3, 4), options=Options(stop_after=2))
    assert (len(stopped.stages), stopped.elected) == (2, ())
    assert count(profile, "rctab-irv", lots=(1, 2, 3, 4)).elected == (1,)


def test_a_tie_goes_by_earlier_rounds_where_the_settings_say_so() -> None:
    papers = [(((1,),), 5), (((2,),), 3), (((3,),), 2), (((4,), (3,)), 1)]
    profile = make_profile(4, papers, seats=1)
    counted = count(profile, "rctab-irv", options=Options(previous_rounds=True))
    assert counted.ties[0].candidates == (2, 3)
    assert (counted.ties[0].chosen, counted.ties[0].how) == (3, "votes at stage 1")
    assert count(profile, "rctab-irv").unsettled is not None
