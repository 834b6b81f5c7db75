"""How strong each party is in a council: seats, share, voting power, and a warning where one alone decides.

Power is the normalised Banzhaf index in the game in which each party casts its seats as one block, each non-party
deputy stands alone, and more than half of the members in office win. It measures what the numbers allow, not what
parties do. Source: J. F. Banzhaf, "Weighted Voting Doesn't Work", Rutgers Law Review 19 (1965) 317-343.

Coalitions of parties are counted by their seats; of m deputies who stand alone, t can be chosen in C(m, t) ways. So a
council of thousands costs no more than its seats times its parties. `apportionment.power` counts the same game player
by player, and tests hold the two equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from deputies.analysis.rollcalls import NON_PARTY
from deputies.councils.council import say_council
from deputies.mandates.mandate import Mandate

__all__ = ["Dominance", "GroupStrength", "dominance_of", "strength_by_party"]


@dataclass(frozen=True, slots=True)
class GroupStrength:
    """One party's part in a council, or that of all non-party deputies together (`NON_PARTY`).

    power  Banzhaf index of the party; for the non-party deputies the sum of theirs, each standing alone.
    """

    group: str
    seats: int
    share: Fraction
    power: Fraction


@dataclass(frozen=True, slots=True)
class Dominance:
    """A warning: one party alone has a majority of the members in office."""

    party: str
    seats: int
    in_office: int
    needed: int
    sentence: str


def strength_by_party(mandates: Iterable[Mandate]) -> tuple[GroupStrength, ...]:
    """Return each party's strength among the mandates in office: most seats first, then by id; non-party last."""
    counted = Counter(item.party or NON_PARTY for item in mandates if item.in_office)
    total = sum(counted.values())
    if total == 0:
        return ()
    alone = counted.get(NON_PARTY, 0)
    parties = sorted((party for party in counted if party != NON_PARTY), key=lambda party: (-counted[party], party))
    swings, own = _swings([counted[party] for party in parties], alone, total // 2 + 1)
    every = sum(swings) + alone * own
    found = [
        GroupStrength(party, counted[party], Fraction(counted[party], total), Fraction(held, every))
        for party, held in zip(parties, swings, strict=True)
    ]
    if alone:
        found.append(GroupStrength(NON_PARTY, alone, Fraction(alone, total), Fraction(alone * own, every)))
    return tuple(found)


def _swings(blocks: list[int], alone: int, quota: int) -> tuple[list[int], int]:
    """Return how often each block turns a losing coalition into a winning one, and how often one who stands alone does.

    blocks  seats of each party;  alone  deputies of no party;  quota  votes that win.

    A coalition of the others with s seats in blocks and t deputies alone loses without a block of w seats and wins with
    it when quota - w <= s + t < quota: sum over s of coalitions(s) * sum of C(alone, t) over these t.
    """
    below = [0, *accumulate(_choices(alone))]  # below[t]: ways to choose fewer than t of those alone
    every = [1]  # coalitions of all parties by their seats
    for size in blocks:
        every = [
            (every[held] if held < len(every) else 0) + (every[held - size] if held >= size else 0)
            for held in range(len(every) + size)
        ]

    def up_to(most: int) -> int:
        return below[min(max(most, 0), alone + 1)]

    swings = []
    for size in blocks:
        others: list[int] = []  # the same without this party: the step above, taken back
        for held in range(len(every) - size):
            others.append(every[held] - (others[held - size] if held >= size else 0))
        swings.append(
            sum(many * (up_to(quota - held) - up_to(quota - size - held)) for held, many in enumerate(others) if many)
        )
    ways = _choices(alone - 1) if alone else []
    fitting = ((many, quota - 1 - held) for held, many in enumerate(every) if many)
    return swings, sum(many * ways[left] for many, left in fitting if 0 <= left < len(ways))


def _choices(many: int) -> list[int]:
    """Return C(many, t) for every t."""
    found = [1]
    for taken in range(many):
        found.append(found[-1] * (many - taken) // (taken + 1))
    return found


def dominance_of(mandates: Iterable[Mandate], *, council: str, names: dict[str, str] | None = None) -> Dominance | None:
    """Return the warning that one party alone has more than half of the members in office, None if none has.

    council  the council's name, for the sentence;  names  parties' names by id.
    """
    counted = Counter(item.party or NON_PARTY for item in mandates if item.in_office)
    total = sum(counted.values())
    for party, seats in counted.items():
        if party != NON_PARTY and 2 * seats > total:
            needed = total // 2 + 1
            name = (names or {}).get(party, party)
            sentence = (
                f"{name} alone has {seats} of the {total} deputies in office of the {say_council(council)}; {needed} "
                "are a majority, so that no decision needs anyone else."
            )
            return Dominance(party, seats, total, needed, sentence)
    return None
