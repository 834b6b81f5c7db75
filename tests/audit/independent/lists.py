"""docs/results/elections.md, section 3: seats to lists and to persons; and who takes an empty seat of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from independent.state import Row

__all__ = ["List", "lists_of", "next_on_list", "rule_of", "seats_of_lists", "to_persons"]

_RULES = {
    "dhondt": "dhondt", "d'hondt": "dhondt", "jefferson": "dhondt", "sainte-lague": "sainte-lague",
    "sainte-laguë": "sainte-lague", "sainte_lague": "sainte-lague", "webster": "sainte-lague", "droop": "droop",
    "droop-remainders": "droop", "hamilton": "hare", "hamilton-bounded": "hare", "hare": "hare",
    "hare-niemeyer": "hare", "hare-remainders": "hare", "largest-remainder": "hare",
}  # fmt: skip


def rule_of(method: Row) -> str:
    """dhondt, sainte-lague, hare or droop."""
    return _RULES[method["rule"].lower()]


@dataclass(frozen=True)
class List:
    """A list: the number it goes by, its candidates, and those who were voted on."""

    number: int
    candidates: tuple[int, ...]
    standing: tuple[int, ...]


def lists_of(candidates: Mapping[int, Row]) -> list[List]:
    found: dict[str, list[int]] = {}
    for number, one in candidates.items():
        if one.get("list"):
            found.setdefault(one["list"], []).append(number)
    voted = {number for number, one in candidates.items() if one["late"] or not one["withdrawn"]}
    return [List(ns[0], tuple(ns), tuple(number for number in ns if number in voted)) for ns in found.values()]


class _Lot:
    """The lot between lists, and whether it was asked."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = list(order)
        self.asked = False

    def best(self, figures: Mapping[int, Fraction], left: int) -> list[int]:
        """Who has the highest figure: all, if as many seats are left; else the one the lot favours."""
        tied = [number for number, figure in figures.items() if figure == max(figures.values())]
        if len(tied) <= left:
            return tied
        if not self.order:
            raise ValueError("a tie that no lot settles")
        self.asked = True
        return [min(tied, key=self.order.index)]


def seats_of_lists(
    votes: Mapping[int, int], room: Mapping[int, int], seats: int, rule: str, order: Sequence[int]
) -> tuple[list[int], bool]:
    """The lists by number, one for each seat in the order in which they won it; and whether the lot decided."""
    votes = {number: given for number, given in votes.items() if given}
    lot, won = _Lot(order), list[int]()
    if rule in ("dhondt", "sainte-lague"):
        step = 1 if rule == "dhondt" else 2
        while len(won) < seats:
            held = Counter(won)
            figures = {
                number: Fraction(given, step * held[number] + 1)
                for number, given in votes.items()
                if held[number] < room[number]
            }
            if not figures:
                break
            won += lot.best(figures, seats - len(won))
        return won, lot.asked
    while votes and len(won) < seats:
        left = seats - len(won)
        quota = quota_of(rule, sum(votes.values()), left)
        full = [number for number, given in votes.items() if given / quota >= room[number]]
        if not full:
            return won + _remainders(votes, left, quota, lot, room), lot.asked
        for number in full:
            won += [number] * min(room[number], left)
        votes = {number: given for number, given in votes.items() if number not in full}
    return won, lot.asked


def quota_of(rule: str, total: int, seats: int) -> Fraction:
    return Fraction(total, seats) if rule == "hare" else Fraction(total // (seats + 1) + 1)


def _remainders(votes: Mapping[int, int], seats: int, quota: Fraction, lot: _Lot, room: Mapping[int, int]) -> list[int]:
    whole = {number: int(given / quota) for number, given in votes.items()}
    won = [number for number, many in whole.items() for _ in range(many)]
    every = {number: given - whole[number] * quota for number, given in votes.items()}
    rest = dict(every)
    while len(won) < seats:
        rest = rest or {number: figure for number, figure in every.items() if won.count(number) < room[number]}
        if not rest:
            break
        chosen = lot.best(rest, seats - len(won))
        won += chosen
        rest = {number: figure for number, figure in rest.items() if number not in chosen}
    return won


def to_persons(lists: Sequence[List], won: Sequence[int]) -> list[int]:
    """Who is elected: for each seat the next on its list."""
    waiting = {one.number: iter(one.standing) for one in lists}
    return [next(waiting[number]) for number in won]


def next_on_list(
    lists: Sequence[List],
    votes: Mapping[int, int],
    elected: Iterable[int],
    moved: Iterable[tuple[int, int]],
    *,
    left: int,
    gone: Collection[int],
    seats: int,
    rule: str,
    order: Sequence[int],
) -> int | None:
    """Who takes the seat of a member who left; None where nobody does. Raises `ValueError` for an open tie."""
    own = next(one for one in lists if left in one.candidates)
    free = {one.number: [number for number in one.candidates if number not in gone] for one in lists}
    if free[own.number]:
        return free[own.number][0]
    list_of = {number: one.number for one in lists for number in one.candidates}
    held = Counter(list_of[number] for number in elected)
    held.update(list_of[heir] for before, heir in moved if list_of[before] != list_of[heir])
    open_ = [number for number, names in free.items() if names and votes.get(number, 0)]
    if rule in ("dhondt", "sainte-lague"):
        step = 1 if rule == "dhondt" else 2
        figures = {number: Fraction(votes[number], step * held[number] + 1) for number in open_}
    else:
        quota = quota_of(rule, sum(votes.values()), seats)
        figures = {number: votes[number] - held[number] * quota for number in open_}
    return free[_Lot(order).best(figures, 1)[0]][0] if figures else None
