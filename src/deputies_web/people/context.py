"""What every template knows of the visitor's offices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from deputies_web.people.offices import chosen_grant
from deputies_web.people.permissions import grants_for

__all__ = ["offices"]


def offices(request: HttpRequest) -> dict[str, Any]:
    """The offices held in the system of this page, and the one the visitor acts in."""
    match = getattr(request, "resolver_match", None)
    system = match.kwargs.get("system", "") if match else ""
    visitor = getattr(request, "user", None)
    if visitor is None or not visitor.is_authenticated or not system:
        return {"held": [], "acting": None}
    return {"held": grants_for(visitor, system), "acting": chosen_grant(request, system)}
