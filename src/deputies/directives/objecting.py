"""Objections of councils below, and whether a directive stands for a council on a day.

    may be raised    day <= issued + object_days, once by a council addressed, before it has reported the directive done
    is open          from the day raised until it is settled, at most until raised + settle_days
    unsettled then   it stands as made: the means of a deviation join the directive for that council; by an appeal the
                     council is released from it

While an objection of a council is open, its days to choose and to report do not run: each moves by as many days.
Whether a directive stands follows from its decision, too: one issued from an emergency decision lapses with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from deputies.directives.directive import Answer, Directive, DirectiveObjection, Means
from deputies.directives.execution import check_not_done
from deputies.sittings.sitting import Decision
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Directives
from deputies.values import Refusal, add_days, parse_date, say_days

__all__ = [
    "ObjectionStanding", "Stand", "Term", "check_may_object", "check_open", "check_stands", "days_paused", "means_for",
    "released_by", "stand_of", "standing_on", "term_of",
]  # fmt: skip

ObjectionStanding = Literal["open", "allowed", "released", "refused", "stands"]
Stand = Literal["in-force", "withdrawn", "lapsed", "released"]


@dataclass(frozen=True, slots=True)
class Term:
    """By when a council chooses and reports, and the days by which its objection moved both."""

    choose_by: str
    report_by: str
    paused: int


def standing_on(objection: DirectiveObjection, day: str) -> ObjectionStanding:
    """Say how an objection stands on a day: as settled, open, or as made once the days to settle it are over."""
    if objection.status != "open":
        return objection.status
    return "open" if day <= objection.settle_by else "stands"


def means_for(
    directive: Directive, council: str, objections: Iterable[DirectiveObjection], day: str
) -> tuple[Means, ...]:
    """Return the means that a council may choose on a day: the directive's, and those of its deviation if it stands."""
    own = tuple(
        item.means
        for item in objections
        if item.council == council and item.means is not None and standing_on(item, day) in ("allowed", "stands")
    )
    return (*directive.means, *own)


def released_by(council: str, objections: Iterable[DirectiveObjection], day: str) -> DirectiveObjection | None:
    """Return the appeal by which a council is released from a directive on a day, None where it is bound."""
    for item in objections:
        if item.council == council and item.asks == "appeal" and standing_on(item, day) in ("released", "stands"):
            return item
    return None


def stand_of(
    directive: Directive, decision: Decision, council: str, objections: Iterable[DirectiveObjection], day: str
) -> Stand:
    """Say how a directive stands for a council on a day: in force, withdrawn, lapsed with its decision, released."""
    if directive.withdrawn is not None:
        return "withdrawn"
    if not decision.in_force_on(day):
        return "lapsed"
    return "released" if released_by(council, objections, day) else "in-force"


def check_stands(
    directive: Directive, decision: Decision, council: str, objections: Iterable[DirectiveObjection], day: str
) -> None:
    """Raise `Refusal` unless the directive binds the council today.

    Codes: `directive.withdrawn`, `directive.lapsed` (with the emergency decision it was issued from),
    `directive.released` (by an appeal that was granted, or not settled in time).
    """
    match stand_of(directive, decision, council, objections, day):
        case "withdrawn":
            raise Refusal(
                "directive.withdrawn",
                f"The directive {directive.id!r} was withdrawn on {directive.withdrawn}.",
                found=directive.withdrawn or "withdrawn",
                required="a directive in force",
            )
        case "lapsed":
            until = decision.lifted or decision.expires or ""
            raise Refusal(
                "directive.lapsed",
                f"The directive {directive.id!r} lapsed on {until} with the emergency decision {decision.id!r} that it "
                "was issued from.",
                found=until,
                required="a directive in force",
            )
        case "released":
            raise Refusal(
                "directive.released",
                f"{council!r} has been released from the directive {directive.id!r} by its appeal.",
                found=council,
                required="a council that is bound",
            )
        case _:
            return


def check_may_object(
    provision: Directives, directive: Directive, answer: Answer, objections: Iterable[DirectiveObjection], day: str
) -> None:
    """Raise `Refusal` unless a council may object to a directive on this day.

    day <= issued + object_days, once, and not after reporting it done.
    Codes: `objection.none` (the statute gives the councils below no objection), `objection.once`, `execution.done`,
    `objection.late`.
    """
    article = provision.article
    if provision.object_days == 0:
        raise Refusal(
            "objection.none",
            f"{say_article(article).capitalize()} gives the councils below no objection to a directive.",
            article=article,
        )
    earlier = next((item for item in objections if item.council == answer.council), None)
    if earlier is not None:
        raise Refusal(
            "objection.once",
            f"{answer.council!r} objected to the directive {directive.id!r} on {earlier.raised}; a council objects "
            "once.",
            article=article,
            found=earlier.id,
            required="no objection before",
        )
    check_not_done(directive, answer)
    last = add_days(directive.issued, provision.object_days)
    if day > last:
        raise Refusal(
            "objection.late",
            f"The directive {directive.id!r} was issued on {directive.issued}; {say_article(article)} allows an "
            f"objection within {say_days(provision.object_days)}, until {last}, and it is {day}.",
            article=article,
            found=day,
            required=last,
        )


def check_open(objection: DirectiveObjection, day: str, *, article: str) -> None:
    """Raise `Refusal` unless an objection waits to be settled: `objection.settled`, `objection.stands` after its last
    day."""
    if objection.status != "open":
        raise Refusal(
            "objection.settled",
            f"The objection {objection.id!r} was settled on {objection.settled}: {objection.status}.",
            article=article,
            found=objection.status,
            required="open",
        )
    if standing_on(objection, day) == "stands":
        raise Refusal(
            "objection.stands",
            f"The objection {objection.id!r} was to be settled by {objection.settle_by} ({say_article(article)}) and "
            f"was "
            f"not: it stands as made, and it is {day}.",
            article=article,
            found=day,
            required=objection.settle_by,
        )


def days_paused(objection: DirectiveObjection, day: str) -> int:
    """Return the days for which an objection has been open until a day: from the day it was raised on."""
    closed = objection.settled or add_days(objection.settle_by, 1)
    return max((parse_date(min(closed, day)) - parse_date(objection.raised)).days, 0)


def term_of(directive: Directive, council: str, objections: Iterable[DirectiveObjection], day: str) -> Term:
    """Return by when a council chooses and reports, as it stands on a day."""
    paused = sum(days_paused(item, day) for item in objections if item.council == council)
    return Term(add_days(directive.choose_by, paused), add_days(directive.report_by, paused), paused)
