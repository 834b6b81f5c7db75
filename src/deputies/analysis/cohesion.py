"""How far groups vote together: Rice's index, and party-unity roll calls.

Rice's index of one group in one roll call is |for - against| / (for + against): 1 when all vote one way, 0 when they
split in halves; abstentions are left out. Over several roll calls it is their mean, each counting once. Source: Stuart
A. Rice, "The Behavior of Legislative Groups", Political Science Quarterly 40 (1925) 60-72.

A party-unity roll call sets a majority of one group against a majority of another; a member's unity score is the
share of these in which they voted, and voted with the majority of their own group. Source: Congressional Quarterly's
definition, as Voteview publishes the scores. Both say how people voted, not why: association is not influence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from deputies.analysis.rollcalls import RollCall

__all__ = ["Cohesion", "Unity", "cohesion", "rice", "unity", "unity_roll_calls"]


@dataclass(frozen=True, slots=True)
class Cohesion:
    """The cohesion of one group over the roll calls in which any of it voted for or against.

    index   mean of Rice's index, None where it never voted.
    lowest  the roll call (motion) in which it was split most, the first of several.
    """

    group: str
    roll_calls: int
    index: Fraction | None
    lowest: str | None
    lowest_index: Fraction | None


@dataclass(frozen=True, slots=True)
class Unity:
    """One member's part in the party-unity roll calls: voted in how many, with the own group in how many."""

    member: str
    voted: int
    with_group: int

    @property
    def score(self) -> Fraction | None:
        """The share with the group, None for a member who voted in none."""
        return Fraction(self.with_group, self.voted) if self.voted else None


def rice(votes_for: int, votes_against: int) -> Fraction | None:
    """Return |for - against| / (for + against), exactly; None where nobody voted for or against.

    >>> rice(9, 3)
    Fraction(1, 2)
    """
    voting = votes_for + votes_against
    return Fraction(abs(votes_for - votes_against), voting) if voting else None


def _tallies(roll_call: RollCall) -> dict[str, Counter[str]]:
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for member, choice in roll_call.choices.items():
        tallies[roll_call.groups[member]][choice] += 1
    return tallies


def cohesion(roll_calls: Iterable[RollCall]) -> tuple[Cohesion, ...]:
    """Return the cohesion of each group, in order of name; those of no group are a group like any other here."""
    series: dict[str, list[tuple[Fraction, str]]] = {}
    for roll_call in roll_calls:
        for group, tally in _tallies(roll_call).items():
            index = rice(tally["for"], tally["against"])
            held = series.setdefault(group, [])
            if index is not None:
                held.append((index, roll_call.motion))
    return tuple(_cohesion(group, series[group]) for group in sorted(series))


def _cohesion(group: str, series: list[tuple[Fraction, str]]) -> Cohesion:
    if not series:
        return Cohesion(group, 0, None, None, None)
    index, motion = min(series, key=lambda item: item[0])
    mean = sum((value for value, _ in series), Fraction(0)) / len(series)
    return Cohesion(group, len(series), mean, motion, index)


def _side(tally: Counter[str]) -> str | None:
    if tally["for"] == tally["against"]:
        return None
    return "for" if tally["for"] > tally["against"] else "against"


def unity_roll_calls(roll_calls: Iterable[RollCall], one: str, other: str) -> tuple[RollCall, ...]:
    """Return the roll calls in which a majority of group `one` voted against a majority of group `other`."""
    found = []
    for roll_call in roll_calls:
        tallies = _tallies(roll_call)
        sides = {_side(tallies.get(group, Counter())) for group in (one, other)}
        if sides == {"for", "against"}:
            found.append(roll_call)
    return tuple(found)


def unity(roll_calls: Iterable[RollCall], one: str, other: str) -> tuple[Unity, ...]:
    """Return the part of each member of both groups in their party-unity roll calls, in order of member."""
    voted: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for roll_call in unity_roll_calls(roll_calls, one, other):
        tallies = _tallies(roll_call)
        for member, choice in roll_call.choices.items():
            group = roll_call.groups[member]
            if group in (one, other) and choice != "abstain":
                voted[member] += 1
                together[member] += choice == _side(tallies[group])
    return tuple(Unity(member, voted[member], together[member]) for member in sorted(voted))
