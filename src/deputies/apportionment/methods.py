"""The methods that share a number of seats in proportion, as a table.

A divisor method gives each further seat to the greatest claim: with s seats held, the claim of v votes is v / d(s).
A remainder method gives whole quotas first and the seats left over to the largest remainders.

    dhondt                 d(s) = s + 1            Jefferson 1792, D'Hondt 1882
    sainte-lague           d(s) = 2s + 1           Webster 1832, Sainte-Laguë 1910 (Schepers in Germany)
    sainte-lague-modified  d = 7/5, 3, 5, 7, ...   Scandinavian: a dearer first seat
    huntington-hill        d(s)² = s(s + 1)        2 U.S.C. § 2a; everybody's first seat is free
    dean                   d(s) = 2s(s+1)/(2s+1)   Dean 1832; everybody's first seat is free
    adams                  d(s) = s                Adams 1832; everybody's first seat is free
    hamilton               quota V / S             Hamilton 1791, Hare-Niemeyer: largest remainders
    hamilton-bounded       the same with floors and caps on the quotas, not on the whole numbers
    droop                  quota ⌊V/(S+1)⌋ + 1     Droop 1868, with largest remainders

Source for names and equivalences: Balinski and Young, Fair Representation (2nd ed. 2001), appendix A.
Claims are compared as integers only; Huntington-Hill compares squares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deputies.values import Refusal

__all__ = ["ALIASES", "METHODS", "DivisorMethod", "Method", "RemainderMethod", "find_method"]


@dataclass(frozen=True, slots=True)
class DivisorMethod:
    """A divisor method. `divisor(s)` is d(s) as (numerator, denominator), squared where `squared` says so.

    `step` is how far apart the divisors are in the long run; d(s) is never below step times s.
    """

    name: str
    title: str
    formula: str
    divisor: Callable[[int], tuple[int, int]]
    squared: bool = False
    step: int = 1

    @property
    def first_free(self) -> bool:
        """Whether the first seat costs nothing (d(0) = 0), so that every unit with votes has one."""
        return self.divisor(0)[0] == 0

    def claim(self, votes: int, held: int) -> tuple[int, int]:
        """Return the claim to one more seat as (numerator, denominator), squared where `squared` says so."""
        num, den = self.divisor(held)
        return (votes * votes if self.squared else votes) * den, num


@dataclass(frozen=True, slots=True)
class RemainderMethod:
    """A quota and largest remainders."""

    name: str
    title: str
    formula: str


Method = DivisorMethod | RemainderMethod

_ALL: tuple[Method, ...] = (
    RemainderMethod("hamilton", "Hamilton, largest remainders (Hare)", "votes * seats / all votes"),
    RemainderMethod(
        "hamilton-bounded", "Hamilton with quotas held within floor and cap", "max(floor, min(cap, f * votes))"
    ),
    RemainderMethod("droop", "Largest remainders with the Droop quota", "votes / (floor(all votes / (seats+1)) + 1)"),
    DivisorMethod("dhondt", "D'Hondt (Jefferson)", "votes / (s+1)", lambda s: (s + 1, 1)),
    DivisorMethod("sainte-lague", "Sainte-Laguë (Webster)", "votes / (2s+1)", lambda s: (2 * s + 1, 1), step=2),
    DivisorMethod(
        "sainte-lague-modified",
        "Modified Sainte-Laguë",
        "votes / (7/5), then votes / (2s+1)",
        lambda s: (2 * s + 1, 1) if s else (7, 5),
        step=2,
    ),
    DivisorMethod("huntington-hill", "Huntington-Hill", "votes / sqrt(s(s+1))", lambda s: (s * (s + 1), 1), True),
    DivisorMethod("adams", "Adams", "votes / s", lambda s: (s, 1)),
    DivisorMethod("dean", "Dean", "votes (2s+1) / (2s(s+1))", lambda s: (2 * s * (s + 1), 2 * s + 1)),
)
METHODS: dict[str, Method] = {method.name: method for method in _ALL}
ALIASES: dict[str, str] = {
    "d'hondt": "dhondt",
    "jefferson": "dhondt",
    "webster": "sainte-lague",
    "sainte-laguë": "sainte-lague",
    "sainte_lague": "sainte-lague",
    "hill": "huntington-hill",
    "huntington_hill": "huntington-hill",
    "hare": "hamilton",
    "hare-niemeyer": "hamilton",
    "largest-remainder": "hamilton-bounded",
}


def find_method(name: str) -> Method:
    """Return the method of that name or alias; raise `Refusal` (`apportion.method`) for another."""
    method = METHODS.get(ALIASES.get(name.lower(), name.lower()))
    if method is None:
        raise Refusal(
            "apportion.method",
            f"There is no method {name!r}; known are {', '.join(METHODS)}.",
            found=name,
            required="one of " + ", ".join(METHODS),
        )
    return method
