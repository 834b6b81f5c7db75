"""The one permission table of the site.

    what                     who
    read any page            everyone, signed in or not
    follow a stream          everyone
    ask for an act           an account that holds an office the catalogue names for that kind of request
    choose an office         the account that holds it

Whether the office reaches to the council, unit or deputy concerned, and whether the rules allow the act, is decided by
the library (`deputies.acts.kinds.check_office`, `decide`), the same way for pages, API and command line.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from deputies.acts.kinds import Kind
from deputies_web.people.models import Account, OfficeGrant

__all__ = ["grants_for"]

Visitor = Account | AnonymousUser


def grants_for(visitor: Visitor, system: str, kind: Kind | None = None) -> list[OfficeGrant]:
    """Return the offices a visitor holds in a system, those that fit a kind of request if one is given."""
    if not isinstance(visitor, Account) or not visitor.is_active:
        return []
    held = visitor.grants.filter(system=system)
    return list(held if kind is None else held.filter(office__in=kind.offices))
