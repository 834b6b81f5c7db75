"""Methods of proportion against textbook examples, official results and their own explanations."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from typing import Any, get_args

import pytest

from deputies.apportionment import METHODS, MethodName, apportion, over_threshold
from realdata import DATA, ELECTIONS, needs_realdata

T32 = {
    ("416 338 246", 10): {"dhondt": "4 4 2", "sainte-lague": "4 3 3", "hamilton": "4 3 3"},
    ("5300 2400 1600 700", 9): {"dhondt": "6 2 1 0", "sainte-lague": "5 2 1 1"},
    ("5300 2400 1600 700", 11): {"dhondt": "6 3 2 0", "sainte-lague": "6 2 2 1"},
}


def listed(text: str) -> dict[str, int]:
    return {f"list {i}": int(number) for i, number in enumerate(text.split(), 1)}


@pytest.mark.parametrize("case", T32)
def test_t32_list_systems(case: tuple[str, int]) -> None:
    for method, expected in T32[case].items():
        assert list(apportion(method, listed(case[0]), case[1]).seats.values()) == [int(n) for n in expected.split()]


def test_droop_quota_with_largest_remainders_by_hand() -> None:
    # 1,000 votes, 10 seats: quota floor(1000/11)+1 = 91; 416 = 4*91+52, 338 = 3*91+65, 246 = 2*91+64.
    found = apportion("droop", {"A": 416, "B": 338, "C": 246}, 10)
    assert found.seats == {"A": 4, "B": 4, "C": 2}
    assert found.awards[-1].quotient == 65


def test_modified_first_divisor_keeps_a_small_list_out() -> None:
    votes = {"A": 5300, "B": 2400, "C": 1600, "D": 700}  # D's first claim is 700/1.4 = 500, below 5300/9 = 588.9
    assert apportion("sainte-lague-modified", votes, 9).seats == {"A": 5, "B": 2, "C": 2, "D": 0}


def test_every_seat_says_by_which_quotient_it_was_won() -> None:
    found = apportion("dhondt", {"A": 416, "B": 338, "C": 246}, 10)
    assert [award.place for award in found.awards] == list(range(1, 11))
    assert found.awards[0].quotient == 416
    assert found.awards[-1].quotient == Fraction(338, 4)
    assert max(share.next_claim or 0 for share in found.shares) == Fraction(416, 5)


BALINSKI_YOUNG = {
    "hamilton": "hamilton",
    "jefferson": "dhondt",
    "webster": "sainte-lague",
    "hill": "huntington-hill",
    "adams": "adams",
    "dean": "dean",
}


@needs_realdata
def test_balinski_and_young_1975() -> None:
    for case in json.loads((DATA / "apportionment" / "balinski_young.json").read_text()):
        votes = {str(i): n for i, n in enumerate(case["votes"])}
        for column, method in BALINSKI_YOUNG.items():
            assert list(apportion(method, votes, case["seats"]).seats.values()) == case[column], (case["name"], method)


@needs_realdata
@pytest.mark.parametrize("census", ["1990", "2010"])
def test_house_of_representatives_under_six_methods(census: str) -> None:
    with (DATA / "apportionment" / "us_house.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["census"] == census]
    states = {row["state"]: int(row["apportionment_population"]) for row in rows}
    columns = {**{f"seats_{name}": method for name, method in BALINSKI_YOUNG.items() if name != "hill"}}
    columns["seats_huntington_hill"] = "huntington-hill"
    for column, method in columns.items():
        found = apportion(method, states, 435, floors=1).seats
        assert found == {row["state"]: int(row[column]) for row in rows}, method


@needs_realdata
def test_house_of_representatives_last_seats() -> None:
    with (DATA / "apportionment" / "us_house.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for census, last, next_one in (("1990", "Washington", "Massachusetts"), ("2010", "Minnesota", "North Carolina")):
        states = {row["state"]: int(row["apportionment_population"]) for row in rows if row["census"] == census}
        found = apportion("huntington-hill", states, 436)
        assert [award.name for award in found.awards[-2:]] == [last, next_one]


@needs_realdata
def test_bundestag_seats_of_the_laender() -> None:
    with (DATA / "apportionment" / "bundestag_laender_2017.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = apportion("sainte-lague", {row["land"]: int(row["german_population"]) for row in rows}, 598)
    assert found.seats == {row["land"]: int(row["seats_sainte_lague_598"]) for row in rows}


@needs_realdata
def test_official_seats_of_party_lists() -> None:
    with (DATA / "apportionment" / "party_lists.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for election in dict.fromkeys(row["election"] for row in rows):
        lists = [row for row in rows if row["election"] == election]
        votes = {row["party"]: int(row["votes"]) for row in lists}
        if not election.startswith("Knesset"):  # there the lists named are the ones already above the threshold
            votes = over_threshold(votes, Fraction(lists[0]["threshold"]))
        found = apportion("dhondt", votes, int(lists[0]["seats_total"]))
        assert found.seats == {row["party"]: int(row["seats_official"]) for row in lists}, election


def parliaments() -> list[dict[str, Any]]:
    folder = ELECTIONS / "apportionment"
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [case for case in cases if case["kind"] == "apportionment"]


@needs_realdata
def test_official_seats_of_parliaments_and_their_counterfactuals() -> None:
    for case in parliaments():
        votes = {f"{i} {party}": n for i, (party, n) in enumerate(zip(case["parties"], case["votes"], strict=True))}
        if "threshold" in case:
            votes = over_threshold(votes, Fraction(int(case["threshold"].rstrip("%")), 100))
        floor = case.get("minimum_each", 0)
        found = apportion(case["official_method"], votes, case["seats"], floors=floor)
        assert list(found.seats.values()) == case["official_seats"], case["title"]
        for method, expected in case.get("other_methods", {}).items():
            assert list(apportion(method, votes, case["seats"]).seats.values()) == expected, (case["title"], method)


def test_table_of_methods_is_what_a_statute_may_name() -> None:
    assert set(METHODS) == set(get_args(MethodName))
