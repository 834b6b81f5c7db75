"""The poll: opened and closed at the times it was called for.

A show of hands is the meeting itself, so its poll is closed as soon as the hands are counted; every other poll stays
open until the time announced. What comes late is taken down late: nothing forbids opening or closing after the time.
"""

from __future__ import annotations

from deputies.elections.candidates import standing
from deputies.elections.election import Election
from deputies.statutes.model import Method
from deputies.values import Refusal, parse_moment

__all__ = ["check_close", "check_closed", "check_open"]


def check_open(election: Election, now: str) -> None:
    """Raise `Refusal` unless the poll may open: `poll.opened`, `poll.early`, `candidate.none`."""
    if election.status != "called":
        raise Refusal(
            "poll.opened",
            f"The poll of {election.id!r} was opened before: the election is {election.status}.",
            found=election.status,
            required="called",
        )
    if parse_moment(now) < parse_moment(election.opens):
        raise Refusal(
            "poll.early",
            f"The poll of {election.id!r} opens at {election.opens}; it is {now}.",
            found=now,
            required=election.opens,
        )
    if not standing(election):
        raise Refusal(
            "candidate.none",
            f"Nobody stands in the election {election.id!r}; nominate first.",
            found="0",
            required="at least one candidate",
        )


def check_close(election: Election, method: Method, now: str) -> None:
    """Raise `Refusal` unless the poll may close: `poll.not-open`, or `poll.early` where papers may still come."""
    if election.status != "open":
        raise Refusal(
            "poll.not-open",
            f"The poll of {election.id!r} is not open: the election is {election.status}.",
            found=election.status,
            required="open",
        )
    if method.kind != "show-of-hands" and parse_moment(now) < parse_moment(election.closes):
        raise Refusal(
            "poll.early",
            f"The poll of {election.id!r} stays open until {election.closes}; it is {now}.",
            found=now,
            required=election.closes,
        )


def check_closed(election: Election) -> None:
    """Raise `Refusal` (`poll.not-closed`) unless the poll is closed and the result not yet declared."""
    if election.status != "closed":
        raise Refusal(
            "poll.not-closed",
            f"The election {election.id!r} is {election.status}; this is done between the close of the poll and the "
            "declaration.",
            found=election.status,
            required="closed",
        )
