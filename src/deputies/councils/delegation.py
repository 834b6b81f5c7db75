"""Delegation upward: a council sends some of its deputies to another council, as the plan gives it places.

The council that sends recalls. A delegate sits there as a deputy of the council that sent: once the mandate in that
council has ended, the delegation has ended as well, and so on upward.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from deputies.councils.choice import (
    NOT_AWAY,
    MemberVotes,
    Turnout,
    check_turnout,
    check_votes,
    electable_of,
    rank,
)  # fmt: skip
from deputies.councils.council import Council
from deputies.councils.strength import check_constituted
from deputies.formation.plan import Plan
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Statute
from deputies.values import Fault, Faults, Refusal

__all__ = [
    "check_delegate", "check_sender", "choose_delegates", "places_left", "resting_on", "resting_on_all", "sent_by",
    "vacant_place",
]  # fmt: skip


def sent_by(sender: str, mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """Return all delegates, ended ones too, that a council has sent, out of the mandates of the receiving council."""
    return tuple(item for item in mandates if item.delegate_of == sender)


def places_left(plan: Plan, sender: str, receiver: str, standing: int) -> int:
    """Return how many more delegates the plan lets `sender` send to `receiver`; `standing` are there already."""
    places = sum(item.seats for item in plan.delegates if (item.sender, item.council) == (sender, receiver))
    return max(places - standing, 0)


def vacant_place(sender: str, receiver: str, sent: int) -> str:
    """Return the id of a delegate's mandate: the council, who sent, and the number among all it ever sent there."""
    return f"{receiver}-from-{sender}-{sent}"


def choose_delegates(  # noqa: PLR0913 - two councils, their members and a vote are one question
    statute: Statute,
    plan: Plan,
    sender: Council,
    receiver: Council,
    *,
    members: Sequence[Mandate],
    received: Sequence[Mandate],
    votes: Sequence[MemberVotes],
    turnout: Turnout,
    lots: Sequence[int],
) -> tuple[MemberVotes, ...]:
    """Return the delegates whom a council chooses among its own members, in order of votes.

    As many are chosen as the plan leaves places; fewer if fewer members have votes. The quorum of the sending
    council's level must have voted.

    members   the members in office of the sender, each seat once.
    received  mandates of the receiver under this plan, ended ones too.
    raises    Refusal: `council.not-constituted`, `votes.too-many`, `delegation.none` (the statute sends none from
              this level to that), `delegation.full` (no place is left), `delegation.no-quorum`, `delegation.tie`;
              Faults for votes that cannot be.
    """
    check_constituted(sender)
    article = _article(statute, sender, receiver)
    standing = [item for item in sent_by(sender.id, received) if item.ended is None and item.credential != "refused"]
    places = places_left(plan, sender.id, receiver.id, len(standing))
    if places == 0:
        raise Refusal(
            "delegation.full",
            f"The {sender.title} has {len(standing)} delegates in {receiver.name}; the plan gives it no "
            f"further place under {say_article(article)}.",
            article=article,
            found=str(len(standing)),
            required="a free place",
        )
    check_turnout(statute.levels[sender.level], sender, len(members), turnout, code="delegation.no-quorum")
    there = {item.deputy for item in standing}
    electable = electable_of(item for item in members if item.deputy not in there)
    among = f"a member in office who is no delegate in {receiver.name} yet, {NOT_AWAY}"
    check_votes(
        votes, places=places, voters=turnout.voters, electable=electable, document="send-delegates", among=among
    )
    if not votes:
        raise Faults("send-delegates", [Fault("votes", "no member has votes", "votes for at least one member")])
    return rank(votes, places, ordered=0, lots=lots, code="delegation.tie", article=article)


def _article(statute: Statute, sender: Council, receiver: Council) -> str:
    """Return the article by which a council sends to another; of several links, all of them."""
    level = statute.levels[receiver.level]
    links = level.sent_from(sender.level)
    if not links:
        raise Refusal(
            "delegation.none",
            f"The statute sends no delegates from the level {statute.levels[sender.level].name} to the level "
            f"{level.name}.",
            article=level.article,
            found=sender.level,
            required=", ".join(item.from_level for item in level.delegations) or "no delegation at all",
        )
    return " and ".join(dict.fromkeys(item.article for item in links))


def resting_on(mandate: Mandate, mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """Return the delegations that rest on a mandate, nearest first, and those that rest on these in turn.

    mandates  all mandates of the system.
    """
    return resting_on_all((mandate.id,), mandates)


def resting_on_all(held: Iterable[str], mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """Return the delegations that rest on these mandates, and those that rest on these in turn.

    One pass over all mandates of the system, however many there are.
    """
    on: defaultdict[str, list[Mandate]] = defaultdict(list)
    for item in mandates:
        if item.rests_on is not None and item.ended is None:
            on[item.rests_on].append(item)
    found: list[Mandate] = []
    below = list(held)
    while below:
        here = on[below.pop(0)]
        found.extend(here)
        below.extend(item.id for item in here)
    return tuple(found)


def check_sender(
    delegate: Mandate, own: Mandate | None, plan: Plan, received: Iterable[Mandate], *, article: str
) -> None:
    """Raise `Refusal` (`credential.sender`) unless the record of the council that sent bears a delegate out.

    The mandate it rests on is in office there, and no more delegates stand than the plan gives the council places.
    own       the mandate the delegation rests on, None where none is known.
    plan      the plan that gives the place.
    received  all mandates of the receiving council.
    """
    sender = str(delegate.delegate_of)
    if own is None or not own.in_office or own.council != sender:
        found = f"ended on {own.ended}" if own is not None and own.ended else "is not in office"
        raise Refusal(
            "credential.sender",
            f"The delegate {delegate.id!r} rests on the mandate {delegate.rests_on!r} in the council {sender!r}, which "
            f"{found}; {say_article(article)} lets that council send its own deputies.",
            article=article,
            found=found,
            required="a mandate in office there",
        )
    standing = [
        item
        for item in sent_by(sender, received)
        if item.plan == delegate.plan and item.ended is None and item.credential != "refused"
    ]
    places = places_left(plan, sender, delegate.council, 0)
    if len(standing) > places:
        raise Refusal(
            "credential.sender",
            f"The council {sender!r} has {len(standing)} delegates in {delegate.council!r} and the plan "
            f"{delegate.plan!r} gives it {places} places.",
            article=article,
            found=str(len(standing)),
            required=f"at most {places}",
        )


def check_delegate(delegate: Mandate) -> str:
    """Return the council that sent a delegate; raise `Refusal` (`delegation.none-held`, `mandate.ended`)."""
    if delegate.delegate_of is None:
        raise Refusal(
            "delegation.none-held",
            f"The mandate {delegate.id!r} was given by electors; they recall by petition.",
            found=delegate.constituency,
            required="a delegate of a council",
        )
    if delegate.ended is not None:
        raise Refusal(
            "mandate.ended",
            f"The delegation {delegate.id!r} ended on {delegate.ended}.",
            found=delegate.ended,
            required="a delegate in office",
        )
    return delegate.delegate_of
