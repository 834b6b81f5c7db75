"""Norms of representation as data: how many seats follow from how many electors.

A norm is a frozen dataclass that a statute holds as a table with a `form`:

    norm = { form = "per-n", n = 1000, rounding = "floor", floor = 50, cap = 1000, of = "inhabitants" }

Nothing is implied: the rounding is always stated, a table says what follows its last row, and the base that is
counted (`of`: electors, inhabitants, members, staff, ...) has a name when there is more than one. Numbers are whole
or exact fractions. Applying a norm to numbers is the matter of `seats_for` and `seats_for_units`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from deputies.values import Refusal
from deputies.values.shape import Doc, Least

__all__ = [
    "Apportioned", "BasePerN", "Chosen", "Counted", "EqualPerUnit", "Everyone", "Extra", "Fixed", "MethodName", "Norm",
    "PerN", "Quotas", "Reduced", "Reduction", "Rounding", "Row", "SquareRoot", "Steps", "Tail", "Weighted",
]  # fmt: skip

Rounding = Literal["floor", "ceil", "half-up", "remainder-above"]
MethodName = Literal[
    "hamilton",
    "hamilton-bounded",
    "droop",
    "dhondt",
    "sainte-lague",
    "sainte-lague-modified",
    "huntington-hill",
    "adams",
    "dean",
]

Positive = Annotated[int, Least(1)]
Count = Annotated[int, Least(0)]


@dataclass(frozen=True, slots=True)
class Extra:
    """Seats added after floor and cap when a group of the unit is large enough."""

    group: Annotated[str, Doc("the name of the group whose number is given, such as 'women'")]
    at_least: Annotated[int, Least(0), Doc("the group counts from this number on")]
    seats: Annotated[int, Least(1), Doc("the seats it adds")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounded:
    """What every norm may say: the base it counts, a floor, a cap, and extra seats."""

    of: Annotated[
        str, Doc("the base that is counted: electors, inhabitants, members, staff; '' when there is one only")
    ] = ""
    floor: Annotated[int | None, Least(0), Doc("never fewer seats than this")] = None
    cap: Annotated[int | None, Least(0), Doc("never more seats than this")] = None
    extras: Annotated[tuple[Extra, ...], Doc("seats for groups, added after floor and cap")] = ()

    def __post_init__(self) -> None:
        if self.floor is not None and self.cap is not None and self.floor > self.cap:
            raise Refusal(
                "norm.floor-above-cap",
                f"The floor {self.floor} is above the cap {self.cap}.",
                found=f"floor {self.floor}, cap {self.cap}",
                required="a floor not above the cap",
            )


def _check_rounding(rounding: str, above: int | None, n: int) -> None:
    if rounding == "remainder-above" and above is None:
        raise Refusal(
            "norm.remainder-unstated",
            "The rounding 'remainder-above' does not say above which remainder a further seat follows.",
            required="above, a whole number",
        )
    if rounding != "remainder-above" and above is not None:
        raise Refusal(
            "norm.remainder-unused",
            f"The rounding {rounding!r} takes no 'above'.",
            found=f"above {above}",
            required="rounding 'remainder-above', or no 'above'",
        )
    if above is not None and not 0 <= above < n:
        raise Refusal(
            "norm.remainder-unreachable",
            f"No remainder of {n} is above {above}." if above >= n else f"A remainder above {above} is no condition.",
            found=f"above {above}",
            required=f"0 to {n - 1}",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PerN(_Bounded):
    """One seat per `n`; with `first`, one seat for the first block of that size, then one per `n` of the rest."""

    form: Literal["per-n"] = "per-n"
    n: Annotated[int, Least(1), Doc("the number represented by one seat")]
    rounding: Annotated[Rounding, Doc("what a remainder gives; 'ceil' is the law's 'or part thereof'")]
    above: Annotated[int | None, Doc("with 'remainder-above': a remainder above this gives a seat")] = None
    first: Annotated[int | None, Least(1), Doc("the size of the first block, when it differs from n")] = None

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        _check_rounding(self.rounding, self.above, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePerN(_Bounded):
    """`base` seats whatever the size, and one more per `n`."""

    form: Literal["base-per-n"] = "base-per-n"
    base: Annotated[int, Least(0), Doc("seats independent of the number")]
    n: Annotated[int, Least(1), Doc("the number represented by each further seat")]
    rounding: Rounding
    above: int | None = None

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        _check_rounding(self.rounding, self.above, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: up to and with `to` there are `seats`. Only a last row may leave `to` open."""

    seats: Count
    to: Annotated[int | None, Least(0), Doc("the last number the row covers; left out: without end")] = None
    of: Annotated[str, Doc("the base this row counts, where it differs from the norm's")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """What follows the last row: `seats` more for each `each` above it, up to and with `to` when that is given."""

    each: Positive
    seats: Positive
    rounding: Annotated[Literal["floor", "ceil"], Doc("'ceil': for each started block; 'floor': for each full one")]
    to: Annotated[int | None, Least(1), Doc("where the next tail begins; left out: without end")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(_Bounded):
    """A table by size; the first row that covers the number holds. Above it, the open tail `then`.

    Without a tail and with a closed last row a number above the table is refused, not guessed.
    """

    form: Literal["steps"] = "steps"
    table: tuple[Row, ...]
    then: tuple[Tail, ...] = ()

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        if not self.table:
            raise Refusal("norm.empty-table", "The table of the norm has no row.", required="at least one row")
        ends = [row.to for row in self.table]
        if None in ends[:-1] or (ends[-1] is None and self.then):
            raise Refusal(
                "norm.unreachable-row",
                "A row without end is followed by another row or a tail, which no number reaches.",
                required="an open end in the last row only",
            )
        closed = [end for end in ends if end is not None] + [tail.to for tail in self.then if tail.to is not None]
        if any(later <= earlier for earlier, later in pairwise(closed)):
            raise Refusal(
                "norm.table-order",
                "The rows of the table do not rise.",
                found=", ".join(map(str, closed)),
                required="each 'to' above the one before",
            )
        if any(tail.to is None for tail in self.then[:-1]):
            raise Refusal(
                "norm.unreachable-row",
                "A tail without end is followed by another, which no number reaches.",
                required="an open end in the last tail only",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareRoot(_Bounded):
    """`constant` times the square root of the number; optionally bound by one seat per `bound` or part thereof.

    The bound is a condition on the published constant, not a cap: a unit above it makes the constant void.
    """

    form: Literal["square-root"] = "square-root"
    constant: Annotated[Fraction, Doc("the published constant, as a fraction such as '3/10'")]
    rounding: Literal["floor", "ceil", "half-up"]
    bound: Annotated[int | None, Least(1), Doc("no unit may have more than one seat per this number or part")] = None

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        if self.constant <= 0:
            raise Refusal(
                "norm.constant",
                f"The constant {self.constant} gives nobody a seat.",
                found=str(self.constant),
                required="above 0",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(_Bounded):
    """A fixed number of seats, whatever the size: a quota."""

    form: Literal["fixed"] = "fixed"
    seats: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas(_Bounded):
    """Fixed numbers of seats for named units: a table of quotas."""

    form: Literal["quotas"] = "quotas"
    seats: Annotated[dict[str, int], Doc("seats by unit")]

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        bad = sorted(unit for unit, seats in self.seats.items() if seats < 0)
        if bad:
            raise Refusal(
                "norm.negative-quota", f"The quota of {bad[0]} is negative.", found=bad[0], required="0 or more"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualPerUnit(_Bounded):
    """The same number of seats for every unit."""

    form: Literal["equal-per-unit"] = "equal-per-unit"
    seats: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyone(_Bounded):
    """Direct attendance: all have a seat, as many as are counted; with `cap`, no more than that may attend."""

    form: Literal["everyone"] = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(_Bounded):
    """The electors settle the number themselves within bounds; below `everyone_below` all belong."""

    form: Literal["chosen"] = "chosen"
    least: Count
    most: Count
    everyone_below: Annotated[int | None, Least(1), Doc("below this number all belong")] = None

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        if self.least > self.most:
            raise Refusal(
                "norm.bounds",
                f"The least number {self.least} is above the most, {self.most}.",
                found=f"{self.least} to {self.most}",
                required="least not above most",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Apportioned(_Bounded):
    """A fixed total shared among the units in proportion; needs all units at once (`seats_for_units`).

    `floor` and `cap` hold for each unit. `each_first` seats go to every unit before the rest is shared.
    """

    form: Literal["apportioned"] = "apportioned"
    seats: Annotated[int, Least(1), Doc("the total to share")]
    method: MethodName
    each_first: Annotated[int, Least(0), Doc("seats every unit has before the rest is shared")] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """Above `above` computed delegates their number is divided by `by`, and each has `by` votes."""

    above: Count
    by: Annotated[int, Least(2)]


Counted = PerN | BasePerN | Steps | SquareRoot | Fixed | EqualPerUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted(_Bounded):
    """Delegates who share the votes of those they stand for: votes = the number counted / delegates present."""

    form: Literal["weighted"] = "weighted"
    delegates: Annotated[Counted, Doc("the norm that gives the number of delegates")]
    votes_of: Annotated[str, Doc("the base whose number is the unit's votes, where it differs from the norm's")] = ""
    shared: Annotated[
        Literal["present", "sent"], Doc("whether those present share the votes, or all who were sent")
    ] = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced(_Bounded):
    """Delegates whose number is divided when there would be too many, each with so many votes instead."""

    form: Literal["reduced"] = "reduced"
    delegates: Counted
    reductions: tuple[Reduction, ...]
    rounding: Annotated[Literal["floor", "ceil", "half-up"], Doc("of the divided number")]

    def __post_init__(self) -> None:
        _Bounded.__post_init__(self)
        marks = [step.above for step in self.reductions]
        if not marks or marks != sorted(set(marks)):
            raise Refusal(
                "norm.table-order",
                "The reductions do not rise.",
                found=", ".join(map(str, marks)),
                required="each 'above' above the one before",
            )


Norm = (
    PerN
    | BasePerN
    | Steps
    | SquareRoot
    | Fixed
    | Quotas
    | EqualPerUnit
    | Everyone
    | Chosen
    | Apportioned
    | Weighted
    | Reduced
)
