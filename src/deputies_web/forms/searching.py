"""Choosing from thousands: a part of the name is written, and what fits it is shown. It needs no script.

The field takes an id, as a browser that knows the list writes it, or words. Words that fit one thing alone mean it;
where they fit several, the form comes back with these to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deputies.values.shape import fields_of
from deputies_web.forms.choices import Option, choices_for, names_new
from deputies_web.forms.scope import Scope

__all__ = ["HINTED", "LISTED", "matching", "settle_names"]

LISTED = 250
"""Up to so many stand in a list to choose from."""
HINTED = 4_000
"""Up to so many are sent along, so that the browser can complete what is written."""


def matching(options: Sequence[Option], text: str) -> tuple[Option, ...]:
    """Return the options that hold every word of a text, in their name or their id."""
    words = text.lower().split()
    return tuple(option for option in options if all(word in f"{option[1]} {option[0]}".lower() for word in words))


def settle_names(cls: type, plain: Mapping[str, Any], scope: Scope) -> tuple[dict[str, Any], bool]:
    """Return a request with ids in the place of words that fit one thing alone, and whether words are left."""
    settled, left = dict(plain), False
    for item in fields_of(cls):
        value = settled.get(item.name)
        if isinstance(value, str) and value and not names_new(item):
            settled[item.name], open_ = _settle(scope, item.name, value)
            left = left or open_
    return settled, left


def _settle(scope: Scope, field: str, value: str) -> tuple[str, bool]:
    if any(value in table for table in scope.reading.state.tables.values()):
        return value, False  # an id of something: no list has to be made for it
    options = choices_for(scope, field) or ()
    if len(options) <= LISTED or any(id_ == value for id_, _ in options):
        return value, False
    found = matching(options, value)
    return (found[0][0], False) if len(found) == 1 else (value, True)
