"""Where a visitor goes after a request was taken: to the page of what it was about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deputies.acts.envelope import Entry
from deputies.acts.kinds import Kind
from deputies.acts.state import State

__all__ = ["page_of"]

_PAGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "councils": (("council", "councils"), ("motion", "motions")),
    "rolls": (("roll", "rolls"),),
    "plans": (("plan", "plans"),),
    "elections": (("election", "elections"),),
    "mandates": (("mandate", "mandates"), ("election", "elections"), ("mandates", "mandates")),
    "petitions": (("petition", "petitions"), ("motion", "motions")),
    "demands": (("demand", "demands"), ("motion", "motions")),
    "sittings": (("sitting", "sittings"),),
    "speeches": (("sitting", "sittings"), ("speech", "speeches")),
    "motions": (("amendment", "motions"), ("motion", "motions")),
    "decisions": (("motion", "motions"), ("decision", "decisions")),
    "organs": (("organ", "organs"), ("motion", "motions")),
    "matters": (("decision", "decisions"), ("motion", "motions")),
    "powers": (("council", "councils"), ("motion", "motions")),
    "notices": (("council", "councils"), ("motion", "motions"), ("notice", "notices")),
    "tasks": (("task", "tasks"),),
    "inspections": (("inspection", "inspections"),),
    "directives": (("directive", "directives"), ("motion", "motions")),
    "cases": (("case", "cases"),),
    "sanctions": (("sanction", "sanctions"), ("motion", "motions")),
    "parties": (("deputy", "deputies"),),
    "blocs": (("council", "councils"), ("bloc", "blocs")),
    "offices": (("deputy", "deputies"),),
    "statutes": (("motion", "motions"),),
}
"""Noun of the request -> fields that name its page, and the page's place; they stand in the request, or in its acts."""

_SHOWN_ON: Mapping[str, tuple[str, str]] = {
    "speeches": ("sitting", "sittings"),
    "notices": ("council", "councils"),
    "blocs": ("council", "councils"),
}
"""Nouns without a page of their own -> their field that names the noun on whose page they stand, and its place."""

_LISTS: Mapping[str, str] = {"systems": "", "parties": "parties/"}
"""Nouns of which all stand on one page."""


def page_of(system: str, kind: Kind, entry: Entry, state: State) -> str:
    """Return the address of the page that shows what the request did; of its entry where there is none.

    state  as the request left it.
    """
    for field, place in _PAGES.get(kind.noun, ()):
        for said in (entry.request, *entry.acts):
            for id_ in _ids(said.get(field)):
                found = _address(state, place, id_)
                if found:
                    return f"/{system}/{found}"
    if kind.noun in _LISTS:
        return f"/{system}/{_LISTS[kind.noun]}"
    return f"/{system}/record/{entry.seq}/"


def _ids(value: Any) -> Iterator[str]:
    """Yield what a field names: one thing, the first of several, or a thing that the request itself describes."""
    first = value[0] if isinstance(value, (list, tuple)) and value else value
    id_ = first.get("id") if isinstance(first, Mapping) else first
    if isinstance(id_, str):
        yield id_


def _address(state: State, place: str, id_: str) -> str:
    if place not in _SHOWN_ON:
        return f"{place}/{id_}/"
    noun = state.tables[place].get(id_)
    field, shown = _SHOWN_ON[place]
    return f"{shown}/{getattr(noun, field)}/" if noun is not None else ""
