"""Approval committees: the instances of the abcvoting project, under six rules, ties included."""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest

from deputies.counting import count, make_profile
from realdata import ELECTIONS, needs_realdata

FILE = ELECTIONS / "approval" / "abcvoting.jsonl"
CASES = [json.loads(line) for line in FILE.read_text().splitlines()] if FILE.is_file() else []
RULES = {
    "sav": "satisfaction-approval",
    "pav": "pav",
    "seqpav": "seq-pav",
    "revseqpav": "rev-seq-pav",
    "seqphragmen": "phragmen",
    "equal-shares": "equal-shares",
    "av": "approval",
}


@needs_realdata
@pytest.mark.parametrize("tag", RULES)
def test_every_order_of_lots_elects_one_of_the_published_committees(tag: str) -> None:
    draw = random.Random(tag)
    complete = 0
    for case in CASES:
        papers = [((tuple(number + 1 for number in voter),), 1) for voter in case["profile"] if voter]
        profile = make_profile(case["candidates"], papers, seats=case["seats"], kind="approval")
        published = {tuple(number + 1 for number in committee) for committee in case["results"][tag]}
        met = set()
        for _ in range(6):
            order = draw.sample(range(1, case["candidates"] + 1), case["candidates"])
            counted = count(profile, RULES[tag], lots=order)
            assert counted.unsettled is None
            met.add(tuple(sorted(counted.elected)))
        assert met <= published, case["case"]
        complete += met == published
        without = count(profile, RULES[tag])
        if len(published) > 1:
            assert without.unsettled is not None, case["case"]
        if tag in ("av", "pav", "sav"):
            assert (without.unsettled is None) == (len(published) == 1), case["case"]
    assert complete > len(CASES) * 3 // 4


def test_thieles_weights_are_written_as_fractions() -> None:
    papers = [(((1, 2),), 3), (((1,),), 2), (((2,),), 1), (((3,),), 2)]
    counted = count(make_profile(3, papers, seats=2, kind="approval"), "seq-pav")
    assert counted.elected == (1, 2)
    first, second = counted.stages
    assert [Fraction(counted.votes(first, number)) for number in (1, 2, 3)] == [5, 4, 2]
    assert counted.votes(second, 2) == "5/2"  # three papers halved, and one whole


def test_phragmens_loads_are_those_of_the_worked_example() -> None:
    """Two seats; A by 2 electors, B by 1 of them and 1 other: after A the shared elector carries a half."""
    papers = [(((1,),), 1), (((1, 2),), 1), (((2,),), 1)]
    counted = count(make_profile(2, papers, seats=2, kind="approval"), "phragmen", lots=(1, 2))
    assert counted.elected == (1, 2)
    assert counted.votes(counted.stages[0], 1) == "1/2"
    assert counted.votes(counted.stages[1], 2) == "3/4"
