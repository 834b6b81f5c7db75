"""At the edges every rule still answers: no papers, too few candidates, everybody withdrawn, one candidate."""

from __future__ import annotations

import pytest

from deputies.counting import RULES, count, draw_flow, make_profile, write_page
from deputies.counting.text import write_text
from deputies.values import Refusal

EDGES = {
    "no papers": make_profile(3, [], seats=1),
    "blank papers alone": make_profile(3, [((), 7)], seats=1),
    "one candidate": make_profile(1, [(((1,),), 3)], seats=1),
    "everybody withdrawn": make_profile(2, [(((1,), (2,)), 3)], seats=1, withdrawn=(1, 2)),
    "one paper": make_profile(3, [(((2,),), 1)], seats=1),
    "exactly equal": make_profile(2, [(((1,),), 5), (((2,),), 5)], seats=1),
    "very many papers": make_profile(2, [(((1,),), 10**17), (((2,),), 10**17 + 1)], seats=1),
}


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_answers(rule: str, edge: str) -> None:
    profile = EDGES[edge]
    counted = count(profile, rule, lots=range(1, len(profile.candidates) + 1))
    assert counted.unsettled is None
    assert len(counted.elected) <= 1
    assert not set(counted.elected) & set(profile.withdrawn)
    if edge == "one candidate":
        assert counted.elected == (1,)
    if edge == "one paper":
        assert counted.elected == (2,)
    if edge == "very many papers":
        assert counted.elected == (2,)
    if edge == "exactly equal":
        assert counted.elected == (1,)
        assert count(profile, rule).unsettled is not None
    assert write_text(counted)
    assert counted.to_plain()["rule"] == rule
    assert "</html>" in write_page(counted)
    assert draw_flow(counted).endswith("</svg>\n")


@pytest.mark.parametrize("rule", [name for name in RULES if name not in ("schulze", "ranked-pairs", "rctab-irv")])
def test_more_seats_than_candidates_leave_seats_empty(rule: str) -> None:
    profile = make_profile(2, [(((1,), (2,)), 3), (((2,),), 2)], seats=4)
    counted = count(profile, rule, lots=(1, 2))
    assert counted.unsettled is None
    assert set(counted.elected) == {1, 2}


def test_a_count_without_seats_is_refused() -> None:
    for rule in RULES:
        if rule not in ("schulze", "ranked-pairs", "rctab-irv"):
            with pytest.raises(Refusal):
                count(make_profile(2, [(((1,),), 1)]), rule)
            with pytest.raises(Refusal):
                count(make_profile(2, [(((1,),), 1)]), rule, seats=0)


def test_lots_must_be_candidates_each_once() -> None:
    from deputies.values import Faults

    profile = make_profile(2, [(((1,),), 1), (((2,),), 1)], seats=1)
    for lots in ((1, 1), (3,), (0,)):
        with pytest.raises(Faults):
            count(profile, "plurality", lots=lots)
