"""The one permission table of the site.

    what                     who
    read any page            everyone, signed in or not
    follow a stream          everyone
    ask for an act           an account that holds an office the catalogue names for that kind of request
    choose an office         the account that holds it
    enter a teller's count   the account that holds the seat of this very teller: one hand, one count
    confirm as a hand        where the statute asks for several, the account that holds the seat of this very hand
    see a credential's card  the credentials commission, and the deputy themselves: its code is a secret

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

__all__ = ["check_seat", "grants_for", "sees_card"]

Visitor = Account | AnonymousUser


def sees_card(visitor: Visitor, system: str, council: str, deputy: str) -> bool:
    """Say whether a visitor may see a deputy's credential with its secret code."""
    offices = ((grant.office, grant.of) for grant in grants_for(visitor, system))
    return any(
        (office == "credentials" and of in ("", council)) or (office, of) == ("deputy", deputy)
        for office, of in offices
    )


def grants_for(visitor: Visitor, system: str, kind: Kind | None = None) -> list[OfficeGrant]:
    """Return the offices a visitor holds in a system, those that fit a kind of request if one is given.

    They are read once for each visitor, who is read anew with every request.
    """
    if not isinstance(visitor, Account) or not visitor.is_active:
        return []
    held = visitor.offices_read.get(system)
    if held is None:
        held = visitor.offices_read[system] = tuple(visitor.grants.filter(system=system))
    return [grant for grant in held if kind is None or grant.office in kind.offices]


def check_seat(grant: OfficeGrant, plain: Mapping[str, Any], hands: int = 1) -> None:
    """Raise `Refusal` (`office.teller`, `office.hand`) if somebody would speak for another than who is signed in.

    Two tellers, and several hands of a credentials commission, must agree, which proves something only while they are
    several.
    hands  how many hands must confirm the credentials that the request is about.
    """
    hand = plain.get("hand", "first")
    if hands > 1 and hand != grant.seat:
        own = f"you are the {grant.seat} hand" if grant.seat else "your sign-in is not that of a hand's seat"
        raise Refusal(
            "office.hand",
            f"The {hand} hand of the credentials commission speaks for itself; {own}.",
            found=grant.seat,
            required=str(hand),
        )
    if "teller" in plain and plain["teller"] != grant.seat:
        own = f"you are the {grant.seat} teller" if grant.seat else "your sign-in is not that of a teller's seat"
        raise Refusal(
            "office.teller",
            f"The count of the {plain['teller']} teller is entered by that teller; {own}.",
            found=grant.seat,
            required=str(plain["teller"]),
        )
