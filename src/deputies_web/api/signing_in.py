"""Who calls the API: the session of a browser, or name and password of an account without a second factor."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBasicAuth, SessionAuth

from deputies_web.people.models import Account

__all__ = ["AUTH"]

_MOST_FAILURES, _FOR_SECONDS = 10, 300


class Password(HttpBasicAuth):
    """Name and password; after ten failures in five minutes an account or an address has to wait."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> Account | None:
        keys = [f"api-failures:{value}" for value in (username.lower(), request.META.get("REMOTE_ADDR", ""))]
        if any(cache.get(key, 0) >= _MOST_FAILURES for key in keys):
            return None
        account = authenticate(request, username=username, password=password)
        if isinstance(account, Account) and not is_mfa_enabled(account):
            request.user = account
            return account
        for key in keys:
            cache.add(key, 0, _FOR_SECONDS)
            cache.incr(key)
        return None


AUTH = [SessionAuth(csrf=True), Password()]
