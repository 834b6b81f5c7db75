"""Choosing the office one acts in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from deputies.values import Refusal
from deputies_web.people.offices import choose_grant

__all__ = ["choose_office", "no_mail", "no_reset"]


def no_reset(request: HttpRequest) -> HttpResponse:
    """A forgotten password is replaced by whoever gave the sign-in."""
    raise Refusal(
        "account.reset", "This site sends no mail: the organiser who gave you the sign-in gives you a new password."
    )


def no_mail(request: HttpRequest) -> HttpResponse:
    """An address for mail would never be used."""
    raise Refusal("account.mail", "This site sends no mail, and keeps nobody's address.")


@require_POST
@login_required
def choose_office(request: HttpRequest, system: str) -> HttpResponse:
    """Act in another of one's offices."""
    if choose_grant(request, system, request.POST.get("grant", "")) is None:
        raise Refusal("office.not-held", "You do not hold this office; choose one of your own.")
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if safe else f"/{system}/")
