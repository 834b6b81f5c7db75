"""Where a visitor goes after a request was taken: to the page of what it was about."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.envelope import Entry
from deputies.acts.kinds import Kind

__all__ = ["page_of"]

_PAGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "councils": (("council", "councils"),),
    "rolls": (("roll", "rolls"),),
    "plans": (("plan", "plans"),),
    "elections": (("election", "elections"),),
    "mandates": (("mandate", "mandates"), ("election", "elections")),
    "petitions": (("petition", "petitions"), ("motion", "motions")),
    "sittings": (("sitting", "sittings"),),
    "motions": (("amendment", "motions"), ("motion", "motions")),
    "decisions": (("motion", "motions"), ("decision", "decisions")),
    "organs": (("organ", "organs"), ("motion", "motions")),
    "matters": (("decision", "decisions"), ("motion", "motions")),
    "powers": (("council", "councils"), ("motion", "motions")),
    "notices": (("council", "councils"), ("motion", "motions")),
    "tasks": (("task", "tasks"),),
    "inspections": (("inspection", "inspections"),),
    "directives": (("directive", "directives"), ("motion", "motions")),
    "cases": (("case", "cases"),),
    "sanctions": (("sanction", "sanctions"), ("motion", "motions")),
    "parties": (("deputy", "deputies"),),
    "offices": (("deputy", "deputies"),),
}
"""Noun of the request -> fields that name its page, and the page's place; they stand in the request, or in its acts."""


def page_of(system: str, kind: Kind, entry: Entry) -> str:
    """Return the address of the page that shows what the request did; of its entry where there is none."""
    for field, place in _PAGES.get(kind.noun, ()):
        for said in (entry.request, *entry.acts):
            if isinstance(said.get(field), str):
                return f"/{system}/{place}/{said[field]}/"
    return f"/{system}/record/{entry.seq}/"
