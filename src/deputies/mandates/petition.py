"""A petition: to recall the holder of a mandate, or to withdraw confidence from a whole council.

Opened, signed (in its box, and on paper), certified, answered, put to the vote, decided. What the council, its control
commission or the party that nominated opens needs no signatures and begins as certified; a recall by a meeting of
those who elected is opened and decided in one. All stand in the same table, so that whoever looks for what was tried
against a deputy or a council finds it in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deputies.values import Amount

__all__ = ["Initiator", "PaperCount", "Petition", "PetitionStatus", "RecallCount"]

PetitionStatus = Literal["open", "certified", "failed", "carried", "rejected", "lapsed"]
Initiator = Literal["electors", "council", "controlling-unit", "nominating-organisation"]
"""Who may open a recall where the statute names them, in its own words."""


@dataclass(frozen=True, slots=True)
class RecallCount:
    """What one teller counted in the vote."""

    teller: str
    votes_for: int
    votes_against: int
    spoiled: int


@dataclass(frozen=True, slots=True)
class PaperCount:
    """What one teller counted on paper: valid signatures, and lines rejected."""

    teller: str
    valid: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition, and what became of it. Who signs is in a box of its own or on paper, never on the record.

    mandate       the mandate whose holder is to be recalled; "" where it is against a whole council.
    council       that council, or the one in which the deputy sits.
    closes        last day for signing; the day of opening where nobody need sign.
    verify_by     day by which it is to be certified, None where the statute sets none.
    electors      those who may sign and vote; `needed` of them bring it to a vote.
    elected_with  the votes that elected the deputy, where the statute compares them; 0 elsewhere.
    ground        which of the statute's grounds is stated, and `instruction` which one was not followed.
    motion        the council's motion that it rests on, None where others opened it.
    meeting       a meeting of those who elected recalled at once, without petition.
    counts, papers  counts of the vote and of the paper signatures that stand side by side: equal ones.
    signatures    in the box and on paper together, of these `on_paper`; `rejected` lines beside them; `box` is the
                  root of the salted commitments, "" where nobody signed in a box. All set at certification.
    sentence      how it was judged, with every number.

    It lapses when its mandate, or the term of its council, ends otherwise.
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
    votes_for: Amount = 0
    votes_against: Amount = 0
    decided: str | None = None
    sentence: str = ""
    council: str = ""
    initiator: Initiator = "electors"
    ground: str | None = None
    instruction: str | None = None
    verify_by: str | None = None
    elected_with: int = 0
    motion: str | None = None
    meeting: bool = False
    papers: tuple[PaperCount, ...] = ()
    on_paper: int = 0
    rejected: int = 0

    @property
    def whole(self) -> bool:
        """Whether it is against a whole council."""
        return not self.mandate

    @property
    def running(self) -> bool:
        """Whether it is open, or certified and to be decided."""
        return self.status in ("open", "certified")
