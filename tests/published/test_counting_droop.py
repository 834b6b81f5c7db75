"""Cases of the Droop project, round for round under three rules."""

from __future__ import annotations

import json

import pytest

from deputies.counting import count, read_profile
from realdata import ELECTIONS, needs_realdata

CASES = [
    (case, tag, rule)
    for case in ("42", "42t", "SCw")
    for tag, rule in (
        ("scotland-fixed-p5-d5", "scottish-2011"),
        ("meek-prf-o6-fixed-p9-d9", "meek-prf"),
        ("wigm-prf-fixed-p4-d4", "wigm-prf"),
    )
]


@needs_realdata
@pytest.mark.parametrize(("case", "tag", "rule"), CASES)
def test_each_round_has_the_totals_that_droop_printed(case: str, tag: str, rule: str) -> None:
    profile = read_profile((ELECTIONS / "droop" / f"{case}.blt").read_bytes(), name=f"{case}.blt")
    expected = json.loads((ELECTIONS / "droop" / f"{case}.json").read_text())["results"][tag]
    # Droop takes the first in its order for any choice, we the least favoured for an exclusion: hence reversed.
    counted = count(profile, rule, lots=tuple(profile.tie_order[::-1]) or tuple(range(len(profile.candidates), 0, -1)))
    assert sorted(counted.elected) == expected["winners"]
    *rounds, closing = expected["rounds"]
    for stage, droop in zip(counted.stages, rounds, strict=False):
        shown = {number: votes for number, (votes, _state) in droop["votes"].items() if votes is not None}
        assert {number: counted.votes(stage, int(number)) for number in shown} == shown, stage.number
    # In its last round Droop also sets the votes of everybody defeated to nothing.
    stage = counted.stages[len(rounds)]
    for number, (votes, state) in closing["votes"].items():
        if state != "defeated" and votes is not None:
            assert counted.votes(stage, int(number)) == votes


@needs_realdata
def test_a_candidate_with_exactly_the_quota_makes_no_stage_of_transfer() -> None:
    """Where Droop shows two empty stages; SSI 2011/399 rule 48(1) asks for votes that exceed the quota."""
    profile = read_profile((ELECTIONS / "droop" / "weak-surplus.blt").read_bytes())
    expected = json.loads((ELECTIONS / "droop" / "weak-surplus.json").read_text())["results"]["scotland-fixed-p5-d5"]
    counted = count(profile, "scottish-2011", lots=(1, 2, 3, 4, 6, 5))
    rounds = [expected["rounds"][number] for number in (0, 1, 4)]
    for stage, droop in zip(counted.stages, rounds, strict=True):
        shown = {n: v for n, (v, state) in droop["votes"].items() if state != "defeated"}
        assert {number: counted.votes(stage, int(number)) for number in shown} == shown
    assert sorted(counted.elected) == expected["winners"]
