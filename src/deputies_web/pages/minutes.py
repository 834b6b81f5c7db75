"""The minutes of a sitting: a page, plain text, and PDF. Public, as the sitting is."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from django.http import HttpRequest, HttpResponse

from deputies.acts.kinds import Place
from deputies.paper import write_pdf
from deputies.values import Refusal
from deputies_web import clock
from deputies_web.pages.answers import refusal_page
from deputies_web.pages.frame import row_of, show
from deputies_web.queries.minutes import minutes_for_paper, minutes_in_text, minutes_view
from deputies_web.queries.reading import open_reading

__all__ = ["minutes_page", "minutes_paper", "minutes_text"]

MOST = 600_000
"""Characters of a page that the site itself puts on paper; longer ones take minutes, and the command writes them."""
_PATIENCE = 20
_writing = Lock()  # paper is slow to write: one at a time, so that it never keeps the other threads from answering
_pdf_of = lru_cache(maxsize=8)(write_pdf)


def minutes_page(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """The minutes, each line with its entry."""
    reading = open_reading(system)
    view = minutes_view(reading, sitting, clock.now()[:10], row_of(request, "part") or 1)
    return show(
        request,
        reading,
        "minutes.html",
        part="sittings",
        kinds=("adopt-decision", "resume-motion", "report-referral", "approve-minutes"),
        where=Place(council=view.council),
        view=view,
    )


def minutes_text(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """The minutes as plain text."""
    text = minutes_in_text(open_reading(system), sitting, clock.now()[:10])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def minutes_paper(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """The minutes as PDF; one sentence where what writes it is not installed, is busy, or would take too long."""
    page = minutes_for_paper(open_reading(system), sitting, clock.now()[:10])
    try:
        written = _on_paper(page, sitting)
    except Refusal as refusal:
        answer = refusal_page(request, refusal)
        answer.status_code = 503
        return answer
    answer = HttpResponse(written, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="minutes-{sitting}.pdf"'
    return answer


def _on_paper(page: str, sitting: str) -> bytes:
    if len(page) > MOST:
        raise Refusal(
            "pdf.too-long",
            "These minutes are too long for the site to put on paper while you wait; "
            f"`deputies minutes DIR {sitting} --format pdf` writes them.",
            found=f"{len(page)} characters",
            required=f"at most {MOST}",
        )
    if not _writing.acquire(timeout=_PATIENCE):
        raise Refusal("pdf.busy", "Other minutes are being put on paper; try again in a minute.")
    try:
        return _pdf_of(page)
    finally:
        _writing.release()
