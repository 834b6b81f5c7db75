"""Laws of lots, tellers and the order of those next in the count."""

from __future__ import annotations

import doctest
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import deputies.elections.lots
from deputies.counting import Count, count, count_totals, make_profile
from deputies.elections.election import TellerCount
from deputies.elections.lots import draw_order, lot_of
from deputies.elections.result import next_in_count
from deputies.elections.tellers import agreed, first_difference, join_count
from deputies.values import Refusal

# Made with sha256sum from the bytes that the module's text describes, not with the module.
GOLDEN = {
    1: "eb8398136ed5c55fcd4a76567ec9bc81459e76f17304bd17e21d02b0a7121548",
    2: "52d8c995b49b56c4c1ee028483f2e3c22bff47b495f27ffce1bacd12fce962ad",
    3: "42b3cfcbc60ea7bad9ccae53a7a244f60282ef31982999d5f12a3bdfca2df524",
    4: "87094612c2d050eff9d21d8869c66d21141d55a6ade2d26692003fa66c0051db",
    5: "c3212aa016671257dfeab1c6c4c5b436a1b3b844e11ead5c6edf44bac9d35464",
}


def test_lots_are_the_digests_that_the_text_describes() -> None:
    assert {number: lot_of("small-town", "mill-a-1", "10 22 31", number).hex() for number in GOLDEN} == GOLDEN
    assert lot_of("上海", "e1", "07", 12).hex() == "42bb217e49ae198c86e35dc25f8746e04a216ada0591e15eeff05eeed863165a"
    assert draw_order("small-town", "mill-a-1", "10 22 31", range(1, 6)) == (3, 2, 4, 5, 1)
    assert doctest.testmod(deputies.elections.lots).failed == 0


def test_every_part_of_the_lot_counts_and_none_runs_into_the_next() -> None:
    lots = [lot_of(*parts, 1) for parts in (("a", "bc", "d"), ("ab", "c", "d"), ("a", "b", "cd"), ("a", "bc", "D"))]
    assert len(set(lots)) == 4
    assert lot_of("a", "b", "c1", 1) != lot_of("a", "b", "c", 11)


@given(st.text(), st.lists(st.integers(1, 40), unique=True))
def test_the_order_does_not_depend_on_who_is_named_first(seed: str, candidates: list[int]) -> None:
    order = draw_order("town", "e", seed, candidates)
    assert sorted(order) == sorted(candidates)
    assert order == draw_order("town", "e", seed, reversed(candidates))


def test_each_of_three_is_favoured_about_as_often() -> None:
    first = [draw_order("town", "e", str(seed), (1, 2, 3))[0] for seed in range(3000)]
    # 3000 draws of one in three: the standard deviation is 25.8, and 130 is five of them
    assert all(abs(first.count(number) - 1000) < 130 for number in (1, 2, 3))


def totals(*votes: int, seats: int, order: tuple[int, ...] = ()) -> Count:
    return count_totals(dict(enumerate(votes, start=1)), seats, lots=order, rule="block", valid=max(votes))


@given(st.lists(st.integers(0, 30), min_size=1, max_size=9), st.integers(1, 4))
def test_nobody_stands_before_one_with_more_votes_and_the_list_ends_at_a_tie(votes: list[int], seats: int) -> None:
    order = tuple(range(1, len(votes) + 1))
    counted = totals(*votes, seats=seats, order=order)
    following = next_in_count(counted, ())
    figures = [votes[number - 1] for number in following]
    assert figures == sorted(figures, reverse=True)
    assert len(set(figures)) == len(figures)
    assert 0 not in figures
    left = {number for number in order if votes[number - 1]} - set(counted.elected) - set(following)
    for number in left:  # below the list, and at its edge a tie
        assert all(votes[number - 1] < figure for figure in figures)
    edge = [votes[number - 1] for number in left if votes[number - 1] == max(votes[each - 1] for each in left)]
    assert len(edge) != 1


@given(st.lists(st.integers(0, 5), min_size=2, max_size=8), st.integers(1, 3), st.randoms())
def test_a_lot_orders_everyone_who_has_a_vote(votes: list[int], seats: int, random: object) -> None:
    order = tuple(sorted(range(1, len(votes) + 1), key=lambda number: hash((random.random(), number))))  # type: ignore[attr-defined]
    counted = totals(*votes, seats=seats, order=order)
    following = next_in_count(counted, order)
    assert set(following) == {number for number in order if votes[number - 1]} - set(counted.elected)
    assert list(following) == sorted(following, key=lambda number: (-votes[number - 1], order.index(number)))


def test_in_a_ranked_count_the_last_standing_comes_before_the_last_excluded() -> None:
    papers = [(((1,),), 50), (((2,),), 20), (((3,), (2,)), 12), (((4,), (3,)), 6), (((5,), (4,)), 3)]
    counted = count(make_profile(5, papers, seats=1), "scottish-2011")
    assert counted.elected == (1,)
    assert next_in_count(counted, ()) == (2, 3, 4, 5)
    close = [(((1,),), 40), (((2,),), 38), (((3,), (2,)), 12), (((4,), (3,)), 6), (((5,), (4,)), 3)]
    counted = count(make_profile(5, close, seats=1), "scottish-2011")
    assert counted.elected == (2,)
    assert next_in_count(counted, ()) == (1, 3, 4, 5)


def test_of_two_still_standing_the_one_ahead_at_the_end_is_next() -> None:
    papers = [(((1,),), 48), (((2,),), 21), (((3,),), 20), (((4,), (1,)), 3), (((4,), (3,)), 8)]
    counted = count(make_profile(4, papers, seats=1), "scottish-2011")
    assert counted.elected == (1,)
    assert next_in_count(counted, ()) == (3, 2, 4)


def entered(teller: str, votes: int) -> TellerCount:
    return TellerCount(teller, ((1, votes),), 100, 0)


@given(
    st.lists(st.tuples(st.sampled_from(["first", "second", "third"]), st.integers(0, 2)), max_size=12),
    st.integers(2, 3),
)
def test_counts_that_stand_are_equal_and_of_different_tellers(steps: list[tuple[str, int]], tellers: int) -> None:
    counts: tuple[TellerCount, ...] = ()
    for teller, votes in steps:
        try:
            after = join_count(counts, entered(teller, votes), tellers, difference=first_difference, article="5")
        except Refusal:
            continue
        assert after != counts
        assert not agreed(counts, tellers), "a count on which all agree stands"
        assert entered(teller, votes) in after
        counts = after
        assert len({item.votes for item in counts}) == 1
        assert len({item.teller for item in counts}) == len(counts) <= tellers


@pytest.mark.parametrize("order", list(permutations(["first", "second", "third"])))
def test_tellers_enter_in_any_order(order: tuple[str, ...]) -> None:
    counts: tuple[TellerCount, ...] = ()
    for teller in order:
        counts = join_count(counts, entered(teller, 7), 3, difference=first_difference, article="5")
    assert agreed(counts, 3)
