"""Offices that people hold together: how many, which, and what does not go together."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.offices import held_offices
from deputies.mandates.offices import HeldOffice, conflicts_among
from deputies.mandates.terms import terms_in_a_row
from deputies.statutes.majorities import say_article
from deputies_web.queries.reading import Reading

__all__ = ["Holder", "OfficeLine", "holders_of_several", "long_terms", "offices_of"]


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office in words, and where it shows; `declared` is its id where the deputy declared it."""

    words: str
    href: str
    declared: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A deputy with the offices they hold, and sentences on those that do not go together."""

    deputy: str
    name: str
    offices: tuple[OfficeLine, ...]
    conflicts: tuple[str, ...]


def offices_of(reading: Reading, deputy: str) -> Holder:
    """Return the offices one deputy holds."""
    return _holder(reading, deputy, held_offices(reading.state).get(deputy, []))


def holders_of_several(reading: Reading, council: str = "", many: int = 40) -> tuple[int, tuple[Holder, ...]]:
    """Return how many deputies hold several offices, and `many` of them: those that clash first, then those with most.

    A post is not counted beside the seat in the executive that it comes with.
    council  only those who hold one of them there; "" for all.
    """
    held = held_offices(reading.state)
    provisions = reading.statute.incompatibilities
    several: list[tuple[int, int, str]] = []
    for deputy, offices in held.items():
        here = not council or any(item.council == council for item in offices)
        counted = len({item.source for item in offices})
        if here and counted > 1:
            several.append((-len(conflicts_among(provisions, offices)), -counted, deputy))
    kept = [deputy for _, _, deputy in sorted(several)[:many]]
    reading.learn(_name(reading, deputy) for deputy in kept)
    return len(several), tuple(_holder(reading, deputy, held[deputy]) for deputy in kept)


def _name(reading: Reading, deputy: str) -> str:
    mandates = reading.state.tables["mandates"].values()
    return next((item.name for item in mandates if item.deputy == deputy), "")


def _holder(reading: Reading, deputy: str, held: list[HeldOffice]) -> Holder:
    conflicts = conflicts_among(reading.statute.incompatibilities, held)
    name = _name(reading, deputy)
    return Holder(
        deputy,
        reading.name(name) if name else deputy,
        tuple(_line(reading, item) for item in held),
        tuple(
            f"{item.provision.one} and {item.provision.other} do not go together "
            f"({say_article(item.provision.article)})."
            for item in conflicts
        ),
    )


def _line(reading: Reading, item: HeldOffice) -> OfficeLine:
    base = f"/{reading.system}"
    declared = reading.state.tables["offices"].get(item.source)
    if declared is not None:
        return OfficeLine(f"{item.role.replace('-', ' ')}: {declared.text}", "", declared.id, declared.declared)
    council = reading.council_name(item.council)
    if item.role == "candidate":
        return OfficeLine(f"stands for {council}", f"{base}/elections/{item.source}/")
    words = {"deputy": "deputy in", "delegate": "delegate to", "executive": "executive of"}.get(item.role)
    return OfficeLine(f"{words or f'{item.role} of'} {council}", f"{base}/councils/{item.council}/")


def long_terms(reading: Reading) -> tuple[tuple[str, str, str, int, int], ...]:
    """Return (deputy, name, council, terms in a row, terms wished) where a soft limit of terms is passed."""
    provision = reading.statute.mandates
    most = provision.terms_most
    if most is None or not provision.terms_soft:
        return ()
    plans, found = tuple(reading.state.tables["plans"]), []
    for council in reading.state.tables["councils"].values():
        sat = tuple(reading.state.mandates_in(council.id))
        for item in reading.state.seated(council.id):
            row = terms_in_a_row(item.deputy, sat, plans=plans)
            if row > most:
                found.append((item.deputy, item.name, council.name, row, most))
    reading.learn(name for _, name, *_ in found)
    return tuple((deputy, reading.name(name), council, row, most) for deputy, name, council, row, most in found)
