"""Biproportional apportionment: proportional to parties in the whole and to each district in its part.

The double-proportional method of Pukelsheim ("doppelter Pukelsheim"), in law since Zurich's of 2003 (GPR §§ 101-104):

1. Quorum. Parties below it are left out (`Quorum`).
2. Upper apportionment. A party's number is the sum over the districts of its list votes / seats of the district,
   where each elector has as many votes as there are seats; Sainte-Laguë shares all seats on these numbers.
3. Lower apportionment. Each list has votes / (district divisor * party divisor), rounded at the half, such that every
   district has its seats and every party its own. Graubünden adds: the strongest party of a district has at least
   one seat there (`winner_takes_one`); where more parties tie for strongest than there are seats, this falls away.

The party numbers are kept as fractions; Zurich's law rounds them first, which moved no seat in any canton tried.
Source: Pukelsheim, Proportional Representation (2nd ed. 2017), ch. 14-15.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Annotated, Literal

from deputies.apportionment.cells import CellTie, fill_table
from deputies.apportionment.contest import check_whole
from deputies.apportionment.explanation import Step, make_step
from deputies.apportionment.proportion import apportion
from deputies.apportionment.results import Apportionment
from deputies.values import Refusal
from deputies.values.shape import Doc

__all__ = ["Biproportional", "Quorum", "biproportional", "check_divisors"]

Votes = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """The share of votes a party needs, in one district, overall, or either (`needs`: "one" or "all" of those stated).

    Shares are of list votes. A quorum with nothing stated keeps nobody out.
    """

    in_a_district: Annotated[Fraction | None, Doc("share of the votes of at least one district")] = None
    overall: Annotated[Fraction | None, Doc("share of all votes")] = None
    needs: Annotated[Literal["one", "all"], Doc("whether one of the two suffices")] = "one"

    def reached(self, votes: Votes, party: str, districts: Sequence[str]) -> bool:
        """Say whether the party reaches the quorum."""
        tests = []
        if self.in_a_district is not None:
            sums = {district: sum(row[district] for row in votes.values()) for district in districts}
            share = self.in_a_district
            tests.append(any(sums[d] and votes[party][d] >= share * sums[d] for d in districts))
        if self.overall is not None:
            total = sum(sum(row.values()) for row in votes.values())
            tests.append(sum(votes[party].values()) >= self.overall * total)
        return not tests or (any(tests) if self.needs == "one" else all(tests))


@dataclass(frozen=True, slots=True)
class Biproportional:
    """The result: party numbers and the upper apportionment, seats by party and district, divisors, ties.

    `seats` is empty when the upper apportionment has a tie no lot has settled. A seat in a tie of the table is in no
    cell. `district_divisors` and `party_divisors` reproduce every cell (`check_divisors`), except in a tie.
    """

    numbers: dict[str, Fraction]
    upper: Apportionment
    seats: dict[str, dict[str, int]]
    district_divisors: dict[str, Fraction]
    party_divisors: dict[str, Fraction]
    strongest: dict[str, tuple[str, ...]]
    ties: tuple[CellTie, ...]
    steps: tuple[Step, ...]


def biproportional(
    votes: Votes,
    district_seats: Mapping[str, int],
    *,
    quorum: Quorum | None = None,
    winner_takes_one: bool = False,
    votes_per_elector: Literal["seats", "one"] = "seats",
    lots: Sequence[str] = (),
) -> Biproportional:
    """Apportion all seats to parties and districts at once.

    votes              list votes by party, then district (a district left out has none).
    district_seats     the seats of each district.
    winner_takes_one   the strongest party of a district has at least one seat there.
    votes_per_elector  "seats": as many votes as the district has seats, so list votes are divided by these for the
                       party numbers; "one": each elector has one vote.
    lots               parties in the order drawn, for a tie of the upper apportionment.

    Raises `Refusal`: unknown districts, numbers that are not whole, nobody above the quorum, or sums that no table
    can have, with the parties and districts that make it so.
    """
    table = _lay_out(votes, district_seats)
    districts = list(district_seats)
    kept = {p: row for p, row in table.items() if quorum is None or quorum.reached(table, p, districts)}
    numbers = _numbers(kept, district_seats, votes_per_elector)
    upper = _upper(numbers, sum(district_seats.values()), lots)
    steps = _opening_steps(table, kept, upper)
    if upper.unsettled:
        return Biproportional(numbers, upper, {}, {}, {}, {}, (), tuple(steps))
    strongest = _strongest(kept, district_seats, steps) if winner_takes_one else {}
    least = {p: {d: int(p in names) for d, names in strongest.items()} for p in kept}
    _check_winners(least, upper)
    found = fill_table(kept, upper.seats, district_seats, least=least)
    seats = {party: found.seats.get(party, dict.fromkeys(districts, 0)) for party in table}
    by_district, by_party = _divisors(kept, found.seats, district_seats, found.multipliers, least)
    steps.append(
        make_step(
            "Lower apportionment: each list has its votes divided by both divisors, rounded at the half",
            "votes / (district divisor * party divisor)",
            "every district and every party has its seats" if not found.ties else f"{len(found.ties)} tie(s)",
        )
    )
    return Biproportional(numbers, upper, seats, by_district, by_party, strongest, found.ties, tuple(steps))


def _lay_out(votes: Votes, district_seats: Mapping[str, int]) -> dict[str, dict[str, int]]:
    for district, seats in district_seats.items():
        check_whole(f"the seats of {district}", seats)
    for party, row in votes.items():
        for district, count in row.items():
            if district not in district_seats:
                raise Refusal(
                    "biproportional.district",
                    f"{party} has votes in {district}, which has no number of seats.",
                    found=district,
                    required="one of " + ", ".join(district_seats),
                )
            check_whole(f"the votes of {party} in {district}", count)
            if count and not district_seats[district]:
                raise Refusal("biproportional.no-seats", f"{district} has votes and no seat.", found=district)
    return {party: {district: row.get(district, 0) for district in district_seats} for party, row in votes.items()}


def _numbers(kept: Votes, district_seats: Mapping[str, int], votes_per_elector: str) -> dict[str, Fraction]:
    weight = {d: seats if votes_per_elector == "seats" else 1 for d, seats in district_seats.items() if seats}
    return {party: sum((Fraction(row[d], weight[d]) for d in weight), Fraction(0)) for party, row in kept.items()}


def _upper(numbers: Mapping[str, Fraction], seats: int, lots: Sequence[str]) -> Apportionment:
    if not any(numbers.values()):
        raise Refusal("biproportional.quorum", "No party with votes reaches the quorum.", found="0 parties")
    # One common denominator makes whole numbers of the party numbers without changing their proportion.
    scale = lcm(*(number.denominator for number in numbers.values()))
    return apportion(
        "sainte-lague", {party: int(number * scale) for party, number in numbers.items()}, seats, lots=lots
    )


def _opening_steps(table: Votes, kept: Votes, upper: Apportionment) -> list[Step]:
    out = [party for party in table if party not in kept]
    steps = [make_step("Below the quorum and left out", "", ", ".join(out))] if out else []
    text = "Upper apportionment by Sainte-Laguë on the party numbers"
    shown = ", ".join(f"{party}: {seats}" for party, seats in upper.seats.items())
    return [*steps, make_step(text, "sum over districts of list votes / seats of the district", shown)]


def _strongest(kept: Votes, district_seats: Mapping[str, int], steps: list[Step]) -> dict[str, tuple[str, ...]]:
    found = {}
    for district, seats in district_seats.items():
        most = max(row[district] for row in kept.values())
        names = tuple(party for party, row in kept.items() if most and row[district] == most)
        if len(names) <= seats:
            found[district] = names
        else:
            text = f"{' and '.join(names)} tie for strongest in {district}; the condition falls away there"
            steps.append(make_step(text, "", f"{len(names)} lists for {seats} seats"))
    return found


def _check_winners(least: Votes, upper: Apportionment) -> None:
    for party, row in least.items():
        wins = sum(row.values())
        if wins > upper.seats[party]:
            raise Refusal(
                "biproportional.winner-without-seat",
                f"{party} is strongest in {wins} districts but has {upper.seats[party]} seats in all.",
                found=str(upper.seats[party]),
                required=f"at least {wins}",
            )


def _intervals(
    kept: Votes, seats: Votes, districts: Mapping[str, int], weights: Mapping[str, Fraction], least: Votes
) -> dict[str, tuple[Fraction, Fraction | None]] | None:
    """Return for each district the divisors that give its seats: from the next claim to the last one; None if empty."""
    found = {}
    for district in districts:
        low, high = Fraction(0), None
        for party, row in kept.items():
            value, held = row[district] * weights[party], seats[party][district]
            low = max(low, value / (2 * held + 1) * 2)
            if held > least[party].get(district, 0):
                last = value / (2 * held - 1) * 2
                high = last if high is None else min(high, last)
        if high is not None and low > high:
            return None
        found[district] = (low, high)
    return found


def _divisors(
    kept: Votes, seats: Votes, districts: Mapping[str, int], multipliers: Mapping[str, Fraction], least: Votes
) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Return district and party divisors as short as they come: fewest digits for parties, simplest for districts."""
    weights = dict(multipliers)
    intervals = _intervals(kept, seats, districts, weights, least)
    for digits in range(1, 13):
        short = {party: _rounded(1 / weight, digits) for party, weight in multipliers.items()}
        if all(short.values()):
            trial = _intervals(kept, seats, districts, {party: 1 / value for party, value in short.items()}, least)
            if trial is not None and all(high is None or low < high for low, high in trial.values()):
                intervals, weights = trial, {party: 1 / value for party, value in short.items()}
                break
    if intervals is None:  # a tie left seats out of cells: no pair of divisors shows the table as it stands
        return {}, {}
    divisors = {district: _simplest(low, high) for district, (low, high) in intervals.items()}
    return divisors, {party: 1 / weight for party, weight in weights.items()}


def _rounded(value: Fraction, digits: int) -> Fraction:
    scale = 10**digits
    return Fraction((2 * value.numerator * scale + value.denominator) // (2 * value.denominator), scale)


def _simplest(low: Fraction, high: Fraction | None) -> Fraction:
    """Return the divisor with fewest decimals strictly between (or, where none is, the middle)."""
    if high is None:
        return Fraction(int(low) + 1)
    for digits in range(13):
        scale = 10**digits
        trial = Fraction((low + high) / 2 * scale)
        rounded = Fraction((2 * trial.numerator + trial.denominator) // (2 * trial.denominator), scale)
        if low < rounded < high:
            return rounded
    return (low + high) / 2


def check_divisors(votes: Votes, result: Biproportional) -> tuple[str, ...]:
    """Recompute every cell from votes and published divisors alone; return what disagrees, () when all is right.

    Nothing of the apportionment is called: a reader with the divisors can do the same by hand.
    """
    faults = []
    for party, divisor in result.party_divisors.items():
        for district, other in result.district_divisors.items():
            ideal = votes[party].get(district, 0) / (divisor * other)
            rounded = (2 * ideal.numerator + ideal.denominator) // (2 * ideal.denominator)
            rounded = max(rounded, int(party in result.strongest.get(district, ())))
            if rounded != result.seats[party][district]:
                faults.append(
                    f"{party} in {district}: {ideal} rounds to {rounded}, not {result.seats[party][district]}"
                )
    return tuple(faults)
