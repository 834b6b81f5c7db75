"""Answers in the negative, as pages: one plain sentence, what was found, what is required."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deputies.values import DeputiesError, Faults, Refusal
from deputies_web.queries.reading import open_reading
from deputies_web.queries.systems import Place, place_of

__all__ = [
    "OwnPagesMiddleware",
    "RefusalMiddleware",
    "bad_request",
    "not_found",
    "not_from_here",
    "refusal_page",
    "status_of",
]

_NOT_FOUND = (".unknown", "record.no-such-entry", "exhibit.missing", "system.not-founded")


def status_of(error: DeputiesError) -> int:
    """Return the status of an answer: 404 for something that does not exist, 422 for all else."""
    return 404 if error.code.endswith(_NOT_FOUND) else 422


def refusal_page(request: HttpRequest, error: DeputiesError) -> HttpResponse:
    """Return the page that says no."""
    status = status_of(error)
    return render(
        request,
        "refusal.html",
        {
            "place": _place(request),
            "error": error,
            "status": status,
            "article": error.article if isinstance(error, Refusal) else "",
            "faults": error.faults if isinstance(error, Faults) else (),
        },
        status=status,
    )


def _place(request: HttpRequest) -> Place | None:
    """Return the system the address is in, so that whoever was refused finds the way on; None where there is none."""
    match = getattr(request, "resolver_match", None)
    system = match.kwargs.get("system", "") if match else ""
    try:
        return place_of(open_reading(system)) if system else None
    except DeputiesError:
        return None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for an address that leads nowhere."""
    return refusal_page(request, Refusal("page.unknown", f"There is no page at {request.path}."))


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form that did not come from this site, or came too late."""
    sentence = "The form is too old or did not come from this site; go back, read the page again and send it once more."
    answer = refusal_page(request, Refusal("form.not-from-here", sentence))
    answer.status_code = 403
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for what cannot be read at all: too large, broken on the way, or for another host."""
    sentence = "What was sent cannot be read: it is too large, broken, or meant for another address."
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        sentence = "The form is too large to be read; use the command line."
    answer = refusal_page(request, Refusal("request.unreadable", sentence))
    answer.status_code = 400
    return answer


class OwnPagesMiddleware:
    """Keeps pages of whoever is signed in out of shared caches: they show offices held, drafts and receipts.

    The browser itself may keep them: whoever goes back to a form sends the same form, which is taken once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if not answer.has_header("Cache-Control"):
            answer["Cache-Control"] = "private, no-cache" if request.user.is_authenticated else "no-cache"
        return answer


class RefusalMiddleware:
    """Turns a refusal that a page raises into its page. The API answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DeputiesError):
            return refusal_page(request, exception)
        return None
