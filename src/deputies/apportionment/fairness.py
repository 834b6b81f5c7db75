"""How fair a distribution of seats is: exact measures, each naming the units that make it so.

All measures take the numbers represented (electors, members, votes) and the seats by unit, and return fractions; a
root is left to whoever prints (`root_text`). V and S are the sums of numbers v and seats s.

    malapportionment  ½ Σ |s/S - v/V| over units (Samuels and Snyder 2001), with the extreme weights of a vote
    loosemore-hanby   ½ Σ |s/S - v/V| over parties (1971): the same formula, asked of parties
    gallagher         √(½ Σ (s/S - v/V)²), least squares (1991); its square is returned
    sainte-lague      Σ (s/S - v/V)² / (v/V): the form with shares, 0 at best, without upper bound (as in
                      Gallagher 1991); multiplied by 100 it is the form with percentages
    gini              Σ |s v' - s' v| over pairs of units / (V S): of seats per represented person
    minority control  the smallest share of V whose deputies hold a majority of S (Dauer and Kelsay 1955), exactly:
                      the best choice of units, not the usual count from the worst represented upwards
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from deputies.apportionment.contest import check_whole
from deputies.values import Refusal

__all__ = [
    "Fairness",
    "Malapportionment",
    "MinorityControl",
    "gallagher_squared",
    "gini",
    "loosemore_hanby",
    "malapportionment",
    "measure_fairness",
    "minority_control",
    "sainte_lague_index",
]

Numbers = Mapping[str, int]
_Chain: TypeAlias = "tuple[str, _Chain] | None"  # units chosen, the last one first

LARGEST = 20_000_000  # units times seats for which minority control is answered: some ten seconds
QUICK = 1_000_000  # and for which it is answered unasked, among all measures


@dataclass(frozen=True, slots=True)
class Malapportionment:
    """The share of seats that lies with the wrong units, and who gains and loses most by it.

    `over` has most seats per person, `under` fewest; `ratio` is how many times more a vote weighs in `over`, None
    where `under` has nobody sitting for it.
    """

    index: Fraction
    over: str
    under: str
    ratio: Fraction | None


@dataclass(frozen=True, slots=True)
class MinorityControl:
    """The smallest number represented whose deputies are a majority, its share of all, and the units that make it."""

    share: Fraction
    represented: int
    seats: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fairness:
    """All measures of one distribution."""

    malapportionment: Malapportionment
    loosemore_hanby: Fraction
    gallagher_squared: Fraction
    sainte_lague: Fraction | None
    gini: Fraction
    minority_control: MinorityControl | None


def measure_fairness(numbers: Numbers, seats: Numbers) -> Fairness:
    """Return all measures.

    The Sainte-Laguë index is None where a unit with nobody represented has seats; minority control is None where
    units times seats are more than a million: ask for it by itself.
    """
    quick = len(numbers) * sum(seats.values()) <= QUICK
    unbounded = any(seats[unit] and not numbers[unit] for unit in numbers)
    return Fairness(
        malapportionment(numbers, seats),
        loosemore_hanby(numbers, seats),
        gallagher_squared(numbers, seats),
        None if unbounded else sainte_lague_index(numbers, seats),
        gini(numbers, seats),
        minority_control(numbers, seats) if quick else None,
    )


def _sums(numbers: Numbers, seats: Numbers) -> tuple[int, int]:
    if set(numbers) != set(seats):
        odd = sorted(set(numbers) ^ set(seats))
        raise Refusal(
            "fairness.units",
            f"{odd[0]} has {'seats' if odd[0] in seats else 'a number'} only; each unit needs both.",
            found=", ".join(odd),
            required="the same units in both",
        )
    total = sum(check_whole(f"the number of {unit}", number) for unit, number in numbers.items())
    held = sum(check_whole(f"the seats of {unit}", number) for unit, number in seats.items())
    if not total or not held:
        raise Refusal("fairness.empty", "Nothing can be said of nobody, or of no seats.", found=f"{total}, {held}")
    return total, held


def _gaps(numbers: Numbers, seats: Numbers) -> tuple[dict[str, Fraction], int, int]:
    total, held = _sums(numbers, seats)
    return {unit: Fraction(seats[unit], held) - Fraction(numbers[unit], total) for unit in numbers}, total, held


def loosemore_hanby(numbers: Numbers, seats: Numbers) -> Fraction:
    """Return ½ Σ |s/S - v/V|: the share of seats that would have to change hands."""
    gaps, _, _ = _gaps(numbers, seats)
    return sum((abs(gap) for gap in gaps.values()), Fraction(0)) / 2


def malapportionment(numbers: Numbers, seats: Numbers) -> Malapportionment:
    """Return ½ Σ |s/S - v/V| over units with the units at both ends; units nobody belongs to are not at an end."""
    index = loosemore_hanby(numbers, seats)
    rates = {unit: Fraction(seats[unit], number) for unit, number in numbers.items() if number}
    over = min(rates, key=lambda unit: (-rates[unit], unit))
    under = min(rates, key=lambda unit: (rates[unit], unit))
    return Malapportionment(index, over, under, rates[over] / rates[under] if rates[under] else None)


def gallagher_squared(numbers: Numbers, seats: Numbers) -> Fraction:
    """Return ½ Σ (s/S - v/V)²: the square of Gallagher's least-squares index, in shares (not in percent)."""
    gaps, _, _ = _gaps(numbers, seats)
    return sum((gap * gap for gap in gaps.values()), Fraction(0)) / 2


def sainte_lague_index(numbers: Numbers, seats: Numbers) -> Fraction:
    """Return Σ (s/S - v/V)² / (v/V), in shares. Refuses seats held for nobody: the index has no bound there."""
    gaps, total, _ = _gaps(numbers, seats)
    for unit, number in numbers.items():
        if seats[unit] and not number:
            raise Refusal("fairness.unbounded", f"{unit} has {seats[unit]} seats for nobody.", found=unit)
    return sum((gaps[unit] ** 2 * total / number for unit, number in numbers.items() if number), Fraction(0))


def gini(numbers: Numbers, seats: Numbers) -> Fraction:
    """Return the Gini coefficient of seats per person: Σ over pairs of |s v' - s' v| / (V S); 0 is equality."""
    total, held = _sums(numbers, seats)
    # In the order of seats per person every difference has the same sign, so running sums do for the pairs.
    present = [unit for unit in numbers if numbers[unit]]
    present.sort(key=lambda unit: Fraction(seats[unit], numbers[unit]))
    present += [unit for unit in numbers if not numbers[unit]]  # seats for nobody: more per person than any
    apart, people, sitting = 0, 0, 0
    for unit in present:
        apart += seats[unit] * people - sitting * numbers[unit]
        people += numbers[unit]
        sitting += seats[unit]
    return Fraction(apart, total * held)


def minority_control(numbers: Numbers, seats: Numbers) -> MinorityControl:
    """Return the smallest number of people whose deputies hold more than half of the seats, and which units these are.

    Exact: for each number of seats the fewest people who have it (as in packing a knapsack), unit by unit. Among
    equally small minorities the one with most seats is named; which units, then, follows the input order. Takes time
    in proportion to units times seats; refuses beyond `LARGEST` of these.
    """
    total, held = _sums(numbers, seats)
    units = [unit for unit in numbers if seats[unit]]
    need = held // 2 + 1
    if len(units) * need > LARGEST:
        raise Refusal(
            "fairness.too-large",
            f"{len(units)} units and {held} seats are too many for the exact answer.",
            found=f"{len(units) * need} units times seats",
            required=f"at most {LARGEST}",
        )
    fewest: dict[int, tuple[int, _Chain]] = {0: (0, None)}
    for unit in units:
        for have, (people, chain) in sorted(fewest.items(), reverse=True, key=lambda item: item[0]):
            if have >= need:
                continue
            now, cost = have + seats[unit], people + numbers[unit]
            if now not in fewest or cost < fewest[now][0]:
                fewest[now] = cost, (unit, chain)
    majority, (people, chain) = min(
        ((have, entry) for have, entry in fewest.items() if have >= need), key=lambda item: (item[1][0], -item[0])
    )
    chosen = []
    while chain is not None:
        unit, chain = chain
        chosen.append(unit)
    return MinorityControl(Fraction(people, total), people, majority, tuple(reversed(chosen)))
