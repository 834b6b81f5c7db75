"""What you may do here: the requests that belong to a page, that the visitor's offices may make, and that are timely.

This is a courtesy to people: the rules decide again, and alone, when the request is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.deciding import decide
from deputies.acts.envelope import Actor
from deputies.acts.kinds import Kind, Place, check_office
from deputies.values import DeputiesError, Refusal
from deputies.values.shape import fields_of
from deputies_web import clock
from deputies_web.forms.choices import names_new, suggest_id
from deputies_web.forms.provided import PROVIDED
from deputies_web.forms.scope import scope_of
from deputies_web.people.offices import fitting_grants
from deputies_web.queries.reading import Reading
from deputies_web.queries.timely import is_for, is_timely

__all__ = ["Offer", "Offers", "all_offers", "offers_for"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A request the visitor may make: its title, where its form is, what it does."""

    kind: str
    title: str
    href: str
    doc: str


@dataclass(frozen=True, slots=True)
class Offers:
    """The panel: offers, and whether the visitor is one who holds no office here at all."""

    items: tuple[Offer, ...]
    signed_in: bool


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."


def reaches(kind: Kind, by: Actor, place: Place | None, reading: Reading) -> bool:
    """Whether an office may make this kind of request at this place, as far as the page knows the place."""
    if by.office not in kind.offices:
        return False
    if place is None:
        return True
    try:
        check_office(kind, by, place, reading.state)
    except DeputiesError:
        return False
    return True


def _known(kind: Kind, fields: Mapping[str, str]) -> dict[str, str]:
    """Return what a page knows of the fields of a request, without ids of things that the request brings into being."""
    names = {item.name for item in fields_of(kind.request) if not names_new(item)}
    return {key: value for key, value in fields.items() if value and key.partition(".")[0] in names}


_UNTRIED = {"declare-result", *(name for name, _ in PROVIDED)}
"""Requests that are not tried for an offer: a count takes long, and what the site adds itself is not there yet."""


def would_be_taken(reading: Reading, kind: Kind, by: Actor, known: Mapping[str, str]) -> bool:
    """Whether the rules would take a request that is known in full but for the id of something new.

    True as well where something is left that may be filled in: what that makes of it cannot be known here.
    """
    if kind.box or kind.name in _UNTRIED:
        return True
    plain: dict[str, Any] = {"kind": kind.name, **{key: value for key, value in known.items() if "." not in key}}
    for item in fields_of(kind.request):
        if item.name not in plain:
            if not names_new(item):
                return True
            plain[item.name] = suggest_id(scope_of(reading, plain, by, kind.name), item.name)
    try:
        decide(reading.state, plain, by=by, now=clock.now())
    except Refusal:
        return False
    except DeputiesError:
        return True
    return True


def offers_for(
    request: HttpRequest,
    reading: Reading,
    kinds: tuple[str, ...],
    fields: Mapping[str, str],
    place: Place | None = None,
) -> Offers:
    """Return the panel of a page. `fields` are what the page already knows of the request."""
    items = []
    for name in kinds:
        kind = CATALOGUE.get(name)
        if kind is None or not is_timely(name, reading.state, fields):
            continue
        grants = (
            grant
            for grant in fitting_grants(request, reading.system, kind)
            if is_for(name, reading.state, fields, grant.office)
        )
        known = _known(kind, fields)
        if any(
            reaches(kind, grant.actor, place, reading) and would_be_taken(reading, kind, grant.actor, known)
            for grant in grants
        ):
            href = f"/{reading.system}/do/{name}/" + (f"?{urlencode(known)}" if known else "")
            items.append(Offer(name, kind.title, href, first_sentence(kind.doc)))
    return Offers(tuple(items), request.user.is_authenticated)


def all_offers(request: HttpRequest, reading: Reading) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """Return every request the visitor's offices may make, by noun."""
    groups: dict[str, list[Offer]] = {}
    for name, kind in CATALOGUE.items():
        if name != "found-system" and fitting_grants(request, reading.system, kind):
            href = f"/{reading.system}/do/{name}/"
            groups.setdefault(kind.noun, []).append(Offer(name, kind.title, href, first_sentence(kind.doc)))
    return tuple((noun, tuple(items)) for noun, items in groups.items())
