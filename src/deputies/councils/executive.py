"""Electing the executive of a council from among its members, and filling its posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.apportionment import seats_for
from deputies.councils.choice import (
    NOT_AWAY,
    MemberVotes,
    Turnout,
    check_turnout,
    check_votes,
    electable_of,
    rank,
)  # fmt: skip
from deputies.councils.council import Council, Executive
from deputies.councils.strength import check_constituted
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Statute
from deputies.statutes.structure import Executive as Provision
from deputies.statutes.structure import FromRegister, ShareOfSize
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import Doc, Id, Text

__all__ = [
    "PostHolder", "check_recallable", "elect_executive", "fill_posts", "holder_of", "size_of", "without_member",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostHolder:
    """Who of those elected fills a post."""

    post: Annotated[Text, Doc("a post of the statute: chair, secretary")]
    mandate: Annotated[Id, Doc("a member elected to the executive")]


def holder_of(council: Council, post: str, mandates: Iterable[Mandate]) -> Mandate | None:
    """Return the member in office who fills a post of the executive, None if it is empty or its holder suspended."""
    id_ = council.executive.posts.get(post) if council.executive else None
    return next((item for item in mandates if item.id == id_ and item.in_office and item.suspended is None), None)


def size_of(statute: Statute, provision: Provision, seats: int) -> int:
    """Return how many the executive has in a council of so many seats.

    `size`; where a norm gives it from the seats, what that gives, at least as many as there are posts and at most
    `size`. Never more than the seats: a council of one has an executive of one, and with it a chair.
    """
    norm = statute.norms[provision.size_norm].rule if provision.size_norm else None
    if norm is None or isinstance(norm, FromRegister | ShareOfSize):
        return min(provision.size, seats)
    given = seats_for(norm, seats, article=provision.article).seats
    return min(provision.size, max(given, len(provision.posts)), seats)


def elect_executive(
    statute: Statute,
    council: Council,
    members: Sequence[Mandate],
    *,
    votes: Sequence[MemberVotes],
    turnout: Turnout,
    lots: Sequence[int],
    named: Sequence[PostHolder],
    day: str,
) -> Executive:
    """Return the executive that the votes elect.

    The quorum of the level must have voted. Each voter has at most `size` votes, one for a member; the `size`
    members with most votes are elected, or all who can be while the council has fewer of them. Posts go to those named
    among the elected, or else in order of votes.

    members  the members in office, each seat once.
    lots     the public lot as in `choice.rank`; needed where votes are equal for the last place, or for the posts.
    raises   Refusal: `council.not-constituted`, `votes.too-many`, `executive.none` (the statute knows none),
             `executive.no-quorum`, `executive.too-few` (fewer have votes than places and can be elected),
             `executive.tie`;
             Faults for votes or posts that cannot be.
    """
    check_constituted(council)
    level = statute.levels[council.level]
    provision = level.executive
    if provision is None:
        raise Refusal(
            "executive.none",
            f"The statute gives a council of the level {level.name} no executive.",
            article=level.article,
        )
    size = size_of(statute, provision, council.seats)
    check_turnout(level, council, len(members), turnout, code="executive.no-quorum")
    electable = electable_of(members)
    check_votes(
        votes, places=size, voters=turnout.voters, electable=electable, document="elect-executive",
        among=f"a member in office, {NOT_AWAY}",
    )  # fmt: skip
    least = min(size, max(len(electable), 1))
    if len(votes) < least:
        have = "1 member has" if len(votes) == 1 else f"{len(votes)} members have"
        raise Refusal(
            "executive.too-few",
            f"{have} votes; {say_article(provision.article)} requires {least}.",
            article=provision.article,
            found=str(len(votes)),
            required=str(least),
        )
    ordered = 0 if named else min(len(provision.posts), size)
    elected = rank(votes, size, ordered=ordered, lots=lots, code="executive.tie", article=provision.article)
    ids = tuple(item.mandate for item in elected)
    posts = fill_posts(provision.posts, ids, named, document="elect-executive")
    return Executive(ids, tuple(item.votes for item in elected), dict(posts), day)


def fill_posts(
    posts: Sequence[str], elected: Sequence[str], named: Sequence[PostHolder], *, document: str
) -> Mapping[str, str]:
    """Return who fills each post: those named among the elected, or else the elected in order of votes.

    raises  Faults for a post or member that stands twice, is not there, or is left out.
    """
    if not named:
        return dict(zip(posts, elected, strict=False))
    faults: list[Fault] = []
    for index, item in enumerate(named):
        if item.post not in posts:
            faults.append(Fault(f"posts[{index}].post", f"found {item.post!r}", f"one of {', '.join(posts)}"))
        if item.mandate not in elected:
            faults.append(Fault(f"posts[{index}].mandate", f"{item.mandate!r} is not elected", "one of the elected"))
    missing = [post for post in posts[: len(elected)] if post not in {item.post for item in named}]
    faults.extend(Fault("posts", f"the post {post!r} is not filled", "each post once") for post in missing)
    if len({item.post for item in named}) < len(named) or len({item.mandate for item in named}) < len(named):
        faults.append(Fault("posts", "a post or a member stands twice", "each post once, each member for one post"))
    if faults:
        raise Faults(document, faults)
    return {item.post: item.mandate for item in named}


def check_recallable(statute: Statute, council: Council, mandate: str) -> Provision:
    """Return the provision by which a council recalls this member of its executive.

    Votes in favour reach its `recall`, and exceed those against. The mandate is not touched; posts are empty then.
    raises  Refusal `executive.not-member`.
    """
    level, executive = statute.levels[council.level], council.executive
    if executive is None or mandate not in executive.members or level.executive is None:
        raise Refusal(
            "executive.not-member",
            f"{mandate!r} is not in the executive of the {council.title}.",
            article=level.article,
            found=mandate,
            required=", ".join(executive.members) if executive else "an executive",
        )
    return level.executive


def without_member(executive: Executive, mandate: str) -> Executive:
    """Return the executive without a member, the posts of that member empty."""
    kept = [pair for pair in zip(executive.members, executive.votes, strict=True) if pair[0] != mandate]
    return replace(
        executive,
        members=tuple(member for member, _ in kept),
        votes=tuple(given for _, given in kept),
        posts={post: holder for post, holder in executive.posts.items() if holder != mandate},
    )
