"""Who calls the API: name and password of an account without a second factor, or the session of a browser.

A call that brings neither name and password nor a session is nobody's. Only a session needs the token against forgery:
a browser sends its cookie along with what other sites ask of it, a program sends its password to nobody else.
"""

from __future__ import annotations

from hashlib import sha256

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBasicAuth, SessionAuth
from ninja.utils import check_csrf

from deputies.values import Refusal
from deputies_web.people.models import Account

__all__ = ["AUTH"]

_MOST_FAILURES, _FOR_SECONDS = 10, 300


class Password(HttpBasicAuth):
    """Name and password; after ten failures in five minutes an account or an address has to wait."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> Account | None:
        named = sha256(username.lower().encode()).hexdigest()  # a key may hold no space, and no name
        keys = [f"api-failures:{value}" for value in (named, request.META.get("REMOTE_ADDR", ""))]
        if "\x00" in username + password or any(cache.get(key, 0) >= _MOST_FAILURES for key in keys):
            return None
        account = authenticate(request, username=username, password=password)
        if isinstance(account, Account) and not is_mfa_enabled(account):
            request.user = account
            return account
        for key in keys:
            cache.add(key, 0, _FOR_SECONDS)
            cache.incr(key)
        return None


class Session(SessionAuth):
    """The session of a browser, with the token against forgery."""

    def __call__(self, request: HttpRequest) -> Account | None:
        if "Authorization" in request.headers or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not isinstance(request.user, Account):
            return None
        if check_csrf(request) is not None:
            raise Refusal(
                "office.not-from-here",
                "A session needs the token against forgery: send the cookie csrftoken also as the header X-CSRFToken.",
                required="X-CSRFToken",
            )
        return request.user


AUTH = [Password(), Session()]
