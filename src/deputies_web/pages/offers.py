"""What you may do here: the requests that belong to a page, that the visitor's offices may make, and that are timely.

This is a courtesy to people: the rules decide again, and alone, when the request is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.envelope import Actor
from deputies.acts.kinds import Kind, Place, check_office
from deputies.values import DeputiesError
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
        if any(reaches(kind, grant.actor, place, reading) for grant in grants):
            known = {key: value for key, value in fields.items() if value}
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
