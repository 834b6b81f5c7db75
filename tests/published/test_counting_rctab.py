"""Published test cases of RCTab: tallies, thresholds, winners and eliminations of every round."""

from __future__ import annotations

import csv
import json
from fractions import Fraction

import pytest

from deputies.counting import OVERVOTE, Candidate, Choices, Profile, count, options_from
from deputies.counting.profile import Ballots, encode
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
