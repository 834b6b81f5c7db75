"""The one permission table of the site.

    what                     who
    read any page            everyone, signed in or not
    follow a stream          everyone
    ask for an act           an account that holds an office the catalogue names for that kind of request
    choose an office         the account that holds it
    enter a teller's count   the account that holds the seat of this very teller: one hand, one count

Whether the office reaches to the council, unit or deputy concerned, and whether the rules allow the act, is decided by
the library (`deputies.acts.kinds.check_office`, `decide`), the same way for pages, API and command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser

from deputies.acts.kinds import Kind
from deputies.values import Refusal
from deputies_web.people.models import Account, OfficeGrant

__all__ = ["check_seat", "grants_for"]

Visitor = Account | AnonymousUser


def grants_for(visitor: Visitor, system: str, kind: Kind | None = None) -> list[OfficeGrant]:
    """Return the offices a visitor holds in a system, those that fit a kind of request if one is given."""
    if not isinstance(visitor, Account) or not visitor.is_active:
        return []
    held = visitor.grants.filter(system=system)
    return list(held if kind is None else held.filter(office__in=kind.offices))


def check_seat(grant: OfficeGrant, plain: Mapping[str, Any]) -> None:
    """Raise `Refusal` (`office.teller`) if a count would be entered for another teller than the one who is signed in.

    Two tellers must agree, which proves something only while they are two.
    """
    if "teller" in plain and plain["teller"] != grant.seat:
        own = f"you are the {grant.seat} teller" if grant.seat else "your sign-in is not that of a teller's seat"
        raise Refusal(
            "office.teller",
            f"The count of the {plain['teller']} teller is entered by that teller; {own}.",
            found=grant.seat,
            required=str(plain["teller"]),
        )
