"""Early elections: what brings an election of a whole council before its term is over, checked from numbers.

    size-changed   | electors now - electors then | reaches `share` of those then, and `least`. Then: of the council and
                   all below it, in the plan it was constituted under; now: on the roll sealed last.
    members-below  seats that somebody holds, or that an alternate or another delegate may still take, are below `share`
                   of the planned seats. So the alternates are used up first.
    resolved       the council itself resolved it, by `majority`
    voided         of the elections to the council under its plan, seats were won in such as came to nothing: every
                   credential of the election was refused. They reach `share` of the planned seats, or are one at least.
                   (An election declared void at its count is simply held again.)
    dissolved      the council was dissolved as a whole

Nothing of this comes before `after_months` of the term. What is due stays due until the council is constituted anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from deputies.councils.council import Council
from deputies.councils.strength import check_constituted
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import EarlyElection, Mandates
from deputies.values import Base, Refusal, Threshold, add_months

__all__ = [
    "Changed", "Filled", "Trigger", "check_dissolved", "check_may_come", "check_members_below", "check_size_changed",
    "check_voided", "early_provision", "voided_seats",
]  # fmt: skip

Trigger = Literal["size-changed", "members-below", "resolved", "voided", "dissolved"]
_ALL = Threshold(1, 1, "statutory-members")


def early_provision(mandates: Mandates, when: Trigger) -> EarlyElection:
    """Return the provision; raise `Refusal` (`early.not-in-statute`) where the statute has none such."""
    found = next((item for item in mandates.early if item.when == when), None)
    if found is None:
        known = ", ".join(item.when for item in mandates.early) or "nothing"
        raise Refusal(
            "early.not-in-statute",
            f"By {say_article(mandates.article)} an early election is brought by {known}, not by {when!r}.",
            article=mandates.article,
            found=when,
            required=known,
        )
    return found


def check_may_come(council: Council, provision: EarlyElection, today: str) -> None:
    """Raise `Refusal` unless an early election may be brought at all: `council.not-constituted`, `early.due` where one
    is due already, `early.too-soon`."""
    if council.status != "dissolved":
        check_constituted(council)
    if council.due is not None:
        raise Refusal(
            "early.due",
            f"An early election of the {council.title} is due since {council.due.day} ({council.due.reason}).",
            found=council.due.reason,
            required="no early election",
        )
    first = add_months(council.constituted or today, provision.after_months)
    if today < first:
        raise Refusal(
            "early.too-soon",
            f"The {council.title} was constituted on {council.constituted}; {say_article(provision.article)} "
            f"lets this bring an early election from {first} on, and it is {today}.",
            article=provision.article,
            found=today,
            required=first,
        )


def _not_met(council: Council, provision: EarlyElection, said: str, *, found: str, required: str) -> Refusal:
    return Refusal(
        "early.not-met",
        f"The {council.title}: {said}; {say_article(provision.article)} requires {required}.",
        article=provision.article,
        found=found,
        required=required,
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """Electors of a council: in the plan it was constituted under, and on the roll sealed last."""

    then: int
    now: int


def check_size_changed(council: Council, provision: EarlyElection, electors: Changed) -> str:
    """Return the sentence that shows the change; raise `Refusal` (`early.not-met`, `threshold.base`)."""
    change = abs(electors.now - electors.then)
    needed, words = provision.least, [f"{provision.least} electors"] if provision.least else []
    if provision.share is not None:
        known: dict[Base, int] = {"registered": electors.then, "eligible": electors.then}
        base = base_of(provision.share, known, article=provision.article)
        needed = max(needed, provision.share.needed(base))
        words.append(f"{say_threshold(provision.share)}, {base}")
    said = f"{electors.then} electors then and {electors.now} now, a change of {change}"
    if change < needed:
        raise _not_met(
            council, provision, said, found=str(change), required=f"a change of {needed} ({' and '.join(words)})"
        )
    return f"{said}; {needed} needed."


@dataclass(frozen=True, slots=True)
class Filled:
    """Seats of a council: held by somebody or about to be, and those an alternate or delegate may still take."""

    held: int
    may_be: int


def check_members_below(council: Council, provision: EarlyElection, seats: Filled) -> str:
    """Return the sentence that shows it; raise `Refusal` (`early.not-met`, `threshold.base`)."""
    share = provision.share or _ALL
    base = base_of(share, {"statutory-members": council.seats}, article=provision.article)
    filled, least = seats.held + seats.may_be, share.needed(base)
    said = f"{seats.held} of {council.seats} seats are held and {seats.may_be} more may be taken"
    if share.met(filled, base):
        raise _not_met(council, provision, said, found=str(filled), required=f"fewer than {least}")
    return f"{said}; {least} needed."


def voided_seats(plan: str, mandates: Iterable[Mandate]) -> int:
    """Return the seats won under a plan in elections all of whose credentials were refused.

    mandates  all mandates of the council.
    """
    by_election: dict[str, list[bool]] = {}
    for item in mandates:
        if item.plan == plan and item.election and item.replaces is None and item.stands_in_for is None:
            by_election.setdefault(item.election, []).append(item.credential == "refused")
    return sum(len(refused) for refused in by_election.values() if all(refused))


def check_voided(council: Council, provision: EarlyElection, seats: int) -> str:
    """Return the sentence that shows it; raise `Refusal` (`early.not-met`, `threshold.base`)."""
    needed = 1
    if provision.share is not None:
        base = base_of(provision.share, {"statutory-members": council.seats}, article=provision.article)
        needed = max(1, provision.share.needed(base))
    said = f"{seats} of {council.seats} seats were won in elections all of whose credentials were refused"
    if seats < needed:
        raise _not_met(council, provision, said, found=str(seats), required=f"{needed}")
    return f"{said}; {needed} needed."


def check_dissolved(council: Council, provision: EarlyElection) -> str:
    """Return the sentence that says so; raise `Refusal` (`early.not-met`) for a council that was not dissolved."""
    if council.status != "dissolved":
        raise _not_met(
            council, provision, f"it is {council.status}", found=council.status, required="a dissolved council"
        )
    return "The council was dissolved as a whole."
