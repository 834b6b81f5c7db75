"""Counts by tellers: each counts alone, and all must agree.

The first count stands until it is joined by equal ones. A teller who comes to other figures is told where they
differ, and both count again: the differing count is refused, while a teller who has entered a count already may put
a new one in its place, which sets aside those it differs from. Once all the statute's tellers agree, the count
stands. The same way is used for elections and for votes on recall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol, TypeVar, get_args

from deputies.elections.candidates import standing
from deputies.elections.election import Election, TellerCount
from deputies.elections.lists import by_lists, tickets
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Method
from deputies.values import Refusal

__all__ = ["Teller", "agreed", "check_possible", "first_difference", "join_count", "make_count", "marks_allowed"]

Teller = Literal["first", "second", "third", "fourth", "fifth"]


class _Counted(Protocol):
    @property
    def teller(self) -> str: ...


T = TypeVar("T", bound=_Counted)


def agreed(counts: tuple[T, ...], tellers: int) -> bool:
    """Say whether all tellers have entered; counts that stand side by side are equal already."""
    return len(counts) >= tellers


def join_count(
    counts: tuple[T, ...], new: T, tellers: int, *, difference: Callable[[T, T], str], article: str
) -> tuple[T, ...]:
    """Return the counts that stand when a teller has entered `new`.

    difference  where two counts first differ, in words; "" where they are equal.
    raises      Refusal: `teller.unknown` beyond the statute's number, `count.agreed` when all have agreed,
                `count.unchanged` when the teller has entered the same before, `count.differs` where another teller
                counted otherwise and this one enters for the first time.
    """
    _check_teller(new.teller, tellers, article)
    if agreed(counts, tellers):
        raise Refusal("count.agreed", f"All {tellers} tellers have agreed on a count; it stands.", article=article)
    own = next((item for item in counts if item.teller == new.teller), None)
    others = tuple(item for item in counts if item.teller != new.teller)
    if own is not None:
        if not difference(own, new):
            raise Refusal("count.unchanged", f"The {new.teller} teller has entered this very count before.")
        return (*(item for item in others if not difference(item, new)), new)
    for other in others:
        where = difference(other, new)
        if where:
            raise Refusal(
                "count.differs",
                f"The {new.teller} teller's count differs from the {other.teller} teller's: {where}. Both count again.",
                article=article,
                found=where,
                required="equal counts",
            )
    return (*others, new)


def _check_teller(teller: str, tellers: int, article: str) -> None:
    if get_args(Teller).index(teller) >= tellers:
        raise Refusal(
            "teller.unknown",
            f"There are {tellers} tellers by {say_article(article)}; there is no {teller} one.",
            article=article,
            found=teller,
            required=f"one of {', '.join(get_args(Teller)[:tellers])}",
        )


def make_count(
    election: Election, teller: Teller, lines: Iterable[tuple[int, int]], *, ballots: int, spoiled: int
) -> TellerCount:
    """Return a teller's count in the order of candidates, or of lists by the number of the first on each.

    lines   candidate (or list) and votes.
    raises  Refusal `candidate.unknown` for a number nobody has, `candidate.withdrawn` for one who left before the
            poll, `count.twice` for two figures of one candidate, `count.incomplete` where there is none (0 is one).
    """
    votes: dict[int, int] = {}
    for number, figure in lines:
        if number in votes:
            raise Refusal(
                "count.twice",
                f"Candidate {number} has two figures, {votes[number]} and {figure}; write one line for each.",
                found=str(number),
                required="each candidate once",
            )
        votes[number] = figure
    if by_lists(election):
        _check_list_lines(election, votes)
        return TellerCount(teller, tuple(sorted(votes.items())), ballots, spoiled)
    known = {candidate.number: candidate for candidate in election.candidates}
    for number in sorted(votes):
        if number not in known:
            raise Refusal(
                "candidate.unknown",
                f"The election {election.id!r} has no candidate {number}; there are {len(known)}.",
                found=str(number),
                required=f"1 to {len(known)}",
            )
        if known[number].withdrawn:
            raise Refusal("candidate.withdrawn", f"Candidate {number} withdrew before the poll; there are no votes.")
    for candidate in standing(election):
        if candidate.number not in votes:
            raise Refusal(
                "count.incomplete",
                f"The count has no figure for candidate {candidate.number}; write 0 where nobody voted for one.",
                found=", ".join(map(str, sorted(votes))),
                required=", ".join(str(item.number) for item in standing(election)),
            )
    return TellerCount(teller, tuple(sorted(votes.items())), ballots, spoiled)


def _check_list_lines(election: Election, votes: Mapping[int, int]) -> None:
    lists = {item.number: item for item in tickets(election)}
    said = ", ".join(f"{item.number} ({item.id})" for item in lists.values() if item.standing)
    for number in sorted(votes):
        if number not in lists:
            raise Refusal(
                "candidate.unknown",
                f"No list of the election {election.id!r} begins with candidate {number}; a list goes by the number of "
                f"its first candidate: {said}.",
                found=str(number),
                required=said,
            )
        if not lists[number].standing:
            raise Refusal(
                "candidate.withdrawn",
                f"Everybody on the list {lists[number].id!r} withdrew before the poll; there are no votes.",
            )
    for item in lists.values():
        if item.standing and item.number not in votes:
            raise Refusal(
                "count.incomplete",
                f"The count has no figure for the list {item.id!r} (number {item.number}); write 0 where nobody voted "
                "for one.",
                found=", ".join(map(str, sorted(votes))),
                required=said,
            )


def marks_allowed(election: Election, method: Method) -> int:
    """Return how many votes one ballot may hold: 1 by plurality and for lists, the seats by block vote, everyone by
    approval."""
    if method.rule == "plurality" or method.kind == "list-ballots":
        return 1
    return election.seats if method.rule == "block" else len(standing(election))


def check_possible(election: Election, method: Method, given: TellerCount) -> None:
    """Raise `Refusal` for a count that cannot be.

    ballots + spoiled <= electors                        else `count.turnout`
    votes of each candidate <= ballots                   else `count.votes`
    votes of all <= ballots x votes on one ballot        else `count.votes`

    `ballots` are the valid ones (or hands); `spoiled` come on top of them.
    """
    taken = given.ballots + given.spoiled
    if taken > election.electors:
        raise Refusal(
            "count.turnout",
            f"{taken} ballots were counted, {given.spoiled} of them spoiled, and {election.electors} electors are on "
            "the roll.",
            found=str(taken),
            required=f"at most {election.electors}",
        )
    for number, votes in given.votes:
        if votes > given.ballots:
            raise Refusal(
                "count.votes",
                f"Candidate {number} has {votes} votes on {given.ballots} valid ballots.",
                found=str(votes),
                required=f"at most {given.ballots}",
            )
    marks = marks_allowed(election, method)
    total = sum(votes for _, votes in given.votes)
    if total > given.ballots * marks:
        raise Refusal(
            "count.votes",
            f"{total} votes were counted on {given.ballots} valid ballots; each holds at most {marks}.",
            article=method.article,
            found=str(total),
            required=f"at most {given.ballots * marks}",
        )


def first_difference(one: TellerCount, other: TellerCount) -> str:
    """Say where two counts of an election first differ, "" where they are equal: candidates first, then ballots."""
    theirs = dict(other.votes)
    for number, votes in one.votes:
        if theirs.get(number) != votes:
            return f"candidate {number} has {votes} votes there and {theirs.get(number, 0)} here"
    for what, left, right in (("ballots", one.ballots, other.ballots), ("spoiled", one.spoiled, other.spoiled)):
        if left != right:
            return f"{left} {what} there and {right} here"
    return ""
