"""Measures of fairness and paradoxes, worked by hand, with the witnesses they must name."""

from __future__ import annotations

import csv
from fractions import Fraction

import pytest

from deputies.apportionment import (
    PerN,
    Steps,
    apportion,
    find_newcomer_paradox,
    find_population_paradox,
    find_size_paradox,
    gallagher_squared,
    gini,
    join_gain,
    loosemore_hanby,
    malapportionment,
    measure_fairness,
    minority_control,
    quota_violations,
    root_text,
    sainte_lague_index,
    split_gain,
)
from deputies.apportionment.norms import Row
from deputies.values import Refusal
from realdata import DATA, needs_realdata

VOTES = {"A": 50, "B": 30, "C": 20}
SEATS = {"A": 6, "B": 3, "C": 1}  # shares .6 .3 .1: gaps +.1, 0, -.1


def test_measures_by_hand() -> None:
    assert loosemore_hanby(VOTES, SEATS) == Fraction(1, 10)
    assert gallagher_squared(VOTES, SEATS) == Fraction(1, 100)
    assert root_text(gallagher_squared(VOTES, SEATS)) == "0.1000"
    assert sainte_lague_index(VOTES, SEATS) == Fraction(1, 100) / Fraction(1, 2) + Fraction(1, 100) / Fraction(1, 5)
    # Pairs: |6*30-3*50| = 30, |6*20-1*50| = 70, |3*20-1*30| = 30; 130 / (100*10).
    assert gini(VOTES, SEATS) == Fraction(130, 1000)


def test_malapportionment_names_both_ends() -> None:
    found = malapportionment(VOTES, SEATS)
    assert (found.over, found.under, found.ratio) == ("A", "C", Fraction(12, 5))
    assert malapportionment({"A": 5, "B": 5}, {"A": 1, "B": 0}).ratio is None


def test_minority_control_is_the_best_choice_not_the_greedy_one() -> None:
    # Per seat the cheapest is a (3 each), but a + c cost 39; b + c alone has the majority of 5 for 36.
    numbers, seats = {"a": 6, "b": 16, "c": 20, "d": 40}, {"a": 2, "b": 3, "c": 2, "d": 2}
    found = minority_control(numbers, seats)
    assert (found.represented, found.seats, found.units) == (22, 5, ("a", "b"))
    tight = minority_control({"a": 1, "b": 10, "c": 12}, {"a": 1, "b": 4, "c": 4})
    assert (tight.represented, tight.units) == (11, ("a", "b"))


def test_soldiers_of_petrograd_controlled_the_soviet_from_a_minority() -> None:
    found = measure_fairness({"workers": 400_000, "soldiers": 160_000}, {"workers": 400, "soldiers": 640})
    assert found.minority_control is not None
    assert found.minority_control.units == ("soldiers",)
    assert found.minority_control.share == Fraction(2, 7)
    assert found.malapportionment.ratio == 4


def test_seats_for_nobody_have_no_sainte_lague_index() -> None:
    with pytest.raises(Refusal):
        sainte_lague_index({"A": 10, "B": 0}, {"A": 1, "B": 1})
    assert measure_fairness({"A": 10, "B": 0}, {"A": 1, "B": 1}).sainte_lague is None


def test_a_floor_rewards_whoever_splits() -> None:
    found = split_gain(PerN(n=1000, rounding="floor", floor=1), 2999, 3)
    assert (found.whole, found.gain) == (2, 2)  # 2,997 and two of one member each
    assert sum(found.parts) == 2999
    assert split_gain(PerN(n=1000, rounding="floor"), 2999).gain == 0
    assert split_gain(PerN(n=1000, rounding="ceil"), 3001, 5).gain == 3  # each part counts, however small
    table = Steps(table=(Row(to=20, seats=1), Row(to=50, seats=3), Row(seats=5)))
    best = split_gain(table, 60, 2)
    assert (best.whole, best.seats, best.gain) == (5, (3, 3), 1)


def test_dhondt_rewards_whoever_joins_and_adams_whoever_splits() -> None:
    votes = {"A": 5300, "B": 2400, "C": 1600, "D": 700}
    assert join_gain("dhondt", votes, 9, ("C", "D")).gain == 1
    assert join_gain("adams", votes, 9, ("C", "D")).gain <= 0


def test_alabama_paradox_of_hamilton_and_none_of_the_divisor_methods() -> None:
    votes = {"A": 6, "B": 6, "C": 2}
    found = find_size_paradox("hamilton", votes, range(10, 12))
    assert [(item.name, item.seats, item.before, item.after) for item in found] == [("C", 10, 2, 1)]
    assert find_size_paradox("sainte-lague", votes, range(10, 12)) == ()


@needs_realdata
def test_hamilton_takes_seats_from_states_as_the_house_grows() -> None:
    with (DATA / "apportionment" / "us_house.csv").open(encoding="utf-8") as file:
        states = {r["state"]: int(r["apportionment_population"]) for r in csv.DictReader(file) if r["census"] == "1990"}
    assert find_size_paradox("hamilton", states, range(380, 450))
    assert find_size_paradox("huntington-hill", states, range(380, 450)) == ()


def test_population_paradox_names_the_loser_that_grew_faster() -> None:
    before, after = {"A": 55, "B": 44, "C": 19}, {"A": 74, "B": 49, "C": 21}
    found = find_population_paradox("hamilton", before, after, 10)
    assert [(pair.loser, pair.gainer) for pair in found] == [("B", "C")]
    assert (found[0].loser_growth, found[0].gainer_growth) == (Fraction(49, 44), Fraction(21, 19))
    assert find_population_paradox("sainte-lague", before, after, 10) == ()


def test_newcomer_changes_old_shares_under_hamilton() -> None:
    found = find_newcomer_paradox("hamilton", {"A": 1045, "B": 8955}, 100, "C", 525)
    assert {item.name: (item.before, item.after) for item in found} == {"A": (10, 11), "B": (90, 89)}


def test_dhondt_gives_the_large_more_than_their_quota() -> None:
    votes = {"A": 67, "B": 12, "C": 11, "D": 10}
    found = quota_violations(votes, apportion("dhondt", votes, 7).seats)
    assert [(item.name, item.side) for item in found] == [("A", "above")]
    assert str(found[0]) == "A has 6 seats; a share of 4.690 is at most 5."
    assert quota_violations(votes, apportion("hamilton", votes, 10).seats) == ()
