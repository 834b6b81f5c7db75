"""The bulletin of a council: a page by month, a sheet to print, a feed to follow."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed

from deputies.acts.kinds import Place
from deputies.acts.telling import RUBRICS
from deputies.values import parse_moment
from deputies_web.pages.frame import show
from deputies_web.queries.bulletins import bulletin, latest_lines
from deputies_web.queries.reading import open_reading
from deputies_web.queries.systems import origin_of

__all__ = ["bulletin_feed", "bulletin_page", "bulletin_sheet"]

MOST = 50


def bulletin_page(request: HttpRequest, system: str, council: str) -> HttpResponse:
    """A month of a council's bulletin."""
    reading = open_reading(system)
    view = bulletin(reading, council, request.GET.get("month", ""))
    return show(request, reading, "bulletin.html", part="councils", where=Place(council=council), view=view)


def bulletin_sheet(request: HttpRequest, system: str, council: str) -> HttpResponse:
    """The same on a sheet of paper: two columns, no menu."""
    reading = open_reading(system)
    view = bulletin(reading, council, request.GET.get("month", ""))
    context = {"system": system, "name": reading.state.system.name, "view": view, "entries": reading.entries}
    return render(request, "sheet.html", context)


def bulletin_feed(request: HttpRequest, system: str, council: str) -> HttpResponse:
    """The last lines of a council's bulletin as an Atom feed; ids are of the record, and stay wherever it is served."""
    reading = open_reading(system)
    lines = latest_lines(reading, council, MOST)
    address, place = request.build_absolute_uri, f"/{system}/councils/{council}/bulletin/"
    feed = Atom1Feed(
        title=f"{reading.council_name(council)}: bulletin",
        link=address(place),
        description=f"What {reading.council_name(council)} decided and did, line by line.",
        feed_url=address(request.path),
    )
    origin = origin_of(system)
    for line in lines:
        feed.add_item(
            title=f"{RUBRICS[line.rubric]}: {line.words[:120]}{'…' if len(line.words) > 120 else ''}",
            link=address(f"{place}?month={line.at[:7]}#{line.anchor}"),
            description=f"{line.words} (By {line.by}; entry {line.seq}.)",
            unique_id=f"tag:{origin.split('/')[0]},{reading.state.system.founded}:{origin}/{line.seq}/{line.number}",
            updateddate=parse_moment(line.at),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
