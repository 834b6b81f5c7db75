"""Rules of the last parcel, and Warren's: the winners another program elects on the same papers."""

from __future__ import annotations

import csv
import json

import pytest

from deputies.counting import count, make_profile, read_profile
from realdata import ELECTIONS, needs_realdata

WARDS = ELECTIONS / "scotland2017"


@needs_realdata
@pytest.mark.parametrize(
    ("rule", "column"), [("ers97", "ers97_openstv"), ("northern-ireland-1985", "northern_ireland_openstv")]
)
def test_the_winners_of_163_wards_are_those_of_openstv(rule: str, column: str) -> None:
    with (WARDS / "other_rules.csv").open() as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 163
    for row in rows:
        profile = read_profile((WARDS / "ballots" / f"{row['election']}.csv").read_bytes())
        lots = tuple(range(1, len(profile.candidates) + 1))
        counted = count(profile, rule, lots=lots)
        assert " ".join(map(str, sorted(counted.elected))) == row[column], row["election"]
        for stage in counted.stages:
            assert sum(stage.totals) + stage.nontransferable == counted.valid * counted.scale
        assert count(profile, rule, lots=lots, implementation="kernel") == counted


@needs_realdata
@pytest.mark.parametrize("case", ["42", "SCw"])
def test_warrens_winners_are_those_of_droop(case: str) -> None:
    """Not 42t: there Droop's 18 digits leave an exact tie, which nine digits, rounded up, do not."""
    profile = read_profile((ELECTIONS / "droop" / f"{case}.blt").read_bytes())
    results = json.loads((ELECTIONS / "droop" / f"{case}.json").read_text())["results"]
    counted = count(profile, "warren-fixed9", lots=tuple(range(len(profile.candidates), 0, -1)))
    assert sorted(counted.elected) == results["warren-o9-guarded-p18-g9-d18"]["winners"]


def test_only_the_parcel_received_last_passes_on_a_surplus() -> None:
    """A has 9 of its own papers, all for C next; B's 4, all for A then D, lift it over the quota of 10 of 29."""
    papers = [
        (((1,), (3,)), 9),
        (((2,), (1,), (4,)), 4),
        (((3,),), 8),
        (((4,),), 8),
    ]
    counted = count(make_profile(["A", "B", "C", "D"], papers, seats=2), "northern-ireland-1985")
    surplus = next(stage for stage in counted.stages if stage.action == "surplus")
    assert surplus.subjects == (1,)
    assert [(one.candidate, one.votes) for one in surplus.transfers] == [(4, 300)]
    assert counted.elected == (1, 4)
