"""Choosing some of its own members: counted votes of a council for its executive, or for those it sends on.

Each voter gives at most one vote to each of at most as many members as there are places (block vote). Those with
most votes are chosen; equal votes for the last place, or for places whose order matters, go to the public lot.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from deputies.councils.council import Council
from deputies.councils.strength import Strength
from deputies.counting.plurality import count_totals
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Level
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import Doc, Id, Least

__all__ = ["MemberVotes", "check_turnout", "check_votes", "rank"]


@dataclass(frozen=True, slots=True)
class MemberVotes:
    """Votes counted for one member."""

    mandate: Annotated[Id, Doc("the member's mandate")]
    votes: Annotated[int, Least(1), Doc("votes counted for it")]


def check_votes(
    votes: Sequence[MemberVotes],
    *,
    places: int,
    voters: int,
    electable: Collection[str],
    document: str,
    among: str = "a member in office",
) -> None:
    """Raise `Faults` with every vote that cannot be.

    A member stands once, is electable, and has at most one vote of each voter; all votes together are at most
    `voters` times `places`.

    among  who is electable, in words.
    """
    faults: list[Fault] = []
    seen: set[str] = set()
    for index, item in enumerate(votes):
        path = f"votes[{index}]"
        if item.mandate in seen:
            faults.append(Fault(f"{path}.mandate", f"{item.mandate!r} stands twice", "each member once"))
        elif item.mandate not in electable:
            faults.append(Fault(f"{path}.mandate", f"{item.mandate!r} cannot be chosen here", among))
        if item.votes > voters:
            faults.append(Fault(f"{path}.votes", f"found {item.votes}", f"at most {voters}, one of each voter"))
        seen.add(item.mandate)
    total = sum(item.votes for item in votes)
    if total > voters * places:
        faults.append(
            Fault("votes", f"{total} votes in all", f"at most {voters * places} ({voters} voters for {places} places)")
        )
    if faults:
        raise Faults(document, faults)


def check_turnout(
    level: Level, council: Council, in_office: int, voters: int, *, code: str, seats: int | None = None, absent: int = 0
) -> None:
    """Raise `Refusal` if more voted than are in office (`votes.too-many`), or fewer than the quorum (`code`).

    in_office, seats  of the body that votes: the council, or a section of it with its own planned seats.
    absent            of those in office, whom the quorum does not count for a long leave.
    """
    if voters > in_office:
        raise Refusal(
            "votes.too-many",
            f"{voters} voters are stated; the {council.title} has {in_office} deputies in office.",
            found=str(voters),
            required=f"at most {in_office}",
        )
    numbers = {
        **Strength(council.seats if seats is None else seats, in_office, absent).for_quorum,
        "present": voters,
        "enrolled": voters,
    }
    base = base_of(level.quorum, numbers, article=level.article)
    if not level.quorum.met(voters, base):
        needed = level.quorum.needed(base)
        raise Refusal(
            code,
            f"{voters} of {in_office} deputies of the {council.title} voted; {say_article(level.article)} "
            f"requires {needed} ({say_threshold(level.quorum)}).",
            article=level.article,
            found=str(voters),
            required=str(needed),
        )


def rank(
    votes: Sequence[MemberVotes], places: int, *, ordered: int, lots: Sequence[int], code: str, article: str
) -> tuple[MemberVotes, ...]:
    """Return the members chosen, in order of votes; equals whose order does not matter, in order of mandate.

    places   how many are chosen, at most; fewer if fewer have votes.
    ordered  for how many of the first places the order matters, so that equal votes there are a tie as well.
    lots     numbers in order of priority as the public lot drew them, () before a draw. Members are numbered from 1
             in order of mandate, so that nobody gains by the order in which votes are reported.
    raises   Refusal (`code`) naming those tied where no lot decides.
    """
    listed = sorted(votes, key=lambda item: item.mandate)
    totals = {number: item.votes for number, item in enumerate(listed, start=1)}
    seats = min(places, len(totals))
    if seats == 0:
        return ()
    count = count_totals(totals, seats, lots=tuple(lots), rule="block", valid=max(totals.values()))
    if count.unsettled is not None:
        raise _tied(listed, count.unsettled.candidates, code, article)
    priority = {number: place for place, number in enumerate(lots)}
    chosen = sorted(count.elected, key=lambda number: (-totals[number], priority.get(number, 0), number))
    for number in chosen[:ordered]:
        tied = [other for other in chosen if totals[other] == totals[number]]
        if len(tied) > 1 and not priority.keys() >= set(tied):
            raise _tied(listed, tied, code, article)
    return tuple(listed[number - 1] for number in chosen)


def _tied(votes: Sequence[MemberVotes], numbers: Sequence[int], code: str, article: str) -> Refusal:
    names = ", ".join(votes[number - 1].mandate for number in numbers)
    each = votes[numbers[0] - 1].votes
    return Refusal(
        code,
        f"{names} have {each} votes each and the votes do not decide between them; draw the public lot and state "
        "its seed.",
        article=article,
        found=names,
        required="a lot",
    )
