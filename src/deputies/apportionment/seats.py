"""Applying a norm to numbers: how many seats a unit, or all units together, have, and why.

`seats_for` answers for one unit; `seats_for_units` for all, with a total cap whose scaling must be stated. Both
return the derivation step by step. A base that the norm names and nobody gave, a size the table does not cover and
a total above its cap without a scaling rule are refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import isqrt

from deputies.apportionment.explanation import Step, fraction_text, make_step
from deputies.apportionment.norms import (
    Apportioned,
    BasePerN,
    Chosen,
    EqualPerUnit,
    Everyone,
    Fixed,
    Norm,
    PerN,
    Quotas,
    Reduced,
    SquareRoot,
    Steps,
    Weighted,
)
from deputies.values import Refusal

__all__ = ["Bases", "Seats", "check_minimum", "seats_for"]

Bases = int | Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one unit; `votes_each` is exact where a delegate has other than one vote; `steps` say why."""

    seats: int
    votes_each: Fraction | None
    steps: tuple[Step, ...]

    def explain(self) -> str:
        """Return the derivation, one sentence a line."""
        return "\n".join(str(step) for step in self.steps)


@dataclass(frozen=True, slots=True)
class _Case:
    bases: Bases
    article: str = ""
    unit: str = ""
    groups: Mapping[str, int] = field(default_factory=dict)
    present: int | None = None
    chosen: int | None = None

    def base(self, name: str) -> int:
        """Return the number of the named base; a bare number answers to every name."""
        if isinstance(self.bases, int):
            return _whole(self.bases, "The base")
        if name in self.bases:
            return _whole(self.bases[name], f"The number of {name}")
        if not name and len(self.bases) == 1:
            return _whole(next(iter(self.bases.values())), "The base")
        raise Refusal(
            "norm.base-missing",
            f"The norm counts {name or 'one base'}, but what is given is {', '.join(self.bases) or 'nothing'}.",
            article=self.article,
            found=", ".join(self.bases),
            required=name or "one base, or the name of the base in the norm",
        )

    def step(self, text: str, formula: str, result: object, **inputs: int | Fraction | str) -> Step:
        """Build a step under the article of this case."""
        return make_step(text, formula, result, self.article, **inputs)


def _whole(number: int, what: str) -> int:
    if type(number) is not int or number < 0:
        raise Refusal(
            "norm.base",
            f"{what} is {number!r}; it must be a whole number of 0 or more.",
            found=repr(number),
            required="a whole number of 0 or more",
        )
    return number


def seats_for(
    norm: Norm,
    base: Bases,
    *,
    article: str = "",
    unit: str = "",
    groups: Mapping[str, int] | None = None,
    present: int | None = None,
    chosen: int | None = None,
) -> Seats:
    """Return the seats that `norm` gives to one unit, with votes per delegate and the derivation.

    base     the number counted, or numbers by name of base (electors, inhabitants, members, staff).
    article  the article of the statute, shown with each step.
    unit     the unit's name, which a table of quotas needs.
    groups   numbers of the groups for which the norm may add seats.
    present  delegates present or registered, among whom shared votes are divided (default: all).
    chosen   the number the electors settled themselves, where the norm leaves it to them.

    Raises `Refusal` when the norm cannot answer: a base not given, a size above a closed table, a number chosen
    outside its bounds, a unit without quota, or a norm that needs all units at once.

    >>> seats_for(PerN(n=20_000, rounding="remainder-above", above=10_000), 70_001).seats
    4
    """
    case = _Case(base, article, unit, groups or {}, present, chosen)
    found = _raw(norm, case)
    steps = list(found.steps)
    seats = _bounded(norm, found.seats, case, steps)
    for extra in norm.extras:
        number = case.groups.get(extra.group, 0)
        if number >= extra.at_least:
            seats += extra.seats
            text = f"Extra for {extra.group}, from {extra.at_least} on"
            steps.append(case.step(text, f"seats + {extra.seats}", seats, number=number))
    return Seats(seats, found.votes_each, tuple(steps))


def _bounded(norm: Norm, seats: int, case: _Case, steps: list[Step]) -> int:
    if norm.floor is not None and seats < norm.floor:
        steps.append(case.step("Never fewer than the floor", "max(seats, floor)", norm.floor, seats=seats))
        return norm.floor
    if norm.cap is not None and seats > norm.cap:
        steps.append(case.step("Never more than the cap", "min(seats, cap)", norm.cap, seats=seats))
        return norm.cap
    return seats


def _raw(norm: Norm, case: _Case) -> Seats:  # noqa: PLR0911 - one line for each form of norm
    match norm:
        case PerN():
            return _per_n(norm, case)
        case BasePerN():
            number = case.base(norm.of)
            blocks, formula = _blocks(number, norm.n, norm.rounding, norm.above)
            text = f"{norm.base} seats and one more per {norm.n}"
            return _plain(norm.base + blocks, case.step(text, f"{norm.base} + {formula}", norm.base + blocks, x=number))
        case Steps():
            return _table(norm, case)
        case SquareRoot():
            return _root(norm, case)
        case Fixed():
            return _plain(norm.seats, case.step("A fixed number", "seats", norm.seats))
        case EqualPerUnit():
            return _plain(norm.seats, case.step("The same for every unit", "seats", norm.seats))
        case Quotas():
            return _quota(norm, case)
        case Everyone():
            number = case.base(norm.of)
            return _plain(number, case.step("All attend", "x", number, x=number))
        case Chosen():
            return _settled(norm, case)
        case Weighted():
            return _weighted(norm, case)
        case Reduced():
            return _reduced(norm, case)
        case Apportioned():
            raise Refusal(
                "norm.needs-all-units",
                f"{norm.seats} seats are shared among all units; one unit alone has no answer.",
                article=case.article,
                required="all units together",
            )


def _plain(seats: int, *steps: Step) -> Seats:
    return Seats(seats, None, steps)


def _blocks(number: int, n: int, rounding: str, above: int | None) -> tuple[int, str]:
    """Return the blocks of `n` in `number` under the stated rounding, and the formula."""
    whole, rest = divmod(number, n)
    if rounding == "floor":
        return whole, f"floor(x / {n})"
    if rounding == "ceil":
        return whole + (rest > 0), f"ceil(x / {n})"
    if rounding == "half-up":
        return whole + (2 * rest >= n), f"x / {n} rounded, a half up"
    return whole + (rest > (above or 0)), f"floor(x / {n}) + 1 if the remainder is above {above}"


def _per_n(norm: PerN, case: _Case) -> Seats:
    number = case.base(norm.of)
    if norm.first is None:
        seats, formula = _blocks(number, norm.n, norm.rounding, norm.above)
        return _plain(seats, case.step(f"One seat per {norm.n}", formula, seats, x=number))
    if number <= norm.first:
        full = number == norm.first or norm.rounding == "ceil"
        # The first block is complete, or a part of it counts; otherwise the remainder rule decides.
        seats = int(number > 0 and (full or _blocks(number, norm.first, norm.rounding, norm.above)[0] > 0))
        return _plain(seats, case.step(f"One seat for the first {norm.first}", f"x <= {norm.first}", seats, x=number))
    more, formula = _blocks(number - norm.first, norm.n, norm.rounding, norm.above)
    text = f"One seat for the first {norm.first}, one per {norm.n} of the rest"
    rest = formula.replace("x /", f"(x - {norm.first}) /")
    return _plain(1 + more, case.step(text, f"1 + {rest}", 1 + more, x=number))


def _table(norm: Steps, case: _Case) -> Seats:
    for row in norm.table:
        name = row.of or norm.of
        number = case.base(name)
        if row.to is None or number <= row.to:
            bound = "above the rows before" if row.to is None else f"x <= {row.to}"
            text = f"The row of the table that covers {number}{f' {name}' if name else ''}"
            return _plain(row.seats, case.step(text, bound, row.seats, x=number))
    last = norm.table[-1]
    number = case.base(last.of or norm.of)
    seats, start, steps = last.seats, last.to or 0, []
    for tail in norm.then:
        end = number if tail.to is None else min(number, tail.to)
        blocks, formula = _blocks(end - start, tail.each, tail.rounding, None)
        seats += blocks * tail.seats
        kind = "started" if tail.rounding == "ceil" else "full"
        text = f"Above {start}: {tail.seats} more for each {kind} {tail.each}"
        shown = formula.replace("x /", f"({end} - {start}) /")
        steps.append(case.step(text, f"{seats - blocks * tail.seats} + {tail.seats} * {shown}", seats, x=number))
        if end == number:
            return _plain(seats, *steps)
        start = end
    raise Refusal(
        "norm.beyond-table",
        f"The table ends at {start}; it says nothing of {number}.",
        article=case.article,
        found=str(number),
        required=f"at most {start}, or a tail of the table",
    )


def _root(norm: SquareRoot, case: _Case) -> Seats:
    number = case.base(norm.of)
    num, den = norm.constant.numerator, norm.constant.denominator
    square = num * num * number
    if norm.rounding == "floor":  # floor(p√x / q) = floor(floor(√(p²x)) / q)
        seats = isqrt(square) // den
    elif norm.rounding == "ceil":  # the least k with (kq)² >= p²x
        seats = -(-(isqrt(square - 1) + 1) // den) if square else 0
    else:  # half up: floor(y + 1/2) = floor((2p√x + q) / 2q)
        seats = (isqrt(4 * square) + den) // (2 * den)
    text = f"The constant {fraction_text(norm.constant)} times the square root, rounding {norm.rounding}"
    step = case.step(text, f"{fraction_text(norm.constant)} * sqrt(x)", seats, x=number)
    allowed = None if norm.bound is None else -(-number // norm.bound)
    granted = max(seats, norm.floor or 0)
    if allowed is not None and granted > allowed:
        raise Refusal(
            "norm.above-bound",
            f"The constant {fraction_text(norm.constant)} gives {case.unit or 'a unit'} of {number} {granted} seats; "
            f"one per {norm.bound} or part allows {allowed}.",
            article=case.article,
            found=str(granted),
            required=f"at most {allowed}",
        )
    return _plain(seats, step)


def _quota(norm: Quotas, case: _Case) -> Seats:
    if case.unit not in norm.seats:
        raise Refusal(
            "norm.no-quota",
            f"The table of quotas has no entry for {case.unit or 'a unit without name'!r}.",
            article=case.article,
            found=case.unit,
            required="one of " + ", ".join(norm.seats),
        )
    seats = norm.seats[case.unit]
    return _plain(seats, case.step(f"The quota of {case.unit}", "seats", seats))


def _settled(norm: Chosen, case: _Case) -> Seats:
    if norm.everyone_below is not None:
        number = case.base(norm.of)
        if number < norm.everyone_below:
            return _plain(number, case.step(f"Below {norm.everyone_below} all belong", "x", number, x=number))
    if case.chosen is None or not norm.least <= case.chosen <= norm.most:
        said = "no number was settled" if case.chosen is None else f"{case.chosen} was settled"
        raise Refusal(
            "norm.chosen",
            f"The electors settle the number between {norm.least} and {norm.most}; {said}.",
            article=case.article,
            found="" if case.chosen is None else str(case.chosen),
            required=f"{norm.least} to {norm.most}",
        )
    text = f"Settled by the electors between {norm.least} and {norm.most}"
    return _plain(case.chosen, case.step(text, "seats", case.chosen))


def _inner(norm: Weighted | Reduced, case: _Case) -> Seats:
    return seats_for(norm.delegates, case.bases, article=case.article, unit=case.unit, groups=case.groups)


def _weighted(norm: Weighted, case: _Case) -> Seats:
    inner = _inner(norm, case)
    seats = min(max(inner.seats, norm.floor or 0), inner.seats if norm.cap is None else norm.cap)
    votes = case.base(norm.votes_of or norm.of or norm.delegates.of)
    sharing = seats if case.present is None else case.present
    if case.present is not None and not 0 < case.present <= seats:
        raise Refusal(
            "norm.present",
            f"{case.present} delegates share the votes of a unit that has {seats}.",
            article=case.article,
            found=str(case.present),
            required=f"1 to {seats}",
        )
    if not sharing:
        return inner
    each = Fraction(votes, sharing)
    step = case.step("The delegates share the unit's votes", "votes / delegates", each, votes=votes, delegates=sharing)
    return Seats(inner.seats, each, (*inner.steps, step))


def _reduced(norm: Reduced, case: _Case) -> Seats:
    inner = _inner(norm, case)
    by = 1
    for reduction in norm.reductions:
        if inner.seats > reduction.above:
            by = reduction.by
    if by == 1:
        return Seats(inner.seats, Fraction(1), inner.steps)
    seats, formula = _blocks(inner.seats, by, norm.rounding, None)
    text = f"More delegates than the law wants: divided by {by}, with {by} votes each"
    return Seats(seats, Fraction(by), (*inner.steps, case.step(text, formula, seats, x=inner.seats)))


def check_minimum(norm: Norm, base: Bases, minimum: int, *, article: str = "") -> None:
    """Refuse a norm which, at the least size where it applies, stays below the least lawful number of seats.

    Example: one delegate per 250 members from 10,001 members on gives 40 where the law demands 50 (GenG § 43a).
    Raises `Refusal` (`norm.below-minimum`). Give the norm without its floor: a floor would hide the fault.
    """
    found = seats_for(norm, base, article=article).seats
    if found < minimum:
        raise Refusal(
            "norm.below-minimum",
            f"The norm gives {found} seats for {base}; at least {minimum} are required.",
            article=article,
            found=str(found),
            required=f"at least {minimum}",
        )
