"""Laws of lists: short lists are never overfilled; the next seat is the one a count for one seat more gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st

from deputies.counting.lists import ListMethod, count_lists, next_list

METHODS: tuple[ListMethod, ...] = ("dhondt", "sainte-lague", "hare-remainders", "droop-remainders")
VOTES = st.lists(st.integers(0, 400), min_size=1, max_size=6).map(lambda given: dict(enumerate(given, start=1)))
SEATS = st.integers(1, 20)


@given(VOTES, SEATS, st.sampled_from(METHODS), st.data())
def test_no_list_wins_more_than_it_can_fill_and_no_seat_is_lost_while_one_can(
    votes: dict[int, int], seats: int, method: ListMethod, data: st.DataObject
) -> None:
    most = {number: data.draw(st.integers(0, 8)) for number in votes}
    counted = count_lists(votes, seats, method, most=most, lots=tuple(votes))
    won = Counter(counted.elected)
    assert all(won[number] <= most[number] for number in votes)
    room = sum(most[number] for number, count in votes.items() if count)
    assert len(counted.elected) == min(seats, room)


@given(VOTES, SEATS, st.sampled_from(METHODS))
def test_lists_that_are_long_enough_are_counted_as_if_they_had_no_end(
    votes: dict[int, int], seats: int, method: ListMethod
) -> None:
    lots = tuple(votes)
    free = count_lists(votes, seats, method, lots=lots)
    assert count_lists(votes, seats, method, lots=lots, most=dict.fromkeys(votes, seats + 1)) == free


@given(VOTES, SEATS, st.sampled_from(METHODS[:2]))
def test_by_divisors_the_next_seat_is_that_of_a_count_for_one_seat_more(
    votes: dict[int, int], seats: int, method: ListMethod
) -> None:
    assume(any(votes.values()))
    lots = tuple(reversed(votes))
    held = Counter(count_lists(votes, seats, method, lots=lots).elected)
    more = Counter(count_lists(votes, seats + 1, method, lots=lots).elected)
    found = next_list(votes, held, method, seats=seats, standing=tuple(votes), lots=lots)
    assert found.list is not None
    assert more - held == Counter([found.list])


@given(VOTES, SEATS, st.sampled_from(METHODS), st.data())
def test_the_next_seat_passes_over_lists_that_have_nobody_left(
    votes: dict[int, int], seats: int, method: ListMethod, data: st.DataObject
) -> None:
    standing = data.draw(st.sets(st.sampled_from(sorted(votes))))
    held = Counter(count_lists(votes, seats, method, lots=tuple(votes)).elected)
    found = next_list(votes, held, method, seats=seats, standing=standing, lots=tuple(votes))
    with_votes = {number for number in standing if votes[number]}
    assert (found.list in with_votes) if with_votes else (found.list is None)
    assert found.tied == ()


def test_without_a_lot_equal_quotients_are_a_tie() -> None:
    found = next_list({1: 20, 2: 20, 3: 9}, {1: 1, 2: 1}, "dhondt", seats=2, standing=(1, 2, 3))
    assert (found.list, found.tied) == (None, (1, 2))
    assert next_list({1: 20, 2: 20}, {1: 1, 2: 1}, "dhondt", seats=2, standing=(1, 2), lots=(2, 1)).list == 2


def test_remainders_go_around_again_where_votes_are_fewer_than_seats() -> None:
    """One vote and three seats: the quota is 1, so one seat by the quota, one by the remainder, and one more around."""
    assert count_lists({1: 1}, 3, "droop-remainders").elected == (1, 1, 1)
    assert count_lists({1: 1, 2: 2}, 7, "droop-remainders").elected == (1, 2, 2, 1, 2, 1, 2)
