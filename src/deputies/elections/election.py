"""An election: call, candidates, poll, counts, lots, result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.values.shape import Doc

__all__ = ["Candidate", "Election", "ElectionStatus", "Lot", "Result", "TellerCount"]

ElectionStatus = Literal["called", "open", "closed", "declared", "void"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate: number on the paper, sealed public name, declared party (None is non-party), withdrawn or not.

    `deputy` names an existing deputy who stands again; a newcomer gets an id when elected. `list` is the list they
    stand on, where lists are elected. `late` are those who were voted on and withdrew after the declaration.
    """

    number: Annotated[int, Doc("number on the paper, from 1")]
    name: Annotated[str, Doc("the public name, as a salted commitment")]
    party: Annotated[str | None, Doc("the party declared; left out: none")] = None
    deputy: Annotated[str | None, Doc("id of a deputy who stands again")] = None
    withdrawn: Annotated[bool, Doc("whether the candidate withdrew")] = False
    list: Annotated[str | None, Doc("the list they stand on, where lists are elected")] = None
    late: Annotated[bool, Doc("whether they withdrew after the declaration")] = False


@dataclass(frozen=True, slots=True)
class TellerCount:
    """What one teller counted: votes by candidate number, ballots (or hands) counted, and spoiled ones.

    A list goes by the number of its first candidate.
    """

    teller: str
    votes: tuple[tuple[int, int], ...]
    ballots: int
    spoiled: int


@dataclass(frozen=True, slots=True)
class Lot:
    """A public lot: the seed as drawn, where it was drawn, and the order of candidates it gives."""

    seed: str
    drawn_at: str
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The declared result: elected in order, those next in the count, and the digest of the transcript."""

    elected: tuple[int, ...]
    next: tuple[int, ...]
    rule: str
    transcript: str
    valid: int
    by_lot: bool


@dataclass(frozen=True, slots=True)
class Election:
    """One election in one constituency of a plan. `statute` is the version it was called under.

    `vacates` is set for a by-election: the mandate whose empty seat it fills.
    """

    id: str
    plan: str
    constituency: str
    council: str
    section: str | None
    units: tuple[str, ...]
    electors: int
    seats: int
    method: str
    statute: str
    opens: str
    closes: str
    lot_source: str
    layer: str = ""
    status: ElectionStatus = "called"
    candidates: tuple[Candidate, ...] = ()
    counts: tuple[TellerCount, ...] = ()
    ballots: str | None = None
    ballots_source: str | None = None
    spoiled: int = 0
    lot: Lot | None = None
    result: Result | None = None
    vacates: str | None = None
