"""Choosing from thousands: a part of the name is written, and what fits it is shown. It needs no script.

The field takes an id or words. Words that fit one thing alone mean it; where they fit several, the form comes back with
these to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from deputies.values.shape import fields_of
from deputies_web.forms.choices import Option, choices_for, names_new
from deputies_web.forms.scope import Scope

__all__ = ["choices_found", "is_known", "matching", "settle_names"]


def matching(options: Sequence[Option], text: str) -> tuple[Option, ...]:
    """Return the options that hold every word of a text, in their name or their id."""
    words = text.lower().split()
    return tuple(option for option in options if all(word in f"{option[1]} {option[0]}".lower() for word in words))


def choices_found(scope: Scope, field: str, text: str) -> tuple[Option, ...]:
    """Return the choices of a list, looked through to its end, that hold every word of a text; none for no words."""
    return matching(choices_for(replace(scope, whole=True), field) or (), text) if text.strip() else ()


def is_known(scope: Scope, text: str) -> bool:
    """Whether a text is the id of something: then no list has to be looked through for it."""
    return any(text in table for table in scope.reading.state.tables.values())


def settle_names(cls: type, plain: Mapping[str, Any], scope: Scope) -> tuple[dict[str, Any], bool]:
    """Return a request with ids in the place of words that fit one thing alone, and whether words are left."""
    settled, left = dict(plain), False
    for item in fields_of(cls):
        value = settled.get(item.name)
        if isinstance(value, str) and value and not names_new(item) and not is_known(scope, value):
            settled[item.name], open_ = _settle(scope, item.name, value)
            left = left or open_
    return settled, left


def _settle(scope: Scope, field: str, value: str) -> tuple[str, bool]:
    options = choices_for(scope, field) or ()
    if not scope.is_long(options):
        return value, False
    found = choices_found(scope, field, value)
    if any(id_ == value for id_, _ in found):
        return value, False
    return (found[0][0], False) if len(found) == 1 else (value, True)
