"""Double proportion: the table found is the cheapest of all tables with its sums, listed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deputies.apportionment import Quorum, biproportional, check_divisors
from deputies.apportionment.cells import fill_table
from deputies.values import Refusal

Rows = tuple[tuple[int, ...], ...]


def shared(number: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way to write a number as a sum over so many places."""
    if places == 1:
        yield (number,)
        return
    for first in range(number + 1):
        for rest in shared(number - first, places - 1):
            yield (first, *rest)


def tables(parties: tuple[int, ...], districts: tuple[int, ...]) -> Iterator[Rows]:
    """Every table with these sums."""
    if not parties:
        if not any(districts):
            yield ()
        return
    for row in shared(parties[0], len(districts)):
        if all(seats <= left for seats, left in zip(row, districts, strict=True)):
            left = tuple(a - b for a, b in zip(districts, row, strict=True))
            for rest in tables(parties[1:], left):
                yield (row, *rest)


def price(table: Rows, votes: Rows) -> Fraction | None:
    """Product over all seats of (2k - 1) / votes; None for a seat without votes."""
    product = Fraction(1)
    for row, own in zip(table, votes, strict=True):
        for seats, count in zip(row, own, strict=True):
            if seats and not count:
                return None
            for k in range(1, seats + 1):
                product *= Fraction(2 * k - 1, count)
    return product


@given(
    votes=st.lists(st.tuples(*[st.sampled_from([0, 0, 1, 2, 3, 5, 8, 10])] * 3), min_size=2, max_size=3).map(tuple),
    parties=st.tuples(*[st.integers(0, 3)] * 3),
    cuts=st.lists(st.integers(0, 2), min_size=9, max_size=9),
)
@settings(max_examples=150, deadline=None)
def test_table_is_the_cheapest_and_says_when_others_are_as_cheap(
    votes: Rows, parties: tuple[int, ...], cuts: list[int]
) -> None:
    parties = parties[: len(votes)]
    districts = tuple(cuts[: sum(parties)].count(j) for j in range(3))
    priced = [(cost, table) for table in tables(parties, districts) if (cost := price(table, votes)) is not None]
    ps, ds = [f"p{i}" for i in range(len(parties))], ["d0", "d1", "d2"]
    named = {p: dict(zip(ds, row, strict=True)) for p, row in zip(ps, votes, strict=True)}
    try:
        found = fill_table(named, dict(zip(ps, parties, strict=True)), dict(zip(ds, districts, strict=True)))
    except Refusal:
        assert not priced
        return
    least = min(cost for cost, _ in priced)
    best = [table for cost, table in priced if cost == least]
    sure = [[min(table[i][j] for table in best) for j in range(3)] for i in range(len(ps))]
    assert [[found.seats[p][d] for d in ds] for p in ps] == sure
    assert bool(found.ties) == (len(best) > 1)


cell = st.integers(0, 4000)
matrices = st.integers(2, 5).flatmap(lambda n: st.lists(st.tuples(*[cell] * n), min_size=2, max_size=5))


@given(votes=matrices, seats=st.lists(st.integers(1, 9), min_size=5, max_size=5), strongest=st.booleans())
@settings(max_examples=80, deadline=None)
def test_divisors_reproduce_every_cell(votes: list[tuple[int, ...]], seats: list[int], strongest: bool) -> None:
    districts = {f"d{j}": seats[j] for j in range(len(votes[0]))}
    named = {f"p{i}": dict(zip(districts, row, strict=True)) for i, row in enumerate(votes)}
    try:
        found = biproportional(named, districts, winner_takes_one=strongest)
    except Refusal:
        assume(False)
    assume(not found.ties and not found.upper.unsettled)
    assert found.party_divisors
    assert check_divisors(named, found) == ()
    for district, held in districts.items():
        assert sum(row[district] for row in found.seats.values()) == held
    assert {party: sum(row.values()) for party, row in found.seats.items()} == found.upper.seats


@given(st.integers(1, 99), st.integers(1, 99))
def test_quorum_is_met_by_exactly_the_share(a: int, b: int) -> None:
    votes = {"1": {"A": a}, "2": {"A": b}}
    assert Quorum(overall=Fraction(a, a + b)).reached(votes, "1", ["A"])
    assert not Quorum(overall=Fraction(a, a + b) + Fraction(1, 10**9)).reached(votes, "1", ["A"])
    both = Quorum(overall=Fraction(1), in_a_district=Fraction(a, a + b), needs="all")
    assert not both.reached(votes, "1", ["A"])
