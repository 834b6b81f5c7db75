"""Thresholds: numerator, denominator, strictness, and *of what*.

"At least one fifth of the registered electors" is `Threshold(1, 5, strict=False, of="registered")`; "more than
half of the votes cast" is `Threshold(1, 2, strict=True, of="votes-cast")`. All comparisons are cross products of
integers: `met(count, base)` is count * den >= num * base (or >, when strict).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

__all__ = ["BASES", "Amount", "Base", "Threshold"]

Amount = int | Fraction
"""A number of votes: whole, or a fraction where delegates share the votes of those who sent them."""

Base = Literal[
    "registered",  # electors on the sealed roll of the constituency or system
    "eligible",  # registered and entitled on the day
    "voters",  # took part, whatever they put on the paper
    "votes-cast",  # for plus against; abstentions not counted
    "members-in-office",  # mandates held now
    "statutory-members",  # seats of the plan, vacant or not
    "present",  # attending the sitting
    "enrolled",  # enrolled as attending, whether or not in the room
    "units",  # base units
]
BASES: tuple[str, ...] = get_args(Base)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of a named base: num/den of `of`; reached when exceeded (`strict`) or when equalled."""

    num: int
    den: int
    of: Base
    strict: bool = False

    def met(self, count: Amount, base: Amount) -> bool:
        """Say whether `count` out of `base` reaches the threshold."""
        left, right = count * self.den, self.num * base
        return left > right if self.strict else left >= right

    def needed(self, base: Amount) -> int:
        """Return the least integer count that reaches the threshold out of `base`."""
        product = self.num * base
        return product // self.den + 1 if self.strict else -(-product // self.den)

    def __str__(self) -> str:
        return f"{'more than' if self.strict else 'at least'} {self.num}/{self.den} of {self.of}"
