"""Candidates: nominated before the poll opens, numbered on, and withdrawn.

A candidate keeps the number given at nomination; a withdrawn number is not given again. While papers are being
voted on, nobody joins or leaves them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deputies.elections.election import Candidate, Election
from deputies.values import Refusal

__all__ = ["check_open_for_candidates", "nominate", "standing", "withdraw"]


def standing(election: Election) -> tuple[Candidate, ...]:
    """Return the candidates who have not withdrawn."""
    return tuple(candidate for candidate in election.candidates if not candidate.withdrawn)


def check_open_for_candidates(election: Election) -> None:
    """Raise `Refusal` (`poll.opened`) once the poll has opened: the list of candidates stands."""
    if election.status != "called":
        raise Refusal(
            "poll.opened",
            f"The election {election.id!r} is {election.status}; candidates are nominated before the poll opens.",
            found=election.status,
            required="called",
        )


def nominate(
    election: Election, nominees: Iterable[Candidate], *, elsewhere: Iterable[Election]
) -> tuple[Candidate, ...]:
    """Return the nominees with their numbers, following those nominated before.

    nominees   their own numbers are not looked at.
    elsewhere  the other elections to the same council that are not finished.
    raises     Refusal: `poll.opened`; `candidate.none` for an empty list; `candidate.twice` for one name or one deputy
               nominated twice; `candidate.elsewhere` for a deputy who stands in another running election.
    """
    check_open_for_candidates(election)
    names = {candidate.name for candidate in election.candidates}
    deputies = {candidate.deputy for candidate in standing(election) if candidate.deputy}
    others = {item.deputy: other.id for other in elsewhere for item in standing(other) if item.deputy}
    numbered: list[Candidate] = []
    for number, nominee in enumerate(nominees, start=len(election.candidates) + 1):
        if nominee.name in names or (nominee.deputy is not None and nominee.deputy in deputies):
            raise Refusal(
                "candidate.twice",
                f"Candidate {number} of the election {election.id!r} is nominated already.",
                found=nominee.deputy or nominee.name,
                required="each candidate once",
            )
        if nominee.deputy in others:
            raise Refusal(
                "candidate.elsewhere",
                f"The deputy {nominee.deputy!r} stands in the election {others[nominee.deputy]!r} to the same council.",
                found=others[nominee.deputy],
                required="one candidature at a time",
            )
        names.add(nominee.name)
        if nominee.deputy is not None:
            deputies.add(nominee.deputy)
        numbered.append(replace(nominee, number=number, withdrawn=False))
    if not numbered:
        raise Refusal("candidate.none", "Nobody is nominated; name at least one candidate.", required="a candidate")
    return tuple(numbered)


def withdraw(election: Election, number: int, *, seated: Iterable[int]) -> Candidate:
    """Return the candidate who may withdraw: before the poll opens, or later from among those next in the count.

    seated  numbers that hold or held a mandate from this election.
    raises  Refusal: `candidate.unknown`, `candidate.withdrawn`, `candidate.voting` from the opening of the poll to
            the declaration, `candidate.elected` for one whom the result has elected or who was seated since.
    """
    found = next((candidate for candidate in election.candidates if candidate.number == number), None)
    if found is None:
        raise Refusal(
            "candidate.unknown",
            f"The election {election.id!r} has no candidate {number}; there are {len(election.candidates)}.",
            found=str(number),
            required=f"1 to {len(election.candidates)}",
        )
    if found.withdrawn:
        raise Refusal("candidate.withdrawn", f"Candidate {number} of {election.id!r} has withdrawn already.")
    if election.status in ("open", "closed"):
        raise Refusal(
            "candidate.voting",
            f"The election {election.id!r} is {election.status}: candidate {number} is on the papers until the result "
            "is declared.",
            found=election.status,
            required="before the poll opens, or after the declaration",
        )
    if election.result is not None and (number in election.result.elected or number in set(seated)):
        raise Refusal(
            "candidate.elected",
            f"Candidate {number} was elected in {election.id!r}; a deputy resigns.",
            found=str(number),
            required="a candidate without a seat",
        )
    return found
