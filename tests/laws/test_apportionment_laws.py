"""Laws of apportionment: each test one property, each fast rule beside an obvious twin."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deputies.apportionment import (
    METHODS,
    DivisorMethod,
    Norm,
    PerN,
    SquareRoot,
    apportion,
    bounded_quotas,
    find_method,
    find_population_paradox,
    find_size_paradox,
    gini,
    join_small,
    minority_control,
    power_indices,
    quota_violations,
    seats_for,
    split_gain,
)
from deputies.values import Faults
from deputies.values.shape import read, write

DIVISORS = [name for name, method in METHODS.items() if isinstance(method, DivisorMethod)]
votes_of_units = st.lists(st.integers(1, 5000), min_size=1, max_size=7).map(
    lambda numbers: {f"unit-{i}": number for i, number in enumerate(numbers)}
)
few_votes = st.lists(st.integers(1, 12), min_size=2, max_size=5).map(
    lambda numbers: {f"unit-{i}": 100 * number for i, number in enumerate(numbers)}
)


def obvious(method: DivisorMethod, votes: dict[str, int], seats: int) -> dict[str, int] | None:
    """Seat by seat with fractions, asking everyone each time; None where a tie decides."""
    held = {name: int(method.first_free) for name in votes}
    while sum(held.values()) < seats:
        claims = {name: Fraction(*method.claim(number, held[name])) for name, number in votes.items()}
        best = [name for name, claim in claims.items() if claim == max(claims.values())]
        if len(best) > seats - sum(held.values()):
            return None
        for name in best:
            held[name] += 1
    return held


@pytest.mark.parametrize("name", DIVISORS)
@given(votes=votes_of_units, seats=st.integers(7, 60))
@settings(max_examples=40, deadline=None)
def test_scaled_integers_agree_with_fractions_asked_one_by_one(name: str, votes: dict[str, int], seats: int) -> None:
    found = apportion(name, votes, seats)
    method = find_method(name)
    assert isinstance(method, DivisorMethod)
    expected = obvious(method, votes, seats)
    assert (expected is None) == bool(found.unsettled)
    if expected is not None:
        assert found.seats == expected


@pytest.mark.parametrize("name", DIVISORS)
@given(votes=votes_of_units, seats=st.integers(7, 60), floor=st.integers(0, 3), cap=st.integers(9, 30))
@settings(max_examples=40, deadline=None)
def test_no_claim_refused_is_greater_than_one_granted(
    name: str, votes: dict[str, int], seats: int, floor: int, cap: int
) -> None:
    assume(len(votes) * floor <= seats <= len(votes) * cap)
    found = apportion(name, votes, seats, floors=floor, caps=cap)
    method = find_method(name)
    assert isinstance(method, DivisorMethod)
    free = max(floor, int(method.first_free))
    last = [Fraction(*method.claim(votes[share.name], share.seats - 1)) for share in found.shares if share.seats > free]
    open_ = [share.next_claim for share in found.shares if share.next_claim is not None]
    assert not last or not open_ or min(last) >= max(open_)
    assert all(floor <= share.seats <= cap for share in found.shares)


@pytest.mark.parametrize("name", sorted(set(METHODS) - {"droop"}))  # the Droop quota is rounded to a whole vote
@given(votes=votes_of_units, seats=st.integers(7, 60), factor=st.integers(2, 1000))
@settings(max_examples=30, deadline=None)
def test_only_the_proportions_count(name: str, votes: dict[str, int], seats: int, factor: int) -> None:
    scaled = {unit: number * factor for unit, number in votes.items()}
    assert apportion(name, scaled, seats).seats == apportion(name, votes, seats).seats


@pytest.mark.parametrize("name", sorted(METHODS))
@given(votes=few_votes, seats=st.integers(5, 20), order=st.randoms())
@settings(max_examples=40, deadline=None)
def test_input_order_decides_nothing(name: str, votes: dict[str, int], seats: int, order: object) -> None:
    names = list(votes)
    order.shuffle(names)  # type: ignore[attr-defined]
    turned = apportion(name, {unit: votes[unit] for unit in names}, seats)
    plain = apportion(name, votes, seats)
    assert turned.seats == plain.seats
    assert turned.ties == plain.ties


@pytest.mark.parametrize("name", sorted(METHODS))
@given(votes=few_votes, seats=st.integers(5, 20))
@settings(max_examples=50, deadline=None)
def test_lots_fill_exactly_the_seats_of_the_tie(name: str, votes: dict[str, int], seats: int) -> None:
    open_ = apportion(name, votes, seats)
    settled = apportion(name, votes, seats, lots=sorted(votes))
    assert sum(settled.seats.values()) == seats
    assert sum(open_.seats.values()) == seats - sum(tie.places for tie in open_.unsettled)
    drawn = {name for tie in settled.ties for name in tie.settled}
    assert all(settled.seats[unit] - open_.seats[unit] == (unit in drawn) for unit in votes)
    assert len(settled.awards) == seats


@given(votes=votes_of_units, seats=st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_hamilton_keeps_within_the_quota(votes: dict[str, int], seats: int) -> None:
    found = apportion("hamilton", votes, seats, lots=sorted(votes))
    assert quota_violations(votes, found.seats) == ()
    assert apportion("hamilton-bounded", votes, seats, lots=sorted(votes)).seats == found.seats


@given(votes=votes_of_units, seats=st.integers(7, 60), floor=st.integers(0, 4), cap=st.integers(9, 40))
@settings(max_examples=100, deadline=None)
def test_bounded_quotas_share_all_seats_by_one_factor(votes: dict[str, int], seats: int, floor: int, cap: int) -> None:
    assume(len(votes) * floor <= seats <= len(votes) * cap)
    factor, quotas = bounded_quotas(votes, seats, dict.fromkeys(votes, floor), dict.fromkeys(votes, cap))
    assert sum(quotas.values()) == seats
    for unit, number in votes.items():
        assert quotas[unit] == max(Fraction(floor), min(Fraction(cap), factor * number))


@pytest.mark.parametrize("name", DIVISORS)
@given(votes=votes_of_units)
@settings(max_examples=25, deadline=None)
def test_a_larger_house_never_takes_a_seat_under_divisors(name: str, votes: dict[str, int]) -> None:
    assert find_size_paradox(name, votes, range(len(votes), len(votes) + 25)) == ()


@pytest.mark.parametrize("name", DIVISORS)
@given(pairs=st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), min_size=2, max_size=6))
@settings(max_examples=50, deadline=None)
def test_divisors_are_free_of_the_population_paradox(name: str, pairs: list[tuple[int, int]]) -> None:
    before = {str(i): old for i, (old, _) in enumerate(pairs)}
    after = {str(i): new for i, (_, new) in enumerate(pairs)}
    assert find_population_paradox(name, before, after, 20) == ()


@given(st.integers(0, 10**9), st.fractions(Fraction(1, 50), 5, max_denominator=97))
def test_square_roots_are_rounded_exactly(number: int, constant: Fraction) -> None:
    square = constant * constant * number
    low = seats_for(SquareRoot(constant=constant, rounding="floor"), number).seats
    high = seats_for(SquareRoot(constant=constant, rounding="ceil"), number).seats
    near = seats_for(SquareRoot(constant=constant, rounding="half-up"), number).seats
    assert low * low <= square < (low + 1) ** 2
    assert high * high >= square
    assert high == 0 or (high - 1) ** 2 < square
    assert near == 0 or (near - Fraction(1, 2)) ** 2 <= square
    assert square < (near + Fraction(1, 2)) ** 2


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 300), min_size=1), st.integers(1, 200))
def test_joining_keeps_everybody_once_and_leaves_nobody_small(units: dict[str, int], minimum: int) -> None:
    joined = join_small(units, minimum, way="joint-body")
    assert sorted(member for unit in joined.units for member in unit.members) == sorted(units)
    assert sum(unit.base for unit in joined.units) == sum(units.values())
    assert len(joined.units) == 1 or all(unit.base >= minimum for unit in joined.units)


@given(st.integers(1, 60), st.integers(2, 3), st.sampled_from(["floor", "ceil", "half-up"]), st.integers(1, 9))
@settings(max_examples=50, deadline=None)
def test_the_best_split_is_the_best_of_all_splits(base: int, parts: int, rounding: str, n: int) -> None:
    assume(base >= parts)
    norm = read(PerN, {"form": "per-n", "n": n, "rounding": rounding, "floor": 1})
    splits = [(a, base - a) for a in range(1, base)]
    if parts == 3:
        splits = [(a, b, base - a - b) for a in range(1, base - 1) for b in range(1, base - a)]
    best = max(sum(seats_for(norm, size).seats for size in split) for split in splits)
    found = split_gain(norm, base, parts)
    assert sum(found.parts) == base
    assert sum(found.seats) == best


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), min_size=1, max_size=7))
def test_minority_control_is_the_least_of_all_majorities(rows: list[tuple[int, int]]) -> None:
    numbers = {str(i): number for i, (number, _) in enumerate(rows)}
    seats = {str(i): held for i, (_, held) in enumerate(rows)}
    assume(sum(numbers.values()) and sum(seats.values()))
    majorities = [
        sum(numbers[unit] for unit in chosen)
        for size in range(1, len(rows) + 1)
        for chosen in combinations(numbers, size)
        if 2 * sum(seats[unit] for unit in chosen) > sum(seats.values())
    ]
    found = minority_control(numbers, seats)
    assert found.represented == min(majorities) == sum(numbers[unit] for unit in found.units)
    assert found.seats == sum(seats[unit] for unit in found.units)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), min_size=1, max_size=7))
def test_gini_by_running_sums_is_the_sum_over_all_pairs(rows: list[tuple[int, int]]) -> None:
    numbers = {str(i): number for i, (number, _) in enumerate(rows)}
    seats = {str(i): held for i, (_, held) in enumerate(rows)}
    total, held = sum(numbers.values()), sum(seats.values())
    assume(total and held)
    pairs = sum(abs(seats[a] * numbers[b] - seats[b] * numbers[a]) for a, b in combinations(numbers, 2))
    assert gini(numbers, seats) == Fraction(pairs, total * held)


@given(st.lists(st.integers(1, 50), min_size=2, max_size=6))
def test_gini_is_zero_exactly_when_all_count_alike(numbers: list[int]) -> None:
    named = {str(i): number for i, number in enumerate(numbers)}
    assert gini(named, named) == 0
    assert 0 <= gini(named, {**dict.fromkeys(named, 0), "0": 1}) < 1


@given(st.lists(st.integers(0, 7), min_size=1, max_size=5), st.data())
@settings(max_examples=60, deadline=None)
def test_power_agrees_with_listing_all_coalitions_and_orders(weights: list[int], data: st.DataObject) -> None:
    assume(sum(weights))
    quota = data.draw(st.integers(1, sum(weights)))
    players = range(len(weights))

    def wins(members: tuple[int, ...]) -> bool:
        return sum(weights[i] for i in members) >= quota

    def without(members: tuple[int, ...], i: int) -> tuple[int, ...]:
        return tuple(j for j in members if j != i)

    every = [members for size in range(len(weights) + 1) for members in combinations(players, size)]
    minimal = [m for m in every if wins(m) and not any(wins(without(m, i)) for i in m)]
    pivots = [0] * len(weights)
    for order in permutations(players):
        pivots[next(order[k] for k in range(len(order)) if wins(order[: k + 1]))] += 1
    found = power_indices({str(i): weight for i, weight in enumerate(weights)}, quota)
    for i, player in enumerate(found.players):
        assert player.swings == sum(wins(m) and not wins(without(m, i)) for m in every if i in m)
        assert player.shapley_shubik == Fraction(pivots[i], factorial(len(weights)))
        assert player.deegan_packel == sum(Fraction(1, len(m)) for m in minimal if i in m) / len(minimal)
    assert found.winning == sum(map(wins, every))


PER_N = {"form": "per-n", "n": 90, "rounding": "half-up"}
NORMS: list[dict[str, object]] = [
    {"form": "per-n", "n": 250, "first": 749, "rounding": "ceil", "cap": 6},
    {
        "form": "steps",
        "table": [{"seats": 0, "to": 4}, {"seats": 1, "to": 20}],
        "then": [{"each": 9, "seats": 2, "rounding": "ceil"}],
    },
    {"form": "base-per-n", "base": 140, "n": 5000, "rounding": "floor", "cap": 450},
    {"form": "square-root", "constant": "3/10", "rounding": "floor", "bound": 50, "floor": 1},
    {"form": "fixed", "seats": 15},
    {"form": "quotas", "seats": {"unions": 100}},
    {"form": "equal-per-unit", "seats": 1},
    {"form": "everyone", "cap": 100},
    {"form": "chosen", "least": 21, "most": 71, "everyone_below": 100},
    {"form": "apportioned", "seats": 100, "method": "hamilton", "each_first": 5},
    {"form": "weighted", "delegates": {"form": "per-n", "n": 50, "first": 100, "rounding": "floor"}},
    {"form": "reduced", "delegates": PER_N, "reductions": [{"above": 25, "by": 2}], "rounding": "half-up"},
]


@pytest.mark.parametrize("data", NORMS, ids=lambda data: str(data["form"]))
def test_a_norm_reads_from_plain_data_and_writes_back_to_it(data: dict[str, object]) -> None:
    norm = read(Norm, data)  # type: ignore[arg-type, var-annotated]
    assert write(norm) == data
    with pytest.raises(Faults, match="unknown key"):
        read(Norm, {**data, "rounded": "up"})  # type: ignore[arg-type]
