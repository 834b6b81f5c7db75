"""Calling an election: the method, the times, and that nobody else is being asked at the same time.

An election is called in one constituency of the plan in force and keeps the statute it was called under. A plan is
elected once: a constituency whose seats are filled is asked again for one empty seat (a by-election), or under a newly
adopted plan. Where the statute has a window of the year for general elections, the poll lies in it, unless the council
has never been constituted or an early election is due. An election declared void is held again, and seats that nobody
won are asked for again. The poll's days may lie in the past: that is how elections held before the system was founded
come on its record.
"""

from __future__ import annotations

from collections.abc import Iterable

from deputies.elections.election import Election
from deputies.elections.lists import list_rule
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Elections, Method, Window
from deputies.values import Refusal, date_of, parse_moment

__all__ = [
    "LONGEST_ID",
    "check_free",
    "check_id_length",
    "check_times",
    "check_window",
    "method_named",
    "seats_to_fill",
    "within",
]

LONGEST_ID = 60
"""Ids of mandates and deputies are made from the election's; an id has 80 characters at most."""


def check_id_length(election: str) -> None:
    """Raise `Refusal` (`election.id-long`) where no ids of mandates could be made from this one."""
    if len(election) > LONGEST_ID:
        raise Refusal(
            "election.id-long",
            f"The id of the election has {len(election)} characters; mandates are named after it, so it has at most "
            f"{LONGEST_ID}.",
            found=str(len(election)),
            required=f"at most {LONGEST_ID}",
        )


def method_named(provision: Elections, name: str) -> Method:
    """Return the method of this name.

    raises  Refusal: `method.unknown`, naming those the statute has; `method.lists` for lists that are to be counted by
            a rule which shares seats between units and is not made for lists.
    """
    method = provision.methods.get(name)
    if method is None:
        known = ", ".join(provision.methods)
        raise Refusal(
            "method.unknown",
            f"The statute has no way of electing called {name!r}; {say_article(provision.article)} has {known}.",
            article=provision.article,
            found=name,
            required=known,
        )
    if method.kind == "list-ballots" and list_rule(method) is None:
        raise Refusal(
            "method.lists",
            f"{name!r} counts lists by {method.rule!r} ({say_article(method.article)}), by which lists are not counted "
            "here; choose another way of electing.",
            article=method.article,
            found=method.rule,
            required="dhondt, sainte-lague, or largest remainders by hare or droop",
        )
    return method


def check_times(opens: str, closes: str) -> None:
    """Raise `Refusal` (`poll.times`) unless the poll closes after it opens."""
    if parse_moment(closes) <= parse_moment(opens):
        raise Refusal(
            "poll.times",
            f"The poll would close at {closes}, which is not after its opening at {opens}.",
            found=closes,
            required=f"after {opens}",
        )


def within(window: Window, day: str) -> bool:
    """Say whether a day lies in the window of the year, its first and last day included; a window may span new year."""
    place = day[5:]
    if window.first <= window.last:
        return window.first <= place <= window.last
    return place >= window.first or place <= window.last


def check_window(provision: Elections, opens: str, closes: str) -> None:
    """Raise `Refusal` (`election.window`) for the poll of a general election outside the statute's days of the year."""
    window = provision.window
    if window is None:
        return
    for day in (date_of(opens), date_of(closes)):
        if not within(window, day):
            raise Refusal(
                "election.window",
                f"The poll would be held on {day}; {say_article(provision.article)} has general elections from "
                f"{window.first} to {window.last}, unless an early election is due.",
                article=provision.article,
                found=day,
                required=f"{window.first} to {window.last}",
            )


def check_free(constituency: str, elections: Iterable[Election], *, vacates: str | None) -> None:
    """Raise `Refusal` (`election.running`) while another election of the same seats is not finished."""
    for other in elections:
        same = other.constituency == constituency and other.vacates == vacates
        if same and other.status in ("called", "open", "closed"):
            raise Refusal(
                "election.running",
                f"The election {other.id!r} for the same seats in {constituency!r} is {other.status}; finish it first.",
                found=other.id,
                required="no unfinished election for the same seats",
            )


def seats_to_fill(constituency: str, plan: str, seats: int, elections: Iterable[Election]) -> int:
    """Return the seats of a constituency that no election under the plan has filled.

    seats   those the plan gives it.
    raises  Refusal: `constituency.no-seats` where the plan gives none, `election.held` where all were filled. A seat
            that became empty later is named by its mandate instead.
    """
    if seats == 0:
        raise Refusal(
            "constituency.no-seats",
            f"The plan {plan!r} gives {constituency!r} no seat; there is nobody to elect.",
            found="0",
            required="at least one seat",
        )
    held = [
        other
        for other in elections
        if other.constituency == constituency and other.plan == plan and other.vacates is None and other.result
    ]
    left = seats - sum(len(other.result.elected) for other in held if other.result)
    if left <= 0:
        raise Refusal(
            "election.held",
            f"The seats of {constituency!r} under the plan {plan!r} were filled by the election {held[-1].id!r}; "
            "name the empty seat for a by-election, or adopt a new plan.",
            found=held[-1].id,
            required="an empty seat, or a new plan",
        )
    return left
