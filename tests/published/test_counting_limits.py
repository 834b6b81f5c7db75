"""Limits on groups, and vacancies."""

from __future__ import annotations

import pytest

from deputies.counting import Limit, constrain, count, count_back, count_totals, make_profile
from deputies.values import Refusal

COUNCIL = dict(enumerate((61, 48, 48, 44, 42, 39, 35, 34, 26, 24), start=1))
"""Votes of the Python Steering Council election of December 2021: five were elected."""


def test_of_three_with_one_employer_the_weakest_gives_way_to_the_next() -> None:
    counted = count_totals(COUNCIL, 5, rule="approval")
    assert counted.elected == (1, 2, 3, 4, 5)
    corrected = constrain(counted, [Limit("employer", frozenset({2, 3, 4}), most=2)])
    assert sorted(corrected.elected) == [1, 2, 3, 5, 6]
    assert corrected.stages[1].excluded == (4,)
    assert corrected.stages[1].elected == (6,)


def test_who_comes_in_must_not_break_the_limit_again() -> None:
    limit = Limit("employer", frozenset({2, 3, 4, 6}), most=2)
    assert sorted(constrain(count_totals(COUNCIL, 5, rule="approval"), [limit]).elected) == [1, 2, 3, 5, 7]


def test_a_tie_among_those_to_give_way_goes_to_the_lot() -> None:
    counted = count_totals(COUNCIL, 5, rule="approval")
    limit = Limit("employer", frozenset({2, 3}), most=1)
    assert constrain(counted, [limit]).unsettled is not None
    assert sorted(constrain(counted, [limit], lots=(3, 2)).elected) == [1, 3, 4, 5, 6]


def test_seats_a_minority_lacks_go_to_its_strongest_candidates() -> None:
    corrected = constrain(count_totals(COUNCIL, 5), [Limit("women", frozenset({7, 9}), least=2)])
    assert sorted(corrected.elected) == [1, 2, 3, 7, 9]
    short = constrain(count_totals({**COUNCIL, 9: 0}, 5), [Limit("women", frozenset({7, 9}), least=2)])
    assert sorted(short.elected) == [1, 2, 3, 4, 7]
    assert "1 of at least 2" in short.notes[0]


def test_limits_are_refused_in_counts_by_transferable_vote() -> None:
    profile = make_profile(3, [(((1,), (2,)), 4), (((3,),), 2)], seats=2)
    with pytest.raises(Refusal, match="not by scottish-2011"):
        constrain(count(profile, "scottish-2011"), [Limit("any", frozenset({1}), most=0)])


def test_a_vacancy_goes_to_the_first_newcomer_of_the_same_papers() -> None:
    papers = [
        (((1,), (2,), (4,)), 40),
        (((3,),), 40),
        (((2,), (4,)), 12),
        (((4,), (2,)), 15),
    ]
    profile = make_profile(4, papers, seats=2)
    assert count(profile, "scottish-2011").elected == (1, 3)
    filled = count_back(profile, "scottish-2011", left=1, members=[3])
    assert filled.filled_by == 2
    assert filled.count.withdrawn == (1,)
    assert count_back(profile, "scottish-2011", left=1, members=[3], unavailable=[2]).filled_by == 4
    with pytest.raises(Refusal):
        count_back(profile, "scottish-2011", left=3, members=[3])


def test_a_member_in_office_keeps_the_seat_whatever_the_new_count_says() -> None:
    papers = [(((1,), (2,), (3,)), 50), (((3,),), 20), (((2,),), 10), (((4,),), 22)]
    profile = make_profile(4, papers, seats=2)
    first = count(profile, "plurality")
    assert first.elected == (1, 4)
    filled = count_back(profile, "scottish-2011", left=1, members=[4])
    assert filled.filled_by not in (1, 4)
