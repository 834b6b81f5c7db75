"""How strong each party is in a council: seats, share, voting power, and a warning where one alone decides.

Power is the normalised Banzhaf index in the game in which each party casts its seats as one block, each non-party
deputy stands alone, and more than half of the members in office win. It measures what the numbers allow, not what
parties do. Source: J. F. Banzhaf, "Weighted Voting Doesn't Work", Rutgers Law Review 19 (1965) 317-343.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from deputies.analysis.rollcalls import NON_PARTY
from deputies.apportionment.power import power_indices
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
    weights = {f"party {party}": seats for party, seats in counted.items() if party != NON_PARTY}
    weights.update({f"deputy {number}": 1 for number in range(alone)})
    power = {player.name: player.banzhaf for player in power_indices(weights, total // 2 + 1).players}
    parties = sorted((party for party in counted if party != NON_PARTY), key=lambda party: (-counted[party], party))
    found = [
        GroupStrength(party, counted[party], Fraction(counted[party], total), power[f"party {party}"])
        for party in parties
    ]
    if alone:
        together = sum((power[f"deputy {number}"] for number in range(alone)), Fraction(0))
        found.append(GroupStrength(NON_PARTY, alone, Fraction(alone, total), together))
    return tuple(found)


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
