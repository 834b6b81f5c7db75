"""The preference profile: what a count starts from. Candidates, equal papers grouped, and how many of each.

A paper is a *ranking*: one tuple of candidate numbers for each rank, best first. `((3,), (1, 2))` puts candidate 3
first and 1 and 2 together second. `()` at a rank is a rank left blank; `(OVERVOTE,)` is a rank at which the
scanner saw more than one mark and kept none. Equal papers form one group with a weight, the number of papers.

Inside, a ranking is one flat *code*: a positive number opens a rank, a negative one shares the rank of its
predecessor, 0 is a blank rank and `OVERVOTE_MARK` an overvoted one; `((3,), (1, 2))` is `(3, 1, -2)`. A million
papers then fit into three flat arrays, and grouping, comparing and hashing cost one tuple each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, Protocol, overload

from deputies.values import Fault, Faults

__all__ = ["OVERVOTE", "Ballots", "Candidate", "Code", "Group", "Kind", "Profile", "Ranking", "encode", "make_profile"]

Ranking = tuple[tuple[int, ...], ...]
Code = tuple[int, ...]
Group = tuple[Ranking, int]
Kind = Literal["ranked", "approval"]

OVERVOTE = 0
OVERVOTE_MARK = 32767
MOST_CANDIDATES = 32000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate: the number on the paper (from 1, without gaps), the name and the party, both may be empty."""

    number: int
    name: str = ""
    party: str = ""

    @property
    def label(self) -> str:
        """The name, or "Candidate 3" where papers carry numbers only."""
        return self.name or f"Candidate {self.number}"


def encode(ranking: Iterable[Iterable[int]]) -> Code:
    """Return the flat code of a ranking; candidates at one rank in ascending order: equal papers, equal codes."""
    code: list[int] = []
    for rank in ranking:
        members = tuple(rank)
        if not members:
            code.append(0)
        elif members == (OVERVOTE,):
            code.append(OVERVOTE_MARK)
        else:
            first, *others = sorted(members)
            code.append(first)
            code.extend(-number for number in others)
    return tuple(code)


def decode(code: Code) -> Ranking:
    """Return the ranking of a flat code; inverse of `encode`."""
    ranks: list[tuple[int, ...]] = []
    for number in code:
        if number < 0:
            ranks[-1] = (*ranks[-1], -number)
        elif number == OVERVOTE_MARK:
            ranks.append((OVERVOTE,))
        else:
            ranks.append((number,) if number else ())
    return tuple(ranks)


def ranks_twice(code: Code) -> bool:
    """Whether a paper names one candidate at two places."""
    named = [abs(number) for number in code if number not in (0, OVERVOTE_MARK)]
    return len(set(named)) < len(named)


class Flat(Protocol):
    """A flat array of integers with a buffer: `array.array`, or numpy's."""

    def tolist(self) -> list[int]: ...

    def __len__(self) -> int: ...


class Ballots(Sequence[Group]):
    """Groups of equal papers, each with its weight; a sequence of `(ranking, weight)`.

    Held either as a list of codes or as three flat arrays (`arrays`), whichever the reader made; the other form is
    made when first asked for. Two `Ballots` are equal when they hold the same papers, in whatever order.
    """

    __slots__ = ("_arrays", "_blank", "_codes", "_papers", "_strict", "_weights")

    def __init__(self, codes: Sequence[Code], weights: Sequence[int], *, strict: bool | None = None) -> None:
        self._codes: Sequence[Code] | None = codes
        self._weights: Sequence[int] | None = weights
        self._arrays: tuple[Flat, Flat, Flat] | None = None
        self._papers: int | None = None
        self._blank: int | None = None
        self._strict = strict  # where the reader has found it out on its way

    @classmethod
    def group(cls, papers: Iterable[tuple[Code, int]]) -> Ballots:
        """Merge equal papers; groups stand in the order in which they were first met."""
        merged: dict[Code, int] = {}
        for code, weight in papers:
            merged[code] = merged.get(code, 0) + weight
        return cls(list(merged), list(merged.values()))

    @classmethod
    def from_arrays(
        cls, offsets: Flat, choices: Flat, weights: Flat, *, papers: int, blank: int, strict: bool
    ) -> Ballots:
        """Take groups held flat: group i is `choices[offsets[i]:offsets[i + 1]]`, of weight `weights[i]`.

        papers, blank, strict  what the properties of these names are to answer; the reader has found out on its way.
        """
        self = cls((), ())
        self._codes = self._weights = None
        self._arrays = (offsets, choices, weights)
        self._papers, self._blank, self._strict = papers, blank, strict
        return self

    @property
    def codes(self) -> Sequence[Code]:
        """The flat code of each group."""
        if self._codes is None:
            offsets, choices, _weights = self.arrays
            flat = choices.tolist()
            bounds = offsets.tolist()
            self._codes = [tuple(flat[start:stop]) for start, stop in pairwise(bounds)]
        return self._codes

    @property
    def weights(self) -> Sequence[int]:
        """The number of papers in each group."""
        if self._weights is None:
            self._weights = self.arrays[2].tolist()  # Python integers, which cannot overflow
        return self._weights

    @property
    def arrays(self) -> tuple[Flat, Flat, Flat]:
        """Offsets (64 bits), choices (16 bits) and weights (64 bits), for a compiled count."""
        if self._arrays is None:
            offsets, choices = array("q", [0]), array("h")
            for code in self.codes:
                choices.extend(code)
                offsets.append(len(choices))
            self._arrays = (offsets, choices, array("q", self.weights))
        return self._arrays

    @property
    def papers(self) -> int:
        """The number of papers, blank ones included."""
        if self._papers is None:
            self._papers = sum(self.weights)
        return self._papers

    @property
    def blank(self) -> int:
        """The number of papers that name nobody at any rank."""
        if self._blank is None:
            pairs = zip(self.codes, self.weights, strict=True)
            self._blank = sum(weight for code, weight in pairs if not code or not any(code))
        return self._blank

    @property
    def strict(self) -> bool:
        """Whether every paper puts one candidate at each rank, leaving no rank blank."""
        if self._strict is None:
            self._strict = all(not code or (min(code) > 0 and max(code) < OVERVOTE_MARK) for code in self.codes)
        return self._strict

    @overload
    def __getitem__(self, index: int) -> Group: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Group]: ...
    def __getitem__(self, index: int | slice) -> Group | Sequence[Group]:
        if isinstance(index, slice):
            return Ballots(self.codes[index], self.weights[index])
        return decode(self.codes[index]), self.weights[index]

    def __len__(self) -> int:
        return len(self.weights) if self._arrays is None else len(self._arrays[2])

    def __iter__(self) -> Iterator[Group]:
        for code, weight in zip(self.codes, self.weights, strict=True):
            yield decode(code), weight

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ballots):
            return NotImplemented
        mine = dict(zip(self.codes, self.weights, strict=True))
        return len(self) == len(other) and mine == dict(zip(other.codes, other.weights, strict=True))

    def __hash__(self) -> int:
        return hash((len(self), self.papers))

    def __repr__(self) -> str:
        return f"<Ballots: {self.papers} papers in {len(self)} groups>"


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything a count is given, but the rule and the lots.

    candidates  numbered from 1 without gaps.
    seats       the number to be elected, None where the file does not say.
    groups      the papers; blank ones are groups with an empty ranking and are not valid votes.
    withdrawn   numbers of candidates who stand on the paper but cannot be elected: every rule passes them over.
    spoiled     papers rejected before the count; they are in no group.
    kind        "ranked", or "approval": all candidates approved stand at one rank.
    tie_order   the order by lot that the file itself carries (`[tie ...]`), empty where it carries none.
    notes       what a reader set aside or took otherwise than written, in words.
    """

    candidates: tuple[Candidate, ...]
    groups: Ballots
    seats: int | None = None
    withdrawn: tuple[int, ...] = ()
    title: str = ""
    spoiled: int = 0
    kind: Kind = "ranked"
    tie_order: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def valid(self) -> int:
        """The number of papers that name at least one candidate at some rank."""
        return self.groups.papers - self.groups.blank

    def candidate(self, number: int) -> Candidate:
        """Return the candidate of that number."""
        return self.candidates[number - 1]

    def with_seats(self, seats: int | None) -> Profile:
        """Return the same profile for another number of seats; None leaves it as it is."""
        return self if seats is None else replace(self, seats=seats)


def make_profile(
    candidates: int | Iterable[Candidate | str],
    papers: Iterable[tuple[Iterable[Iterable[int]], int]],
    *,
    seats: int | None = None,
    withdrawn: Iterable[int] = (),
    title: str = "",
    spoiled: int = 0,
    kind: Kind = "ranked",
) -> Profile:
    """Build a profile from rankings and their weights, checking every number.

    candidates  how many, or their names, or `Candidate`s numbered from 1 in order.
    papers      `(ranking, weight)`; equal rankings are merged.
    raises      Faults naming each paper that ranks an unknown candidate or one candidate twice, or weighs nothing.
    """
    people = _people(candidates)
    faults: list[Fault] = []
    codes: list[tuple[Code, int]] = []
    for place, (ranking, weight) in enumerate(papers, start=1):
        code = encode(ranking)
        fault = _fault_of(code, weight, len(people), f"paper {place}")
        if fault is not None:
            faults.append(fault)
        codes.append((code, weight))
    out = tuple(sorted(set(withdrawn)))
    faults += [
        Fault("withdrawn", f"candidate {n} is not on the paper", f"1 to {len(people)}")
        for n in out
        if not 1 <= n <= len(people)
    ]
    if faults:
        raise Faults("ballots", faults)
    return Profile(people, Ballots.group(codes), seats, out, title, spoiled, kind)


def _people(candidates: int | Iterable[Candidate | str]) -> tuple[Candidate, ...]:
    if isinstance(candidates, int):
        people = tuple(Candidate(number) for number in range(1, candidates + 1))
    else:
        people = tuple(
            given if isinstance(given, Candidate) else Candidate(number, given)
            for number, given in enumerate(candidates, start=1)
        )
    if [person.number for person in people] != list(range(1, len(people) + 1)) or len(people) > MOST_CANDIDATES:
        expected = f"numbers from 1 without gaps, at most {MOST_CANDIDATES}"
        raise Faults("ballots", [Fault("candidates", "candidates are not numbered in order", expected)])
    return people


def _fault_of(code: Code, weight: int, candidates: int, place: str) -> Fault | None:
    if weight < 1:
        return Fault(place, f"weight {weight}", "a whole number from 1")
    named = [abs(number) for number in code if number not in (0, OVERVOTE_MARK)]
    for number in named:
        if number > candidates:
            return Fault(place, f"candidate {number} is not on the paper", f"1 to {candidates}")
    if ranks_twice(code):
        return Fault(place, "a candidate is ranked twice", "each candidate at most once")
    return None
