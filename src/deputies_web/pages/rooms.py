"""The live screens of a sitting: the desks of chair and secretary, a deputy's own screen, the projector.

    /<system>/sittings/<sitting>/            for everybody (`pages.sittings`)
    /<system>/sittings/<sitting>/chair/      for the chair of the council
    /<system>/sittings/<sitting>/secretary/  for its secretary
    /<system>/sittings/<sitting>/me/         for a deputy, made for a phone; `?part=own` is what is theirs
    /<system>/sittings/<sitting>/screen/     for a wall, readable from the last row
    /<system>/card/<mandate>/<code>/         what the code on a credential's card opens: its holder's check-in

Without a script they are the same pages, read once.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from deputies.councils.council import say_council
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Sitting
from deputies.values import Refusal
from deputies_web import clock
from deputies_web.cards import check_card
from deputies_web.drawing.qr import draw_qr
from deputies_web.live.rooms import KEYS, parts_of, wrapped
from deputies_web.pages.frame import PAGE, show, start_of, turning
from deputies_web.people.models import OfficeGrant
from deputies_web.people.permissions import grants_for
from deputies_web.queries.reading import Reading, open_reading
from deputies_web.queries.room import RoomView, own_view, room_view

__all__ = ["Desk", "attendance", "card", "desk", "desks_of", "own", "screen"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen the visitor may open, in words, and where it is."""

    words: str
    href: str


def desks_of(request: HttpRequest, reading: Reading, room: RoomView) -> tuple[Desk, ...]:
    """Return the screens that the visitor's offices open, and the projector's."""
    held = grants_for(request.user, reading.system)
    council, id_ = room.line.council, room.line.id

    def at(name: str) -> str:
        return reverse(name, args=(reading.system, id_))

    found = []
    if any((grant.office, grant.of) == ("chair", council) for grant in held):
        found.append(Desk("The chair's desk", at("chair-desk")))
    if any((grant.office, grant.of) == ("secretary", council) for grant in held):
        found.append(Desk("The secretary's desk", at("secretary-desk")))
    if any(_sits(reading, council, grant) for grant in held):
        found.append(Desk("Your own screen", at("own-screen")))
    found.append(Desk("For a projector", at("screen")))
    return tuple(found)


def _sits(reading: Reading, council: str, grant: OfficeGrant) -> bool:
    mandates = reading.state.mandates_in(council)
    return grant.office == "deputy" and any(item.deputy == grant.of and item.ended is None for item in mandates)


def _keys(request: HttpRequest, grant: OfficeGrant) -> str:
    """Return the hidden fields of a visitor's own request: against forgery, once only, in this office, and back here.

    The token is the page's own: of two forms sent from one page without a script, the second is another page.
    """
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="_token" value="{}">'
        '<input type="hidden" name="_grant" value="{}"><input type="hidden" name="_next" value="{}">',
        get_token(request),
        secrets.token_urlsafe(18),
        grant.pk,
        request.path,
    )


def _held(request: HttpRequest, system: str, office: str, of: str) -> OfficeGrant | None:
    held = grants_for(request.user, system)
    return next((grant for grant in held if (grant.office, grant.of) == (office, of)), None)


def desk(request: HttpRequest, system: str, sitting: str, screen: str) -> HttpResponse:
    """The desk of the chair or the secretary of the council that sits."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    reading = open_reading(system)
    room = room_view(reading, sitting)
    grant = _held(request, system, screen, room.line.council)
    if grant is None:
        raise Refusal(
            "office.wrong",
            f"This is the desk of the {screen} of the {say_council(room.line.council_name)}; you hold no such office.",
            required=f"{screen}:{room.line.council}",
        )
    parts = wrapped(parts_of(reading, sitting, screen, room), _keys(request, grant))
    return show(
        request, reading, f"{screen}_desk.html", part="sittings", room=room, parts=parts, grant=grant, screen=screen,
        now=clock.now(), desks=desks_of(request, reading, room),
    )  # fmt: skip


def own(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """A deputy's own screen: check in, ask to speak, vote."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    reading = open_reading(system)
    council = reading.state.get(Sitting, sitting, "sitting").council
    held = [grant for grant in grants_for(request.user, system) if grant.office == "deputy"]
    grant = next((one for one in held if _sits(reading, council, one)), held[0] if held else None)
    if grant is None:
        raise Refusal(
            "office.wrong",
            "This is the screen of a deputy, and you hold no mandate here; the page of the sitting is open to all.",
            required="deputy",
        )
    keys = _keys(request, grant)
    room = room_view(reading, sitting)
    mine = own_view(reading, room, grant.of, clock.now()[:10])
    html = render_to_string("room/own.html", {"own": mine, "system": system}).replace(KEYS, keys)
    if request.GET.get("part") == "own":
        return HttpResponse(html)
    parts = wrapped(parts_of(reading, sitting, "me", room, barred=bool(mine.barred)), keys)
    return show(
        request, reading, "own_screen.html", part="sittings", room=room, parts=parts, grant=grant, own=mine,
        own_html=html, now=clock.now(), screen="me",
    )  # fmt: skip


def screen(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """The screen for a wall."""
    reading = open_reading(system)
    room = room_view(reading, sitting)
    parts = wrapped(parts_of(reading, sitting, "screen", room), "")
    address = request.build_absolute_uri(reverse("own-screen", args=(system, sitting)))
    follow = draw_qr(address, label=f"Address of this sitting for deputies: {address}")
    return show(
        request, reading, "wall.html", part="", room=room, parts=parts, now=clock.now(), screen="screen",
        follow=follow, address=address,
    )  # fmt: skip


def attendance(request: HttpRequest, system: str, sitting: str) -> HttpResponse:
    """Who is there and who is not, page by page; `?find=` looks for a name."""
    reading = open_reading(system)
    room = room_view(reading, sitting, all_named=True)
    find = request.GET.get("find", "").strip().lower()
    listed = [(person, True) for person in room.present] + [(person, False) for person in room.absent]
    found = [line for line in listed if find in line[0].name.lower()] if find else listed
    start = start_of(request)
    grant = _held(request, system, "secretary", room.line.council) if request.user.is_authenticated else None
    return show(
        request, reading, "attendance.html", part="sittings", room=room, lines=found[start : start + PAGE], find=find,
        keys=_keys(request, grant) if grant else "", may=grant is not None and room.line.status != "closed",
        **turning(start, len(found)),
    )  # fmt: skip


def card(request: HttpRequest, system: str, mandate: str, code: str) -> HttpResponse:
    """What the code on a card opens: whose it is, whether it holds, and the check-in of the sitting of the day.

    The secretary of the council checks the holder in, or a deputy themselves; who is not signed in only sees that it is
    genuine.
    """
    reading = open_reading(system)
    held = reading.state.find(Mandate, mandate)
    if held is None or not check_card(system, mandate, code):
        raise Refusal("card.unknown", "This is not the code of a credential here.", required="the code on a card")
    sitting = _sitting_today(reading, held)
    room = room_view(reading, sitting.id) if sitting else None
    found = (
        _held(request, system, office, of) for office, of in (("secretary", held.council), ("deputy", held.deputy))
    )
    grant = next((one for one in found if one is not None), None) if request.user.is_authenticated else None
    answer = show(
        request, reading, "card_check.html", part="", person=reading.person(held), room=room, held=held,
        council_name=reading.council_name(held.council), keys=_keys(request, grant) if grant else "",
        present=sitting is not None and mandate in sitting.present, may=grant is not None and held.sits,
    )  # fmt: skip
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _sitting_today(reading: Reading, held: Mandate) -> Sitting | None:
    """The sitting a deputy can check in to now: open, or convened for the day."""
    today = clock.now()[:10]
    for item in reversed(reading.state.tables["sittings"].values()):
        ready = item.status in ("open", "suspended") or (item.status == "convened" and item.day <= today)
        if ready and item.council == held.council and item.section in (None, held.section):
            return item  # type: ignore[no-any-return]
    return None
