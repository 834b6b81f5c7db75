"""The frame of every page of a system: the reading, the head, the part of the menu, and what may be done here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deputies.acts.kinds import Place
from deputies_web import clock
from deputies_web.pages.offers import offers_for
from deputies_web.queries.reading import Reading
from deputies_web.queries.systems import place_of

__all__ = ["LONG_ROWS", "PAGE", "row_of", "show", "start_of", "turning", "wants_json"]

PAGE = 200
"""Rows of a long list on one page."""
LONG_ROWS = 50
"""The same where each row is a paragraph with its picture."""


def start_of(request: HttpRequest) -> int:
    """Return the row a long list is to begin with; the first where the address says nothing sensible."""
    return row_of(request, "from") or 0


def turning(start: int, total: int, many: int = PAGE) -> dict[str, Any]:
    """Return the rows at which the pages before and after this one begin, for `parts/pager.html`; None for no page."""
    following = start + many
    return {"next": following if following < total else None, "previous": max(start - many, 0) if start else None}


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of a live page asks, and not a person's browser on its own."""
    return request.headers.get("Accept", "") == "application/json"


def row_of(request: HttpRequest, name: str) -> int | None:
    """Return the row an address names; None where it says nothing sensible ("²" is a digit, and no number)."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def show(
    request: HttpRequest,
    reading: Reading,
    template: str,
    *,
    part: str,
    kinds: tuple[str, ...] = (),
    known: Mapping[str, str] | None = None,
    where: Place | None = None,
    status: int = 200,
    **views: Any,
) -> HttpResponse:
    """Render a page.

    kinds  requests that belong here, in the order in which they come.
    known  fields of them that this page already knows.
    where  the council, units or deputy the page is about, to offer requests only to offices that reach there.
    """
    context = {
        "place": place_of(reading, clock.now()[:10] if clock.is_demonstration() else ""),
        "part": part,
        "system": reading.system,
        "offers": offers_for(request, reading, kinds, known or {}, where),
        **views,
    }
    return render(request, template, context, status=status)
