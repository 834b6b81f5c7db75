"""Double-proportional apportionment against official results of Swiss cantons and worked tables."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from deputies.apportionment import Quorum, biproportional, check_divisors
from deputies.values import Refusal
from realdata import ELECTIONS, needs_realdata


def canton(name: str) -> tuple[dict[str, dict[str, int]], dict[str, int], dict[str, dict[str, int]]]:
    data: dict[str, Any] = json.loads((ELECTIONS / "apportionment" / f"{name}.json").read_text(encoding="utf-8"))
    districts = data["districts"]

    def rows(key: str) -> dict[str, dict[str, int]]:
        return {p: dict(zip(districts, row, strict=True)) for p, row in zip(data["parties"], data[key], strict=True)}

    return rows("votes"), dict(zip(districts, data["district_seats"], strict=True)), rows("official_seats")


@needs_realdata
@pytest.mark.parametrize(
    ("name", "quorum"),
    [("uri_2020", None), ("zug_2018", Quorum(in_a_district=Fraction(5, 100), overall=Fraction(3, 100)))],
)
def test_official_seats_of_the_canton(name: str, quorum: Quorum | None) -> None:
    votes, seats, official = canton(name)
    found = biproportional(votes, seats, quorum=quorum)
    assert found.seats == official
    assert found.ties == ()
    assert check_divisors(votes, found) == ()


@needs_realdata
def test_published_divisors_are_short_enough_to_check_by_hand() -> None:
    votes, seats, _ = canton("uri_2020")
    found = biproportional(votes, seats)
    assert all(divisor.denominator == 1 for divisor in found.district_divisors.values())
    assert all(divisor.denominator <= 100 for divisor in found.party_divisors.values())


def test_the_strongest_party_of_a_district_has_one_seat_there() -> None:
    votes = {"1": {"A": 200, "B": 10}, "2": {"A": 100, "B": 11}}
    seats = {"A": 2, "B": 1}
    assert biproportional(votes, seats).seats == {"1": {"A": 1, "B": 1}, "2": {"A": 1, "B": 0}}
    winner = biproportional(votes, seats, winner_takes_one=True)
    assert winner.seats == {"1": {"A": 2, "B": 0}, "2": {"A": 0, "B": 1}}
    assert check_divisors(votes, winner) == ()


def test_the_condition_falls_away_where_more_tie_for_strongest_than_there_are_seats() -> None:
    votes = {"1": {"A": 300, "B": 50}, "2": {"A": 290, "B": 50}, "3": {"A": 150, "B": 20}}
    found = biproportional(votes, {"A": 5, "B": 1}, winner_takes_one=True)
    assert "B" not in found.strongest
    assert any("falls away" in step.text for step in found.steps)


def test_a_winner_without_a_seat_in_the_whole_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        biproportional({"1": {"A": 60, "B": 10}, "2": {"A": 10, "B": 11}}, {"A": 1, "B": 1}, winner_takes_one=True)
    assert caught.value.code == "biproportional.winner-without-seat"


def test_a_table_that_cannot_exist_names_parties_and_districts() -> None:
    votes = {"1": {"A": 30, "B": 0}, "2": {"A": 5, "B": 90}}  # 30/125 of ten seats are two; A has one
    with pytest.raises(Refusal) as caught:
        biproportional(votes, {"A": 1, "B": 9}, votes_per_elector="one")
    assert caught.value.code == "biproportional.impossible"
    assert (caught.value.found, caught.value.required) == ("1 seats", "2 seats")
    assert "1 must have 2 seats" in caught.value.sentence


def test_equal_tables_are_returned_as_a_tie_with_their_cells() -> None:
    found = biproportional({"1": {"A": 10, "B": 10}, "2": {"A": 10, "B": 10}}, {"A": 1, "B": 1})
    assert sum(sum(row.values()) for row in found.seats.values()) == 0
    assert len(found.ties) == 1
    assert len(found.ties[0].giving) == 2


def test_a_tie_of_the_upper_apportionment_waits_for_the_lot() -> None:
    votes = {"1": {"A": 10}, "2": {"A": 10}}
    waiting = biproportional(votes, {"A": 3})
    assert waiting.seats == {}
    assert waiting.upper.unsettled[0].among == ("1", "2")
    assert biproportional(votes, {"A": 3}, lots=("2",)).seats == {"1": {"A": 1}, "2": {"A": 2}}
