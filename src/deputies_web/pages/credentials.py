"""The credentials desk, and the credential as a card to print."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from deputies.acts.kinds import Place
from deputies.councils.numbering import number_in
from deputies.values import Refusal
from deputies_web import clock
from deputies_web.cards import card_code
from deputies_web.drawing.qr import draw_qr
from deputies_web.pages.frame import show
from deputies_web.people.permissions import sees_card
from deputies_web.queries.cards import card_view
from deputies_web.queries.credentials import desks
from deputies_web.queries.dues import dues
from deputies_web.queries.offices import holders_of_several, long_terms
from deputies_web.queries.reading import open_reading

__all__ = ["credential", "desk"]

_KINDS = (
    "issue-credentials", "confirm-credentials", "contest-credential", "hear-contest", "decide-contest",
    "seat-alternate", "take-leave", "end-leave", "seat-stand-in", "rotate-mandate", "call-early-election",
    "constitute-council", "declare-office", "end-office",
)  # fmt: skip


def desk(request: HttpRequest, system: str) -> HttpResponse:
    """Who was elected, whose credential waits, what is contested, which seats are empty: of one council or of all."""
    reading = open_reading(system)
    council = request.GET.get("council", "")
    if council:
        reading.state.council(council)
    today = clock.now()[:10]
    several, holders = holders_of_several(reading, council)
    return show(
        request,
        reading,
        "credentials.html",
        part="credentials",
        kinds=_KINDS,
        known={"council": council},
        where=Place(council=council) if council else None,
        desks=desks(reading, today, council),
        due=dues(reading, today, council),
        council=council,
        council_name=reading.council_name(council) if council else "",
        choices=[(item.id, item.name) for item in reading.state.tables["councils"].values()],
        hands=reading.statute.elections.confirmations,
        several=several,
        holders=holders,
        long_terms=long_terms(reading),
    )


def credential(request: HttpRequest, system: str, mandate: str) -> HttpResponse:
    """The credential of one mandate on one small page. Its code is a secret of the card."""
    reading = open_reading(system)
    held = reading.state.mandate(mandate)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not sees_card(request.user, system, held.council, held.deputy):
        raise Refusal(
            "office.wrong",
            "A credential with its code is seen by the credentials commission and by the deputy themselves; you hold "
            "no such office here.",
            required="credentials commission, or this deputy",
        )
    path = f"{reverse('system', args=[system])}card/{mandate}/{card_code(system, mandate)}/"
    address = request.build_absolute_uri(path)
    return show(
        request,
        reading,
        "credential.html",
        part="credentials",
        view=card_view(reading, held),
        number=number_in(reading.state.council(held.council), mandate),
        address=address,
        qr=draw_qr(address),
    )
