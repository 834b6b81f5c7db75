"""Choosing members by votes, and conditions on facts: the laws of the small rules."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.councils.choice import MemberVotes, rank
from deputies.directives.directive import Condition
from deputies.directives.execution import holds, say_condition
from deputies.elections.lots import draw_order
from deputies.values import Refusal

members = st.lists(st.integers(1, 4), min_size=1, max_size=6).map(
    lambda votes: [MemberVotes(f"m{number}", given) for number, given in enumerate(votes)]
)


def chosen(votes: list[MemberVotes], places: int, ordered: int, seed: str = "7 11") -> tuple[MemberVotes, ...]:
    lots = draw_order("small-town", "executive", seed, range(1, len(votes) + 1)) if seed else ()
    return rank(votes, places, ordered=ordered, lots=lots, code="tie", article="4")


@given(members, st.integers(1, 6), st.integers(0, 3))
def test_nobody_chosen_has_fewer_votes_than_anyone_left_out(
    votes: list[MemberVotes], places: int, ordered: int
) -> None:
    found = chosen(votes, places, ordered)
    assert len(found) == min(places, len(votes))
    least = min(item.votes for item in found)
    assert all(item in found or item.votes <= least for item in votes)
    assert [item.votes for item in found] == sorted((item.votes for item in found), reverse=True)


@pytest.mark.parametrize("seed", ["4 17 22", "1", "2", "3"])
def test_the_lot_does_not_depend_on_the_order_in_which_votes_are_listed(seed: str) -> None:
    votes = [MemberVotes("a", 3), MemberVotes("b", 2), MemberVotes("c", 2), MemberVotes("d", 2)]
    assert len({chosen(list(order), 2, 2, seed) for order in permutations(votes)}) == 1


@given(members, st.integers(1, 6), st.integers(0, 3))
def test_without_a_lot_there_is_a_result_only_where_no_lot_could_change_it(
    votes: list[MemberVotes], places: int, ordered: int
) -> None:
    by_lot = [chosen(votes, places, ordered, str(seed)) for seed in range(40)]
    decided = [(set(found), found[:ordered]) for found in by_lot]
    try:
        found = chosen(votes, places, ordered, "")
    except Refusal:
        return
    assert all(item == (set(found), found[:ordered]) for item in decided)


@pytest.mark.parametrize(
    ("is_", "value", "holding", "failing"),
    [("at-least", 3, (3, 4), (2, -1)), ("at-most", 3, (3, 0), (4,)), ("yes", 0, (1,), (0,)), ("no", 0, (0,), (1,))],
)
def test_a_condition_holds_at_its_own_value(
    is_: str, value: int, holding: tuple[int, ...], failing: tuple[int, ...]
) -> None:
    condition = Condition("mills", is_, value)  # type: ignore[arg-type]
    assert all(holds(condition, found) for found in holding)
    assert not any(holds(condition, found) for found in failing)
    assert say_condition(condition) in ("mills at least 3", "mills at most 3", "mills: yes", "mills: no")
