"""Deciding between sittings: the executive or an organ votes on a matter delegated to it, each member by name.

More than half of the members in office take part, and more are for than against; each has one vote, and abstentions
are not counted. Every such decision lies on the table of the council's next sitting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deputies.sittings.sitting import Bases, Cast, Decision, Vote
from deputies.statutes.majorities import Ballot, judge, say_article
from deputies.statutes.model import Majority
from deputies.values import Fault, Faults, Refusal, Threshold

__all__ = ["judge_between", "on_the_table"]

_MAJORITY = Majority(Threshold(1, 2, "votes-cast", strict=True))


def judge_between(members: Sequence[str], casts: Sequence[Cast], *, body: str, article: str, document: str) -> Vote:
    """Return the vote of a small body by name.

    quorum: those who take part > members in office / 2; carried: for > against.

    members  who sits in it now.
    raises   Refusal: `organ.no-quorum`, `organ.rejected` (not carried: nothing was decided); Faults for someone who
             does not sit in it, stands twice, or splits votes.
    """
    faults = list(_faults(members, casts))
    if faults:
        raise Faults(document, faults)
    needed = len(members) // 2 + 1
    if len(casts) < needed:
        raise Refusal(
            "organ.no-quorum",
            f"{len(casts)} of {len(members)} members of {body} took part; {needed} are needed, more than half "
            f"({say_article(article)}).",
            article=article,
            found=str(len(casts)),
            required=str(needed),
        )
    named_for, named_against, abstaining = (_naming(casts, choice) for choice in ("for", "against", "abstain"))
    ballot = Ballot(len(named_for), len(named_against), len(abstaining))
    judged = judge(_MAJORITY, ballot, {}, article=article)
    if not judged.carried:
        raise Refusal(
            "organ.rejected",
            f"{body} did not carry it: {judged.sentence}",
            article=article,
            found=str(ballot.votes_for),
            required=str(judged.needed),
        )
    bases = Bases(len(casts), len(casts), len(members), len(members))
    return Vote(
        "roll-call", ballot.votes_for, ballot.votes_against, ballot.abstentions, named_for, named_against, abstaining,
        carried=True, sentence=judged.sentence, quorum=needed, needed=judged.needed, bases=bases,
    )  # fmt: skip


def _naming(casts: Sequence[Cast], choice: str) -> tuple[str, ...]:
    return tuple(item.mandate for item in casts if item.choice == choice)


def _faults(members: Sequence[str], casts: Sequence[Cast]) -> Iterator[Fault]:
    seen = set[str]()
    for index, item in enumerate(casts):
        path = f"choices[{index}]"
        if item.mandate not in members:
            yield Fault(f"{path}.mandate", f"{item.mandate!r} does not sit in it", "a member in office")
        elif item.mandate in seen:
            yield Fault(f"{path}.mandate", f"{item.mandate!r} stands twice", "each member once")
        if item.votes is not None:
            yield Fault(f"{path}.votes", f"found {item.votes}", "nothing: each member has one vote")
        seen.add(item.mandate)


def on_the_table(decisions: Iterable[Decision], council: str) -> tuple[Decision, ...]:
    """Return the decisions of organs of a council that no sitting of it has had on its table yet, in order."""
    return tuple(item for item in decisions if item.council == council and item.organ and not item.reported)
