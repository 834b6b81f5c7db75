"""Remainder methods: whole quotas first, the seats left over to the largest remainders."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from deputies.apportionment.contest import Case, shares_of
from deputies.apportionment.explanation import Step, fraction_text, make_step
from deputies.apportionment.results import Apportionment, Tie
from deputies.values import Refusal

__all__ = ["bounded_quotas", "by_bounded_quotas", "by_droop", "by_hamilton"]


def bounded_quotas(
    votes: Mapping[str, int], seats: int, floors: Mapping[str, int], caps: Mapping[str, int | None]
) -> tuple[Fraction, dict[str, Fraction]]:
    """Return the factor f and the quotas max(floor, min(cap, f * votes)) that add up to `seats`, exactly.

    Required: floors add up to at most, caps (over units with votes) to at least, the seats. Without bounds this is
    f = seats / all votes. Between two marks (a unit leaving its floor, or reaching its cap) the sum is linear in f.
    """
    marks = []
    for name, count in votes.items():
        if count:
            marks.append((Fraction(floors[name], count), count, -floors[name]))
            cap = caps[name]
            if cap is not None:
                marks.append((Fraction(cap, count), -count, cap))
    constant, slope, factor = sum(floors[name] for name in votes), 0, Fraction(0)
    for mark, change, shift in sorted(marks):
        if slope and constant + slope * mark >= seats:
            break
        constant, slope, factor = constant + shift, slope + change, mark
    if slope:
        factor = Fraction(seats - constant) / slope
    quotas = {}
    for name, count in votes.items():
        low = max(Fraction(floors[name]), factor * count)
        cap = caps[name]
        quotas[name] = low if cap is None or not count else min(Fraction(cap), low)
    return factor, quotas


def by_hamilton(case: Case) -> Apportionment:
    """Apply Hamilton's method, with floors and caps on whole numbers; refuse where remainders cannot mend these."""
    total = sum(case.votes.values())
    if not total:  # the floors alone fill the seats
        return by_bounded_quotas(case)
    whole = {}
    remainders = {}
    for name, votes in case.votes.items():
        part, rest = divmod(votes * case.seats, total)
        cap = case.caps[name]
        lifted = max(part, case.floors[name])
        whole[name] = lifted if cap is None else min(lifted, cap)
        if rest and whole[name] != cap:
            remainders[name] = rest
    left = case.seats - sum(whole.values())
    if not 0 <= left <= len(remainders):
        raise Refusal(
            "apportion.hamilton-bounds",
            f"Whole quotas within floor and cap take {sum(whole.values())} of {case.seats} seats, which the largest "
            "remainders cannot mend; use hamilton-bounded or a divisor method.",
            found=str(sum(whole.values())),
            required=f"{case.seats} with one seat for each remainder",
        )
    step = make_step(
        "Whole parts of the quotas, lifted to the floor and cut to the cap; the number one seat stands for",
        "votes / seats",
        Fraction(total, case.seats) if case.seats else 0,
        seats=case.seats,
        votes=total,
    )
    return _by_remainders("hamilton", case, whole, remainders, total, step)


def by_bounded_quotas(case: Case) -> Apportionment:
    """Apply Hamilton's method to quotas held within floor and cap; always has an answer."""
    factor, quotas = bounded_quotas(case.votes, case.seats, case.floors, case.caps)
    whole = {name: int(quota) for name, quota in quotas.items()}
    # A quota that is not whole is factor times votes, so all remainders have the factor's denominator.
    per = factor.denominator
    remainders = {name: int((quota - whole[name]) * per) for name, quota in quotas.items() if quota != whole[name]}
    step = make_step(
        "Quotas are votes by one factor, held within floor and cap; the number one seat stands for",
        "1 / factor",
        1 / factor if factor else Fraction(0),
        seats=case.seats,
        votes=sum(case.votes.values()),
    )
    return _by_remainders("hamilton-bounded", case, whole, remainders, per, step)


def by_droop(case: Case) -> Apportionment:
    """Apply the Droop quota with largest remainders; refuse floors and caps, and too few votes for the seats."""
    if any(case.floors.values()) or any(cap is not None for cap in case.caps.values()):
        raise Refusal(
            "apportion.droop-bounds",
            "Floors and caps have no stated meaning with the Droop quota; use hamilton or a divisor method.",
            required="no floor and no cap",
        )
    total = sum(case.votes.values())
    quota = total // (case.seats + 1) + 1
    whole = {name: votes // quota for name, votes in case.votes.items()}
    remainders = {name: votes - whole[name] * quota for name, votes in case.votes.items() if votes}
    if case.seats - sum(whole.values()) > len(remainders):
        raise Refusal(
            "apportion.quota-too-coarse",
            f"The Droop quota of {quota} leaves more seats over than remainders: too few votes for the seats.",
            found=f"{total} votes",
            required=f"more votes for {case.seats} seats",
        )
    step = make_step(
        "Droop quota, whole quotas first", "floor(votes / (seats+1)) + 1", quota, seats=case.seats, votes=total
    )
    return _by_remainders("droop", case, whole, remainders, 1, step)


def _by_remainders(
    name: str, case: Case, held: dict[str, int], remainders: dict[str, int], per: int, step: Step
) -> Apportionment:
    """Give the seats left over to the largest `remainders`, in parts of `per`, of units that may still have one."""
    held = dict(held)
    left = case.seats - sum(held.values())
    order = sorted(remainders, key=lambda unit: (-remainders[unit], unit))
    ties: tuple[Tie, ...] = ()
    winners = order[:left]
    if left and left < len(order) and remainders[order[left - 1]] == remainders[order[left]]:
        edge = remainders[order[left]]
        above = [unit for unit in order if remainders[unit] > edge]
        tie = case.settle(left - len(above), [unit for unit in order if remainders[unit] == edge], Fraction(edge, per))
        ties, winners = (tie,), [*above, *tie.settled]
    for unit in winners:
        held[unit] += 1
    won = set(winners)
    losing = {unit: Fraction(remainders[unit], per) for unit in order if unit not in won}
    shares = shares_of(case, held, losing.get)
    given = make_step(
        "Seats left over go to the largest remainders",
        "seats - whole quotas",
        left,
        smallest_remainder_that_won=fraction_text(Fraction(remainders[winners[-1]], per)) if winners else "none",
    )
    last = tuple((unit, Fraction(remainders[unit], per)) for unit in winners)
    return Apportionment(name, case.seats, False, shares, ties, (step, given), last)
