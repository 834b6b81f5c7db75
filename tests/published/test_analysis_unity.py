"""Party unity in the 107th United States Congress: our exact scores are those that Voteview publishes."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache

import pytest

from deputies.analysis.cohesion import cohesion, unity, unity_roll_calls
from deputies.analysis.rollcalls import RollCall
from deputies.sittings.sitting import Choice
from realdata import DATA, needs_realdata

FOLDER = DATA / "rollcalls"
DEMOCRATS, REPUBLICANS = "100", "200"


@cache
def congress(chamber: str) -> tuple[RollCall, ...]:
    """Read a chamber's roll calls; codes 1 to 3 are yea, 4 to 6 nay."""
    with (FOLDER / f"us_{chamber}107_members.csv").open() as file:
        party = {row["icpsr"]: row["party_code"] for row in csv.DictReader(file)}
    with (FOLDER / f"us_{chamber}107_votes.csv").open() as file:
        rows = list(csv.DictReader(file))
    found = []
    for number in (name for name in rows[0] if name != "icpsr"):
        choices: dict[str, Choice] = {}
        for row in rows:
            if row[number] in "123456" and row["icpsr"] in party:
                choices[row["icpsr"]] = "for" if row[number] in "123" else "against"
        found.append(RollCall(number, "2001-01-03", choices, {member: party[member] for member in choices}))
    return tuple(found)


@needs_realdata
@pytest.mark.parametrize(("chamber", "roll_calls", "unity_votes"), [("H", 990, 412), ("S", 633, 323)])
def test_the_number_of_party_unity_votes_is_the_published_one(chamber: str, roll_calls: int, unity_votes: int) -> None:
    called = congress(chamber)
    assert len(called) == roll_calls
    assert len(unity_roll_calls(called, DEMOCRATS, REPUBLICANS)) == unity_votes


@needs_realdata
@pytest.mark.parametrize("chamber", ["H", "S"])
def test_every_members_unity_score_is_the_published_one(chamber: str) -> None:
    ours = {item.member: item for item in unity(congress(chamber), DEMOCRATS, REPUBLICANS)}
    compared = 0
    with (FOLDER / f"us_{chamber}107_scores.csv").open() as file:
        for row in csv.DictReader(file):
            if row["party_code"] in (DEMOCRATS, REPUBLICANS) and row["total_unity_votes"]:
                item = ours[row["icpsr"]]
                published = int(float(row["total_unity_votes"])), int(float(row["with_party_unity_votes"]))
                assert (item.voted, item.with_group) == published, row["icpsr"]
                compared += 1
    assert compared >= {"H": 430, "S": 99}[chamber]


@needs_realdata
def test_both_parties_are_more_cohesive_than_halves_and_less_than_one() -> None:
    found = {item.group: item.index for item in cohesion(congress("S"))}
    for party in (DEMOCRATS, REPUBLICANS):
        index = found[party]
        assert index is not None
        assert Fraction(1, 2) < index < 1
