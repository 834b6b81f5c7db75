"""A recall petition: opened, signed in its box, certified, put to the vote, decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Petition", "PetitionStatus", "RecallCount"]

PetitionStatus = Literal["open", "certified", "failed", "carried", "rejected", "lapsed"]


@dataclass(frozen=True, slots=True)
class RecallCount:
    """What one teller counted in the recall vote."""

    teller: str
    votes_for: int
    votes_against: int
    spoiled: int


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition to recall the holder of a mandate. Who signs is in a box of its own, never on the record.

    `electors` is the number of those who could elect; `signatures` and `box` (root of the salted commitments) are set
    when the box is sealed at certification; a petition lapses when its mandate ends otherwise. `sentence` says how
    the vote was judged.
    """

    id: str
    mandate: str
    grounds: str
    opened: str
    closes: str
    electors: int
    needed: int
    statute: str
    status: PetitionStatus = "open"
    signatures: int = 0
    box: str = ""
    certified: str | None = None
    answer: str | None = None
    answered: str | None = None
    counts: tuple[RecallCount, ...] = ()
    votes_for: int = 0
    votes_against: int = 0
    decided: str | None = None
    sentence: str = ""
