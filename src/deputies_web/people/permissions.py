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
from rules import add_perm, has_perm, perm_exists, predicate

from deputies.acts.kinds import Kind
from deputies_web.people.models import Account, OfficeGrant

__all__ = ["ASK", "grants_for", "may_ask"]

ASK = "deputies.ask"
Visitor = Account | AnonymousUser


def grants_for(visitor: Visitor, system: str, kind: Kind | None = None) -> list[OfficeGrant]:
    """Return the offices a visitor holds in a system, those that fit a kind of request if one is given."""
    if not isinstance(visitor, Account) or not visitor.is_active:
        return []
    held = visitor.grants.filter(system=system)
    return list(held if kind is None else held.filter(office__in=kind.offices))


@predicate
def holds_fitting_office(visitor: Visitor, where: tuple[str, Kind]) -> bool:
    """Whether the visitor holds an office that may make this kind of request in this system."""
    return bool(grants_for(visitor, *where))


if not perm_exists(ASK):
    add_perm(ASK, holds_fitting_office)


def may_ask(visitor: Visitor, system: str, kind: Kind) -> bool:
    """Whether the visitor may ask for this kind of act in this system."""
    return bool(has_perm(ASK, visitor, (system, kind)))
