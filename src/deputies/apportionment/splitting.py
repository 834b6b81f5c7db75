"""What a unit gains by splitting, and what lists gain by joining: the incentive hidden in a norm or method.

A norm with a floor, or with "or part thereof", rewards whoever divides; D'Hondt rewards whoever joins. Both answers
come with the division that proves them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deputies.apportionment.norms import Apportioned, Norm
from deputies.apportionment.proportion import apportion
from deputies.apportionment.seats import seats_for
from deputies.values import Refusal

__all__ = ["JoinGain", "SplitGain", "join_gain", "split_gain"]


@dataclass(frozen=True, slots=True)
class SplitGain:
    """The most seats a unit can have by dividing into so many parts: the parts, their seats, and the gain."""

    whole: int
    parts: tuple[int, ...]
    seats: tuple[int, ...]

    @property
    def gain(self) -> int:
        """Seats won by dividing (negative where dividing loses)."""
        return sum(self.seats) - self.whole


def split_gain(norm: Norm, base: int, parts: int = 2, *, minimum: int = 1) -> SplitGain:
    """Return the division of a unit of `base` into exactly `parts` parts, each of `minimum` or more, with most seats.

    Exact, not a search by trial: for each number of seats the least size that gives it is found by halving, since
    a larger unit never has fewer seats; then the sizes are combined. Weighted delegates are counted by their votes.
    Raises `Refusal` when the parts do not fit, or the norm needs all units at once.
    """
    if isinstance(norm, Apportioned):
        raise Refusal("split.needs-all-units", "What a split gains depends on the other units here; use apportion.")
    if parts < 1 or minimum < 0 or parts * minimum > base:
        raise Refusal(
            "split.parts",
            f"{base} cannot be divided into {parts} parts of at least {minimum}.",
            found=str(base),
            required=f"at least {parts * minimum}",
        )

    def worth(size: int) -> int:
        found = seats_for(norm, size)
        return found.seats if found.votes_each is None else int(found.seats * found.votes_each)

    marks = _marks(worth, minimum, base - (parts - 1) * minimum)
    sizes = _combine(marks, parts, base)
    sizes[0] += base - sum(sizes)  # what is left over costs no seat wherever it goes
    found = tuple(sorted(sizes, reverse=True))
    return SplitGain(worth(base), found, tuple(worth(size) for size in found))


def _marks(worth: Callable[[int], int], least: int, most: int) -> list[tuple[int, int]]:
    """Return (size, seats) where the number of seats rises between `least` and `most`, both included."""
    marks = [(least, worth(least))]
    while marks[-1][1] < worth(most):
        low, high = marks[-1][0], most
        while high - low > 1:
            middle = (low + high) // 2
            if worth(middle) > marks[-1][1]:
                high = middle
            else:
                low = middle
        marks.append((high, worth(high)))
    return marks


def _combine(marks: list[tuple[int, int]], parts: int, base: int) -> list[int]:
    """Return the sizes, one for each part, that together have most seats and fit into `base`."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for _ in range(parts):
        grown: dict[int, tuple[int, tuple[int, ...]]] = {}
        for seats, (used, sizes) in best.items():
            for size, more in marks:
                total, now = seats + more, used + size
                if now <= base and (total not in grown or now < grown[total][0]):
                    grown[total] = now, (*sizes, size)
        best = grown
    return list(best[max(best)][1])


@dataclass(frozen=True, slots=True)
class JoinGain:
    """Seats of units apart and joined as one under a method of proportion."""

    apart: int
    joined: int

    @property
    def gain(self) -> int:
        """Seats won by joining (negative where joining loses)."""
        return self.joined - self.apart


def join_gain(method: str, votes: Mapping[str, int], seats: int, units: tuple[str, ...]) -> JoinGain:
    """Return what `units` gain by standing as one list; seats of an unsettled tie are counted for nobody."""
    unknown = [unit for unit in units if unit not in votes]
    if unknown:
        raise Refusal("join.unknown", f"There is no unit {unknown[0]!r}.", found=unknown[0])
    before = apportion(method, votes, seats).seats
    name = " + ".join(units)
    others = {unit: count for unit, count in votes.items() if unit not in units}
    after = apportion(method, {**others, name: sum(votes[unit] for unit in units)}, seats).seats
    return JoinGain(sum(before[unit] for unit in units), after[name])
