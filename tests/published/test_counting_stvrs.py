"""Cases of stv-rs with strict papers: elected in order, defeats in order, quota and final votes to the last digit.

Its cases with equal ranks are left out: there it shares a paper among candidates at one rank, and we end the paper.
"""

from __future__ import annotations

import json

import pytest

from deputies.counting import count, format_total, read_profile
from realdata import ELECTIONS, needs_realdata

FOLDER = ELECTIONS / "meek_stvrs"


@needs_realdata
@pytest.mark.parametrize("case", ["vegetables", "tie_break_explicit", "tie_break_implicit"])
def test_strict_papers_end_as_stv_rs_ends_them(case: str) -> None:
    profile = read_profile((FOLDER / f"{case}.blt").read_bytes(), name=f"{case}.blt")
    expected = json.loads((FOLDER / f"{case}.json").read_text())["results"]["fixed9"]
    order = profile.tie_order or tuple(range(1, len(profile.candidates) + 1))
    counted = count(profile, "meek-fixed9", lots=order[::-1])
    last = counted.stages[-1]
    names = {person.number: person.name for person in profile.candidates}
    assert [names[number] for number in counted.elected] == expected["elect_order"]
    assert {names[number]: counted.votes(last, number) for number in counted.elected} == expected["elected"]
    assert format_total(counted.quota, counted.scale) == expected["quota"]
    assert format_total(sum(last.totals), counted.scale) == expected["votes"]
