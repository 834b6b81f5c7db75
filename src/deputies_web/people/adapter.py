"""Sign-ins are made by the organiser: nobody signs themselves up to an office."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

__all__ = ["ByInvitation"]


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # its base has no types
    """Accounts by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
