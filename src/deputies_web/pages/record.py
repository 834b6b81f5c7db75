"""The record: pages for people, and the plain files behind them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from deputies_web.pages.frame import row_of, show
from deputies_web.queries import record
from deputies_web.queries.reading import open_reading

__all__ = ["checkpoint", "entry", "entry_file", "exhibit", "receipt", "record_list"]


def record_list(request: HttpRequest, system: str) -> HttpResponse:
    """The entries, the latest first."""
    reading = open_reading(system)
    page = record.record_page(reading, row_of(request, "before"))
    return show(
        request, reading, "record.html", part="record", page=page, checkpoint=record.checkpoint_text(reading.system)
    )


def entry(request: HttpRequest, system: str, seq: int) -> HttpResponse:
    """One entry."""
    reading = open_reading(system)
    return show(request, reading, "entry.html", part="record", view=record.entry_view(reading, seq))


def entry_file(request: HttpRequest, system: str, seq: int) -> HttpResponse:
    """The canonical bytes of an entry."""
    data = record.entry_bytes(open_reading(system).system, seq)
    return _file(data, "application/json", f"{system}-{seq}.json")


def receipt(request: HttpRequest, system: str, seq: int) -> HttpResponse:
    """The inclusion proof of an entry, as text."""
    text = record.receipt_text(open_reading(system).system, seq)
    return _file(text.encode(), "text/plain; charset=utf-8", f"{system}-{seq}.proof.txt")


def checkpoint(request: HttpRequest, system: str) -> HttpResponse:
    """The head of the record."""
    return HttpResponse(record.checkpoint_text(open_reading(system).system), content_type="text/plain; charset=utf-8")


def exhibit(request: HttpRequest, system: str, digest: str) -> HttpResponse:
    """A document of the record, by its digest. Its name is its content, so it may be kept for ever."""
    open_reading(system)
    answer = _file(record.exhibit_bytes(digest), "application/octet-stream", f"{digest[:16]}.bin")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
