"""Terms: how many in a row, and rotation.

A term in a council is a plan under which it sat. A deputy has had it who held a confirmed credential of that plan,
however long; who only stood in has not. Terms in a row are counted back from the last one before the seat in question,
and one that the deputy did not have ends the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deputies.elections.election import Election
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Mandates
from deputies.values import Refusal, add_days

__all__ = ["check_rotation", "check_terms", "rotates_on", "terms_in_a_row"]


def terms_in_a_row(deputy: str, mandates: Iterable[Mandate], *, plans: Sequence[str], before: str | None = None) -> int:
    """Return how many terms in a row a deputy has had in a council, up to the last one.

    mandates  all mandates of the council.
    plans     ids of all plans in the order in which they were adopted.
    before    id of the plan of the seat in question: terms before it are counted; None for all there were.
    """
    sat: dict[str, set[str]] = {}
    for item in mandates:
        served = item.credential == "confirmed" and item.stands_in_for is None
        if served and not (item.waits and item.ended is not None):
            sat.setdefault(item.plan, set()).add(item.deputy)
    until = plans.index(before) if before in plans else len(plans)
    row = 0
    for plan in reversed([plan for plan in plans[:until] if plan in sat]):
        if deputy not in sat[plan]:
            break
        row += 1
    return row


def check_terms(
    deputy: str,
    provision: Mandates,
    mandates: Iterable[Mandate],
    election: Election,
    *,
    plans: Sequence[str],
    plan: str,
) -> None:
    """Raise `Refusal` (`candidate.term-limit`) for a deputy who has had as many terms in a row as the statute allows.

    plan  of the seat that is elected: that of the election, in a by-election that of the empty seat.
    """
    most = provision.terms_most
    if most is None or provision.terms_soft:
        return
    had = terms_in_a_row(deputy, mandates, plans=plans, before=plan)
    if had >= most:
        raise Refusal(
            "candidate.term-limit",
            f"The deputy {deputy!r} has had {had} {'term' if had == 1 else 'terms'} in a row in {election.council!r}; "
            f"{say_article(provision.article)} allows {most}.",
            article=provision.article,
            found=str(had),
            required=f"fewer than {most}",
        )


def rotates_on(mandate: Mandate, provision: Mandates) -> str | None:
    """Return the first day on which a place goes to the next, None where the statute has no rotation.

    day = since + rotation_days
    """
    return None if provision.rotation_days is None else add_days(mandate.since, provision.rotation_days)


def check_rotation(mandate: Mandate, provision: Mandates, today: str) -> None:
    """Raise `Refusal` unless the place goes to the next today: `rotation.none` where the statute has no rotation,
    `rotation.early` before its day."""
    day = rotates_on(mandate, provision)
    if day is None:
        raise Refusal(
            "rotation.none",
            f"By {say_article(provision.article)} places do not rotate.",
            article=provision.article,
            found="no rotation",
            required="rotation_days",
        )
    if today < day:
        raise Refusal(
            "rotation.early",
            f"The place of {mandate.id!r} goes to the next from {day} on ({say_article(provision.article)}: "
            f"{provision.rotation_days} days from {mandate.since}); it is {today}.",
            article=provision.article,
            found=today,
            required=day,
        )
