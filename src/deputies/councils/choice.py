"""Choosing some of its own members: counted votes of a council for its executive, its organs, or those it sends on.

Each voter gives at most one vote to each of at most as many members as there are places (block vote). Those with
most votes are chosen; equal votes for the last place, or for places whose order matters, go to the public lot.

The quorum of the council must have voted. In a sitting it is counted as at any vote (`deputies.sittings.quorum`);
outside one, as when a council has just been constituted, the number of voters is all that is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from deputies.councils.council import Council
from deputies.councils.standing import Behind, behind_of
from deputies.councils.strength import Strength
from deputies.counting.plurality import count_totals
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Level
from deputies.values import Base, Fault, Faults, Refusal
from deputies.values.shape import Doc, Id, Least

__all__ = [
    "NOT_AWAY", "MemberVotes", "Turnout", "check_turnout", "check_votes", "electable_of", "rank", "turnout_by_number",
]  # fmt: skip

NOT_AWAY: Final = "neither on leave nor suspended"
"""Who of the members may be chosen, in words."""


@dataclass(frozen=True, slots=True)
class MemberVotes:
    """Votes counted for one member."""

    mandate: Annotated[Id, Doc("the member's mandate")]
    votes: Annotated[int, Least(1), Doc("votes counted for it")]


@dataclass(frozen=True, slots=True)
class Turnout:
    """Those who vote in an election among members, held against the quorum.

    count, needed  what the quorum counts: deputies, or the units or electors behind them.
    words          the numbers and the article, in words.
    """

    voters: int
    count: int
    needed: int
    met: bool
    words: str


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


def turnout_by_number(
    level: Level, council: Council, members: Sequence[Mandate], voters: int, *, absent: int
) -> Turnout:
    """Return the turnout of an election that is held in no sitting, where only the number of voters is known.

    Planned seats and members in office are counted as ever; whoever could have come counts as enrolled. Of units and
    councils those count for which the voters stand in any case, whoever of the members they were: all, without as many
    as those who did not vote could empty, the smallest first.

    members  those in office, each seat once.
    absent   how many of them the quorum does not count for a long leave.
    raises   Refusal (`threshold.base`) for a quorum of electors: they are known of those who are present in a sitting.
    """
    quorum, present = level.quorum, len(members)
    if quorum.of in ("registered", "eligible"):
        raise Refusal(
            "threshold.base",
            f"{say_article(level.article).capitalize()} counts the electors behind those who vote, which a number of "
            "voters does not tell; name the open sitting in which it is voted.",
            article=level.article,
            found="no sitting",
            required="an open sitting",
        )
    behind = Counter(behind_of(item) for item in members)
    numbers: dict[Base, int] = {
        **Strength(council.seats, present, absent).for_quorum,
        "present": present, "enrolled": present, "voters": present, "units": len(behind),
    }  # fmt: skip
    base = base_of(quorum, numbers, article=level.article)
    needed = quorum.needed(base)
    said = f"{voters} of {present} deputies of the {council.title} voted"
    count = voters
    if quorum.of == "units":
        count = _fewest_units(behind, present - voters)
        said += f", who stand for {count} of {base} units or councils at the least, whoever they were"
    words = f"{said}; {say_article(level.article)} requires {needed} ({say_threshold(quorum)})"
    if quorum.of == "units":
        words += "; name the open sitting in which it is voted, and those present are counted"
    return Turnout(voters, count, needed, quorum.met(count, base), words)


def _fewest_units(behind: Counter[Behind], missing: int) -> int:
    left = len(behind)
    for deputies in sorted(behind.values()):
        missing -= deputies
        if missing < 0:
            break
        left -= 1
    return left


def check_turnout(level: Level, council: Council, in_office: int, turnout: Turnout, *, code: str) -> None:
    """Raise `Refusal` if more voted than are in office (`votes.too-many`), or fewer than the quorum (`code`)."""
    if turnout.voters > in_office:
        raise Refusal(
            "votes.too-many",
            f"{turnout.voters} voters are stated; the {council.title} has {in_office} deputies in office.",
            found=str(turnout.voters),
            required=f"at most {in_office}",
        )
    if not turnout.met:
        raise Refusal(
            code,
            f"{turnout.words}.",
            article=level.article,
            found=str(turnout.count),
            required=str(turnout.needed),
        )


def electable_of(members: Iterable[Mandate]) -> frozenset[str]:
    """Return who of the members may be chosen for a post, an organ or another council: not those on leave or suspended.

    Who cannot take part does not take on more.
    """
    return frozenset(item.id for item in members if item.sits)


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
