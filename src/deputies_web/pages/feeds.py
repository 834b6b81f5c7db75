"""The feed: what the councils decided, for those who follow from afar."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from deputies.values import parse_date
from deputies_web.queries.decisions import DecisionLine, decisions
from deputies_web.queries.reading import open_reading

__all__ = ["decision_feed"]

MOST = 50


def decision_feed(request: HttpRequest, system: str) -> HttpResponse:
    """The last decisions of all councils, each with its vote, as an Atom feed."""
    reading = open_reading(system)
    address = request.build_absolute_uri
    feed = Atom1Feed(
        title=f"{reading.state.system.name}: decisions",
        link=address(f"/{system}/decisions/"),
        description="What the councils decided, and by which vote.",
        feed_url=address(request.path),
    )
    for line in decisions(reading, many=MOST)[1]:
        feed.add_item(
            title=f"{line.council_name}: {line.title}",
            link=address(f"/{system}/{line.page}"),
            description=_words(line),
            unique_id=address(f"/{system}/{line.page}#{line.id}"),
            updateddate=datetime.combine(parse_date(line.day), time(), UTC),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _words(line: DecisionLine) -> str:
    how = line.vote.words if line.vote else line.emergency
    return f"{line.text} ({how})" if how else line.text
