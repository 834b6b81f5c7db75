"""Elections by lists on published figures: persons seated in the order of their lists.

Votes of 416, 338 and 246 for ten seats, and of 5,300, 2,400, 1,600 and 700 for nine and eleven: examples by which the
methods are taught, with the results each gives.
"""

from __future__ import annotations

import pytest

from deputies.elections.election import Candidate, Election, TellerCount
from deputies.elections.lists import count_tickets, list_rule, seat_persons
from deputies.statutes.model import Method

THREE, FOUR = (416, 338, 246), (5300, 2400, 1600, 700)


def held(votes: tuple[int, ...], seats: int, *, size: int = 12) -> Election:
    """An election in which each list has `size` candidates, numbered on from list to list."""
    candidates = tuple(
        Candidate(place * size + number, f"name {place} {number}", list=f"list-{place + 1}")
        for place in range(len(votes))
        for number in range(1, size + 1)
    )
    counted = tuple((place * size + 1, given) for place, given in enumerate(votes))
    return Election(
        "e", "plan", "unit", "council", None, ("unit",), sum(votes), seats, "lists", "", "", "", "the tram",
        candidates=candidates, counts=(TellerCount("first", counted, sum(votes), 0),),
    )  # fmt: skip


def seats(election: Election, rule: str) -> list[int]:
    method = list_rule(Method(kind="list-ballots", rule=rule, article="1"))
    assert method is not None
    counted = count_tickets(election, method, dict(election.counts[0].votes), spoiled=0)
    assert counted.unsettled is None
    elected = seat_persons(election, counted.elected)
    assert len(set(elected)) == election.seats == len(elected)
    by_list: dict[str, list[int]] = {}
    for number in elected:
        by_list.setdefault(str(election.candidates[number - 1].list), []).append(number)
    for numbers in by_list.values():
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), "in the order of the list"
    return [len(by_list.get(f"list-{place}", ())) for place in range(1, len(election.counts[0].votes) + 1)]


@pytest.mark.parametrize(
    ("votes", "many", "rule", "expected"),
    [
        (THREE, 10, "dhondt", [4, 4, 2]),
        (THREE, 10, "sainte-lague", [4, 3, 3]),
        (THREE, 10, "largest-remainder", [4, 3, 3]),
        (FOUR, 9, "dhondt", [6, 2, 1, 0]),
        (FOUR, 9, "sainte-lague", [5, 2, 1, 1]),
        (FOUR, 11, "dhondt", [6, 3, 2, 0]),
        (FOUR, 11, "sainte-lague", [6, 2, 2, 1]),
    ],
)
def test_lists_win_the_seats_that_the_books_give(
    votes: tuple[int, ...], many: int, rule: str, expected: list[int]
) -> None:
    assert seats(held(votes, many), rule) == expected


def test_a_list_that_is_too_short_leaves_its_seats_to_the_next_quotient() -> None:
    assert seats(held(THREE, 10, size=4), "dhondt") == [4, 4, 2]
    short = held(THREE, 10, size=4)
    fewer = tuple(item for item in short.candidates if item.list != "list-1" or item.number < 3)
    numbered = tuple(Candidate(place, item.name, list=item.list) for place, item in enumerate(fewer, start=1))
    firsts = {item.list: item.number for item in reversed(numbered)}
    counted = tuple((firsts[f"list-{place}"], given) for place, given in enumerate(THREE, start=1))
    cut = Election(
        "e", "plan", "unit", "council", None, ("unit",), 1000, 10, "lists", "", "", "", "the tram",
        candidates=numbered, counts=(TellerCount("first", counted, 1000, 0),),
    )  # fmt: skip
    found = count_tickets(cut, "dhondt", dict(counted), spoiled=0)
    assert sorted(found.elected) == [1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
    by_remainders = count_tickets(cut, "hare-remainders", dict(counted), spoiled=0)
    assert sorted(by_remainders.elected) == [1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
