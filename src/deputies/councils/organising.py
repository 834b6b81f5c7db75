"""Forming the organs of a council, electing and recalling their members, letting their chair rotate.

A council elects the organs its statute gives it, and may form commissions of its own members for preparatory work.
Fewer members than places may be elected: an organ works with those who are willing, and its places stay open until it
is elected anew, as a whole. Who is controlled does not control: nobody sits in the executive and in the control.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

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
from deputies.councils.executive import PostHolder, fill_posts
from deputies.councils.organ import Organ, check_stands, provision_of
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Organ as Provision
from deputies.statutes.model import Statute
from deputies.values import Refusal, add_days, add_months, say_days

__all__ = [
    "check_forming", "check_in_organ", "check_not_in_control", "elect_organ", "next_chair", "rotation_due", "term_due",
]  # fmt: skip


def check_forming(
    statute: Statute,
    council: Council,
    organs: Iterable[Organ],
    *,
    provision: str | None,
    name: str | None,
    size: int | None,
) -> Provision:
    """Return the article by which a council forms an organ: the statute's own, or one for a commission of its own.

    organs     all organs of the system.
    provision  key of the statute's organ; None for a commission, which then needs a name and a size.
    raises     Refusal: `organ.not-in-statute` (no such organ for this level),
               `organ.formed` (the council has it already), `organ.unnamed` (a commission without name or size, or a
               statute's organ with another size).
    """
    level = statute.levels[council.level]
    if provision is None:
        if not name or size is None:
            raise _unnamed("A commission of the council's own needs a name and a number of places.", level.article)
        return Provision(article=level.article, name=name, kind="commission", level=council.level, size=size)
    found = statute.organs.get(provision)
    if found is None or found.level != council.level:
        known = ", ".join(key for key, item in statute.organs.items() if item.level == council.level)
        raise Refusal(
            "organ.not-in-statute",
            f"The statute gives a council of the level {level.name} no organ {provision!r}; it gives "
            f"{known or 'none'}.",
            article=level.article,
            found=provision,
            required=known,
        )
    standing = [
        item for item in organs if (item.council, item.provision, item.dissolved) == (council.id, provision, None)
    ]
    if standing:
        raise Refusal(
            "organ.formed",
            f"The {council.title} has its {found.name} already: {standing[0].id!r}.",
            article=found.article,
            found=standing[0].id,
        )
    if size is not None and size != found.size:
        raise _unnamed(f"The {found.name} has {found.size} places by {say_article(found.article)}.", found.article)
    return found


def _unnamed(sentence: str, article: str) -> Refusal:
    return Refusal("organ.unnamed", sentence, article=article, required="name and size of a commission, none otherwise")


def check_in_organ(organ: Organ, mandate: str, *, article: str) -> None:
    """Raise `Refusal` (`organ.dissolved`, `organ.no-member`) unless the mandate was elected to this organ."""
    check_stands(organ, article=article)
    if mandate not in organ.members:
        raise Refusal(
            "organ.no-member",
            f"{mandate!r} is not in {organ.name}.",
            article=article,
            found=mandate,
            required=", ".join(organ.members) or "a member",
        )


def elect_organ(
    statute: Statute,
    council: Council,
    organ: Organ,
    members: Sequence[Mandate],
    *,
    votes: Sequence[MemberVotes],
    turnout: Turnout,
    lots: Sequence[int],
    named: Sequence[PostHolder],
) -> tuple[tuple[MemberVotes, ...], Mapping[str, str]]:
    """Return whom the votes elect, in order of votes, and who fills which post.

    The quorum of the council's level must have voted. Each voter has at most as many votes as there are places, one
    for a member; fewer are elected where fewer have votes. Posts go to those named, or else in order of votes.

    members  the council's members in office, each seat once.
    lots     the public lot as in `choice.rank`.
    raises   Refusal: `organ.dissolved`, `votes.too-many`, `organ.no-quorum`, `organ.nobody`
             (no member has votes), `organ.tie`, `organ.in-executive` (a member of the executive in the control);
             Faults for votes or posts that cannot be.
    """
    provision = provision_of(statute, council, organ)
    check_stands(organ, article=provision.article)
    check_turnout(statute.levels[council.level], council, len(members), turnout, code="organ.no-quorum")
    executive = set(council.executive.members) if council.executive else set[str]()
    willing = electable_of(members)
    electable = willing if provision.elected_from == "members" else willing & executive
    among = "a member in office" if provision.elected_from == "members" else "a member of the executive in office"
    check_votes(
        votes, places=provision.size, voters=turnout.voters, electable=electable, document="elect-organ",
        among=f"{among}, {NOT_AWAY}",
    )  # fmt: skip
    if not votes:
        raise Refusal(
            "organ.nobody",
            f"Nobody has votes for {organ.name}; at least one member is elected.",
            article=provision.article,
            found="0",
            required="1",
        )
    ordered = 0 if named else min(len(provision.posts), provision.size)
    elected = rank(votes, provision.size, ordered=ordered, lots=lots, code="organ.tie", article=provision.article)
    ids = tuple(item.mandate for item in elected)
    if organ.kind == "control":
        _check_apart(ids, executive, "organ.in-executive", f"{organ.name} controls the executive", provision.article)
    return elected, fill_posts(provision.posts, ids, named, document="elect-organ")


def check_not_in_control(
    statute: Statute, council: Council, organs: Iterable[Organ], elected: Iterable[str], mandates: Mapping[str, Mandate]
) -> None:
    """Raise `Refusal` (`executive.in-control`) where a member of the control is elected to the executive.

    organs    all organs of the system.
    mandates  those of the council by id, ended ones too.
    """
    for organ in organs:
        if organ.kind == "control" and organ.council == council.id and organ.dissolved is None:
            sits = {member for member in organ.members if member in mandates and mandates[member].in_office}
            article = provision_of(statute, council, organ).article
            _check_apart(elected, sits, "executive.in-control", f"{organ.name} controls the executive", article)


def _check_apart(elected: Iterable[str], others: Collection[str], code: str, why: str, article: str) -> None:
    both = [mandate for mandate in elected if mandate in others]
    if both:
        raise Refusal(
            code,
            f"{', '.join(both)} would sit in the executive and in the control: {why} ({say_article(article)}), and "
            "nobody sits in both.",
            article=article,
            found=", ".join(both),
            required="members of one of the two",
        )


def rotation_due(provision: Provision, organ: Organ) -> str:
    """Return the day on which the chair goes to the next member; "" where the statute lets nobody rotate."""
    if provision.rotation_days is None or not organ.chair_since:
        return ""
    return add_days(organ.chair_since, provision.rotation_days)


def term_due(provision: Provision, organ: Organ) -> str:
    """Return the day on which the organ is due to be elected anew; "" where the statute sets no term."""
    if provision.term_months is None or not organ.elected:
        return ""
    return add_months(organ.elected, provision.term_months)


def next_chair(provision: Provision, organ: Organ, sitting: Sequence[str], *, today: str) -> tuple[str, str]:
    """Return the post that rotates, the first, and to whom it goes: the next member in order of votes, in a circle.

    A post that nobody in office fills goes on at once.

    sitting  who sits in the organ now, in order of votes.
    raises   Refusal: `rotation.none` (the statute lets no post rotate), `rotation.early`, `rotation.alone` (there is
             nobody else).
    """
    due = rotation_due(provision, organ)
    if not due or not provision.posts:
        raise Refusal(
            "rotation.none",
            f"{say_article(provision.article).capitalize()} lets no post of {organ.name} rotate.",
            article=provision.article,
        )
    post = provision.posts[0]
    holder = organ.posts.get(post, "")
    if holder in sitting and today < due:
        raise Refusal(
            "rotation.early",
            f"The {post} of {organ.name} is held since {organ.chair_since}; by {say_article(provision.article)} it "
            f"goes "
            f"on after {say_days(provision.rotation_days or 0)}, on {due}.",
            article=provision.article,
            found=today,
            required=due,
        )
    place = organ.members.index(holder) if holder in organ.members else -1
    circle = (*organ.members[place + 1 :], *organ.members[: max(place, 0)])
    following = next((member for member in circle if member in sitting), None)
    if following is None:
        raise Refusal(
            "rotation.alone",
            f"There is nobody else in {organ.name} to whom the {post} could go.",
            article=provision.article,
            found=holder,
            required="another member",
        )
    return post, following
