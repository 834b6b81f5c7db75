"""Which of their offices a visitor acts in now: chosen at the head of the page, kept in the session."""

from __future__ import annotations

from django.http import HttpRequest

from deputies.acts.kinds import Kind
from deputies_web.people.models import OfficeGrant
from deputies_web.people.permissions import grants_for

__all__ = ["choose_grant", "chosen_grant", "fitting_grants"]


_RANK = ("secretary", "chair", "organiser", "credentials", "teller", "deputy", "elector")


def choose_grant(request: HttpRequest, system: str, number: str) -> OfficeGrant | None:
    """Act in this office from now on; None if the visitor does not hold it."""
    found = next((grant for grant in grants_for(request.user, system) if str(grant.pk) == number), None)
    if found is not None:
        request.session[f"office:{system}"] = found.pk
    return found


def chosen_grant(request: HttpRequest, system: str) -> OfficeGrant | None:
    """Return the office the visitor acts in: the one chosen, or else the first held, officers before electors."""
    held = sorted(grants_for(request.user, system), key=lambda grant: _RANK.index(grant.office))
    wanted = request.session.get(f"office:{system}")
    return next((grant for grant in held if grant.pk == wanted), held[0] if held else None)


def fitting_grants(request: HttpRequest, system: str, kind: Kind) -> list[OfficeGrant]:
    """Return the visitor's offices that may make this kind of request, the one acted in first."""
    fitting = grants_for(request.user, system, kind)
    acting = chosen_grant(request, system)
    return sorted(fitting, key=lambda grant: grant != acting)
