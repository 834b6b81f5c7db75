"""List systems on textbook figures and on a parliament's official result."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction

import pytest

from deputies.counting import count, make_profile
from deputies.counting.lists import count_lists
from deputies.values import Faults
from realdata import ELECTIONS, needs_realdata

VOTES = {1: 47_000, 2: 16_000, 3: 15_900, 4: 12_000, 5: 6_000, 6: 3_100}
"""The example by which largest remainders are usually shown: 100,000 votes, ten seats."""


@pytest.mark.parametrize(
    ("method", "seats"),
    [
        ("hare-remainders", {1: 5, 2: 2, 3: 1, 4: 1, 5: 1}),
        ("droop-remainders", {1: 5, 2: 2, 3: 2, 4: 1}),
        ("dhondt", {1: 5, 2: 2, 3: 2, 4: 1}),
        ("sainte-lague", {1: 4, 2: 2, 3: 2, 4: 1, 5: 1}),
    ],
)
def test_the_example_comes_out_as_in_the_books(method: str, seats: dict[int, int]) -> None:
    counted = count_lists(VOTES, 10, method, lots=(1, 2, 3, 4, 5, 6))  # type: ignore[arg-type]
    assert Counter(counted.elected) == seats
    assert len(counted.elected) == 10


@needs_realdata
@pytest.mark.parametrize("year", [2008, 2013, 2019])
def test_the_austrian_parliament_is_dhondts(year: int) -> None:
    data = json.loads((ELECTIONS / "apportionment" / f"austria_nr_{year}.json").read_text())
    votes = dict(enumerate(data["votes"], start=1))
    counted = count_lists(votes, data["seats"], "dhondt", threshold=Fraction(4, 100))
    won = Counter(counted.elected)
    assert [won[number] for number in votes] == data["official_seats"]


def test_joint_lists_pass_the_threshold_together_and_share_their_seats() -> None:
    votes = {1: 60, 2: 36, 3: 3, 4: 4}
    alone = count_lists(votes, 10, "dhondt", threshold=Fraction(5, 100))
    assert set(alone.elected) == {1, 2}
    joined = count_lists(votes, 10, "dhondt", threshold=Fraction(5, 100), joint=[frozenset({3, 4})])
    assert Counter(joined.elected)[3] + Counter(joined.elected)[4] == 0 or {3, 4} & set(joined.elected)
    votes = {1: 60, 2: 28, 3: 6, 4: 6}
    joined = count_lists(votes, 10, "dhondt", threshold=Fraction(10, 100), joint=[frozenset({3, 4})], lots=(4, 3, 1, 2))
    assert Counter(joined.elected) == {1: 6, 2: 3, 4: 1}


def test_equal_quotients_at_the_last_seat_are_a_tie() -> None:
    stopped = count_lists({1: 20, 2: 20}, 3, "dhondt")
    assert stopped.unsettled is not None
    assert stopped.unsettled.candidates == (1, 2)
    settled = count_lists({1: 20, 2: 20}, 3, "dhondt", lots=(2, 1))
    assert settled.elected == (1, 2, 2)
    assert settled.ties[-1].how == "lot"


def test_papers_that_name_a_list_are_counted_like_any_others() -> None:
    profile = make_profile(["Left", "Right"], [(((1,),), 70), (((2,),), 30), (((1, 2),), 4)], seats=10)
    counted = count(profile, "sainte-lague")
    assert Counter(counted.elected) == {1: 7, 2: 3}
    assert counted.spoiled == 4


def test_a_list_in_two_joint_lists_is_refused() -> None:
    with pytest.raises(Faults):
        count_lists({1: 1, 2: 1, 3: 1}, 2, "dhondt", joint=[frozenset({1, 2}), frozenset({2, 3})])
