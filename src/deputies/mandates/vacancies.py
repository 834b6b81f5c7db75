"""Empty seats: filled by the alternate whom the statute's rule names, or else by a by-election.

A seat is empty when its mandate has ended and nobody has taken it. Who the alternate is, is said by
`deputies.mandates.alternates`; when there is none, and where the statute says so at once, a by-election fills it.
Who takes an empty seat holds it for the rest of the term; once the council is constituted under a newer plan, or was
dissolved, there is no such seat any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deputies.mandates.alternates import Alternate, Counted, rule_for
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Mandates
from deputies.values import Refusal

__all__ = ["check_alternate", "check_by_election", "check_empty", "check_term"]


def check_term(council: str, plan: str, *, constituted: str, plans: Sequence[str]) -> None:
    """Raise `Refusal` (`vacancy.superseded`) where the council was constituted under a newer plan than the seat's.

    plan         id of the plan the seat is one of.
    constituted  id of the plan the council was constituted under, "" before.
    plans        ids of all plans in the order in which they were adopted.
    """
    if constituted and plans.index(plan) < plans.index(constituted):
        raise Refusal(
            "vacancy.superseded",
            f"The council {council!r} was constituted under the plan {constituted!r}; the seats of the plan {plan!r} "
            "are no more.",
            found=plan,
            required=constituted,
        )


def check_empty(mandate: Mandate, mandates: Iterable[Mandate]) -> None:
    """Raise `Refusal` unless the seat is empty: `vacancy.stood-in`, `mandate.in-office`, `vacancy.filled`;
    `vacancy.superseded` where its council was dissolved since, whose seats are elected anew and not filled up."""
    if mandate.stands_in_for is not None:
        raise Refusal(
            "vacancy.stood-in",
            f"The mandate {mandate.id!r} stood in for {mandate.stands_in_for!r} and had no seat of its own.",
            found=mandate.id,
            required=mandate.stands_in_for,
        )
    if mandate.ended is None:
        raise Refusal(
            "mandate.in-office",
            f"The mandate {mandate.id!r} has not ended; its seat is not empty.",
            found=mandate.credential,
            required="an ended mandate",
        )
    listed = tuple(mandates)
    _check_not_dissolved(mandate, listed)
    heir = next((item for item in listed if item.replaces == mandate.id), None)
    if heir is not None:
        raise Refusal(
            "vacancy.filled",
            f"The seat of {mandate.id!r} was taken by {heir.id!r}.",
            found=heir.id,
            required="an empty seat",
        )


def _check_not_dissolved(mandate: Mandate, mandates: Iterable[Mandate]) -> None:
    for item in mandates:
        same = (item.council, item.plan, item.end_reason) == (mandate.council, mandate.plan, "council-dissolved")
        if same and item.ended is not None and item.ended >= mandate.since:
            raise Refusal(
                "vacancy.superseded",
                f"The council {mandate.council!r} was dissolved on {item.ended}; its seats are elected anew, and that "
                f"of {mandate.id!r} is no more.",
                found=mandate.id,
                required="a seat of a council that was not dissolved",
            )


def check_alternate(mandate: Mandate, provision: Mandates, found: Alternate, held: Counted) -> int:
    """Return the number of the candidate who takes the seat.

    raises  Refusal: `alternate.by-election` where the statute fills seats otherwise; `alternate.none` when nobody is
            left; `alternate.tie` where a public lot has to decide.
    """
    election = held.election
    if rule_for(mandate, provision) == "by-election":
        recall = provision.recall
        recalled = mandate.end_reason == "recalled" and recall is not None and recall.seat is not None
        article = recall.article if recall is not None and recalled else provision.article
        seat = "The seat of a recalled deputy" if recalled else "An empty seat"
        raise Refusal(
            "alternate.by-election",
            f"{seat} is filled by a by-election ({say_article(article)}); call one.",
            article=article,
            found="seat-alternate",
            required="by-election",
        )
    if found.tied:
        raise Refusal(
            "alternate.tie",
            f"{', '.join(found.tied)} of {election.id!r} are tied for the seat of {mandate.id!r}; draw the public lot "
            f"from the source announced ({election.lot_source}) and state its seed.",
            article=provision.article,
            found=", ".join(found.tied),
            required="a public lot",
        )
    if found.number is None:
        raise Refusal(
            "alternate.none",
            f"Nobody is left in {election.id!r} to take the seat of {mandate.id!r} "
            f"({say_article(provision.article)}: {rule_for(mandate, provision)}); call a by-election.",
            found="0",
            required="an alternate",
        )
    return found.number


def check_by_election(
    mandate: Mandate,
    provision: Mandates,
    found: Alternate,
    *,
    constituency: str,
    day: str,
) -> None:
    """Raise `Refusal` unless a by-election in the constituency on that day may fill the seat, which is empty.

    found   the alternate for it, by the statute's rule.
    raises  `vacancy.elsewhere` for a seat of another constituency; `vacancy.expired` when its term is over by then;
            `vacancy.alternate` while the seat belongs to an alternate.
    """
    if mandate.constituency != constituency:
        raise Refusal(
            "vacancy.elsewhere",
            f"The seat of {mandate.id!r} is one of {mandate.constituency!r}, not of {constituency!r}.",
            found=constituency,
            required=mandate.constituency,
        )
    if mandate.until is not None and day >= mandate.until:
        raise Refusal(
            "vacancy.expired",
            f"The term of {mandate.id!r} ends on {mandate.until}; a poll on {day} could fill its seat no more.",
            found=day,
            required=f"before {mandate.until}",
        )
    if found.known:
        who = f"candidate {found.number}" if found.number is not None else f"one of {', '.join(found.tied)}, by lot,"
        raise Refusal(
            "vacancy.alternate",
            f"The seat of {mandate.id!r} belongs to {who} of {mandate.election!r} "
            f"({say_article(provision.article)}: {rule_for(mandate, provision)}); seat the alternate.",
            article=provision.article,
            found=str(found.number or ", ".join(found.tied)),
            required="no alternate left",
        )
