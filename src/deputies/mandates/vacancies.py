"""Empty seats: the next in the count, or a by-election, as the statute says.

A seat is empty when its mandate has ended and nobody has taken it. Where the statute gives it to the next in the count
(or to alternates, who are those next in the same count), the first of them takes it who has neither withdrawn nor had
a mandate from that election; when none is left, and where the statute says so at once, a by-election fills it.
Who takes an empty seat holds it for the rest of the term; once the council is constituted under a newer plan, or was
dissolved, there is no such seat any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deputies.elections.election import Election
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Mandates
from deputies.values import Refusal

__all__ = ["alternate_for", "check_by_election", "check_empty", "check_term", "remaining_alternates"]


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
    """Raise `Refusal` unless the seat is empty: `mandate.in-office`, `vacancy.filled`; `vacancy.superseded` where its
    council was dissolved since, whose seats are elected anew and not filled up."""
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
                f"of "
                f"{mandate.id!r} is no more.",
                found=mandate.id,
                required="a seat of a council that was not dissolved",
            )


def remaining_alternates(election: Election, mandates: Iterable[Mandate]) -> tuple[int, ...]:
    """Return those next in the count who have neither withdrawn nor had a mandate from this election."""
    had = {mandate.number for mandate in mandates if mandate.election == election.id}
    gone = {candidate.number for candidate in election.candidates if candidate.withdrawn}
    following = election.result.next if election.result else ()
    return tuple(number for number in following if number not in had and number not in gone)


def alternate_for(mandate: Mandate, provision: Mandates, election: Election, mandates: tuple[Mandate, ...]) -> int:
    """Return the number of the candidate who takes the seat.

    raises  Refusal: as `check_empty`; `alternate.by-election` where the statute fills seats otherwise;
            `alternate.none` when nobody is left in the count.
    """
    check_empty(mandate, mandates)
    if provision.alternates == "by-election":
        raise Refusal(
            "alternate.by-election",
            f"An empty seat is filled by a by-election ({say_article(provision.article)}); call one.",
            article=provision.article,
            found="seat-alternate",
            required="by-election",
        )
    remaining = remaining_alternates(election, mandates)
    if not remaining:
        raise Refusal(
            "alternate.none",
            f"Nobody is left next in the count of {election.id!r}; call a by-election for the seat of {mandate.id!r}.",
            found="0",
            required="a candidate next in the count",
        )
    return remaining[0]


def check_by_election(
    mandate: Mandate,
    provision: Mandates,
    election: Election,
    mandates: tuple[Mandate, ...],
    *,
    constituency: str,
    day: str,
) -> None:
    """Raise `Refusal` unless a by-election in the constituency on that day may fill the seat.

    raises  as `check_empty`; `vacancy.elsewhere` for a seat of another constituency; `vacancy.expired` when its term is
            over by then; `vacancy.alternate` while the seat belongs to the next in the count.
    """
    check_empty(mandate, mandates)
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
    remaining = remaining_alternates(election, mandates)
    if provision.alternates != "by-election" and remaining:
        raise Refusal(
            "vacancy.alternate",
            f"The seat of {mandate.id!r} belongs to the next in the count, candidate {remaining[0]} of {election.id!r} "
            f"({say_article(provision.article)}); seat the alternate.",
            article=provision.article,
            found=str(remaining[0]),
            required="nobody left next in the count",
        )
